package org.footbridge.service.cycles;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.cycles.CycleLedger.Job;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.ComparePlan;
import org.footbridge.service.plans.ComparePlan.Moved;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** Has a cycle do what a plan shows, and compares what it did with it. */
@Component
class ApplyPlan {
    static final String OUTDATED = "PlanOutdated";

    private final Configurations configurations;
    private final Plans plans;
    private final ComparePlan compare;
    private final CycleContexts contexts;
    private final StageDirectory stage;
    private final Rehearse rehearse;
    private final CarryOut carryOut;
    private final CycleLedger ledger;
    private final Transactions transactions;
    private final Clock clock;

    ApplyPlan(
            Configurations configurations,
            Plans plans,
            ComparePlan compare,
            CycleContexts contexts,
            StageDirectory stage,
            Rehearse rehearse,
            CarryOut carryOut,
            CycleLedger ledger,
            Transactions transactions,
            Clock clock) {
        this.configurations = configurations;
        this.plans = plans;
        this.compare = compare;
        this.contexts = contexts;
        this.stage = stage;
        this.rehearse = rehearse;
        this.carryOut = carryOut;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What it shows is looked at again after a reading of what is new; then the cycle does it. */
    End apply(UUID cycle, SavedConfiguration saved, Job job, StoredPlan wanted) {
        rehearse.readBefore(cycle, saved, job, wanted);
        refuseMoved(saved, wanted);
        SavedConfiguration after = save(saved, wanted);
        Job taken =
                transactions.in(_ -> ledger.takeAgain(new Staged(saved.tenant(), saved.id()), cycle, clock.instant()));
        Job asked = wanted.change().isPresent() ? taken.withOtherRules(taken.fullRequested()) : taken;
        CycleContext context = contexts.of(cycle, after, asked);
        End end = carryOut.write(context, asked, stage.stage(context, asked));
        compare(after, wanted, cycle);
        return end;
    }

    /** @throws ServiceFailure PlanOutdated (409) when the configuration, or an object that it shows, is not as it was */
    private void refuseMoved(SavedConfiguration saved, StoredPlan plan) {
        if (saved.version() != plan.version()) {
            throw outdated("The configuration '" + saved.name() + "' was saved since the plan was made.", saved);
        }
        Moved moved = transactions.in(_ -> compare.moved(saved, plan.id()));
        if (moved.objects() > 0 && !plans.acceptsMoved(saved.tenant(), plan.id())) {
            throw outdated(
                    moved.objects() + " of the objects that the plan shows have changed since: "
                            + String.join(", ", moved.names())
                            + (moved.objects() > moved.names().size() ? ", ..." : "")
                            + ". Nothing was applied.",
                    saved);
        }
    }

    private static ServiceFailure outdated(String reason, SavedConfiguration saved) {
        return new ServiceFailure(
                OUTDATED,
                409,
                reason,
                "Make a new one: footbridge plan " + saved.name()
                        + "; or apply it for what they are now, with --accept-moved.");
    }

    /** Saves the definition that was planned for; a configuration in staging mode becomes active by its plan. */
    private SavedConfiguration save(SavedConfiguration saved, StoredPlan plan) {
        String by = plan.appliedBy().orElse(plan.requestedBy());
        Optional<SavedConfiguration> changed =
                plan.change().map(definition -> configurations.save(saved.tenant(), saved.name(), definition, by));
        if (changed.isEmpty() && saved.mode() == ConfigurationMode.STAGING) {
            transactions.run(() -> configurations.mode(saved, ConfigurationMode.ACTIVE, by));
        }
        return Objects.requireNonNull(transactions
                .in(_ -> configurations.find(saved.tenant(), saved.id()))
                .orElse(saved));
    }

    /** Keeps how what the cycle did compares with what was shown. */
    private void compare(SavedConfiguration saved, StoredPlan plan, UUID cycle) {
        transactions.run(() -> compare.applied(saved, plan.id(), cycle));
    }
}
