package org.footbridge.simulation;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.footbridge.acceptance.Change;
import org.footbridge.acceptance.Differences;
import org.footbridge.service.cycles.CycleState;
import org.footbridge.service.cycles.RunCycle;
import org.footbridge.service.deletes.Decision;
import org.footbridge.service.deletes.PurgeObjects;
import org.footbridge.service.jobs.ControlJob;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.simulation.Engine.Fault;
import org.footbridge.simulation.LoopbackRelay.Trouble;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One history: a directory is synchronised, changes, breaks; services and agents die; an administrator edits, plans, allows
 * and rejects; weeks pass. After every cycle nothing may be gone without evidence, and when all is well again the tenant is
 * what the directory is. The seed decides everything but the moments at which threads of one cycle overtake each other.
 */
final class History implements AutoCloseable {
    private static final int LONGEST = 22;
    private static final int SHORTEST = 8;
    private static final int MOST_SETTLING = 12;
    private static final List<Trouble> TROUBLES = List.copyOf(EnumSet.complementOf(EnumSet.of(Trouble.NONE)));

    private final Random random;
    private final Ground ground;
    private final MovingClock clock = new MovingClock();
    private final World world;
    private final Tenant tenant;
    private final LoopbackRelay relay;
    private final Engine engine;
    private final Watch watch;
    private final Administrator administrator;
    private final Report report = new Report();
    private final List<Weighted> steps;

    private interface Step {
        void make() throws LDAPException;
    }

    private record Weighted(int weight, String name, Step step) {}

    History(Ground ground, long seed, Path folder) throws LDAPException {
        this.ground = ground;
        this.random = new Random(seed);
        // people are invented by the name of their domain, too
        String name = "h" + Long.toUnsignedString(seed, 36);
        String domain = name + ".example";
        ground.setAhead(Duration.ZERO);
        this.world = new World(domain, seed, folder);
        this.tenant = ground.makeTenant(name, domain);
        this.relay = new LoopbackRelay(world.agent("agent-1"), world.agent("agent-2"), new Random(~seed));
        this.engine = new Engine(ground, relay, clock, tenant.id(), random);
        this.watch = new Watch(ground, world, engine, clock, tenant, report);
        this.administrator = new Administrator(random, world, tenant.id(), engine, watch, report, this::change);
        this.steps = List.of(
                new Weighted(10, "changes", () -> change(1 + random.nextInt(8))),
                new Weighted(6, "a cycle", () -> watch.cycle(false, Fault.NONE)),
                new Weighted(3, "a cycle that reads everything", () -> watch.cycle(true, Fault.NONE)),
                new Weighted(5, "a cycle with trouble on the way", this::troubledCycle),
                new Weighted(4, "a cycle that is killed", () -> watch.cycle(random.nextInt(4) == 0, Fault.KILLED)),
                new Weighted(3, "a cycle that loses the database", () -> watch.cycle(false, Fault.DATABASE_LOST)),
                new Weighted(3, "a directory that fails", this::failingDirectory),
                new Weighted(2, "many deletes", this::deleteMany),
                new Weighted(4, "a decision on what is held", administrator::decideSome),
                new Weighted(4, "a plan that is applied", administrator::planAndApply),
                new Weighted(1, "staging for a while", administrator::stageForAWhile),
                new Weighted(2, "hours pass", () -> pass(Duration.ofHours(1 + random.nextInt(30)))),
                new Weighted(1, "weeks pass", () -> pass(Duration.ofDays(7 + random.nextInt(40)))),
                new Weighted(1, "reconciliation", administrator::reconcile),
                new Weighted(1, "a restart of the job", administrator::restart));
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

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
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

    /** Connects the directory and has everything synchronised for the first time. */
    void begin() throws LDAPException {
        engine.the(JdbcClient.class)
                .sql("insert into connected_directory (tenant_id, id, name) values (?, ?, ?)")
                .params(
                        tenant.id().value(),
                        UUID.randomUUID(),
                        world.directory().name())
                .update();
        administrator.begin();
    }

    private void change(int count) throws LDAPException {
        List<Change> made = world.changes().make(count);
        made.forEach(change -> report.line("  " + change));
        watch.see();
    }

    private void deleteMany() throws LDAPException {
        String kind = random.nextInt(3) == 0 ? "delete unit" : "delete person";
        world.changes()
                .make(kind, kind.equals("delete unit") ? 1 : 3 + random.nextInt(12))
                .forEach(change -> report.line("  " + change));
        watch.see();
    }

    private void troubledCycle() throws LDAPException {
        Trouble trouble = any(TROUBLES);
        report.line("  " + trouble);
        report.count(trouble.name());
        relay.befall(trouble, 1 + random.nextInt(3));
        boolean thin = trouble == Trouble.EMPTY_READING || trouble == Trouble.THIN_READING;
        watch.cycle(thin || random.nextInt(3) == 0, Fault.NONE);
        relay.recover();
    }

    private void failingDirectory() throws LDAPException {
        Failure failure = any(List.of(Failure.values()));
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
            watch.cycle(Fault.NONE, () -> {
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

    private void pass(Duration time) throws LDAPException {
        clock.advance(time);
        ground.setAhead(clock.ahead());
        report.line("  " + time.toHours() + " hours");
        int purged = engine.the(PurgeObjects.class).due(clock.instant());
        report.line("  purged " + purged);
        watch.look(0).forEach(report::fault);
        if (random.nextBoolean()) {
            watch.cycle(false, Fault.NONE);
        }
    }

    /** All is well again, and everything that waits for an administrator is allowed. */
    private void settle() throws LDAPException {
        report.line("all is well again");
        engine.the(ControlJob.class).start(engine.saved(), Administrator.NAME);
        pass(Duration.ofDays(1));
        boolean full = true;
        String last = "";
        for (int round = 0; round < MOST_SETTLING && report.faults().isEmpty(); round++) {
            administrator.putRight();
            RunCycle.Ended ended = watch.cycle(full, Fault.NONE);
            full = ended.state() == CycleState.FAILED;
            // what was rejected is no decision any more
            administrator.decide(Decision.REVOKE);
            administrator.decide(Decision.ALLOW);
            boolean good = ended.state() == CycleState.SUCCEEDED || ended.state() == CycleState.PARTIAL;
            String contents = watch.contents();
            if (good && contents.equals(last)) {
                compare();
                return;
            }
            last = contents;
        }
        report.fault("it does not come to rest");
    }

    Tenant tenant() {
        return tenant;
    }

    /** What is wrong with what was taken away since the last look. */
    List<String> judge() {
        return watch.look(watch.wanted().threshold() - 1);
    }

    Differences differences() throws LDAPException {
        return watch.differences();
    }

    private void compare() throws LDAPException {
        Differences differences = watch.differences();
        report.line("compared: " + differences);
        if (!differences.none()) {
            report.fault(differences.toString());
        }
    }

    @Override
    public void close() {
        engine.close();
        world.close();
    }
}
