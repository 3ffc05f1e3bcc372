package org.footbridge.service.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.planning.HeldValue;
import org.footbridge.engine.planning.Holder;
import org.footbridge.service.directory.Application.ChangedObject;
import org.footbridge.service.directory.Application.NewObject;
import org.footbridge.service.storage.CopyRows;

/**
 * Notes what the objects of a page go without and who has it, and wakes the sources of all objects of the tenant that wait
 * for a value which this page lets go of. All of it in sets, whatever the page holds.
 */
final class HoldValues {
    static final String TEMPORARY = """
            create temp table if not exists new_held (
                object_id uuid, kind text, key text, value text, holder_id uuid) on commit delete rows;
            create temp table if not exists released_key (kind text, value text) on commit delete rows
            """;

    private static final String FORGET = """
            delete from held_value h using changed_object c
            where h.tenant_id = ? and h.object_id = c.id
              and not exists (select 1 from new_held n where n.object_id = h.object_id and n.kind = h.kind and n.key = h.key)
            """;

    private static final String KEEP = """
            insert into held_value (tenant_id, object_id, kind, key, value, holder_id)
            select ?::uuid, object_id, kind, key, value, holder_id from new_held
            on conflict (tenant_id, object_id, kind, key)
            do update set value = excluded.value, holder_id = excluded.holder_id
            """;

    /** A value that changed hands is held by another from now on. */
    private static final String NAME_HOLDERS = """
            update held_value h set holder_id = k.object_id
            from (select id from new_object union all select id from changed_object) n
            join directory_key k on k.tenant_id = ? and k.object_id = n.id
            where h.tenant_id = k.tenant_id and h.kind = k.kind and h.key = k.value and h.holder_id <> k.object_id
            """;

    private static final String WAKE = """
            update source_object s set dirty = true, outcome = 'retry'
            from released_key r
            join held_value h on h.tenant_id = ? and h.kind = r.kind and h.key = r.value
            join link l on l.tenant_id = h.tenant_id and l.object_id = h.object_id
            where s.tenant_id = ? and s.configuration_id = l.configuration_id and s.guid = l.source_guid
              and s.outcome is distinct from 'delete'
              and not exists (select 1 from directory_key k
                              where k.tenant_id = ? and k.kind = r.kind and k.value = r.value)
            """;

    private final Connection connection;
    private final Object tenant;

    HoldValues(Connection connection, Object tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** The keys of the page are taken already. */
    void hold(Application application) throws SQLException {
        Map<ObjectGuid, UUID> arrived = new HashMap<>();
        application.created().forEach(object -> arrived.put(object.source(), object.id()));
        try (CopyRows rows = CopyRows.into(connection, "new_held", "object_id, kind, key, value, holder_id")) {
            for (NewObject object : application.created()) {
                copy(rows, object.id(), object.held(), arrived);
            }
            for (ChangedObject object : application.changed()) {
                copy(rows, object.before().id(), object.held(), arrived);
            }
            rows.finish();
        }
        Statements.execute(connection, FORGET, tenant);
        Statements.execute(connection, KEEP, tenant);
        Statements.execute(connection, NAME_HOLDERS, tenant);
    }

    /** Has those planned again who wait for what was let go of, and nobody took. */
    void wake() throws SQLException {
        Statements.execute(connection, WAKE, tenant, tenant, tenant);
    }

    private static void copy(CopyRows rows, UUID object, List<HeldValue> held, Map<ObjectGuid, UUID> arrived)
            throws SQLException {
        for (HeldValue value : held) {
            rows.value(object)
                    .value(StoredHeld.kind(value.key()))
                    .value(value.key().value())
                    .value(value.value())
                    .value(holder(value.holder(), arrived))
                    .endRow();
        }
    }

    private static UUID holder(Holder holder, Map<ObjectGuid, UUID> arrived) {
        return switch (holder) {
            case Holder.Present(UUID id) -> id;
            case Holder.Arriving(ObjectGuid source) -> {
                UUID id = arrived.get(source);
                if (id == null) {
                    throw new IllegalStateException("The plan names a holder that it does not make: " + source);
                }
                yield id;
            }
        };
    }
}
