package org.footbridge.service.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.planning.PropertyChange;
import org.footbridge.service.directory.Application.ChangedObject;
import org.footbridge.service.directory.Application.Gone;
import org.footbridge.service.directory.Application.HandedOver;
import org.footbridge.service.directory.Application.NewObject;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.CopyRows;

/**
 * Writes a page into the tenant directory with a fixed number of statements. All unique keys of changed objects are let
 * go before any is taken, so that objects of one page can exchange them.
 */
public final class ApplyChanges {
    private static final String TEMPORARY = """
            create temp table if not exists new_object (id uuid, guid uuid) on commit delete rows;
            create temp table if not exists changed_object (
                id uuid, guid uuid, properties jsonb, restored boolean, linked boolean, rekeyed boolean, names text[])
                on commit delete rows;
            """ + HoldValues.TEMPORARY;

    /** COPY's word for the moment at which the transaction began. */
    private static final String NOW = "now";

    /** Who refers to what such a source fed before is to be compared: that reference has ended. */
    private static final String COMPARE_OWNERS = """
            update link l set aligned = false
            from (select guid, id from new_object union all select guid, id from changed_object where linked) n
            join former_link f on f.tenant_id = ? and f.source_guid = n.guid and f.object_id <> n.id
            join source_link_value v on v.tenant_id = f.tenant_id and v.target_guid = f.source_guid
                 and (v.present or v.dirty)
            where l.tenant_id = v.tenant_id and l.configuration_id = v.configuration_id and l.source_guid = v.owner_guid
              and l.aligned
            """;

    /** What feeds an object now does not stand for one that it fed before. */
    private static final String LINK = """
            with forgotten as (
                delete from former_link f
                using (select guid from new_object union all select guid from changed_object where linked) n
                where f.tenant_id = ? and f.source_guid = n.guid)
            insert into link (tenant_id, configuration_id, source_guid, object_id, aligned)
            select ?, ?, guid, id, true from new_object
            union all
            select ?, ?, guid, id, false from changed_object where linked
            on conflict (tenant_id, configuration_id, source_guid)
            do update set object_id = excluded.object_id, linked_at = now(), aligned = excluded.aligned
            """;

    /** An object has one source: who takes it over ends the link of the one before. */
    private static final String UNLINK_OTHERS = """
            with ended as (
                delete from link l using changed_object c
                where c.linked and l.tenant_id = ? and l.object_id = c.id
                  and (l.configuration_id <> ? or l.source_guid <> c.guid)
                returning l.tenant_id, l.configuration_id, l.source_guid, l.object_id, c.guid),
            noted as (
                insert into shadow_guid (tenant_id, cycle_id, what, guid)
                select tenant_id, ?::uuid, 'planned', source_guid from ended where ? and configuration_id = ?
                on conflict do nothing)
            insert into former_link (tenant_id, source_guid, object_id)
            select tenant_id, source_guid, object_id from ended where source_guid <> guid
            on conflict do nothing
            """;

    private static final String CHANGE = """
            update directory_object o
            set properties = c.properties, sync_enabled = true, deleted_at = null, modified_at = now(),
                last_sync_at = now(), changed_by = ?
            from changed_object c where o.tenant_id = ? and o.id = c.id
            """;

    private static final String LET_GO_KEYS = """
            with gone as (
                delete from directory_key k using changed_object c
                where k.tenant_id = ? and k.object_id = c.id and c.rekeyed and k.kind in ('upn', 'address')
                returning k.kind, k.value)
            insert into released_key select kind, value from gone
            """;

    private static final String SYNCHRONISED = "onPremisesSyncEnabled";

    private static final String FEED = """
            insert into change (tenant_id, object_id, kind, properties)
            select ?, id, 'created', null::text[] from new_object
            union all
            select ?, id, case when restored then 'restored' else 'updated' end, case when not restored then names end
            from changed_object
            """;

    /**
     * References from and to a new or restored object wait among the staged links: have them resolved. A configuration
     * whose links are all to be resolved has none to wake, and with no other there is nothing to look for. What the cycle
     * has just been told it resolves in any case, once all objects are there.
     */
    private static final String WAKE_LINKS = """
            with asleep as materialized (
                select c.id from configuration c
                where c.tenant_id = ? and (select count(*) from unresolved_links u
                                           where u.tenant_id = c.tenant_id and u.configuration_id = c.id
                                             and not u.begun) < 2)
            update source_link_value v set dirty = true
            where exists (select 1 from asleep)
              and v.tenant_id = ? and v.configuration_id in (select id from asleep) and v.present and not v.dirty
              and (v.target_guid = any (?) or (v.owner_guid = any (?) and v.configuration_id = ?))
              and (v.told_by is null or v.configuration_id <> ?
                   or v.told_by <= (select j.links_resolved from job j where j.tenant_id = ? and j.configuration_id = ?))
            """;

