package org.footbridge.service.staging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Keeps the memberships that come of primaryGroupID among the staged links, under the name of that attribute: Active
 * Directory lists them in no link (MS-ADTS 3.1.1.4.5.11). The group is named by what follows from its security
 * identifier, so it makes no difference whether it, or its members, were read first.
 */
final class StagePrimaryGroups {
    /** The attribute, and the link that is made of it. */
    static final String ATTRIBUTE = "primarygroupid";

    private static final String TEMPORARY =
            "create temp table if not exists primary_member (guid uuid, owner_guid uuid) on commit delete rows";

    private static final String TAKE = """
            insert into primary_member
            select s.guid,
                   case when not s.deleted and lower(s.object_class) <> 'group'
                        then group_of_sid(primary_group_sid(s.attributes -> 'objectsid' ->> 0,
                                                            s.attributes -> 'primarygroupid' ->> 0)) end
            from source_object s
            """;

    private static final String TAKE_INCOMING =
            TAKE + "join incoming_object i on i.guid = s.guid where s.tenant_id = ? and s.configuration_id = ?";

    private static final String TAKE_NAMED =
            TAKE + "where s.tenant_id = ? and s.configuration_id = ? and s.guid = any (?)";

    private static final String END = """
            update source_link_value v set present = false, dirty = true
            from primary_member m
            where v.tenant_id = ? and v.configuration_id = ? and v.target_guid = m.guid
              and v.attribute = 'primarygroupid' and v.present and v.owner_guid is distinct from m.owner_guid
            """;

    private static final String ADD = """
            insert into source_link_value as v
                (tenant_id, configuration_id, owner_guid, attribute, target_guid, present, dirty, read_by)
            select ?, ?, m.owner_guid, 'primarygroupid', m.guid, true, true, ?
            from primary_member m where m.owner_guid is not null
            on conflict (tenant_id, configuration_id, owner_guid, attribute, target_guid) do update
            set present = true, dirty = v.dirty or not v.present, read_by = excluded.read_by
            where not v.present or v.read_by <> excluded.read_by
            """;

    private final Connection connection;
    private final Staged staged;
    private final long read;

    StagePrimaryGroups(Connection connection, Staged staged, long read) {
        this.connection = connection;
        this.staged = staged;
        this.read = read;
    }

    /**
     * For the objects of {@code incoming_object}. Comes after they were merged, and after the links of those that were
     * deleted have ended.
     */
    void stageIncoming() throws SQLException {
        begin();
        update(TAKE_INCOMING, staged.tenant().value(), staged.configuration());
        stage();
    }

    /** For these objects, as they are staged. */
    void stage(UUID[] objects) throws SQLException {
        begin();
        update(TAKE_NAMED, staged.tenant().value(), staged.configuration(), connection.createArrayOf("uuid", objects));
        stage();
    }

    private void begin() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
    }

    private void stage() throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        update(END, tenant, configuration);
        update(ADD, tenant, configuration, read);
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
