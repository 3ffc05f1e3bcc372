package org.footbridge.service.cycles;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.AccountExpiry;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.WritersTurn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account of each cycle, and the fence that keeps a cycle which lost its job from writing. */
@Component
class CycleLedger {
    /** The code of a cycle that lost its job. */
    static final String OVERTAKEN = "CycleOvertaken";

    private static final String KEPT = "for no key update";

    private final JdbcClient jdbc;
    private final PlanProgress progress;

    CycleLedger(JdbcClient jdbc, PlanProgress progress) {
        this.jdbc = jdbc;
        this.progress = progress;
    }

    /** How a cycle ended. */
    record End(CycleState state, @Nullable ServiceFailure failure, Optional<Long> unchanged) {}

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

    /** The account says what is reconciled, and how. */
    void reconciles(Staged staged, UUID cycle, ReconcileRequest request) {
        jdbc.sql("update cycle set kind = ?, reconcile = ?::jsonb where tenant_id = ? and id = ?")
                .params(
                        CycleKind.RECONCILE.text(),
                        request.json(),
                        staged.tenant().value(),
                        cycle)
                .update();
    }

    /** The account says how many differences were found. */
    void drifted(Staged staged, UUID cycle) {
        jdbc.sql("""
                        update cycle set drift = (select count(*) from drift d
                                                  where d.tenant_id = cycle.tenant_id and d.cycle_id = cycle.id)
                        where tenant_id = ? and id = ?
                        """).params(staged.tenant().value(), cycle).update();
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

    /** Opens the account, in the transaction that took the job. */
    void open(Staged staged, UUID cycle, CycleKind kind, String trigger, long request) {
        jdbc.sql("""
                        insert into cycle (tenant_id, id, configuration_id, kind, state, trigger, request)
                        values (?, ?, ?, ?, 'running', ?, ?)
                        """)
                .params(staged.tenant().value(), cycle, staged.configuration(), kind.text(), trigger, request)
                .update();
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

    void phase(Staged staged, UUID cycle, String phase) {
        progress.phase(cycle, phase);
        jdbc.sql("update cycle set phase = ? where tenant_id = ? and id = ?")
                .params(phase, staged.tenant().value(), cycle)
                .update();
    }

    /** What it would have done, or did, is in this plan. */
    void planned(Staged staged, UUID cycle, UUID plan) {
        jdbc.sql("update cycle set plan_id = ? where tenant_id = ? and id = ?")
                .params(plan, staged.tenant().value(), cycle)
                .update();
    }

    void kind(Staged staged, UUID cycle, CycleKind kind) {
        jdbc.sql("update cycle set kind = ? where tenant_id = ? and id = ?")
                .params(kind.text(), staged.tenant().value(), cycle)
                .update();
    }

    /** @param domainController that answered the reading; another one than in the cycle before means a failover */
    void answeredBy(Staged staged, UUID cycle, String domainController) {
        jdbc.sql("update cycle set domain_controller = ? where tenant_id = ? and id = ?")
                .params(domainController, staged.tenant().value(), cycle)
                .update();
    }

    /** Entries read so far. */
    void read(Staged staged, UUID cycle, long entries) {
        jdbc.sql("update cycle set read = ? where tenant_id = ? and id = ?")
                .params(entries, staged.tenant().value(), cycle)
                .update();
    }

    void add(Staged staged, UUID cycle, CycleCounts counts) {
        progress.looked(cycle, counts.objects());
        jdbc.sql("""
                        update cycle set created = created + ?, updated = updated + ?, deleted = deleted + ?,
                            restored = restored + ?, unchanged = unchanged + ?, skipped = skipped + ?, failed = failed + ?,
                            out_of_scope = out_of_scope + ?, disabled = disabled + ?
                        where tenant_id = ? and id = ?
                        """)
                .params(
                        counts.created(),
                        counts.updated(),
                        counts.deleted(),
                        counts.restored(),
                        counts.unchanged(),
                        counts.skipped(),
                        counts.failed(),
                        counts.outOfScope(),
                        counts.disabled(),
                        staged.tenant().value(),
                        cycle)
                .update();
    }

    void addMembers(Staged staged, UUID cycle, int updated, int added, int removed) {
        jdbc.sql("""
                        update cycle set updated = updated + ?, members_added = members_added + ?,
                            members_removed = members_removed + ?
                        where tenant_id = ? and id = ?
                        """)
                .params(updated, added, removed, staged.tenant().value(), cycle)
                .update();
    }

    /** Of deletes and disables, whether they wait for a decision or were rejected. */
    void held(Staged staged, UUID cycle, long held) {
        jdbc.sql("update cycle set held = ? where tenant_id = ? and id = ?")
                .params(held, staged.tenant().value(), cycle)
                .update();
    }

    int failures(Staged staged, UUID cycle) {
        return jdbc.sql("select failed from cycle where tenant_id = ? and id = ?")
                .params(staged.tenant().value(), cycle)
                .query(Integer.class)
                .single();
    }

    /** Of a complete reading: objects that were found as they were. */
    long unchangedOf(Staged staged, UUID cycle, long read) {
        return jdbc.sql("""
                        select greatest(0, (select count(*) from source_object s
                                            where s.tenant_id = c.tenant_id and s.configuration_id = c.configuration_id
                                              and s.read_by = ? and s.outcome = 'synchronised')
                                           - c.created - c.updated - c.restored)
                        from cycle c where c.tenant_id = ? and c.id = ?
                        """)
                .params(read, staged.tenant().value(), cycle)
                .query(Long.class)
                .single();
    }

    void close(Staged staged, UUID cycle, End end) {
        ServiceFailure failure = end.failure();
        jdbc.sql("""
                        update cycle set state = ?, finished_at = now(), phase = 'done', error_code = ?, error_message = ?,
                            next_step = ?, unchanged = coalesce(?, unchanged),
                            missing = (select count(*) from source_object s
                                       join link l on l.tenant_id = s.tenant_id
                                                  and l.configuration_id = s.configuration_id and l.source_guid = s.guid
                                       join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                                                              and o.deleted_at is null
                                       where s.tenant_id = cycle.tenant_id
                                         and s.configuration_id = cycle.configuration_id and s.missing)
                        where tenant_id = ? and id = ? and state = 'running'
                        """)
                .param(end.state().text())
                .param(failure == null ? null : failure.code())
                .param(failure == null ? null : failure.reason())
                .param(failure == null ? null : failure.nextStep())
                .param(end.unchanged().orElse(null))
                .param(staged.tenant().value())
                .param(cycle)
                .update();
        jdbc.sql("""
                        update job set running_cycle_id = null
                        where tenant_id = ? and configuration_id = ? and running_cycle_id = ?
                        """)
                .params(staged.tenant().value(), staged.configuration(), cycle)
                .update();
    }

    /** Whether the cycle asks the directory anything. */
    boolean speaks(Staged staged, UUID cycle) {
        return jdbc.sql("select kind <> ? from cycle where tenant_id = ? and id = ?")
                .params(CycleKind.REPLAN.text(), staged.tenant().value(), cycle)
                .query(Boolean.class)
                .optional()
                .orElse(false);
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

    /** How many objects met which fate; empty when the configuration was deleted meanwhile. */
    Map<String, Long> counts(Staged staged, UUID cycle) {
        List<String> actions =
                List.of("read", "created", "updated", "deleted", "restored", "skipped", "failed", "held", "disabled");
        return jdbc.sql("select " + String.join(", ", actions) + " from cycle where tenant_id = ? and id = ?")
                .params(staged.tenant().value(), cycle)
                .query((row, number) -> {
                    Map<String, Long> counts = new HashMap<>();
                    for (String action : actions) {
                        counts.put(action, row.getLong(action));
                    }
                    return counts;
                })
                .optional()
                .orElse(Map.of());
    }

    Optional<Duration> duration(Staged staged, UUID cycle) {
        return jdbc.sql("select extract(epoch from finished_at - started_at) from cycle where tenant_id = ? and id = ?")
                .params(staged.tenant().value(), cycle)
                .query((row, number) -> Duration.ofMillis(Math.round(row.getDouble(1) * 1000)))
                .optional();
    }
}
