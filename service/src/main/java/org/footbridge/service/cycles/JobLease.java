package org.footbridge.service.cycles;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.AccountExpiry;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.WritersTurn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The job of a configuration while a cycle has it: what was asked for and is done with, the turn of those who write to a tenant,
 * and the fence that keeps a cycle which lost its job from writing.
 */
@Component
class JobLease {
    /** The code of a cycle that lost its job. */
    static final String OVERTAKEN = "CycleOvertaken";

    private static final String KEPT = "for no key update";

    private final JdbcClient jdbc;

    JobLease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the job: from here on an earlier cycle of it may not write, and is accounted for as failed.
     *
     * @param forPlan unless there is something to reconcile, which comes first, the cycle is one of a plan: what else was
     *     asked for waits for the next
     */
    Job take(Staged staged, UUID cycle, Instant now, boolean forPlan) {
        jdbc.sql("""
                        update cycle set state = 'failed', finished_at = now(), error_code = 'CycleInterrupted',
                            error_message = 'The service stopped, or lost the job, while this cycle was running.',
                            next_step = 'Nothing: the next cycle goes on from the last saved watermark.'
                        where tenant_id = ? and configuration_id = ? and state = 'running'
                        """).params(staged.tenant().value(), staged.configuration()).update();
        Optional<ReconcileRequest> reconcile = takeReconcile(staged);
        return jdbc.sql("""
                        update job set running_cycle_id = ?, begun = case when ? then begun else requested end
                        where tenant_id = ? and configuration_id = ?
                        returning full_requested, replan_requested, read_requested, replan_by, requested, begun,
                                  exists (select 1 from escrow e where e.tenant_id = job.tenant_id
                                          and e.configuration_id = job.configuration_id and e.next_attempt_at <= ?),
                                  exists (select 1 from link l where l.tenant_id = job.tenant_id
                                          and l.configuration_id = job.configuration_id and not l.aligned)
                        """)
                .params(
                        cycle,
                        forPlan && reconcile.isEmpty(),
                        staged.tenant().value(),
                        staged.configuration(),
                        now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Job(
                        row.getBoolean(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getBoolean(7),
                        row.getBoolean(8),
                        reconcile,
                        false))
                .single();
    }

    private Optional<ReconcileRequest> takeReconcile(Staged staged) {
        return jdbc.sql("""
                        update job j set reconcile = null
                        from (select reconcile from job where tenant_id = :tenant and configuration_id = :configuration
                              and reconcile is not null for update) o
                        where j.tenant_id = :tenant and j.configuration_id = :configuration
                        returning o.reconcile::text
                        """)
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .query(String.class)
                .optional()
                .map(ReconcileRequest::parse);
    }

    /** Whether objects were taken over whose references were not looked at. */
    boolean newlyLinked(Staged staged) {
        return jdbc.sql("""
                        select exists (select 1 from link where tenant_id = ? and configuration_id = ? and not aligned)
                        """)
                .params(staged.tenant().value(), staged.configuration())
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes the job for work that is done in one transaction, which gives it back with {@link #release}.
     *
     * @param orWaits a cycle that was asked for and has not begun is in the way as well
     * @throws ServiceFailure CycleRunning: a cycle has the job, or waits for it
     */
    void borrow(Staged staged, UUID id, boolean orWaits) {
        boolean free = jdbc.sql("""
                        update job set running_cycle_id = :id
                        where tenant_id = :tenant and configuration_id = :configuration and running_cycle_id is null
                          and (requested <= begun or not :waits)
                        """)
                        .param("id", id)
                        .param("tenant", staged.tenant().value())
                        .param("configuration", staged.configuration())
                        .param("waits", orWaits)
                        .update()
                == 1;
        if (!free) {
            throw new ServiceFailure(
                    "CycleRunning",
                    409,
                    "A cycle of the configuration runs, or is about to begin.",
                    "Try again when it has ended: footbridge cycles NAME");
        }
    }

    void release(Staged staged, UUID id) {
        jdbc.sql("""
                        update job set running_cycle_id = null
                        where tenant_id = ? and configuration_id = ? and running_cycle_id = ?
                        """)
                .params(staged.tenant().value(), staged.configuration(), id)
                .update();
    }

    /**
     * Fails unless the cycle still has its job; holds the job until the transaction ends. What is done at once holds it at
     * its end only, with {@link #hold}.
     */
    void fence(Staged staged, UUID cycle) {
        fence(staged, cycle, Transactions.areOne() ? "" : KEPT);
    }

    /** The same, together with other transactions of the cycle. */
    void fenceShared(Staged staged, UUID cycle) {
        fence(staged, cycle, Transactions.areOne() ? "" : "for share");
    }

    /** At the end of what is done at once, before it is kept. */
    void hold(Staged staged, UUID cycle) {
        fence(staged, cycle, KEPT);
    }

    private void fence(Staged staged, UUID cycle, String lock) {
        boolean mine = jdbc.sql(
                        "select 1 from job where tenant_id = ? and configuration_id = ? and running_cycle_id = ? "
                                + lock)
                .params(staged.tenant().value(), staged.configuration(), cycle)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!mine) {
            throw new ServiceFailure(
                    OVERTAKEN,
                    409,
                    "Another replica took this cycle's job, or its configuration was deleted.",
                    "Nothing: the other cycle does the work.");
        }
    }

    /** Writers of one tenant directory take turns, a page at a time: what a plan has seen stays true until it is applied. */
    void takeTurn(Staged staged) {
        WritersTurn.take(jdbc, staged.tenant());
    }

    /** A turn that transactions have together whose rows have nothing to do with each other. */
    void shareTurn(Staged staged) {
        WritersTurn.share(jdbc, staged.tenant());
    }

    /**
     * Everything that is staged is to be planned again. That is noted here, once for all of it and not in every row, and
     * stands until a cycle has come to its end: one that breaks off leaves it to the next, which begins anew and finds done
     * what was done.
     *
     * @param reads the cycle reads the directory as well, and so does the one that goes on with it
     */
    void noteReplan(Staged staged, UUID cycle, boolean reads) {
        if (Transactions.areOne()) {
            return;
        }
        jdbc.sql("""
                        update job set replan_requested = true, read_requested = read_requested or ?
                        where tenant_id = ? and configuration_id = ? and running_cycle_id = ?
                        """)
                .params(reads, staged.tenant().value(), staged.configuration(), cycle)
                .update();
    }

    /**
     * Whether all references were brought in line by these rules, and by no others since. If not, they count as not in line
     * until {@link #aligned} says so.
     */
    boolean isAligned(Staged staged, UUID cycle, String rules) {
        if (Transactions.areOne()) {
            return jdbc.sql(
                            "select coalesce(aligned_rules = ?, false) from job where tenant_id = ? and configuration_id = ?")
                    .params(rules, staged.tenant().value(), staged.configuration())
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
        }
        return jdbc.sql("""
                        update job set aligned_rules = case when aligned_rules = ? then aligned_rules end
                        where tenant_id = ? and configuration_id = ? and running_cycle_id = ?
                        returning aligned_rules is not null
                        """)
                .params(rules, staged.tenant().value(), staged.configuration(), cycle)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** All references are in line with these rules. */
    void aligned(Staged staged, UUID cycle, String rules) {
        Transactions.last(() -> jdbc.sql("""
                        update job set aligned_rules = ?
                        where tenant_id = ? and configuration_id = ? and running_cycle_id = ?
                          and aligned_rules is distinct from ?
                        """)
                .params(rules, staged.tenant().value(), staged.configuration(), cycle, rules)
                .update());
    }

    /** Everything was planned again: what was noted meanwhile, or by a cycle that broke off, is of no use any more. */
    void forgetPlanned(Staged staged, UUID cycle) {
        jdbc.sql("""
                        delete from shadow_guid g
                        where g.tenant_id = ? and g.what = 'planned'
                          and (g.cycle_id = ? or not exists (select 1 from cycle c
                                                             where c.tenant_id = g.tenant_id and c.id = g.cycle_id
                                                               and c.state = 'running'))
                        """).params(staged.tenant().value(), cycle).update();
    }

    /**
     * What was requested before the cycle began has been done.
     *
     * @param now accounts that had expired by then were planned as expired
     */
    void settle(Staged staged, UUID cycle, Job job, Instant now) {
        Transactions.last(() -> jdbc.sql("""
                        update job set full_requested = full_requested and full_by > :request,
                                       replan_requested = replan_requested and replan_by > :request,
                                       read_requested = read_requested and read_by > :request,
                                       expired_until = greatest(expired_until, :expired)
                        where tenant_id = :tenant and configuration_id = :configuration and running_cycle_id = :cycle
                        """)
                .param("request", job.request())
                .param("expired", AccountExpiry.fileTime(now))
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .param("cycle", cycle)
                .update());
    }

    /**
     * What was requested before the cycle began has been read, but not planned.
     *
     * @param replan everything is to be planned again, and references brought in line, as soon as anything may be
     *     planned; until then the directory is read all the same
     */
    void settleReading(Staged staged, UUID cycle, Job job, boolean replan) {
        jdbc.sql("""
                        update job set full_requested = full_requested and full_by > :request,
                                       replan_requested = :replan or (replan_requested and replan_by > :request),
                                       read_requested = :replan or (read_requested and read_by > :request)
                        where tenant_id = :tenant and configuration_id = :configuration and running_cycle_id = :cycle
                        """)
                .param("request", job.request())
                .param("replan", replan)
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .param("cycle", cycle)
                .update();
    }
}
