package org.footbridge.service.deletes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.TargetKind;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.DeleteRules;
import org.footbridge.service.configurations.DeleteRules.Leaving;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.Removal.Affected;
import org.footbridge.service.deletes.Removal.Confirmed;
import org.footbridge.service.deletes.Removal.Count;
import org.footbridge.service.deletes.Removal.Objects;
import org.footbridge.service.directory.Application;
import org.footbridge.service.directory.Application.Gone;
import org.footbridge.service.directory.Application.HandedOver;
import org.footbridge.service.directory.ApplyChanges;
import org.footbridge.service.directory.FindHeirs;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.logs.ModifiedProperties;
import org.footbridge.service.logs.ProvisioningEvent;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Source;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.ProvisioningEvent.Target;
import org.footbridge.service.logs.RecordRun;
import org.footbridge.service.logs.WriteEvents;
import org.footbridge.service.notifications.Notify;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes a configuration together with what is decided about its objects, in one transaction: just what was shown, or
 * nothing. Objects that another configuration has in scope go over to it, whatever was chosen.
 */
@Component
public class RemoveConfiguration {
    private static final String REASON = "CONFIGURATION_REMOVED";
    private static final int PAGE = 1000;

    /** Parameters: what becomes of objects that nobody else wants; who else does not count; tenant, configuration. */
    private static final String AFFECTED = """
            select o.id, o.kind, o.properties ->> 'displayName' as name, l.source_guid, h.id as heir, h.name as heir_name,
                   case when h.id is not null then 'handOver' else ?::text end as becomes,
                   coalesce(s.object_class, '') as source_class,
                   coalesce(regexp_replace(s.rdn, '^[^=]+=', ''), '') as source_name
            from link l
            join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id and o.deleted_at is null
            left join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                 and s.guid = l.source_guid
            left join lateral (
                select c.id, c.name from configuration c
                join source_object n on n.tenant_id = c.tenant_id and n.configuration_id = c.id and n.guid = l.source_guid
                where c.tenant_id = l.tenant_id and c.id <> l.configuration_id and c.id <> all (?::uuid[]) and %s
                order by n.outcome <> 'synchronised', c.name limit 1) h on true
            where l.tenant_id = ? and l.configuration_id = ? and o.sync_enabled
            """.formatted(FindHeirs.IS_HEIR);

    private static final String COUNTS =
            "select becomes, kind, count(*) from (" + AFFECTED + ") a group by 1, 2 order by 1, 2";

    private static final String SHOWN =
            "select md5(coalesce(string_agg(id::text || becomes || coalesce(heir::text, ''), ','"
                    + " order by id), '')) from (" + AFFECTED + ") a";

    private static final String PAGE_OF = "select * from (" + AFFECTED + ") a where a.id > ? order by a.id limit ?";

    private static final String RECORD = """
            insert into delete_decision (tenant_id, id, configuration_id, configuration_name, decided_by, decision)
            values (?, ?, ?, ?, ?, 'removed')
            """;

    private static final String RECORD_ITEMS = """
            insert into delete_decision_item (tenant_id, decision_id, number, action, reason, object_id, object_name)
            select ?, ?, row_number() over (order by a.id), a.becomes, 'CONFIGURATION_REMOVED', a.id, a.name
            from (%s) a
            """.formatted(AFFECTED);

    private static final String KEEP = """
            with kept as (
                update directory_object o set sync_enabled = false, modified_at = now()
                from link l
                where l.tenant_id = ? and l.configuration_id = ? and o.tenant_id = l.tenant_id and o.id = l.object_id
                  and o.deleted_at is null and o.sync_enabled
                returning o.tenant_id, o.id)
            insert into change (tenant_id, object_id, kind, properties)
            select tenant_id, id, 'updated', array['onPremisesSyncEnabled'] from kept
            """;

    private final Configurations configurations;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Notify notify;

    public RemoveConfiguration(
            Configurations configurations, Transactions transactions, JdbcClient jdbc, Notify notify) {
        this.configurations = configurations;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.notify = notify;
    }