    /** Who leaves has no password here any more. */
    private static final String SOFT_DELETE = """
            with forgotten as (delete from credential where tenant_id = ? and object_id = any (?))
            update directory_object set deleted_at = now(), sync_enabled = false, modified_at = now()
            where tenant_id = ? and id = any (?) and deleted_at is null
            """;

    /** The heir plans the object by its own rules, references included; who follows the feed learns whose it is. */
    private static final String HAND_OVER = """
            with heir as (
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[]) h (guid, object_id, configuration_id)),
            ended as (
                delete from link l using heir h
                where l.tenant_id = ? and l.configuration_id = ? and l.source_guid = h.guid),
            noted as (
                insert into shadow_guid (tenant_id, cycle_id, what, guid)
                select ?, ?, 'planned', h.guid from heir h where ?
                on conflict do nothing),
            woken as (
                update source_object s set dirty = true, outcome = 'retry' from heir h
                where s.tenant_id = ? and s.configuration_id = h.configuration_id and s.guid = h.guid),
            told as (
                insert into change (tenant_id, object_id, kind, properties)
                select ?, h.object_id, 'updated', '{}' from heir h)
            insert into link (tenant_id, configuration_id, source_guid, object_id, aligned)
            select ?, h.configuration_id, h.guid, h.object_id, false from heir h
            """;

    private static final String DROP_KEYS = """
            with gone as (
                delete from directory_key
                where tenant_id = ? and object_id = any (?) and kind in ('upn', 'address')
                returning kind, value)
            insert into released_key select kind, value from gone
            """;

    private static final String FEED_DELETED =
            "insert into change (tenant_id, object_id, kind) select ?, unnest(?), 'deleted'";

    private final Connection connection;
    private final Staged staged;
    private final UUID cycle;
    private final boolean everything;

    /** @param everything the cycle plans all that is staged: it is to know of what lost its link that it was planned */
    public ApplyChanges(Connection connection, Staged staged, UUID cycle, boolean everything) {
        this.connection = connection;
        this.staged = staged;
        this.cycle = cycle;
        this.everything = everything;
    }

    /** Writes everything, in the transaction of the connection. */
    public void apply(Application application) throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        HoldValues values = new HoldValues(connection, tenant);
        handOver(application.handedOver());
        boolean changes =
                !application.created().isEmpty() || !application.changed().isEmpty();
        if (!changes && application.deleted().isEmpty()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        if (changes) {
            create(application.created());
            copy(application);
            execute(CHANGE, cycle, tenant);
            execute(UNLINK_OTHERS, tenant, configuration, cycle, everything, configuration);
            execute(COMPARE_OWNERS, tenant);
            execute(LINK, tenant, tenant, configuration, tenant, configuration);
            execute(LET_GO_KEYS, tenant);
            takeKeys(application);
            values.hold(application);
            execute(FEED, tenant, tenant);
            UUID[] arrived = arrived(application);
            if (arrived.length > 0) {
                execute(
                        WAKE_LINKS,
                        tenant,
                        tenant,
                        arrived,
                        arrived,
                        configuration,
                        configuration,
                        tenant,
                        configuration);
            }
            UUID[] restored = restored(application);
            if (restored.length > 0) {
                new KeepReferences(connection, staged.tenant()).bringBack(restored, false);
            }
            new WakePrincipals(connection, staged).of(application);
        }
        if (!application.deleted().isEmpty()) {
            UUID[] gone = application.deleted().stream().map(Gone::id).toArray(UUID[]::new);
            execute(SOFT_DELETE, tenant, gone, tenant, gone);
            execute(DROP_KEYS, tenant, gone);
            new KeepReferences(connection, staged.tenant()).keep(gone);
            execute(FEED_DELETED, tenant, gone);
        }
        values.wake();
    }

