package org.footbridge.simulation;

import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleState;
import org.footbridge.service.cycles.RunCycle;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.jobs.ControlJob;
import org.footbridge.service.jobs.Jobs;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the cycles of a history's configuration, life after life. Not thread-safe. */
final class Engine implements AutoCloseable {
    static final String CONFIGURATION = "main";

    private final Ground ground;
    private final LoopbackRelay relay;
    private final Clock clock;
    private final TenantId tenant;
    private final Random random;
    private @Nullable Life life;
    private int usualStatements = 40;

    Engine(Ground ground, LoopbackRelay relay, Clock clock, TenantId tenant, Random random) {
        this.ground = ground;
        this.relay = relay;
        this.clock = clock;
        this.tenant = tenant;
        this.random = random;
    }

    /** What may befall a cycle. */
    enum Fault {
        NONE,
        /** the service is gone at some moment, and starts again */
        KILLED,
        /** the database is gone from some moment on until the cycle has ended */
        DATABASE_LOST
    }

    <T> T the(Class<T> part) {
        return life().the(part);
    }

    private Life life() {
        if (life == null) {
            life = new Life(ground, relay, clock);
        }
        return life;
    }

    SavedConfiguration saved() {
        return the(Configurations.class).find(tenant, CONFIGURATION).orElseThrow();
    }

    UUID configuration() {
        return saved().id();
    }

    /** A cycle that looks for changes, or reads everything. */
    RunCycle.Ended cycle(boolean full, Fault fault) {
        SavedConfiguration saved = saved();
        request(saved, full);
        return run(saved, fault);
    }

    /** What was switched off after weeks of quarantine is switched on again, as an administrator would. */
    private void request(SavedConfiguration saved, boolean full) {
        try {
            the(Jobs.class).request(tenant, saved.id(), full, "history");
        } catch (ServiceFailure stopped) {
            the(ControlJob.class).start(saved, Administrator.NAME);
            the(Jobs.class).request(tenant, saved.id(), full, "history");
        }
    }

    /** A cycle that does what was asked for. */
    RunCycle.Ended run(Fault fault) {
        return run(saved(), fault);
    }

    private RunCycle.Ended run(SavedConfiguration saved, Fault fault) {
        FaultyDatabase database = life().database();
        int before = database.statements();
        if (fault != Fault.NONE) {
            database.breakAt(1 + random.nextInt(usualStatements), random.nextBoolean());
        }
        RunCycle.Ended ended;
        try {
            ended = the(RunCycle.class).run(saved, "history");
        } catch (RuntimeException failure) {
            if (!database.isBroken()) {
                throw failure;
            }
            ended = new RunCycle.Ended(CycleState.FAILED, true);
        }
        if (fault == Fault.NONE) {
            usualStatements = Math.max(20, database.statements() - before);
        }
        boolean struck = database.isBroken();
        if (fault == Fault.KILLED && struck) {
            end();
        } else {
            database.repair();
        }
        return ended;
    }

    /** As far as the last cycle is written down. */
    Optional<String> lastError() {
        return the(JdbcClient.class)
                .sql("select error_code from cycle where tenant_id = ? order by number desc limit 1")
                .param(tenant.value())
                .query(String.class)
                .optional();
    }

    private void end() {
        if (life != null) {
            life.close();
            life = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}
