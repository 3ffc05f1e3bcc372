package org.footbridge.service.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the feed promises to who reads it. */
class FeedOfChangesTest {
    private final HikariDataSource database = TestDatabases.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @AfterEach
    void close() {
        database.close();
    }

    private void tell(Connection connection, UUID owner, int references) {
        try {
            ChangedReferences changed =
                    new ChangedReferences(connection, new Staged(tenant, UUID.randomUUID()), UUID.randomUUID());
            changed.begin(List.of());
            changed.execute(
                    "insert into changed_reference select ?::uuid, 'members', gen_random_uuid(), true"
                            + " from generate_series(1, ?)",
                    owner,
                    references);
            changed.tell();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UUID> owners() {
        return jdbc.sql("select object_id from change where tenant_id = ? order by sequence")
                .param(tenant.value())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    @Test
    void whatIsSeenComesBeforeAllThatIsNotSeenYet() throws Exception {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        CompletableFuture<Void> other;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            tell(connection, first, 1);
            other = CompletableFuture.runAsync(() -> {
                try (Connection another = database.getConnection()) {
                    another.setAutoCommit(false);
                    tell(another, second, 1);
                    another.commit();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitWaiting();
            assertThat(owners()).isEmpty();
            connection.commit();
        }
        other.get(30, TimeUnit.SECONDS);
        assertThat(owners()).containsExactly(first, second);
    }

    private void awaitWaiting() {
        Instant deadline = Instant.now().plusSeconds(30);
        while (jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    @Test
    void manyReferencesAreToldInPieces() throws Exception {
        UUID owner = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            tell(connection, owner, 1234);
            connection.commit();
        }
        assertThat(jdbc.sql("select cardinality(added) from change order by sequence")
                        .query((row, number) -> row.getInt(1))
                        .list())
                .containsExactlyInAnyOrder(500, 500, 234);
    }

    private void change(Instant at) {
        jdbc.sql("insert into change (tenant_id, object_id, kind, at) values (?, gen_random_uuid(), 'updated', ?)")
                .params(tenant.value(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void tenant() {
        jdbc.sql("insert into tenant (id, name, display_name, initial_domain) values (?, 'a', 'A', 'a.example')")
                .param(tenant.value())
                .update();
    }

    /** Passwords of a configuration that have read nothing of the feed yet. */
    private UUID passwords(String name, Instant began) {
        UUID configuration = UUID.randomUUID();
        jdbc.sql("""
                        insert into configuration (tenant_id, id, name, directory_id, definition, version, mode)
                        values (?, ?, ?, ?, '{}', 1, 'active')
                        """)
                .params(
                        tenant.value(),
                        configuration,
                        name,
                        new DirectoryRows(jdbc, tenant).directory(name + ".example"))
                .update();
        jdbc.sql("insert into password_job (tenant_id, configuration_id, feed, began_at) values (?, ?, 0, ?)")
                .params(tenant.value(), configuration, began.atOffset(ZoneOffset.UTC))
                .update();
        return configuration;
    }

    @Test
    void whoDoesNotReadAnyMoreKeepsNothing() {
        tenant();
        Instant now = Instant.now();
        Instant old = now.minus(ForgetChanges.KEPT).minus(Duration.ofMinutes(1));
        change(old);
        change(old);
        UUID off = passwords("off", old);
        UUID on = passwords("on", now);
        ForgetChanges forget = new ForgetChanges(jdbc, 3);
        assertThat(forget.due(now)).as("the one reads still").isZero();
        assertThat(jdbc.sql("select configuration_id from password_job where feed is null")
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .list())
                .as("looks at all objects when it is on again")
                .containsExactly(off);
        jdbc.sql("delete from password_job where configuration_id = ?")
                .param(on)
                .update();
        assertThat(forget.due(now)).isEqualTo(1);
    }

    @Test
    void whatNobodyMayAskForAnyMoreIsForgottenAndTheLastStays() {
        tenant();
        Instant now = Instant.now();
        Instant old = now.minus(ForgetChanges.KEPT).minus(Duration.ofMinutes(1));
        for (int number = 0; number < 7; number++) {
            change(old);
        }
        assertThat(new ForgetChanges(jdbc, 3).due(now)).isEqualTo(6);
        assertThat(owners()).hasSize(1);

        change(old);
        change(now);
        assertThat(new ForgetChanges(jdbc, 3).due(now)).isEqualTo(1);
        assertThat(owners())
                .as("up to the last of the old ones somebody may have read")
                .hasSize(2);
    }
}
