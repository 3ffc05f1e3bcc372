package org.footbridge.service.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.PropertyChange;
import org.footbridge.service.directory.Application.ChangedObject;
import org.footbridge.service.directory.Application.NewObject;
import org.footbridge.service.staging.Staged;

/**
 * Has references brought in line that name objects which arrived, or have another security identifier now, by something else
 * than the source object that feeds them: by their security identifier, as groups of other forests and those who have a
 * primary group do, or by a source object that fed them before.
 */
final class WakePrincipals {
    private static final String SECURITY_IDENTIFIER = "onPremisesSecurityIdentifier";

    private static final String WAKE_LINKS = """
            update source_link_value v set dirty = true
            from (select s.tenant_id, s.configuration_id, s.guid
                  from directory_object o
                  join source_object s on s.tenant_id = o.tenant_id
                       and lower(s.object_class) = 'foreignsecurityprincipal'
                       and upper(substr(s.rdn, 4)) = o.properties ->> 'onPremisesSecurityIdentifier'
                  where o.tenant_id = ? and o.id = any (?)
                  union all
                  select f.tenant_id, c.id, f.source_guid
                  from former_link f join configuration c on c.tenant_id = f.tenant_id
                  where f.tenant_id = ? and f.object_id = any (?)) n
            where v.tenant_id = n.tenant_id and v.configuration_id = n.configuration_id and v.target_guid = n.guid
              and v.present and not v.dirty
            """;

    private static final String WAKE_PRIMARY_GROUPS = """
            update source_link_value v set dirty = true
            from source_object s
            where s.tenant_id = ? and s.configuration_id = ? and s.guid = any (?) and lower(s.object_class) = 'group'
              and v.tenant_id = s.tenant_id and v.configuration_id = s.configuration_id
              and v.owner_guid = group_of_sid(s.attributes -> 'objectsid' ->> 0) and v.attribute = 'primarygroupid'
              and v.present and not v.dirty
            """;

    /** No link says that these ended. */
    private static final String COMPARE_OWNERS = """
            update link l set aligned = false
            from source_object s
            join source_link_value v on v.tenant_id = s.tenant_id and v.configuration_id = s.configuration_id
                 and v.target_guid = s.guid and (v.present or v.dirty)
            where s.tenant_id = ? and lower(s.object_class) = 'foreignsecurityprincipal'
              and upper(substr(s.rdn, 4)) = any (?)
              and l.tenant_id = v.tenant_id and l.configuration_id = v.configuration_id and l.source_guid = v.owner_guid
              and l.aligned
            """;

    private final Connection connection;
    private final Staged staged;

    WakePrincipals(Connection connection, Staged staged) {
        this.connection = connection;
        this.staged = staged;
    }

    /** Comes after the objects were written. */
    void of(Application application) throws SQLException {
        List<UUID> known = new ArrayList<>();
        List<UUID> groups = new ArrayList<>();
        List<String> shed = new ArrayList<>();
        for (NewObject object : application.created()) {
            known.add(object.id());
            if (object.desired().kind() == TargetKind.GROUP) {
                groups.add(object.source().value());
            }
        }
        for (ChangedObject object : application.changed()) {
            Map<String, PropertyValue> before = object.before().properties();
            Optional<PropertyValue> had = Optional.ofNullable(before.get(SECURITY_IDENTIFIER));
            Optional<PropertyValue> has = Optional.ofNullable(
                    PropertyChange.apply(object.changes(), before).get(SECURITY_IDENTIFIER));
            if (object.restore() || object.link() || !had.equals(has)) {
                known.add(object.before().id());
                if (object.before().kind() == TargetKind.GROUP) {
                    groups.add(object.source().value());
                }
            }
            had.filter(PropertyValue.Text.class::isInstance)
                    .filter(_ -> !had.equals(has))
                    .ifPresent(text -> shed.add(((PropertyValue.Text) text).value()));
        }
        Object tenant = staged.tenant().value();
        if (!known.isEmpty()) {
            UUID[] ids = known.toArray(UUID[]::new);
            execute(WAKE_LINKS, tenant, ids, tenant, ids);
        }
        if (!groups.isEmpty()) {
            execute(WAKE_PRIMARY_GROUPS, tenant, staged.configuration(), groups.toArray(UUID[]::new));
        }
        if (!shed.isEmpty()) {
            execute(COMPARE_OWNERS, tenant, shed.toArray(String[]::new));
        }
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        Statements.execute(connection, sql, parameters);
    }
}
