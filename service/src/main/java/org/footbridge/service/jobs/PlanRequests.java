package org.footbridge.service.jobs;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks for plans, and for what they show; the next cycle of the configuration, which begins at once, does it. */
@Component
public class PlanRequests {
    private final Jobs jobs;
    private final Plans plans;
    private final Configurations configurations;
    private final Transactions transactions;

    PlanRequests(Jobs jobs, Plans plans, Configurations configurations, Transactions transactions) {
        this.jobs = jobs;
        this.plans = plans;
        this.configurations = configurations;
        this.transactions = transactions;
    }

    /**
     * @param change a definition that is not saved; empty: what the next cycle would do
     * @return the plan, which waits to be made
     * @throws ServiceFailure what {@link Configurations#candidate} says of the change, ConfigurationDisabled (409)
     */
    public StoredPlan plan(SavedConfiguration saved, Optional<JsonNode> change, String by) {
        change.ifPresent(definition -> configurations.candidate(saved, definition));
        UUID id = Objects.requireNonNull(transactions.in(_ -> {
            UUID wanted = plans.want(saved.tenant(), saved.id(), saved.version(), change, by);
            jobs.requestPlan(saved.tenant(), saved.id());
            return wanted;
        }));
        return find(saved.tenant(), id);
    }

    /**
     * Has the next cycle do what a plan shows: with its change, which is saved; a configuration in staging mode becomes
     * active.
     *
     * @param acceptMoved whether what has changed since does not stop it
     * @return the plan, which waits to be applied
     * @throws ServiceFailure PlanNotFound (404), PlanNotReady, ConfigurationDisabled, JobPaused, JobDisabled (409)
     */
    public StoredPlan apply(TenantId tenant, UUID plan, boolean acceptMoved, String by) {
        StoredPlan found = find(tenant, plan);
        transactions.run(() -> {
            plans.wantApplied(tenant, plan, acceptMoved, by);
            jobs.requestPlan(tenant, found.configurationId());
        });
        return find(tenant, plan);
    }

    private StoredPlan find(TenantId tenant, UUID plan) {
        return plans.find(tenant, plan).orElseThrow(() -> Plans.notFound(plan));
    }
}
