package org.footbridge.service.staging;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.storage.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a reconciliation reads, beside the staged copy: filled by pages, compared as a whole, and forgotten. */
@Component
public class ShadowCopy {
    private final JdbcClient jdbc;
    private final Transactions transactions;

    public ShadowCopy(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Merges a page as it would be staged, in the transaction that is open or in one of its own. */
    public void stage(Comparison comparison, long read, Page page, StagingRules rules) {
        transactions.in(connection -> {
            new StagePage(connection, comparison.shadow(), new Attempt(read, true, true), Copy.SHADOW)
                    .stage(PreparedPage.of(page, rules), rules);
            return null;
        });
    }

    /** Notes objects of which the directory tells a change that is not staged yet: what differs there is no drift. */
    public void changed(Comparison comparison, Collection<UUID> guids) {
        jdbc.sql("""
                        insert into shadow_guid (tenant_id, cycle_id, what, guid)
                        select distinct ?::uuid, ?::uuid, 'changed', g from unnest(?::uuid[]) g
                        on conflict do nothing
                        """)
                .params(comparison.staged().tenant().value(), comparison.cycle(), guids.toArray(UUID[]::new))
                .update();
    }

    /** Notes what is staged below the container, and the container itself. */
    public void limit(Comparison comparison, UUID container) {
        jdbc.sql("""
                        with recursive below as (
                            select :container::uuid as guid
                            union
                            select s.guid from below b join source_object s
                            on s.tenant_id = :tenant and s.configuration_id = :configuration and s.parent_guid = b.guid)
                        insert into shadow_guid (tenant_id, cycle_id, what, guid)
                        select :tenant, :cycle, 'below', guid from below
                        on conflict do nothing
                        """)
                .param("container", container)
                .param("tenant", comparison.staged().tenant().value())
                .param("configuration", comparison.staged().configuration())
                .param("cycle", comparison.cycle())
                .update();
    }

    /** What is staged alive and was not told, in the order of GUIDs; a page of what is to be asked for by its GUID. */
    public List<UUID> unseen(Comparison comparison, UUID after, int limit) {
        return CompareCopies.parameters(
                        jdbc.sql("select s.guid from source_object s where " + CompareCopies.UNSEEN
                                + " and s.guid > :after order by s.guid limit :limit"),
                        comparison)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Forgets everything that a cycle has read and noted. */
    public void forget(Comparison comparison) {
        forgetObjects(comparison);
        jdbc.sql("delete from shadow_guid where tenant_id = ? and cycle_id = ?")
                .params(comparison.shadow().parameters())
                .update();
    }

    /** Forgets what was read, when it is read once more. */
    public void forgetObjects(Comparison comparison) {
        jdbc.sql("delete from shadow_object where tenant_id = ? and configuration_id = ?")
                .params(comparison.shadow().parameters())
                .update();
        jdbc.sql("delete from shadow_link_value where tenant_id = ? and configuration_id = ?")
                .params(comparison.shadow().parameters())
                .update();
    }

    /** Forgets what cycles left behind that could not end. */
    public void forgetEnded(Staged staged) {
        for (String table : List.of("shadow_object", "shadow_link_value", "shadow_guid")) {
            String cycle = table.equals("shadow_guid") ? "cycle_id" : "configuration_id";
            jdbc.sql("""
                            delete from %1$s h where h.tenant_id = ?
                            and not exists (select 1 from cycle c where c.tenant_id = h.tenant_id and c.id = h.%2$s
                                            and c.state = 'running')
                            """.formatted(table, cycle))
                    .params(staged.tenant().value())
                    .update();
        }
    }
}
