package org.footbridge.service.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ReconcileRequest;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryChanged;
import org.footbridge.service.tenants.TenantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Asks for cycles. Each configuration has one job; requests made while it runs are not lost. */
@Component
public class Jobs {
    private final JdbcClient jdbc;
    private final Configurations configurations;
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    public Jobs(JdbcClient jdbc, Configurations configurations, ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.jdbc = jdbc;
        this.configurations = configurations;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Has a cycle run as soon as possible, one that reads.
     *
     * @param full read the directory again as a whole and compare
     * @param trigger who asked, e.g. {@code request} or {@code change}; for the account
     * @return number of the request; a cycle whose own request number is this or higher began after it
     */
    public long request(TenantId tenant, UUID configuration, boolean full, String trigger) {
        refuseDisabled(tenant, configuration);
        long number = jdbc.sql("""
                        update job set requested = requested + 1, read_requested = true, read_by = requested + 1,
                                       full_requested = full_requested or :full,
                                       full_by = case when :full then requested + 1 else full_by end
                        where tenant_id = :tenant and configuration_id = :configuration returning requested
                        """)
                .param("full", full)
                .param("tenant", tenant.value())
                .param("configuration", configuration)
                .query(Long.class)
                .single();
        wake(new JobName(tenant, configuration));
        return number;
    }

    /**
     * Has a cycle run as soon as possible that makes or applies the plan which waits for it. It answers no other request.
     *
     * @throws ServiceFailure ConfigurationDisabled, JobPaused, JobDisabled (409)
     */
    void requestPlan(TenantId tenant, UUID configuration) {
        refuseDisabled(tenant, configuration);
        wake(new JobName(tenant, configuration));
    }

    /**
     * Has the directory read again and compared by the next cycle, once: when that fails, it has to be asked for again.
     *
     * @return number of the request, as of {@link #request}
     */
    public long reconcile(TenantId tenant, UUID configuration, ReconcileRequest wish) {
        refuseDisabled(tenant, configuration);
        if (wish.repair()) {
            configurations.find(tenant, configuration).ifPresent(configurations::refuseStaging);
        }
        long number = jdbc.sql("""
                        update job set requested = requested + 1, read_requested = true, read_by = requested + 1,
                                       reconcile = :wish::jsonb
                        where tenant_id = :tenant and configuration_id = :configuration returning requested
                        """)
                .param("wish", wish.json())
                .param("tenant", tenant.value())
                .param("configuration", configuration)
                .query(Long.class)
                .single();
        wake(new JobName(tenant, configuration));
        return number;
    }

    private void refuseDisabled(TenantId tenant, UUID configuration) {
        SavedConfiguration saved = configurations
                .find(tenant, configuration)
                .orElseThrow(() -> new ServiceFailure(
                        "UnknownConfiguration",
                        404,
                        "There is no such configuration.",
                        "List them: footbridge config list"));
        if (!configurations.definition(saved).enabled()) {
            throw new ServiceFailure(
                    "ConfigurationDisabled",
                    409,
                    "The configuration '" + saved.name() + "' is disabled.",
                    "Set enabled: true and apply it again.");
        }
        refuseStopped(saved);
    }

    /** Whether a cycle can be asked for: the configuration is enabled, and the job neither paused nor switched off. */
    public boolean mayRun(SavedConfiguration saved) {
        return configurations.definition(saved).enabled()
                && jdbc.sql("""
                                select paused_at is null and disabled_at is null from job
                                where tenant_id = ? and configuration_id = ?
                                """)
                        .params(saved.tenant().value(), saved.id())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    private void refuseStopped(SavedConfiguration saved) {
        jdbc.sql("""
                        select paused_at is not null from job
                        where tenant_id = ? and configuration_id = ? and (paused_at is not null or disabled_at is not null)
                        """)
                .params(saved.tenant().value(), saved.id())
                .query(Boolean.class)
                .optional()
                .ifPresent(paused -> {
                    throw paused
                            ? new ServiceFailure(
                                    "JobPaused",
                                    409,
                                    "The job of '" + saved.name() + "' is paused.",
                                    "Start it: footbridge job start " + saved.name())
                            : new ServiceFailure(
                                    "JobDisabled",
                                    409,
                                    "The job of '" + saved.name()
                                            + "' was in quarantine for more than four weeks and is switched off.",
                                    "See why: footbridge job status " + saved.name()
                                            + ". Then start it: footbridge job start " + saved.name());
                });
    }

    /**
     * Makes the job of a saved configuration, or has it take notice of what was changed.
     *
     * @param readAgain the directory has to be read again as a whole
     */
    public void keep(SavedConfiguration saved, boolean readAgain) {
        jdbc.sql("""
                        insert into job (tenant_id, configuration_id, requested) values (:tenant, :configuration, 1)
                        on conflict (tenant_id, configuration_id)
                        do update set requested = job.requested + 1,
                                      full_requested = job.full_requested or :full,
                                      full_by = case when :full then job.requested + 1 else job.full_by end,
                                      replan_requested = true, replan_by = job.requested + 1
                        """)
                .param("tenant", saved.tenant().value())
                .param("configuration", saved.id())
                .param("full", readAgain)
                .update();
        wake(new JobName(saved.tenant(), saved.id()));
    }

    /** Has every configuration of a tenant plan everything again, because what holds for all of them was changed. */
    public void planAgain(TenantId tenant) {
        jdbc.sql("""
                        update job set requested = requested + 1, replan_requested = true, replan_by = requested + 1
                        where tenant_id = ?
                        """).params(tenant.value()).update();
    }

    void remove(TenantId tenant, UUID configuration) {
        JobName name = new JobName(tenant, configuration);
        Optional.ofNullable(scheduler.getIfAvailable())
                .filter(running ->
                        running.getScheduledExecution(name.instance()).isPresent())
                .ifPresent(running -> cancel(running, name));
    }

    private static void cancel(Scheduler running, JobName name) {
        try {
            running.cancel(name.instance());
        } catch (DbSchedulerException e) {
            // the next run finds no configuration and ends the job
            return;
        }
    }

    /** Whether something was requested after the last cycle began, or a plan waits. */
    boolean moreRequested(JobName name) {
        return jdbc.sql("""
                        select requested > begun or exists (
                            select 1 from plan p where p.tenant_id = j.tenant_id and p.configuration_id = j.configuration_id
                              and p.state in ('waiting', 'applying'))
                        from job j where tenant_id = ? and configuration_id = ?
                        """)
                .params(name.tenant().value(), name.configuration())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Configurations whose staged links wait for what another configuration of the tenant has just brought, or whose
     * objects wait for values that it let go of. A configuration whose last cycle did not come to such work, because it
     * failed or was held before anything was planned, has its own time for the next attempt and is not among them.
     */
    public List<UUID> withWork(TenantId tenant, UUID except) {
        return jdbc.sql("""
                        select c.id from configuration c
                        where c.tenant_id = ? and c.id <> ? and c.mode = 'active'
                          and (exists (select 1 from source_link_value v
                                       where v.tenant_id = c.tenant_id and v.configuration_id = c.id and v.dirty)
                               or exists (select 1 from link l
                                          where l.tenant_id = c.tenant_id and l.configuration_id = c.id and not l.aligned)
                               or exists (select 1 from source_object s
                                          where s.tenant_id = c.tenant_id and s.configuration_id = c.id
                                            and s.outcome = 'retry' and s.dirty))
                          and coalesce((select y.state in ('succeeded', 'partial') or y.error_code = 'TooManyDeletes'
                                        from cycle y where y.tenant_id = c.tenant_id and y.configuration_id = c.id
                                        order by y.number desc limit 1), true)
                        """)
                .params(tenant.value(), except)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * Whether the directory may have moved past what the configuration has read. Numbers of two databases cannot be
     * compared; a lower one of the same means that it was set back.
     */
    public boolean behind(SavedConfiguration saved, DirectoryChanged seen) {
        return jdbc.sql("""
                        select case when :database = '' then highest_usn < :usn
                                    else encode(invocation_id, 'hex') <> :database or highest_usn <> :usn end
                        from watermark
                        where tenant_id = :tenant and configuration_id = :configuration and newest
                        """)
                .param("database", seen.database())
                .param("usn", seen.highestUsn())
                .param("tenant", saved.tenant().value())
                .param("configuration", saved.id())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** When the job runs next by itself; empty when nothing runs jobs. */
    public Optional<Instant> nextRun(TenantId tenant, UUID configuration) {
        return Optional.ofNullable(scheduler.getIfAvailable())
                .flatMap(running -> running.getScheduledExecution(new JobName(tenant, configuration).instance()))
                .map(ScheduledExecution::getExecutionTime);
    }

    ConfigurationDefinition definition(SavedConfiguration saved) {
        return configurations.definition(saved);
    }

    /** Once what it is woken for is there to be seen. */
    void wake(JobName name) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wakeNow(name);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeNow(name);
            }
        });
    }

    private void wakeNow(JobName name) {
        Scheduler running = scheduler.getIfAvailable();
        if (running == null) {
            return;
        }
        var now = clock.instant();
        if (!running.scheduleIfNotExists(new TaskInstance<>(JobName.TASK.getTaskName(), name.toString()), now)) {
            try {
                running.reschedule(name.instance(), now);
            } catch (DbSchedulerException e) {
                // it runs, or was taken in this moment (the scheduler then sees the row changed under its hands): the
                // cycle looks for further requests when it ends
                return;
            }
        }
        running.triggerCheckForDueExecutions();
    }
}
