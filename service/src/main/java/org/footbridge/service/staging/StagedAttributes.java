package org.footbridge.service.staging;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.engine.projection.SourceAttribute.Kind;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.storage.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which attributes the staged copy of a configuration holds. All changes belong into the transaction that makes them
 * true: the one that stages the last page of a reading, or that lets values go.
 */
@Component
public class StagedAttributes {
    private final JdbcClient jdbc;
    private final Transactions transactions;

    public StagedAttributes(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** By name, lower case; empty when nothing was read so far. */
    public Map<String, Kind> of(Staged staged) {
        Map<String, Kind> kinds = new TreeMap<>();
        jdbc.sql("select name, kind from staged_attribute where tenant_id = ? and configuration_id = ?")
                .params(staged.parameters())
                .query((row, number) -> kinds.put(row.getString("name"), kind(row.getString("kind"))))
                .list();
        return kinds;
    }

    /** After a reading of everything: these and no others. */
    public void replace(Staged staged, Collection<SourceAttribute> attributes) {
        jdbc.sql("delete from staged_attribute where tenant_id = ? and configuration_id = ?")
                .params(staged.parameters())
                .update();
        add(staged, attributes);
    }

    /** These are staged as well. */
    public void add(Staged staged, Collection<SourceAttribute> attributes) {
        jdbc.sql("""
                        insert into staged_attribute (tenant_id, configuration_id, name, kind)
                        select ?, ?, a.name, a.kind from unnest(?, ?) a (name, kind)
                        on conflict (tenant_id, configuration_id, name) do update set kind = excluded.kind
                        """)
                .params(
                        staged.tenant().value(),
                        staged.configuration(),
                        attributes.stream().map(StagedAttributes::key).toArray(String[]::new),
                        attributes.stream().map(a -> text(a.kind())).toArray(String[]::new))
                .update();
    }

    /** Lets attributes go that nothing needs any more, with their values. Nobody misses them, so nothing is marked. */
    public void forget(Staged staged, Collection<String> names) {
        String[] gone = names.toArray(String[]::new);
        Object[] parameters = {staged.tenant().value(), staged.configuration(), gone};
        transactions.run(() -> {
            jdbc.sql("""
                            update source_object s set attributes = s.attributes - n.names
                            from (values (?::uuid, ?::uuid, ?::text[])) n (tenant_id, configuration_id, names)
                            where s.tenant_id = n.tenant_id and s.configuration_id = n.configuration_id
                              and jsonb_exists_any(s.attributes, n.names)
                            """).params(parameters).update();
            jdbc.sql(
                            "delete from source_link_value where tenant_id = ? and configuration_id = ? and attribute = any (?)")
                    .params(parameters)
                    .update();
            jdbc.sql("delete from staged_attribute where tenant_id = ? and configuration_id = ? and name = any (?)")
                    .params(parameters)
                    .update();
            // links that are read again later do not tell what ended meanwhile
            Transactions.last(
                    () -> jdbc.sql("update job set aligned_rules = null where tenant_id = ? and configuration_id = ?")
                            .params(staged.tenant().value(), staged.configuration())
                            .update());
        });
    }

    /**
     * Merges a page of a reading of some attributes alone, in the transaction that is open or in one of its own. Objects
     * that are not staged whole are passed over: the next reading of changes brings them.
     */
    public void stage(Staged staged, long read, Page page, List<SourceAttribute> attributes) {
        transactions.in(connection -> {
            new StageAttributes(connection, staged, read, attributes).stage(page);
            return null;
        });
    }

    /**
     * The reading of some attributes alone is complete: objects that it did not tell have no values of them, and from now
     * on they are staged.
     */
    public void endReading(Staged staged, long read, List<SourceAttribute> attributes) {
        transactions.in(connection -> {
            new StageAttributes(connection, staged, read, attributes).end();
            return null;
        });
        add(staged, attributes);
    }

    /** As attributes are named here. */
    public static String key(SourceAttribute attribute) {
        return attribute.name().toLowerCase(Locale.ROOT);
    }

    private static Kind kind(String text) {
        return Kind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String text(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
