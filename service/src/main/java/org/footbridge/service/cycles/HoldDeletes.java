package org.footbridge.service.cycles;

import org.footbridge.service.cycles.CycleLedger.Job;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.staging.LoadDirty;
import org.footbridge.service.staging.LoadDirty.Which;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Weighs the deletes of a cycle against the threshold before a single one is applied. Held ones stay marked, are listed
 * in the log, and are weighed again by the next cycle.
 */
@Component
class HoldDeletes {
    private static final String HELD = "Held";

    private final LoadDirty dirty;
    private final CycleLedger ledger;
    private final JdbcClient jdbc;

    HoldDeletes(LoadDirty dirty, CycleLedger ledger, JdbcClient jdbc) {
        this.dirty = dirty;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** The number of deletes that are held; 0 when they may be applied. */
    int holdOrAllow(CycleContext context, Job job) {
        int deletes = dirty.count(context.staged(), Which.DELETES);
        int limit = Math.max(context.definition().deleteThreshold(), job.deletesAllowed());
        if (deletes <= limit) {
            return 0;
        }
        ledger.held(context.staged(), context.cycle(), deletes);
        list(context);
        return deletes;
    }

    ServiceFailure failure(CycleContext context, int held) {
        return new ServiceFailure(
                "TooManyDeletes",
                409,
                held + " deletes are held in '" + context.saved().name() + "': more than its threshold of "
                        + context.definition().deleteThreshold() + ". Everything else was done.",
                "Look at them: footbridge events --status warning. Correct the scope, or let them through: "
                        + "footbridge config allow-deletes " + context.saved().name() + " --count " + held);
    }

    /** One event for each delete that was not held before. */
    private void list(CycleContext context) {
        jdbc.sql("""
                        with held as (
                            update source_object s set outcome_code = ?
                            where s.tenant_id = ? and s.configuration_id = ? and s.dirty and s.outcome = 'delete'
                              and s.outcome_code is distinct from ?
                            returning s.guid, s.object_class, s.rdn)
                        insert into provisioning_event (tenant_id, cycle_id, configuration_id, action, status, source_guid,
                            source_class, source_name, object_id, object_kind, object_name, code, reason, next_step)
                        select ?, ?, ?, 'stagedDelete', 'warning', h.guid, h.object_class,
                               regexp_replace(h.rdn, '^[^=]+=', ''), o.id, o.kind, o.properties ->> 'displayName',
                               'TooManyDeletes', 'Held: the cycle would delete more objects than the threshold allows.',
                               'Correct the scope, or allow the deletes.'
                        from held h
                        left join link l on l.tenant_id = ? and l.configuration_id = ? and l.source_guid = h.guid
                        left join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                        """)
                .params(
                        HELD,
                        context.saved().tenant().value(),
                        context.saved().id(),
                        HELD,
                        context.saved().tenant().value(),
                        context.cycle(),
                        context.saved().id(),
                        context.saved().tenant().value(),
                        context.saved().id())
                .update();
    }
}