    private void handOver(List<HandedOver> objects) throws SQLException {
        if (objects.isEmpty()) {
            return;
        }
        Object tenant = staged.tenant().value();
        execute(
                HAND_OVER,
                objects.stream().map(object -> object.source().value()).toArray(UUID[]::new),
                objects.stream().map(HandedOver::id).toArray(UUID[]::new),
                objects.stream().map(HandedOver::configuration).toArray(UUID[]::new),
                tenant,
                staged.configuration(),
                tenant,
                cycle,
                everything,
                tenant,
                tenant,
                tenant);
    }

    private static UUID[] arrived(Application application) {
        List<UUID> guids = new ArrayList<>();
        application.created().forEach(object -> guids.add(object.source().value()));
        application.changed().stream()
                .filter(object -> object.restore() || object.link())
                .forEach(object -> guids.add(object.source().value()));
        return guids.toArray(new UUID[0]);
    }

    private static UUID[] restored(Application application) {
        return application.changed().stream()
                .filter(ChangedObject::restore)
                .map(object -> object.before().id())
                .toArray(UUID[]::new);
    }

    /** Straight into the table: nothing that is there can be the same. */
    private void create(List<NewObject> created) throws SQLException {
        try (CopyRows rows = CopyRows.into(
                connection,
                "directory_object",
                "tenant_id, id, kind, properties, sync_enabled, last_sync_at, changed_by")) {
            for (NewObject object : created) {
                rows.value(staged.tenant())
                        .value(object.id())
                        .value(object.desired().kind().dbName())
                        .value(PropertyJson.write(object.desired().properties()))
                        .value(true)
                        .value(NOW)
                        .value(cycle)
                        .endRow();
            }
            rows.finish();
        }
        try (CopyRows rows = CopyRows.into(connection, "new_object", "id, guid")) {
            for (NewObject object : created) {
                rows.value(object.id()).value(object.source()).endRow();
            }
            rows.finish();
        }
    }

    private void copy(Application application) throws SQLException {
        try (CopyRows rows =
                CopyRows.into(connection, "changed_object", "id, guid, properties, restored, linked, rekeyed, names")) {
            for (ChangedObject object : application.changed()) {
                rows.value(object.before().id())
                        .value(object.source())
                        .value(PropertyJson.write(after(object)))
                        .value(object.restore())
                        .value(object.link())
                        .value(rekeyed(object))
                        .array(names(object))
                        .endRow();
            }
            rows.finish();
        }
    }

    private void takeKeys(Application application) throws SQLException {
        try (CopyRows rows = CopyRows.into(connection, "directory_key", "tenant_id, object_id, kind, value")) {
            for (NewObject object : application.created()) {
                key(rows, object.id(), "anchor", object.desired().anchor().value());
                keys(
                        rows,
                        object.id(),
                        object.desired().kind(),
                        object.desired().properties());
            }
            for (ChangedObject object : application.changed()) {
                UUID id = object.before().id();
                if (object.anchor().isPresent() && object.before().anchor().isEmpty()) {
                    key(rows, id, "anchor", object.anchor().get().value());
                }
                if (rekeyed(object)) {
                    keys(rows, id, object.before().kind(), after(object));
                }
            }
            rows.finish();
        }
    }

    private void keys(CopyRows rows, UUID id, TargetKind kind, Map<String, PropertyValue> properties)
            throws SQLException {
        UniqueKeys keys = UniqueKeys.of(kind, properties);
        if (keys.userPrincipalName().isPresent()) {
            key(rows, id, "upn", keys.userPrincipalName().get());
        }
        for (String address : keys.addresses()) {
            key(rows, id, "address", address);
        }
    }

    private void key(CopyRows rows, UUID id, String kind, String value) throws SQLException {
        rows.value(staged.tenant()).value(id).value(kind).value(value).endRow();
    }

    private static Map<String, PropertyValue> after(ChangedObject object) {
        return PropertyChange.apply(object.changes(), object.before().properties());
    }

    /** What changes, as who follows the feed is told it. */
    private static List<String> names(ChangedObject object) {
        List<String> names = new ArrayList<>(
                object.changes().stream().map(PropertyChange::property).toList());
        if (object.link()) {
            names.add(SYNCHRONISED);
        }
        return names;
    }

    private static boolean rekeyed(ChangedObject object) {
        return object.restore()
                || !UniqueKeys.of(object.before().kind(), object.before().properties())
                        .equals(UniqueKeys.of(object.before().kind(), after(object)));
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        Statements.execute(connection, sql, parameters);
    }
}
