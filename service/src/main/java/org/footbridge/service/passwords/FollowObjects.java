package org.footbridge.service.passwords;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Follows the users of the tenant directory: who came, came back or was taken over is due; who left has no password here any
 * more. Looks at those that changed since the last time, or at all and at those who have not come yet, with a fixed number of
 * statements.
 */
final class FollowObjects {
    private static final String TEMPORARY = """
            create temp table if not exists followed_object (id uuid primary key) on commit delete rows
            """;

    private static final String NEWEST = "select coalesce(max(sequence), 0) from change where tenant_id = ?";

    private static final String CHANGED = """
            insert into followed_object
            select distinct object_id from change
            where tenant_id = ? and sequence > ? and sequence <= ? and kind <> 'references'
            """;

    private static final String ALL = """
            insert into followed_object
            select object_id from link where tenant_id = ? and configuration_id = ?
            union select object_id from credential where tenant_id = ? and configuration_id = ?
            union select object_id from password_state
                  where tenant_id = ? and configuration_id = ? and object_id is not null
            """;

    /** A link holds as long as its object lives. */
    private static final String LIVE = """
            select 1 from link l join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
            where l.tenant_id = %1$s.tenant_id and l.configuration_id = %1$s.configuration_id
              and l.source_guid = %1$s.source_guid and l.object_id = %1$s.object_id and o.deleted_at is null
            """;

    private static final String REMOVE_CREDENTIALS = """
            delete from credential c using followed_object f
            where c.tenant_id = ? and c.configuration_id = ? and c.object_id = f.id and not exists (
            """ + LIVE.formatted("c") + ")";

    private static final String REMOVE_STATES = """
            delete from password_state s using followed_object f
            where s.tenant_id = ? and s.configuration_id = ? and s.object_id = f.id and not exists (
            """ + LIVE.formatted("s") + ")";

    private static final String DUE = """
            insert into password_state (tenant_id, configuration_id, source_guid, object_id, state)
            select l.tenant_id, l.configuration_id, l.source_guid, l.object_id, 'due'
            from followed_object f
            join link l on l.tenant_id = ? and l.configuration_id = ? and l.object_id = f.id
            join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                 and o.kind = 'user' and o.deleted_at is null
            join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                 and s.guid = l.source_guid and lower(s.object_class) in ('user', 'inetorgperson')
            on conflict (tenant_id, configuration_id, source_guid)
            do update set state = 'due', object_id = excluded.object_id, code = '', password_last_set = null,
                          attempts = 0, next_attempt_at = null, since = now()
            where password_state.object_id is distinct from excluded.object_id
               or (password_state.state = 'synced' and not exists (
                       select 1 from credential c
                       where c.tenant_id = excluded.tenant_id and c.object_id = excluded.object_id
                         and c.configuration_id = excluded.configuration_id and c.source_guid = excluded.source_guid))
            """;

    private static final String WAITING = """
            insert into password_state (tenant_id, configuration_id, source_guid, state)
            select s.tenant_id, s.configuration_id, s.guid, 'waiting'
            from source_object s
            where s.tenant_id = ? and s.configuration_id = ? and lower(s.object_class) in ('user', 'inetorgperson')
              and not s.deleted and not s.reduced and s.outcome is distinct from 'skipped'
              and not exists (select 1 from link l
                              where l.tenant_id = s.tenant_id and l.configuration_id = s.configuration_id
                                and l.source_guid = s.guid)
            on conflict (tenant_id, configuration_id, source_guid) do nothing
            """;

    private final Connection connection;
    private final PasswordPass pass;

    FollowObjects(Connection connection, PasswordPass pass) {
        this.connection = connection;
        this.pass = pass;
    }

    /**
     * Looks at what changed; the caller has the turn of the tenant's writers, so that no change comes before one that was seen.
     *
     * @param since the change up to which this was done before; empty: all objects are looked at
     * @return the change up to which this was done now
     */
    long follow(Optional<Long> since) throws SQLException {
        Object tenant = pass.tenant().value();
        Object configuration = pass.configuration();
        long newest = number(NEWEST, tenant);
        if (since.isPresent() && since.get() >= newest) {
            return newest;
        }
        execute(TEMPORARY);
        if (since.isPresent()) {
            execute(CHANGED, tenant, since.get(), newest);
        } else {
            execute(ALL, tenant, configuration, tenant, configuration, tenant, configuration);
            execute("analyze followed_object");
        }
        execute(REMOVE_CREDENTIALS, tenant, configuration);
        execute(REMOVE_STATES, tenant, configuration);
        execute(DUE, tenant, configuration);
        if (since.isEmpty()) {
            execute(WAITING, tenant, configuration);
        }
        return newest;
    }

    private long number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.execute();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
