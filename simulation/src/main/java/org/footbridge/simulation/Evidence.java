package org.footbridge.simulation;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.acceptance.Oracle;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Watches what becomes of every object of a tenant and remembers what the directory said of its source: whether it was
 * there to be synchronised. Says where something was taken away without a reason. Not thread-safe.
 */
final class Evidence {
    /** So long deleted objects can come back, by docs/deletes.md. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient database;
    private final TenantId tenant;
    private final Map<UUID, Known> known = new HashMap<>();
    /** Sources that somebody may have seen missing since all was last known to be synchronised. */
    private final Set<UUID> doubted = new HashSet<>();

    /** @param deletedAt null: it is not deleted */
    private record Known(
            Set<UUID> sources, String name, @Nullable Instant deletedAt) {}

    private record Stored(UUID id, String name, @Nullable Instant deletedAt) {}

    Evidence(JdbcClient database, TenantId tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** To be called after each change of the directory and of what is wanted of it. */
    void see(Oracle now) {
        known.values().stream()
                .flatMap(object -> object.sources().stream())
                .filter(source -> !now.expects(source))
                .forEach(doubted::add);
    }

    /** Everything that was seen has arrived; only what is seen from now on is a reason. */
    void synchronised(Oracle now) {
        doubted.clear();
        see(now);
    }

    /** Objects that an administrator has allowed to go. */
    Set<UUID> allowed() {
        Set<UUID> allowed = new HashSet<>();
        database.sql("select object_id from held_delete where tenant_id = ? and state = 'allowed'")
                .param(tenant.value())
                .query(row -> {
                    allowed.add(row.getObject(1, UUID.class));
                });
        return allowed;
    }

    /**
     * What is wrong with what was taken away since the last look.
     *
     * @param allowed by an administrator before
     * @param most may go without being allowed
     */
    List<String> look(Instant now, Set<UUID> allowed, int most) {
        List<String> faults = new ArrayList<>();
        Map<UUID, Set<UUID>> sources = sources();
        Map<UUID, Stored> stored = stored();
        known.forEach((id, before) -> {
            if (!stored.containsKey(id)) {
                purged(before, now).ifPresent(faults::add);
            }
        });
        known.keySet().retainAll(stored.keySet());
        List<String> gone = new ArrayList<>();
        stored.values().forEach(object -> {
            Known before = known.get(object.id());
            Set<UUID> fed = sources.getOrDefault(object.id(), before == null ? Set.of() : before.sources());
            if (before != null && before.deletedAt() == null && object.deletedAt() != null) {
                if (!doubted.containsAll(fed)) {
                    faults.add("deleted without evidence: " + object.name() + " " + object.id());
                }
                if (!allowed.contains(object.id())) {
                    gone.add(object.name());
                }
            }
            known.put(object.id(), new Known(fed, object.name(), object.deletedAt()));
        });
        if (gone.size() > most) {
            faults.add(gone.size() + " were deleted, of which nobody was asked, with a threshold of " + most + ": "
                    + gone);
        }
        return faults;
    }

    private static Optional<String> purged(Known before, Instant now) {
        Instant deleted = before.deletedAt();
        if (deleted == null) {
            return Optional.of("is gone for good and was not deleted: " + before.name());
        }
        return deleted.plus(KEPT).isAfter(now)
                ? Optional.of("is gone for good too early: " + before.name() + ", deleted " + deleted)
                : Optional.empty();
    }

    private Map<UUID, Set<UUID>> sources() {
        Map<UUID, Set<UUID>> sources = new HashMap<>();
        database.sql("select object_id, source_guid from link where tenant_id = ?")
                .param(tenant.value())
                .query(row -> {
                    sources.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashSet<>())
                            .add(row.getObject(2, UUID.class));
                });
        return sources;
    }

    private Map<UUID, Stored> stored() {
        return database
                .sql("select id, kind || ' ' || coalesce(properties ->> 'displayName', '') as name, deleted_at"
                        + " from directory_object where tenant_id = ?")
                .param(tenant.value())
                .query((row, number) -> {
                    Timestamp deleted = row.getTimestamp("deleted_at");
                    return new Stored(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            deleted == null ? null : deleted.toInstant());
                })
                .list()
                .stream()
                .collect(Collectors.toMap(Stored::id, object -> object));
    }

    /** Of everything in the tenant directory; the same when nothing was written to it. */
    String contents() {
        return database.sql("""
                        select md5(coalesce(string_agg(line, '|' order by line), '')) from (
                            select row(id, kind, properties, sync_enabled, deleted_at)::text as line
                            from directory_object where tenant_id = :tenant
                            union all
                            select row(r.*)::text from directory_reference r where tenant_id = :tenant) lines
                        """)
                .param("tenant", tenant.value())
                .query(String.class)
                .single();
    }
}
