package org.footbridge.simulation;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.acceptance.Differences;
import org.footbridge.acceptance.Oracle;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.cycles.CycleState;
import org.footbridge.service.cycles.RunCycle;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.simulation.Engine.Fault;

/** Has cycles run and judges what came of each, by what the directory holds and by what is wanted of it. */
final class Watch {
    private final Ground ground;
    private final World world;
    private final Engine engine;
    private final MovingClock clock;
    private final Tenant tenant;
    private final Evidence evidence;
    private final Report report;
    /** The version of the configuration by which the directory was looked at last. */
    private int seen;

    Watch(Ground ground, World world, Engine engine, MovingClock clock, Tenant tenant, Report report) {
        this.ground = ground;
        this.world = world;
        this.engine = engine;
        this.clock = clock;
        this.tenant = tenant;
        this.evidence = new Evidence(ground.database(), tenant.id());
        this.report = report;
    }

    /** Runs a cycle. */
    interface Cycle {
        RunCycle.Ended run();
    }

    /** A cycle that looks for changes, or reads everything. */
    RunCycle.Ended cycle(boolean full, Fault fault) throws LDAPException {
        return cycle(fault, () -> engine.cycle(full, fault));
    }

    /** A cycle that reads. */
    RunCycle.Ended cycle(Fault fault, Cycle cycle) throws LDAPException {
        RunCycle.Ended ended = requested(fault, cycle);
        if (ended.state() == CycleState.SUCCEEDED && engine.saved().mode() == ConfigurationMode.ACTIVE) {
            evidence.synchronised(oracle());
        }
        return ended;
    }

    /** A cycle that does what was asked for. */
    RunCycle.Ended requested() throws LDAPException {
        return requested(Fault.NONE, () -> engine.run(Fault.NONE));
    }

    RunCycle.Ended requested(Fault fault) throws LDAPException {
        return requested(fault, () -> engine.run(fault));
    }

    private RunCycle.Ended requested(Fault fault, Cycle cycle) throws LDAPException {
        Set<UUID> allowed = evidence.allowed();
        RunCycle.Ended ended = cycle.run();
        report.count("cycles " + ended.state());
        report.line("  cycle " + ended.state()
                + engine.lastError().map(code -> " " + code).orElse("") + (fault == Fault.NONE ? "" : " " + fault));
        if (engine.saved().version() != seen) {
            see();
        }
        evidence.look(clock.instant(), allowed, wanted().threshold() - 1).forEach(report::fault);
        return ended;
    }

    /** To be called after each change of the directory and of what is wanted of it. */
    void see() throws LDAPException {
        seen = engine.saved().version();
        evidence.see(oracle());
    }

    /** What is wrong with what was taken away since the last look, of which nobody was asked. */
    List<String> look(int most) {
        return evidence.look(clock.instant(), Set.of(), most);
    }

    /** Of everything in the tenant directory. */
    String contents() {
        return evidence.contents();
    }

    Wanted wanted() {
        return Wanted.saved(engine.saved().definition());
    }

    Set<UUID> living(Set<UUID> containers) {
        Set<UUID> living = new HashSet<>(containers);
        living.retainAll(units());
        return living;
    }

    /** Containers that may be excluded. */
    List<UUID> units() {
        return world.domain().snapshot().stream()
                .filter(object -> object.objectClass().equals("organizationalUnit"))
                .filter(object -> object.dn().endsWith("," + world.directory().container()))
                .map(object -> object.guid())
                .sorted()
                .toList();
    }

    Differences differences() throws LDAPException {
        return oracle().compare(ground.reader(tenant));
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
}
