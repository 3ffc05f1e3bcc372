package org.footbridge.service.directory;

import java.util.Optional;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The links that readings of changes told as new and that are still to be resolved. They are known by who told them, and the
 * job knows up to which attempt they were resolved; so a link is written once. A cycle that breaks off resolves them again,
 * which changes nothing.
 */
@Component
public class ToldLinks {
    private final JdbcClient jdbc;

    public ToldLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By whom they were told.
     *
     * @param resolved the last attempt whose links are resolved
     * @param last the last attempt that told links
     */
    public record Range(long resolved, long last) {}

    /** Empty: there are none. */
    public Optional<Range> unresolved(Staged staged) {
        return jdbc.sql("""
                        select j.links_resolved,
                               (select max(v.told_by) from source_link_value v
                                where v.tenant_id = j.tenant_id and v.configuration_id = j.configuration_id
                                  and v.told_by > j.links_resolved)
                        from job j where j.tenant_id = ? and j.configuration_id = ?
                        """)
                .params(staged.tenant().value(), staged.configuration())
                .query((row, number) -> new Range(row.getLong(1), row.getLong(2)))
                .optional()
                .filter(range -> range.last() > range.resolved());
    }

    /** All of them are resolved; in a transaction of the cycle. */
    public void resolved(Staged staged, Range range) {
        Transactions.last(
                () -> jdbc.sql("update job set links_resolved = ? where tenant_id = ? and configuration_id = ?")
                        .params(range.last(), staged.tenant().value(), staged.configuration())
                        .update());
    }
}
