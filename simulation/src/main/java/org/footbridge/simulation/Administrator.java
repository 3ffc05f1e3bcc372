package org.footbridge.simulation;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ReconcileRequest;
import org.footbridge.service.deletes.Chosen;
import org.footbridge.service.deletes.DecideDeletes;
import org.footbridge.service.deletes.Decision;
import org.footbridge.service.deletes.HeldDeletes;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.jobs.ControlJob;
import org.footbridge.service.jobs.Jobs;
import org.footbridge.service.jobs.PlanRequests;
import org.footbridge.service.jobs.RestartScope;
import org.footbridge.service.plans.DiffPlans;
import org.footbridge.service.plans.PlanState;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.simulation.Engine.Fault;
import tools.jackson.databind.JsonNode;

/** Edits, plans, applies, stages, decides and restarts, and is told no lie. */
final class Administrator {
    static final String NAME = "ann@example";

    private static final int MANY = 10_000;
    private static final Set<String> TAKING = Set.of("delete", "disable");

    private final Random random;
    private final World world;
    private final TenantId tenant;
    private final Engine engine;
    private final Watch watch;
    private final Report report;
    private final Changing changes;

    /** Makes changes to the directory. */
    interface Changing {
        void make(int count) throws LDAPException;
    }

    Administrator(
            Random random, World world, TenantId tenant, Engine engine, Watch watch, Report report, Changing changes) {
        this.random = random;
        this.world = world;
        this.tenant = tenant;
        this.engine = engine;
        this.watch = watch;
        this.report = report;
        this.changes = changes;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Says what is to be synchronised, looks at what comes of it, and has it done. */
    void begin() throws LDAPException {
        Wanted wanted = new Wanted(Set.of(), Map.of(), 2 + random.nextInt(8), 5 + random.nextInt(30));
        engine.the(Configurations.class).save(tenant, Engine.CONFIGURATION, wanted.definition(world), NAME, false);
        activate();
        if (engine.saved().mode() != ConfigurationMode.ACTIVE) {
            report.fault("the first plan was not applied");
        }
    }

    /** Containers that are gone are taken out of the scope; a configuration in staging mode becomes active. */
    void putRight() throws LDAPException {
        Wanted wanted = watch.wanted();
        Set<UUID> living = watch.living(wanted.excluded());
        if (!living.equals(wanted.excluded())) {
            report.line("  containers that are gone are taken out of the scope");
            stage();
            engine.the(Configurations.class)
                    .save(tenant, Engine.CONFIGURATION, wanted.with(living).definition(world), NAME, false);
        }
        if (engine.saved().mode() == ConfigurationMode.STAGING) {
            activate();
        }
    }

    void decideSome() throws LDAPException {
        HeldDeletes held = engine.the(HeldDeletes.class);
        List<HeldDeletes.Item> items = held.page(engine.saved(), Optional.empty(), Optional.empty(), 0, 1000);
        if (items.isEmpty()) {
            return;
        }
        Decision decision = any(List.of(Decision.values()));
        Chosen chosen = random.nextBoolean()
                ? new Chosen.All(any(items).number(), Set.of())
                : new Chosen.Numbers(items.stream()
                        .filter(item -> random.nextInt(3) == 0)
                        .map(HeldDeletes.Item::number)
                        .collect(Collectors.toSet()));
        report.line("  " + decision + " of " + items.size() + " held");
        try {
            engine.the(DecideDeletes.class).decide(engine.saved(), decision, chosen, NAME);
        } catch (ServiceFailure refused) {
            report.line("  " + refused.code());
        }
        watch.cycle(false, Fault.NONE);
    }

    void planAndApply() throws LDAPException {
        if (engine.saved().mode() == ConfigurationMode.STAGING) {
            return;
        }
        Optional<JsonNode> change = random.nextInt(4) == 0 ? Optional.empty() : edit();
        boolean moved = random.nextInt(3) == 0;
        plan(change).ifPresent(plan -> {
            try {
                if (moved) {
                    changes.make(1 + random.nextInt(4));
                }
                apply(plan, moved, random.nextInt(4) == 0 ? Fault.KILLED : Fault.NONE);
            } catch (LDAPException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Another scope or other mappings. */
    private Optional<JsonNode> edit() {
        Wanted wanted = watch.wanted();
        Wanted other;
        if (random.nextBoolean()) {
            Set<UUID> excluded = watch.living(wanted.excluded());
            List<UUID> units = watch.units();
            UUID unit = any(units);
            if (!excluded.remove(unit)) {
                excluded.add(unit);
            }
            other = wanted.with(excluded);
        } else {
            Map<String, Optional<String>> people = new HashMap<>(wanted.people());
            String property = any(List.of("companyName", "jobTitle", "department"));
            if (people.remove(property) == null) {
                people.put(
                        property, random.nextBoolean() ? Optional.of("All of " + random.nextInt(9)) : Optional.empty());
            }
            other = wanted.with(people).with(watch.living(wanted.excluded()));
        }
        report.line("  wanted: " + other);
        return Optional.of(other.definition(world));
    }

    /** Nothing is written for it. */
    private Optional<UUID> plan(Optional<JsonNode> change) throws LDAPException {
        String before = watch.contents();
        UUID plan;
        try {
            plan = engine.the(PlanRequests.class)
                    .plan(engine.saved(), change, NAME)
                    .id();
        } catch (ServiceFailure refused) {
            report.line("  no plan: " + refused.code());
            return Optional.empty();
        }
        for (int i = 0; i < 3 && state(plan) == PlanState.WAITING; i++) {
            watch.requested();
        }
        PlanState state = state(plan);
        report.line("  plan " + state
                + found(plan).failure().map(failure -> " " + failure.code()).orElse(""));
        report.count("plans " + state);
        if (!watch.contents().equals(before)) {
            report.fault("a plan has written to the tenant directory");
        }
        return state == PlanState.READY ? Optional.of(plan) : Optional.empty();
    }

    private void apply(UUID plan, boolean moved, Fault fault) throws LDAPException {
        try {
            engine.the(PlanRequests.class).apply(tenant, plan, false, NAME);
        } catch (ServiceFailure refused) {
            report.fault("a plan that is ready cannot be applied: " + refused.code() + " " + refused.reason());
            return;
        }
        watch.requested(fault);
        for (int i = 0; i < 3 && state(plan) == PlanState.APPLYING; i++) {
            watch.requested();
        }
        StoredPlan ended = found(plan);
        report.line("  apply " + ended.state()
                + ended.failure().map(failure -> " " + failure.code()).orElse(""));
        report.count("applied " + ended.state());
        if (ended.state() == PlanState.APPLIED) {
            List<DiffPlans.Difference> differences = notShown(plan, ended, moved);
            if (!differences.isEmpty()) {
                report.fault("applying did something else than was shown: " + differences);
            }
        }
        if (ended.state() != PlanState.APPLIED && !moved && fault == Fault.NONE) {
            report.fault("nothing moved, and the plan was not applied: " + ended.state() + " " + ended.failure());
        }
        watch.see();
    }

    /** What moved meanwhile comes along, unless it is about an object that was shown, or takes something away. */
    private List<DiffPlans.Difference> notShown(UUID plan, StoredPlan ended, boolean moved) {
        Set<UUID> shown = engine.the(Plans.class).objects(tenant, plan, null, null, "", false, 0, MANY).stream()
                .flatMap(line -> line.sourceGuid().stream())
                .collect(Collectors.toSet());
        return engine
                .the(DiffPlans.class)
                .withCycle(tenant, plan, ended.appliedCycle().orElseThrow(), MANY)
                .stream()
                .filter(line -> !moved || shown.contains(line.sourceGuid()) || TAKING.contains(line.action()))
                .toList();
    }

    private PlanState state(UUID plan) {
        return found(plan).state();
    }

    private StoredPlan found(UUID plan) {
        return engine.the(Plans.class).find(tenant, plan).orElseThrow();
    }

    void stageForAWhile() throws LDAPException {
        stage();
        String before = watch.contents();
        for (int i = random.nextInt(3); i >= 0; i--) {
            changes.make(1 + random.nextInt(5));
            watch.cycle(random.nextInt(3) == 0, random.nextInt(4) == 0 ? Fault.KILLED : Fault.NONE);
        }
        if (!watch.contents().equals(before)) {
            report.fault("something was written to the tenant directory in staging mode");
        }
        if (random.nextBoolean()) {
            activate();
        }
    }

    private void stage() {
        engine.the(Transactions.class)
                .run(() -> engine.the(Configurations.class).mode(engine.saved(), ConfigurationMode.STAGING, NAME));
    }

    /** Shows what comes of it and does that. */
    void activate() throws LDAPException {
        Optional<UUID> plan = plan(Optional.empty());
        if (plan.isPresent()) {
            apply(plan.get(), false, Fault.NONE);
        }
    }

    void reconcile() throws LDAPException {
        SavedConfiguration saved = engine.saved();
        try {
            engine.the(Jobs.class)
                    .reconcile(tenant, saved.id(), new ReconcileRequest(Optional.empty(), random.nextBoolean()));
        } catch (ServiceFailure refused) {
            report.line("  " + refused.code());
            return;
        }
        watch.requested();
    }

    void restart() throws LDAPException {
        Set<RestartScope> scopes = new HashSet<>();
        for (RestartScope scope : RestartScope.values()) {
            if (scope != RestartScope.NONE && scope != RestartScope.FORCE_DELETES && random.nextInt(3) == 0) {
                scopes.add(scope);
            }
        }
        report.line("  " + new TreeSet<>(scopes));
        engine.the(ControlJob.class).restart(engine.saved(), scopes, NAME);
        watch.requested();
    }

    void decide(Decision decision) {
        engine.the(DecideDeletes.class)
                .decide(engine.saved(), decision, new Chosen.All(Long.MAX_VALUE, Set.of()), NAME);
    }
}
