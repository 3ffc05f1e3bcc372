package org.footbridge.simulation;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.footbridge.acceptance.Change;
import org.footbridge.acceptance.Differences;
import org.footbridge.acceptance.Oracle;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleState;
import org.footbridge.service.cycles.ReconcileRequest;
import org.footbridge.service.cycles.RunCycle;
import org.footbridge.service.deletes.Chosen;
import org.footbridge.service.deletes.DecideDeletes;
import org.footbridge.service.deletes.Decision;
import org.footbridge.service.deletes.HeldDeletes;
import org.footbridge.service.deletes.PurgeObjects;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.jobs.ControlJob;
import org.footbridge.service.jobs.Jobs;
import org.footbridge.service.jobs.PlanRequests;
import org.footbridge.service.jobs.RestartScope;
import org.footbridge.service.plans.DiffPlans;
import org.footbridge.service.plans.PlanState;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.simulation.Engine.Fault;
import org.footbridge.simulation.LoopbackRelay.Trouble;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * One history: a directory is synchronised, changes, breaks; services and agents die; an administrator edits, plans, allows
 * and rejects; weeks pass. After every cycle nothing may be gone without evidence, and when all is well again the tenant is
 * what the directory is. The seed decides everything but the moments at which threads of one cycle overtake each other.
 */
final class History implements AutoCloseable {
    private static final String ADMINISTRATOR = "ann@example";
    private static final int LONGEST = 22;
    private static final int SHORTEST = 8;
    private static final int MOST_SETTLING = 12;

    private final Random random;
    private final Ground ground;
    private final MovingClock clock = new MovingClock();
    private final World world;
    private final Tenant tenant;
    private final LoopbackRelay relay;
    private final Engine engine;
    private final Evidence evidence;
    private final Report report = new Report();
    private final List<Weighted> steps;

    /** How a history went: what was done, and what was wrong. */
    static final class Report {
        private final List<String> lines = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final Map<String, Integer> counts = new HashMap<>();

        void line(String text) {
            lines.add(text);
        }

        void fault(String text) {
            faults.add(text);
            lines.add("WRONG: " + text);
        }

        void count(String what) {
            counts.merge(what, 1, Integer::sum);
        }

        List<String> lines() {
            return lines;
        }

        List<String> faults() {
            return faults;
        }

        Map<String, Integer> counts() {
            return counts;
        }
    }

    private interface Step {
        void make() throws LDAPException;
    }

    private record Weighted(int weight, String name, Step step) {}

    History(Ground ground, long seed, Path folder) throws LDAPException {
        this.ground = ground;
        this.random = new Random(seed);
        String name = "h" + Long.toUnsignedString(seed, 36) + "-" + Long.toString(System.nanoTime(), 36);
        String domain = name + ".example";
        ground.setAhead(Duration.ZERO);
        this.world = new World(domain, seed, folder);
        this.tenant = ground.makeTenant(name, domain);
        this.relay = new LoopbackRelay(world.agent("agent-1"), world.agent("agent-2"), new Random(~seed));
        this.engine = new Engine(ground, relay, clock, tenant.id(), random);
        this.evidence = new Evidence(ground.database(), tenant.id());
        this.steps = List.of(
                new Weighted(10, "changes", () -> change(1 + random.nextInt(8))),
                new Weighted(6, "a cycle", () -> cycle(false, Fault.NONE)),
                new Weighted(3, "a cycle that reads everything", () -> cycle(true, Fault.NONE)),
                new Weighted(5, "a cycle with trouble on the way", this::troubledCycle),
                new Weighted(4, "a cycle that is killed", () -> cycle(random.nextInt(4) == 0, Fault.KILLED)),
                new Weighted(3, "a cycle that loses the database", () -> cycle(false, Fault.DATABASE_LOST)),
                new Weighted(3, "a directory that fails", this::failingDirectory),
                new Weighted(2, "many deletes", this::deleteMany),
                new Weighted(4, "a decision on what is held", this::decide),
                new Weighted(4, "a plan that is applied", this::planAndApply),
                new Weighted(1, "staging for a while", this::stageForAWhile),
                new Weighted(2, "hours pass", () -> pass(Duration.ofHours(1 + random.nextInt(30)))),
                new Weighted(1, "weeks pass", () -> pass(Duration.ofDays(7 + random.nextInt(40)))),
                new Weighted(1, "reconciliation", this::reconcile),
                new Weighted(1, "a restart of the job", this::restart));
    }