    private record Row(Affected affected, @Nullable UUID heir, String sourceClass, String sourceName) {}

    /** What it would come to now; nothing is done. */
    public Removal look(SavedConfiguration saved, Objects objects) {
        return look(saved, objects, Set.of());
    }

    /** @param together other configurations that are removed with it: nothing goes over to them */
    Removal look(SavedConfiguration saved, Objects objects, Set<UUID> together) {
        List<Count> counts = affected(COUNTS, saved, objects, together)
                .query((row, number) -> new Count(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
        String shown =
                affected(SHOWN, saved, objects, together).query(String.class).single();
        Removal removal = new Removal(objects.text() + "-" + shown, counts, List.of());
        return new Removal(removal.shown(), counts, exceeded(saved, removal));
    }

    /**
     * A page of the objects, by their ids.
     *
     * @param after the id behind which it begins
     */
    public List<Affected> page(SavedConfiguration saved, Objects objects, UUID after, int top) {
        return page(saved, objects, Set.of(), after, top);
    }

    /** @param together other configurations that are removed with it: nothing goes over to them */
    List<Affected> page(SavedConfiguration saved, Objects objects, Set<UUID> together, UUID after, int top) {
        return rows(saved, objects, together, after, top).stream()
                .map(Row::affected)
                .toList();
    }

    /**
     * Removes the configuration.
     *
     * @throws ServiceFailure RemovalOutdated (409) when it would come to something else than was shown; TooManyDeletes (409)
     *     when the thresholds hold it and it was not allowed all the same. Nothing is done then.
     */
    public Removal remove(SavedConfiguration saved, Confirmed confirmed, String by) {
        return remove(saved, confirmed, Set.of(), by);
    }

    /** @param together other configurations that are removed with it: nothing goes over to them */
    Removal remove(SavedConfiguration saved, Confirmed confirmed, Set<UUID> together, String by) {
        return transactions.in(connection -> {
            Turn.takeJob(connection, saved.tenant(), saved.id());
            Turn.take(connection, saved.tenant());
            Removal removal = look(saved, confirmed.objects(), together);
            if (!removal.shown().equals(confirmed.shown())) {
                throw new ServiceFailure(
                        "RemovalOutdated",
                        409,
                        "Removing '" + saved.name() + "' would come to something else by now than was shown."
                                + " Nothing was done.",
                        "Look at it again: footbridge config delete " + saved.name());
            }
            if (!removal.exceeded().isEmpty() && !confirmed.allowed()) {
                throw new ServiceFailure(
                        "TooManyDeletes",
                        409,
                        "Removing '" + saved.name() + "' would delete " + String.join(" and ", removal.exceeded())
                                + ". Nothing was done.",
                        "Keep the objects, or allow these deletes as well: footbridge config delete " + saved.name()
                                + " --objects delete --allow-deletes");
            }
            apply(connection, saved, confirmed.objects(), together, by);
            notify.allEnded(saved.tenant(), saved.id().toString());
            configurations.delete(saved.tenant(), saved.name());
            return removal;
        });
    }

    private void apply(Connection connection, SavedConfiguration saved, Objects objects, Set<UUID> together, String by)
            throws SQLException {
        UUID removal = UUID.randomUUID();
        jdbc.sql(RECORD)
                .params(saved.tenant().value(), removal, saved.id(), saved.name(), by)
                .update();
        jdbc.sql(RECORD_ITEMS)
                .params(saved.tenant().value(), removal)
                .params(of(saved, objects, together))
                .update();
        Staged staged = new Staged(saved.tenant(), saved.id());
        RecordRun.write(connection, staged, removal, by);
        RecordRun.keepCycles(connection, staged);
        ApplyChanges apply = new ApplyChanges(connection, staged, removal, false);
        UUID last = new UUID(0, 0);
        while (true) {
            List<Row> page = rows(saved, objects, together, last, PAGE);
            if (page.isEmpty()) {
                break;
            }
            long began = System.nanoTime();
            last = page.getLast().affected().id();
            List<Gone> gone = new ArrayList<>();
            List<HandedOver> heirs = new ArrayList<>();
            List<ProvisioningEvent> events = new ArrayList<>();
            for (Row row : page) {
                sort(row, gone, heirs, events);
            }
            apply.apply(new Application(List.of(), List.of(), gone, heirs));
            WriteEvents.write(connection, staged, removal, events, began);
            empty(connection, gone);
        }
        if (objects == Objects.KEEP) {
            jdbc.sql(KEEP).params(saved.tenant().value(), saved.id()).update();
        }
    }

    private static void sort(Row row, List<Gone> gone, List<HandedOver> heirs, List<ProvisioningEvent> events) {
        Affected affected = row.affected();
        ObjectGuid source = new ObjectGuid(affected.sourceId());
        if (row.heir() != null) {
            heirs.add(new HandedOver(source, affected.id(), row.heir()));
            events.add(event(
                    row,
                    Action.OTHER,
                    "HandedOver",
                    "Its configuration was removed. It is not deleted: the" + " configuration '"
                            + affected.configuration() + "' synchronises it too and goes on with it."));
        } else if (affected.becomes().equals(Objects.DELETE.text())) {
            gone.add(new Gone(source, affected.id()));
            events.add(event(row, Action.DELETE, REASON, "Its configuration was removed, and its objects with it."));
        } else {
            events.add(event(
                    row,
                    Action.OTHER,
                    REASON,
                    "Its configuration was removed. It stays, and is managed in the cloud."));
        }
    }

    private static ProvisioningEvent event(Row row, Action action, String code, String reason) {
        Affected affected = row.affected();
        String name = affected.name();
        return new ProvisioningEvent(
                action,
                Status.SUCCESS,
                new Source(affected.sourceId(), row.sourceClass(), row.sourceName()),
                Optional.of(new Target(
                        affected.id(),
                        affected.type(),
                        name == null ? affected.id().toString() : name)),
                ModifiedProperties.NONE,
                code,
                reason,
                null);
    }

    /** The pages of one transaction begin with empty tables. */
    private static void empty(Connection connection, List<Gone> gone) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("truncate released_key")) {
            statement.execute();
        }
    }

