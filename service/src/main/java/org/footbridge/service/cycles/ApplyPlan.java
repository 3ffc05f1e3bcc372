package org.footbridge.service.cycles;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.cycles.PlannedWork.Done;
import org.footbridge.service.cycles.PlannedWork.Prepared;
import org.footbridge.service.cycles.PlannedWork.Work;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.ComparePlan;
import org.footbridge.service.plans.ComparePlan.Moved;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Applies a plan: does once more in one transaction what made it, and keeps it if it came to what is shown. Else, and
 * whatever happens before its end, nothing is done.
 */
@Component
class ApplyPlan {
    static final String OUTDATED = "PlanOutdated";

    private final PlannedWork plannedWork;
    private final Configurations configurations;
    private final Plans plans;
    private final ComparePlan compare;
    private final PlanProgress progress;
    private final LongWork longWork;
    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;

    ApplyPlan(
            PlannedWork plannedWork,
            Configurations configurations,
            Plans plans,
            ComparePlan compare,
            PlanProgress progress,
            LongWork longWork,
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions) {
        this.plannedWork = plannedWork;
        this.configurations = configurations;
        this.plans = plans;
        this.compare = compare;
        this.progress = progress;
        this.longWork = longWork;
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
    }

    /**
     * What it came to.
     *
     * @param outdated why it is not kept; null: it is
     */
    private record Applied(End end, Moved moved, @Nullable ServiceFailure outdated) {
        boolean kept() {
            return outdated == null;
        }
    }

    Carried apply(UUID cycle, SavedConfiguration saved, Job job, StoredPlan plan) {
        Optional<ServiceFailure> other = other(saved, plan);
        if (other.isPresent()) {
            return Carried.notApplied(CycleState.HALTED, other.get());
        }
        Optional<ConfigurationDefinition> disabled =
                plan.change().map(change -> wanted(saved, change)).filter(definition -> !definition.enabled());
        if (disabled.isPresent()) {
            return saveOnly(cycle, saved, plan, disabled.get());
        }
        Prepared prepared = plannedWork.prepare(cycle, saved, job, plan.change());
        Applied applied;
        try {
            applied = atOnce(cycle, saved, plan, prepared.work());
        } catch (RuntimeException fault) {
            if (CycleFaults.isElsewhere(fault)) {
                throw fault;
            }
            return Carried.notApplied(CycleState.FAILED, CycleFaults.of(saved, cycle, fault));
        }
        ServiceFailure outdated = applied.outdated();
        if (outdated == null) {
            return Carried.of(applied.end());
        }
        transactions.run(() -> compare.mark(saved.tenant(), plan.id(), applied.moved()));
        return Carried.notApplied(CycleState.HALTED, outdated);
    }

    private Applied atOnce(UUID cycle, SavedConfiguration saved, StoredPlan plan, Work work) {
        boolean acceptMoved = plans.acceptsMoved(saved.tenant(), plan.id());
        progress.begin(cycle, plan.id());
        try {
            return longWork.turn(
                    saved.tenant(),
                    () -> transactions.atOnce(
                            connection -> inOne(cycle, saved, plan, work, acceptMoved), Applied::kept));
        } finally {
            progress.end(cycle);
        }
    }

    private Applied inOne(UUID cycle, SavedConfiguration saved, StoredPlan plan, Work work, boolean acceptMoved) {
        Done done = work.carryOut();
        Moved moved = compare.moved(saved.tenant(), plan.id(), cycle);
        if (moved.any() && !acceptMoved) {
            return new Applied(done.end(), moved, moved(saved, moved));
        }
        Staged staged = new Staged(saved.tenant(), saved.id());
        lease.hold(staged, cycle);
        Optional<SavedConfiguration> now = configurations.hold(saved);
        Optional<ServiceFailure> other = now.flatMap(found -> other(found, plan));
        if (other.isPresent() || now.isEmpty()) {
            return new Applied(done.end(), moved, other.orElseGet(() -> gone(saved)));
        }
        ledger.planned(staged, cycle, plan.id());
        compare.mark(saved.tenant(), plan.id(), moved);
        compare.applied(saved.tenant(), plan.id(), cycle, moved);
        configurations.apply(now.get(), done.context().definition(), true, by(plan));
        return new Applied(done.end(), moved, null);
    }

    private static String by(StoredPlan plan) {
        return plan.appliedBy().orElse(plan.requestedBy());
    }

    private ConfigurationDefinition wanted(SavedConfiguration saved, JsonNode change) {
        return configurations.definition(configurations.candidate(saved, change).configuration());
    }

    /** A definition by which nothing is done is saved, and that is all. */
    private Carried saveOnly(
            UUID cycle, SavedConfiguration saved, StoredPlan plan, ConfigurationDefinition definition) {
        Optional<ServiceFailure> outdated = transactions.in(_ -> {
            Staged staged = new Staged(saved.tenant(), saved.id());
            lease.hold(staged, cycle);
            Optional<SavedConfiguration> now = configurations.hold(saved);
            Optional<ServiceFailure> other = now.isEmpty() ? Optional.of(gone(saved)) : other(now.get(), plan);
            if (other.isEmpty()) {
                Moved nothingDone = compare.moved(saved.tenant(), plan.id(), cycle);
                compare.applied(saved.tenant(), plan.id(), cycle, nothingDone);
                configurations.apply(now.orElseThrow(), definition, false, by(plan));
            }
            return other;
        });
        return outdated.map(failure -> Carried.notApplied(CycleState.HALTED, failure))
                .orElseGet(() -> Carried.planned(Optional.empty()));
    }

    /** Whether it is not the configuration any more that the plan was made for. */
    private static Optional<ServiceFailure> other(SavedConfiguration saved, StoredPlan plan) {
        String since = saved.version() != plan.version()
                ? "was saved"
                : plan.mode().filter(mode -> mode != saved.mode()).isPresent()
                        ? "was put into " + saved.mode().text() + " mode"
                        : "";
        return since.isEmpty()
                ? Optional.empty()
                : Optional.of(outdated(
                        "The configuration '" + saved.name() + "' " + since
                                + " since the plan was made. Nothing was applied.",
                        "Make a new one: footbridge plan " + saved.name()));
    }

    private static ServiceFailure gone(SavedConfiguration saved) {
        return outdated(
                "The configuration '" + saved.name() + "' was deleted since the plan was made. Nothing was applied.",
                "List what there is: footbridge config list");
    }

    private static ServiceFailure moved(SavedConfiguration saved, Moved moved) {
        StringBuilder reason = new StringBuilder();
        if (!moved.shown().isEmpty()) {
            reason.append(moved.shown().size())
                    .append(" of the objects that the plan shows have changed since: ")
                    .append(named(moved.names(), moved.shown().size()))
                    .append(". ");
        }
        if (moved.lost() > 0) {
            reason.append(moved.lost())
                    .append(" objects that it does not show would be deleted or disabled, or lose members: ")
                    .append(named(moved.lostNames(), moved.lost()))
                    .append(". ");
        }
        return outdated(
                reason.append("Nothing was applied.").toString(),
                "Make a new one: footbridge plan " + saved.name()
                        + "; or apply it for what they are now, with --accept-moved.");
    }

    private static String named(List<String> names, int all) {
        return String.join(", ", names) + (names.size() < all ? ", ..." : "");
    }

    private static ServiceFailure outdated(String reason, String nextStep) {
        return new ServiceFailure(OUTDATED, 409, reason, nextStep);
    }
}
