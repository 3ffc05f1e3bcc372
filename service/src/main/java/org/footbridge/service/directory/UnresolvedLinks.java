package org.footbridge.service.directory;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.staging.Staged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The parts of a first reading's links that are still to be resolved: for each a cursor, which moves in the transaction of
 * the page behind it.
 */
@Component
public class UnresolvedLinks {
    /** Where the parts begin and end, by the owner's GUID as the database orders it. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final UUID MIDDLE = new UUID(0x8000_0000_0000_0000L, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    public UnresolvedLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Before a whole reading, in a transaction of the cycle: notes that all links are to be resolved, if none is staged.
     *
     * @return whether links that this reading stages need no mark of their own
     */
    public boolean begin(Staged staged) {
        jdbc.sql("""
                        insert into unresolved_links (tenant_id, configuration_id, part, owner_guid, last_owner_guid)
                        select p.* from (values (?::uuid, ?::uuid, 1, ?::uuid, ?::uuid), (?, ?, 2, ?, ?)) p
                            (tenant_id, configuration_id, part, owner_guid, last_owner_guid)
                        where not exists (select 1 from source_link_value v
                                          where v.tenant_id = p.tenant_id and v.configuration_id = p.configuration_id)
                        on conflict do nothing
                        """)
                .params(
                        staged.tenant().value(),
                        staged.configuration(),
                        FIRST,
                        MIDDLE,
                        staged.tenant().value(),
                        staged.configuration(),
                        MIDDLE,
                        LAST)
                .update();
        return jdbc.sql("""
                        select count(*) = 2 from unresolved_links where tenant_id = ? and configuration_id = ? and not begun
                        """)
                .params(staged.tenant().value(), staged.configuration())
                .query(Boolean.class)
                .single();
    }

    /** The parts that are not resolved. */
    public List<Integer> parts(Staged staged) {
        return jdbc.sql("select part from unresolved_links where tenant_id = ? and configuration_id = ? order by part")
                .params(staged.tenant().value(), staged.configuration())
                .query((row, number) -> row.getInt(1))
                .list();
    }
}
