package org.footbridge.service.deletes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes objects for good: with their names, anchors, references, roles and links, so that a source that comes back later
 * becomes a new object. A page is one transaction with a fixed number of statements.
 */
@Component
public class PurgeObjects {
    /** So long deleted objects can come back, where nobody chose otherwise. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int PAGE = 1000;

    private static final String DUE = """
            select id from directory_object where tenant_id = ? and deleted_at <= ? order by deleted_at, id limit ?
            for update
            """;

    private static final String ONE =
            "select id from directory_object where tenant_id = ? and id = ? and deleted_at is not null for update";

    /** What waits for a value of theirs, is assigned to them or names what fed them goes with them. */
    private static final List<String> PURGE = List.of(
            "delete from directory_reference where tenant_id = ? and (owner_id = any (?) or target_id = any (?))",
            "delete from kept_reference where tenant_id = ? and (owner_id = any (?) or target_id = any (?))",
            "delete from held_removal where tenant_id = ? and (owner_id = any (?) or target_id = any (?))",
            "delete from held_delete where tenant_id = ? and object_id = any (?)",
            "delete from directory_key where tenant_id = ? and object_id = any (?)",
            "delete from credential where tenant_id = ? and object_id = any (?)",
            "delete from sign_in_lockout where tenant_id = ? and object_id = any (?)",
            "delete from link where tenant_id = ? and object_id = any (?)",
            "insert into change (tenant_id, object_id, kind, object_kind)"
                    + " select tenant_id, id, 'purged', kind from directory_object where tenant_id = ? and id = any (?)",
            "delete from directory_object where tenant_id = ? and id = any (?)");

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final int pageSize;

    @Autowired
    public PurgeObjects(JdbcClient jdbc, Transactions transactions) {
        this(jdbc, transactions, PAGE);
    }

    /** @param pageSize so many objects in one transaction */
    public PurgeObjects(JdbcClient jdbc, Transactions transactions, int pageSize) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.pageSize = pageSize;
    }

    /** As {@link #due(Instant, Duration)}, with {@link #KEPT}. */
    public int due(Instant now) {
        return due(now, KEPT);
    }

    /**
     * Those of all tenants that cannot come back any more; returns how many.
     *
     * @param kept for so long they could, where a tenant did not choose otherwise
     */
    public int due(Instant now, Duration kept) {
        int purged = 0;
        Map<TenantId, Instant> tenants = new LinkedHashMap<>();
        jdbc.sql("""
                        select t.id, s.deleted_items_days from tenant t
                        left join tenant_setting s on s.tenant_id = t.id order by t.id
                        """).query(row -> {
            Integer days = row.getObject("deleted_items_days", Integer.class);
            tenants.put(
                    new TenantId(row.getObject("id", UUID.class)),
                    now.minus(days == null ? kept : Duration.ofDays(days)));
        });
        for (Map.Entry<TenantId, Instant> tenant : tenants.entrySet()) {
            purged += due(tenant.getKey(), tenant.getValue());
        }
        return purged;
    }

    private int due(TenantId tenant, Instant until) {
        int purged = 0;
        int page;
        do {
            page = transactions.in(connection ->
                    purge(connection, tenant, DUE, tenant.value(), until.atOffset(ZoneOffset.UTC), pageSize));
            purged += page;
        } while (page == pageSize);
        return purged;
    }

    /** False: there is no such deleted object. */
    boolean one(TenantId tenant, UUID id) {
        return transactions.in(connection -> purge(connection, tenant, ONE, tenant.value(), id)) > 0;
    }

    private static int purge(Connection connection, TenantId tenant, String which, Object... parameters)
            throws SQLException {
        Turn.take(connection, tenant);
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(which)) {
            set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        if (ids.isEmpty()) {
            return 0;
        }
        for (String sql : PURGE) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, tenant.value());
                for (int i = 2;
                        i <= sql.chars().filter(character -> character == '?').count();
                        i++) {
                    statement.setArray(i, connection.createArrayOf("uuid", ids.toArray()));
                }
                statement.executeUpdate();
            }
        }
        return ids.size();
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
