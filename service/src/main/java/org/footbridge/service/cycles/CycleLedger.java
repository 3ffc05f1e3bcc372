package org.footbridge.service.cycles;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.staging.Staged;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account of each cycle. */
@Component
class CycleLedger {

    private final JdbcClient jdbc;
    private final PlanProgress progress;

    CycleLedger(JdbcClient jdbc, PlanProgress progress) {
        this.jdbc = jdbc;
        this.progress = progress;
    }

    /** How a cycle ended. */
    record End(CycleState state, @Nullable ServiceFailure failure, Optional<Long> unchanged) {}

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

    /** Opens the account, in the transaction that took the job. */
    void open(Staged staged, UUID cycle, CycleKind kind, String trigger, long request) {
        jdbc.sql("""
                        insert into cycle (tenant_id, id, configuration_id, kind, state, trigger, request)
                        values (?, ?, ?, ?, 'running', ?, ?)
                        """)
                .params(staged.tenant().value(), cycle, staged.configuration(), kind.text(), trigger, request)
                .update();
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
