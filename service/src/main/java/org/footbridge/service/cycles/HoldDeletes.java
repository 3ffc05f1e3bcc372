package org.footbridge.service.cycles;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.ScopeLoss;
import org.footbridge.service.configurations.DeleteRules;
import org.footbridge.service.configurations.DeleteRules.Leaving;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Weighs the deletes of a cycle against the thresholds before a single one is applied, with a fixed number of statements.
 * What is held once stays held until it is allowed, or until the object is not to be deleted any more: that fewer are left
 * over lets nothing through. What is held and not decided counts with what comes after it.
 */
@Component
class HoldDeletes {
    /** Those that are to go, and what was said of them before, which counts for the same object and reason only. */
    private static final String CANDIDATES = """
            select s.tenant_id, s.configuration_id, s.guid, s.object_class, regexp_replace(s.rdn, '^[^=]+=', '') as name,
                   o.id, o.kind, o.properties ->> 'displayName' as object_name, a.reason, a.action,
                   case when (h.object_id, h.reason, h.action) = (o.id, a.reason, a.action) then h.state end as state,
                   h.source_guid is not null as known
            from source_object s
            join link l on l.tenant_id = s.tenant_id and l.configuration_id = s.configuration_id and l.source_guid = s.guid
            join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
            cross join lateral (
                select coalesce(s.outcome_code, '') as reason,
                       case when :disables and o.kind = 'user'
                                 and s.outcome_code in ('OUT_OF_SCOPE', 'FILTERED', 'EXCLUDED')
                            then 'disable' else 'delete' end as action) a
            left join held_delete h on h.tenant_id = s.tenant_id and h.configuration_id = s.configuration_id
                 and h.source_guid = s.guid
            where s.tenant_id = :tenant and s.configuration_id = :configuration and s.dirty and s.outcome = 'delete'
            """;

    /**
     * What is held no more because it was done, or because its cause is gone. References of such an object were left as they
     * were meanwhile: they are to be compared. That it could not be planned settles nothing.
     */
    private static final String FORGET = """
            with gone as (
                delete from held_delete h
                where h.tenant_id = :tenant and h.configuration_id = :configuration
                  and not exists (
                      select 1 from source_object s
                      join link l on l.tenant_id = s.tenant_id and l.configuration_id = s.configuration_id
                           and l.source_guid = s.guid and l.object_id = h.object_id
                      where s.tenant_id = h.tenant_id and s.configuration_id = h.configuration_id
                        and s.guid = h.source_guid
                        and (s.dirty and s.outcome = 'delete' or s.outcome in ('failed', 'retry')))
                returning h.tenant_id, h.object_id)
            update link l set aligned = false
            from (select g.tenant_id, g.object_id from gone g
                  join directory_object o on o.tenant_id = g.tenant_id and o.id = g.object_id and o.deleted_at is null
                  union
                  select g.tenant_id, r.owner_id from gone g
                  join directory_reference r on r.tenant_id = g.tenant_id and r.target_id = g.object_id) n
            where l.tenant_id = n.tenant_id and l.object_id = n.object_id and l.aligned
            """;

    private static final String LINKED = """
            select o.kind, count(*) from link l
            join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id and o.deleted_at is null
            where l.tenant_id = ? and l.configuration_id = ? group by o.kind
            """;

    private static final String HOLD = """
            with held as (
                insert into held_delete as h (tenant_id, configuration_id, source_guid, object_id, kind, source_class,
                    source_name, object_name, reason, action, cycle_id)
                select c.tenant_id, c.configuration_id, c.guid, c.id, c.kind, c.object_class, c.name, c.object_name,
                       c.reason, c.action, :cycle
                from (%s) c
                where c.state is null
                  and (c.kind = any (:kinds) or c.known)
                order by c.kind, c.name, c.guid
                on conflict (tenant_id, configuration_id, source_guid)
                do update set object_id = excluded.object_id, kind = excluded.kind, reason = excluded.reason,
                    action = excluded.action, source_name = excluded.source_name, object_name = excluded.object_name,
                    state = 'held', number = nextval('held_number'), held_at = now(), cycle_id = excluded.cycle_id,
                    decided_by = null, decided_at = null
                returning h.*)
            insert into provisioning_event (tenant_id, cycle_id, configuration_id, action, status, source_guid,
                source_class, source_name, object_id, object_kind, object_name, code, reason, next_step, cause,
                duration)
            select h.tenant_id, h.cycle_id, h.configuration_id, 'stagedDelete', 'warning', h.source_guid, h.source_class,
                   h.source_name, h.object_id, h.kind, h.object_name, 'TooManyDeletes',
                   'Held (' || h.reason || '): the cycle would ' || h.action || ' more objects than the thresholds allow.',
                   'Correct the scope, or decide: footbridge deletes list ' || :name, h.reason,
                   (extract(epoch from clock_timestamp() - now()) * 1000)::integer
            from held h
            """.formatted(CANDIDATES);

