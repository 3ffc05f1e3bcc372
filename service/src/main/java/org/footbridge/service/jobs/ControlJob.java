package org.footbridge.service.jobs;

import java.time.Clock;
import java.util.Set;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.health.JobHealths;
import org.footbridge.service.health.JudgeJob;
import org.footbridge.service.storage.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts, pauses and restarts the job of a configuration by hand. */
@Component
public class ControlJob {
    private final Jobs jobs;
    private final JobHealths healths;
    private final JudgeJob judge;
    private final Escrows escrows;
    private final LetDeletesThrough deletes;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    public ControlJob(
            Jobs jobs,
            JobHealths healths,
            JudgeJob judge,
            Escrows escrows,
            LetDeletesThrough deletes,
            Transactions transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.jobs = jobs;
        this.healths = healths;
        this.judge = judge;
        this.escrows = escrows;
        this.deletes = deletes;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Cycles run again, the first at once. One that is neither paused nor switched off just runs.
     *
     * @throws ServiceFailure ConfigurationDisabled
     */
    public void start(SavedConfiguration saved, String by) {
        transactions.run(() -> {
            healths.start(saved.tenant(), saved.id(), clock.instant());
            jobs.request(saved.tenant(), saved.id(), false, by);
        });
        jobs.wake(new JobName(saved.tenant(), saved.id()));
    }

    /** No cycle begins any more until the job is started; the one that runs ends. */
    public void pause(SavedConfiguration saved, String by) {
        healths.pause(saved.tenant(), saved.id(), by, clock.instant());
    }

    /** The configuration is being made in this transaction: no cycle of it begins before the job is started. */
    public void makePaused(SavedConfiguration saved, String by) {
        healths.makePaused(saved.tenant(), saved.id(), by, clock.instant());
    }

    /** Puts the job into quarantine until it is let out by hand: it runs less and less often. */
    public void quarantine(SavedConfiguration saved, String by) {
        transactions.run(
                () -> judge.quarantine(saved, by, jobs.definition(saved).interval(), clock.instant()));
    }

    /**
     * Clears what the scopes say, starts the job and, unless nothing was cleared, has a cycle run at once.
     *
     * @return the number of the request, as of {@link Jobs#request}
     * @throws ServiceFailure ConfigurationDisabled
     */
    public long restart(SavedConfiguration saved, Set<RestartScope> scopes, String by) {
        long request = transactions.in(connection -> {
            healths.start(saved.tenant(), saved.id(), clock.instant());
            long number = jobs.request(saved.tenant(), saved.id(), scopes.contains(RestartScope.WATERMARK), by);
            for (RestartScope scope : scopes) {
                switch (scope) {
                    case QUARANTINE_STATE -> judge.release(saved.tenant(), saved.id());
                    case ESCROWS -> escrows.clear(saved.tenant(), saved.id());
                    case CONNECTOR_DATA_STORE -> forget(saved);
                    case FORCE_DELETES -> deletes.all(saved, by);
                    case NONE, WATERMARK, FULL -> {}
                }
            }
            return number;
        });
        jobs.wake(new JobName(saved.tenant(), saved.id()));
        return request;
    }

    private void forget(SavedConfiguration saved) {
        jdbc.sql("update discovered_schema set stale = true where tenant_id = ? and directory_id = ?")
                .params(saved.tenant().value(), saved.directoryId())
                .update();
        jdbc.sql("""
                        update job set aligned_rules = null, replan_requested = true, replan_by = requested,
                                       full_requested = true, full_by = requested
                        where tenant_id = ? and configuration_id = ?
                        """).params(saved.tenant().value(), saved.id()).update();
    }
}
