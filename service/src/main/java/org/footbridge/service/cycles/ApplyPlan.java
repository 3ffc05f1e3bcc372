package org.footbridge.service.cycles;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.ComparePlan;
import org.footbridge.service.plans.ComparePlan.Moved;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** What is done about a plan before and after the cycle that applies it. */
@Component
class ApplyPlan {
    static final String OUTDATED = "PlanOutdated";

    private final Configurations configurations;
    private final Plans plans;
    private final ComparePlan compare;
    private final Transactions transactions;

    ApplyPlan(Configurations configurations, Plans plans, ComparePlan compare, Transactions transactions) {
        this.configurations = configurations;
        this.plans = plans;
        this.compare = compare;
        this.transactions = transactions;
    }

    /** @throws ServiceFailure PlanOutdated (409) when the configuration, or an object that it shows, is not as it was */
    void refuseMoved(SavedConfiguration saved, StoredPlan plan) {
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
    SavedConfiguration save(SavedConfiguration saved, StoredPlan plan) {
        String by = plan.appliedBy().orElse(plan.requestedBy());
        Optional<SavedConfiguration> changed =
                plan.change().map(definition -> configurations.save(saved.tenant(), saved.name(), definition, by));
        if (changed.isEmpty() && saved.mode() == ConfigurationMode.STAGING) {
            transactions.run(() -> configurations.mode(saved, ConfigurationMode.ACTIVE));
        }
        return Objects.requireNonNull(transactions
                .in(_ -> configurations.find(saved.tenant(), saved.id()))
                .orElse(saved));
    }

    /** Keeps how what the cycle did compares with what was shown. */
    void compare(SavedConfiguration saved, StoredPlan plan, UUID cycle) {
        transactions.run(() -> compare.applied(saved, plan.id(), cycle));
    }
}
