package org.footbridge.service.portal.overview;

import java.time.Instant;
import java.util.List;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the cycles of a tenant did over time, summed up in the database: as many rows as hours or days. */
@Component
class ReadHistory {
    private final JdbcClient jdbc;

    ReadHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An hour.
     *
     * @param typical median of the seconds that a cycle took; 0 without one
     * @param slow 95 of 100 were faster
     */
    record Hour(
            Instant at,
            long created,
            long updated,
            long deleted,
            long failed,
            long cycles,
            double typical,
            double slow) {}

    /** @param added objects that came less those that went */
    record Day(Instant at, long added) {}

    /** The last 24 hours, the oldest first, this one included. */
    List<Hour> hours(TenantId tenant) {
        return jdbc.sql("""
                        select h.at, coalesce(sum(c.created + c.restored), 0) as created, coalesce(sum(c.updated), 0) as updated,
                               coalesce(sum(c.deleted), 0) as deleted, coalesce(sum(c.failed), 0) as failed, count(c.id) as cycles,
                               coalesce(percentile_cont(0.5) within group (order by c.seconds), 0) as typical,
                               coalesce(percentile_cont(0.95) within group (order by c.seconds), 0) as slow
                        from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()),
                                             interval '1 hour') h(at)
                        left join (select *, extract(epoch from finished_at - started_at)::double precision as seconds
                                   from cycle
                                   where tenant_id = ? and state <> 'running'
                                     and started_at >= date_trunc('hour', now()) - interval '23 hours') c
                          on c.started_at >= h.at and c.started_at < h.at + interval '1 hour'
                        group by h.at order by h.at
                        """)
                .param(tenant.value())
                .query((row, _) -> new Hour(
                        row.getTimestamp("at").toInstant(),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("deleted"),
                        row.getLong("failed"),
                        row.getLong("cycles"),
                        row.getDouble("typical"),
                        row.getDouble("slow")))
                .list();
    }

    /** The last 30 days, the oldest first, this one included. */
    List<Day> days(TenantId tenant) {
        return jdbc.sql("""
                        select d.at, coalesce(sum(c.created + c.restored - c.deleted), 0) as added
                        from generate_series(date_trunc('day', now()) - interval '29 days', date_trunc('day', now()),
                                             interval '1 day') d(at)
                        left join (select started_at, created, restored, deleted from cycle
                                   where tenant_id = ? and started_at >= date_trunc('day', now()) - interval '29 days') c
                          on c.started_at >= d.at and c.started_at < d.at + interval '1 day'
                        group by d.at order by d.at
                        """)
                .param(tenant.value())
                .query((row, _) -> new Day(row.getTimestamp("at").toInstant(), row.getLong("added")))
                .list();
    }
}