    private List<Row> rows(SavedConfiguration saved, Objects objects, Set<UUID> together, UUID after, int top) {
        return affected(PAGE_OF, saved, objects, together)
                .params(after, top)
                .query(RemoveConfiguration::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Affected(
                        row.getString("becomes"),
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getObject("source_guid", UUID.class),
                        row.getString("heir_name")),
                row.getObject("heir", UUID.class),
                row.getString("source_class"),
                row.getString("source_name"));
    }

    private JdbcClient.StatementSpec affected(
            String sql, SavedConfiguration saved, Objects objects, Set<UUID> together) {
        return jdbc.sql(sql).params(of(saved, objects, together));
    }

    private static List<Object> of(SavedConfiguration saved, Objects objects, Set<UUID> together) {
        return List.of(
                objects.text(), together.toArray(UUID[]::new), saved.tenant().value(), saved.id());
    }

    /** As in a cycle, but that everything would go is nothing to ask about: that is what was asked for. */
    private List<String> exceeded(SavedConfiguration saved, Removal removal) {
        DeleteRules rules = configurations.definition(saved).deletes();
        List<Leaving> leaving = new ArrayList<>();
        for (TargetKind kind : TargetKind.values()) {
            long total = removal.counts().stream()
                    .filter(count -> count.kind().equals(kind.dbName()))
                    .mapToLong(Count::count)
                    .sum();
            long gone = removal.deletes().getOrDefault(kind.dbName(), 0L);
            if (gone > 0) {
                leaving.add(new Leaving(kind, gone, total));
            }
        }
        return rules.exceeded(leaving).values().stream().distinct().toList();
    }
}