    Report run() throws LDAPException {
        begin();
        int count = SHORTEST + random.nextInt(LONGEST - SHORTEST);
        for (int number = 0; number < count && report.faults().isEmpty(); number++) {
            Weighted chosen = choose();
            report.line("step " + (number + 1) + ": " + chosen.name());
            report.count(chosen.name());
            chosen.step().make();
        }
        if (report.faults().isEmpty()) {
            settle();
        }
        return report;
    }

    private Weighted choose() {
        int point = random.nextInt(steps.stream().mapToInt(Weighted::weight).sum());
        for (Weighted weighted : steps) {
            point -= weighted.weight();
            if (point < 0) {
                return weighted;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }

    /** Configures the directory, looks at the first plan and applies it. */
    void begin() throws LDAPException {
        engine.the(JdbcClient.class)
                .sql("insert into connected_directory (tenant_id, id, name) values (?, ?, ?)")
                .params(
                        tenant.id().value(),
                        UUID.randomUUID(),
                        world.directory().name())
                .update();
        Wanted wanted = new Wanted(Set.of(), Map.of(), 2 + random.nextInt(8), 5 + random.nextInt(30));
        engine.the(Configurations.class)
                .save(tenant.id(), Engine.CONFIGURATION, wanted.definition(world), ADMINISTRATOR, false);
        activate();
        if (engine.saved().mode() != ConfigurationMode.ACTIVE) {
            report.fault("the first plan was not applied");
        }
    }

    private void change(int count) throws LDAPException {
        List<Change> made = world.changes().make(count);
        made.forEach(change -> report.line("  " + change));
        see();
    }

    private void deleteMany() throws LDAPException {
        String kind = random.nextInt(3) == 0 ? "delete unit" : "delete person";
        world.changes()
                .make(kind, kind.equals("delete unit") ? 1 : 3 + random.nextInt(12))
                .forEach(change -> report.line("  " + change));
        see();
    }

    private void troubledCycle() throws LDAPException {
        List<Trouble> troubles = List.of(Trouble.values());
        Trouble trouble = troubles.get(1 + random.nextInt(troubles.size() - 1));
        report.line("  " + trouble);
        report.count(trouble.name());
        relay.befall(trouble, 1 + random.nextInt(3));
        boolean thin = trouble == Trouble.EMPTY_READING || trouble == Trouble.THIN_READING;
        cycle(thin || random.nextInt(3) == 0, Fault.NONE);
        relay.recover();
    }

    private void failingDirectory() throws LDAPException {
        Failure failure = Failure.values()[random.nextInt(Failure.values().length)];
        int measure = 1 + random.nextInt(40);
        report.line("  " + failure);
        report.count(failure.name());
        if (failure == Failure.DATABASE_REPLACED) {
            world.domain().changeInvocationId();
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (failure) {
                case PASSWORD_WRONG -> relay.only(world.lockedOut());
                case UNREACHABLE -> relay.only(world.astray());
                case RIGHTS_TAKEN -> relay.only(world.withoutRights());
                case CONNECTION_CLOSED -> world.domain().faults().closeConnectionAfterEntries(measure);
                case COOKIES_REFUSED -> world.domain().faults().refuseDirSyncCookies(true);
                case SET_BACK -> world.domain().faults().setBack(measure);
                case DATABASE_REPLACED -> {}
            }
            boolean full = random.nextInt(4) == 0;
            watched(Fault.NONE, () -> {
                RunCycle.Ended ended = engine.cycle(full, Fault.NONE);
                // who looks at what came of it is not to meet the trouble
                world.domain().faults().clear();
                return ended;
            });
        }
        relay.recover();
    }

    private enum Failure {
        PASSWORD_WRONG,
        UNREACHABLE,
        RIGHTS_TAKEN,
        CONNECTION_CLOSED,
        COOKIES_REFUSED,
        SET_BACK,
        DATABASE_REPLACED
    }

    /** Looks at what comes of it each time. */
    private RunCycle.Ended cycle(boolean full, Fault fault) throws LDAPException {
        return watched(fault, () -> engine.cycle(full, fault));
    }

    private interface Cycle {
        RunCycle.Ended run();
    }

    private RunCycle.Ended watched(Fault fault, Cycle cycle) throws LDAPException {
        Set<UUID> allowed = evidence.allowed();
        RunCycle.Ended ended = cycle.run();
        report.count("cycles " + ended.state());
        report.line("  cycle " + ended.state()
                + engine.lastError().map(code -> " " + code).orElse("") + (fault == Fault.NONE ? "" : " " + fault));
        // a plan that was applied has changed what is wanted
        see();
        Wanted wanted = wanted();
        evidence.look(clock.instant(), allowed, wanted.threshold()).forEach(report::fault);
        return ended;
    }

    private void decide() throws LDAPException {
        HeldDeletes held = engine.the(HeldDeletes.class);
        List<HeldDeletes.Item> items = held.page(engine.saved(), Optional.empty(), Optional.empty(), 0, 1000);
        if (items.isEmpty()) {
            return;
        }
        Decision decision = Decision.values()[random.nextInt(Decision.values().length)];
        Chosen chosen = random.nextBoolean()
                ? new Chosen.All(items.get(random.nextInt(items.size())).number(), Set.of())
                : new Chosen.Numbers(items.stream()
                        .filter(item -> random.nextInt(3) == 0)
                        .map(HeldDeletes.Item::number)
                        .collect(Collectors.toSet()));
        report.line("  " + decision + " of " + items.size() + " held");
        try {
            engine.the(DecideDeletes.class).decide(engine.saved(), decision, chosen, ADMINISTRATOR);
        } catch (ServiceFailure refused) {
            report.line("  " + refused.code());
        }
        cycle(false, Fault.NONE);
    }

    private void planAndApply() throws LDAPException {
        if (engine.saved().mode() == ConfigurationMode.STAGING) {
            return;
        }
        Optional<JsonNode> change = random.nextInt(4) == 0 ? Optional.empty() : edit();
        boolean moved = random.nextInt(3) == 0;
        plan(change).ifPresent(plan -> {
            try {
                if (moved) {
                    change(1 + random.nextInt(4));
                }
                apply(plan, moved, random.nextInt(4) == 0 ? Fault.KILLED : Fault.NONE);
            } catch (LDAPException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Another scope or other mappings. */
    private Optional<JsonNode> edit() {
        Wanted wanted = wanted();
        Wanted other;
        if (random.nextBoolean()) {
            Set<UUID> excluded = living(wanted.excluded());
            List<UUID> units = units();
            UUID unit = units.get(random.nextInt(units.size()));
            if (!excluded.remove(unit)) {
                excluded.add(unit);
            }
            other = wanted.with(excluded);
        } else {
            Map<String, Optional<String>> people = new HashMap<>(wanted.people());
            String property = List.of("companyName", "jobTitle", "department").get(random.nextInt(3));
            if (people.remove(property) == null) {
                people.put(
                        property, random.nextBoolean() ? Optional.of("All of " + random.nextInt(9)) : Optional.empty());
            }
            other = wanted.with(people).with(living(wanted.excluded()));
        }
        report.line("  wanted: " + other);
        return Optional.of(other.definition(world));
    }

    private Set<UUID> living(Set<UUID> containers) {
        Set<UUID> living = new HashSet<>(containers);
        living.retainAll(units());
        return living;
    }

    private List<UUID> units() {
        return world.domain().snapshot().stream()
                .filter(object -> object.objectClass().equals("organizationalUnit"))
                .filter(object -> object.dn().endsWith("," + world.directory().container()))
                .map(object -> object.guid())
                .sorted()
                .toList();
    }

    /** Nothing is written for it. */
    private Optional<UUID> plan(Optional<JsonNode> change) throws LDAPException {
        String before = evidence.contents();
        UUID plan;
        try {
            plan = engine.the(PlanRequests.class)
                    .plan(engine.saved(), change, ADMINISTRATOR)
                    .id();
        } catch (ServiceFailure refused) {
            report.line("  no plan: " + refused.code());
            return Optional.empty();
        }
        for (int i = 0; i < 3 && state(plan) == PlanState.WAITING; i++) {
            watched(Fault.NONE, () -> engine.run(Fault.NONE));
        }
        PlanState state = state(plan);
        report.line("  plan " + state
                + found(plan).failure().map(failure -> " " + failure.code()).orElse(""));
        report.count("plans " + state);
        if (!evidence.contents().equals(before)) {
            report.fault("a plan has written to the tenant directory");
        }
        return state == PlanState.READY ? Optional.of(plan) : Optional.empty();
    }

    private void apply(UUID plan, boolean moved, Fault fault) throws LDAPException {
        try {
            engine.the(PlanRequests.class).apply(tenant.id(), plan, false, ADMINISTRATOR);
        } catch (ServiceFailure refused) {
            report.fault("a plan that is ready cannot be applied: " + refused.code() + " " + refused.reason());
            return;
        }
        watched(fault, () -> engine.run(fault));
        for (int i = 0; i < 3 && state(plan) == PlanState.APPLYING; i++) {
            watched(Fault.NONE, () -> engine.run(Fault.NONE));
        }
        StoredPlan ended = found(plan);
        report.line("  apply " + ended.state()
                + ended.failure().map(failure -> " " + failure.code()).orElse(""));
        report.count("applied " + ended.state());
        if (ended.state() == PlanState.APPLIED && !moved) {
            List<DiffPlans.Difference> differences = engine.the(DiffPlans.class)
                    .withCycle(tenant.id(), plan, ended.appliedCycle().orElseThrow(), 20);
            if (!differences.isEmpty()) {
                report.fault("applying did something else than was shown: " + differences);
            }
        }
        if (ended.state() != PlanState.APPLIED && !moved && fault == Fault.NONE) {
            report.fault("nothing moved, and the plan was not applied: " + ended.state() + " " + ended.failure());
        }
        see();
    }

    private PlanState state(UUID plan) {
        return found(plan).state();
    }

    private StoredPlan found(UUID plan) {
        return engine.the(Plans.class).find(tenant.id(), plan).orElseThrow();
    }

    private void stageForAWhile() throws LDAPException {
        engine.the(Configurations.class).mode(engine.saved(), ConfigurationMode.STAGING);
        String before = evidence.contents();
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(1 + random.nextInt(5));
            cycle(random.nextInt(3) == 0, random.nextInt(4) == 0 ? Fault.KILLED : Fault.NONE);
        }
        if (!evidence.contents().equals(before)) {
            report.fault("something was written to the tenant directory in staging mode");
        }
        if (random.nextBoolean()) {
            activate();
        }
    }

    /** Shows what comes of it and does that. */
    private void activate() throws LDAPException {
        Optional<UUID> plan = plan(Optional.empty());
        if (plan.isPresent()) {
            apply(plan.get(), false, Fault.NONE);
        }
    }

    private void pass(Duration time) throws LDAPException {
        clock.advance(time);
        ground.setAhead(clock.ahead());
        report.line("  " + time.toHours() + " hours");
        int purged = engine.the(PurgeObjects.class).due(clock.instant());
        report.line("  purged " + purged);
        evidence.look(clock.instant(), Set.of(), 0).forEach(report::fault);
        if (random.nextBoolean()) {
            cycle(false, Fault.NONE);
        }
    }

    private void reconcile() throws LDAPException {
        SavedConfiguration saved = engine.saved();
        try {
            engine.the(Jobs.class)
                    .reconcile(tenant.id(), saved.id(), new ReconcileRequest(Optional.empty(), random.nextBoolean()));
        } catch (ServiceFailure refused) {
            report.line("  " + refused.code());
            return;
        }
        watched(Fault.NONE, () -> engine.run(Fault.NONE));
    }

    private void restart() throws LDAPException {
        Set<RestartScope> scopes = new HashSet<>();
        for (RestartScope scope : RestartScope.values()) {
            if (scope != RestartScope.NONE && scope != RestartScope.FORCE_DELETES && random.nextInt(3) == 0) {
                scopes.add(scope);
            }
        }
        report.line("  " + new TreeSet<>(scopes));
        engine.the(ControlJob.class).restart(engine.saved(), scopes, ADMINISTRATOR);
        watched(Fault.NONE, () -> engine.run(Fault.NONE));
    }

    /** All is well again, and everything that waits for an administrator is allowed. */
    private void settle() throws LDAPException {
        report.line("all is well again");
        engine.the(ControlJob.class).start(engine.saved(), ADMINISTRATOR);
        pass(Duration.ofDays(1));
        boolean full = true;
        String last = "";
        for (int round = 0; round < MOST_SETTLING && report.faults().isEmpty(); round++) {
            if (!living(wanted().excluded()).equals(wanted().excluded())) {
                report.line("  containers that are gone are taken out of the scope");
                engine.the(Configurations.class).mode(engine.saved(), ConfigurationMode.STAGING);
                engine.the(Configurations.class)
                        .save(
                                tenant.id(),
                                Engine.CONFIGURATION,
                                wanted().with(living(wanted().excluded())).definition(world),
                                ADMINISTRATOR,
                                false);
            }
            if (engine.saved().mode() == ConfigurationMode.STAGING) {
                activate();
            }
            RunCycle.Ended ended = cycle(full, Fault.NONE);
            full = ended.state() == CycleState.FAILED;
            // what was rejected is no decision any more
            decide(Decision.REVOKE);
            decide(Decision.ALLOW);
            boolean good = ended.state() == CycleState.SUCCEEDED || ended.state() == CycleState.PARTIAL;
            String contents = evidence.contents();
            if (good && contents.equals(last)) {
                compare();
                return;
            }
            last = contents;
        }
        report.fault("it does not come to rest");
    }

    private void decide(Decision decision) {
        engine.the(DecideDeletes.class)
                .decide(engine.saved(), decision, new Chosen.All(Long.MAX_VALUE, Set.of()), ADMINISTRATOR);
    }

    Tenant tenant() {
        return tenant;
    }

    /** What is wrong with what was taken away since the last look. */
    List<String> judge() {
        return evidence.look(clock.instant(), Set.of(), wanted().threshold());
    }

    Differences differences() throws LDAPException {
        return oracle().compare(ground.reader(tenant));
    }

    private void compare() throws LDAPException {
        Differences differences = differences();
        report.line("compared: " + differences);
        if (!differences.none()) {
            report.fault(differences.toString());
        }
    }

    private void see() throws LDAPException {
        evidence.see(oracle());
    }

    private Wanted wanted() {
        return Wanted.saved(engine.saved().definition());
    }

    /** What the tenant must hold by what the directory holds now and by the configuration that is saved. */
    private Oracle oracle() throws LDAPException {
        Wanted wanted = wanted();
        List<String> outside = living(wanted.excluded()).stream()
                .map(guid -> world.domain().object(guid.toString()).dn())
                .toList();
        Oracle.Source source = world.directory().source(Set.of(world.directory().name()), tenant.initialDomain());
        return Oracle.of(List.of(new Oracle.Source(
                source.dump(), source.expectation().withSettledNames().with(outside, wanted.people()))));
    }

    @Override
    public void close() {
        engine.close();
        world.close();
    }
}