    private final JobLease lease;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    HoldDeletes(JobLease lease, Transactions transactions, JdbcClient jdbc) {
        this.lease = lease;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * Comes when all deletes of the cycle are known, and before the first is done.
     *
     * @param before what the cycle let go already; what it lets go now is added
     * @return whether there are references to be compared, because what was held is not any more
     */
    boolean weigh(CycleContext context, LetGo before) {
        return transactions.in(connection -> {
            lease.fence(context.staged(), context.cycle());
            lease.takeTurn(context.staged());
            boolean compare = forget(context.staged());
            List<Candidates> leaving = leaving(context);
            if (!leaving.isEmpty()) {
                hold(context, leaving, before);
            }
            return compare;
        });
    }

    /** Comes when those were done that might be. */
    void forgetDone(CycleContext context) {
        transactions.run(() -> {
            lease.fence(context.staged(), context.cycle());
            lease.takeTurn(context.staged());
            forget(context.staged());
        });
    }

    private boolean forget(Staged staged) {
        return jdbc.sql(FORGET)
                        .param("tenant", staged.tenant().value())
                        .param("configuration", staged.configuration())
                        .update()
                > 0;
    }

    /**
     * Those of a kind that are to go.
     *
     * @param undecided neither allowed nor rejected
     * @param unknown of these, those that were never held
     */
    private record Candidates(TargetKind kind, long undecided, long unknown) {}

    private List<Candidates> leaving(CycleContext context) {
        return candidates(context, """
                        select c.kind, count(*) filter (where coalesce(c.state, 'held') = 'held'),
                               count(*) filter (where not c.known)
                        from (%s) c group by c.kind order by c.kind
                        """.formatted(CANDIDATES))
                .query((row, number) ->
                        new Candidates(TargetKind.ofDbName(row.getString(1)), row.getLong(2), row.getLong(3)))
                .list();
    }

    private void hold(CycleContext context, List<Candidates> leaving, LetGo before) {
        DeleteRules rules = context.definition().deletes();
        boolean asked = leaving.stream()
                .anyMatch(kind -> rules.asksForTotal(kind.kind(), kind.undecided() + before.objects(kind.kind())));
        Map<TargetKind, Long> linked = asked ? linked(context.staged()) : Map.of();
        Map<TargetKind, String> held = rules.held(leaving.stream()
                .map(kind -> leaving(kind, before.objects(kind.kind()), linked))
                .toList());
        if (before.isWeighedAgain()) {
            leaving.stream()
                    .filter(kind -> !held.containsKey(kind.kind()))
                    .forEach(kind -> before.addObjects(kind.kind(), kind.unknown()));
        }
        candidates(context, HOLD)
                .param("cycle", context.cycle())
                .param("name", context.saved().name())
                .param("kinds", held.keySet().stream().map(TargetKind::dbName).toArray(String[]::new))
                .update();
    }

    private static Leaving leaving(Candidates kind, long before, Map<TargetKind, Long> linked) {
        long gone = kind.undecided() + before;
        Long left = linked.get(kind.kind());
        return new Leaving(kind.kind(), gone, left == null ? gone : left + before);
    }

    private Map<TargetKind, Long> linked(Staged staged) {
        return jdbc
                .sql(LINKED)
                .params(staged.tenant().value(), staged.configuration())
                .query((row, number) -> Map.entry(TargetKind.ofDbName(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JdbcClient.StatementSpec candidates(CycleContext context, String sql) {
        return jdbc.sql(sql)
                .param("tenant", context.saved().tenant().value())
                .param("configuration", context.saved().id())
                .param("disables", context.definition().deletes().outOfScope() == ScopeLoss.DISABLE);
    }
}
