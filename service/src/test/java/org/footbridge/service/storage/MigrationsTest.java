package org.footbridge.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored survives the change of its form. */
class MigrationsTest {
    private static final UUID TENANT = new UUID(1, 1);

    @Test
    void extensionAttributesThatWereStoredTogetherBecomeProperties() {
        try (HikariDataSource database = TestDatabases.empty(Server.PRIVATE)) {
            migrate(database, "3");
            JdbcClient jdbc = JdbcClient.create(database);
            jdbc.sql("insert into tenant (id, name, display_name, initial_domain) values (?, 't', 'T', 't.invalid')")
                    .params(TENANT)
                    .update();
            insert(jdbc, 1, """
                    {"displayName": "Ann", "onPremisesExtensionAttributes": {"extensionAttribute1": "one"}}""");
            insert(jdbc, 2, "{\"displayName\": \"Ben\"}");

            migrate(database, "latest");

            assertThat(jdbc.sql("select properties::text from directory_object order by id")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "{\"displayName\": \"Ann\", \"extensionAttribute1\": \"one\"}",
                            "{\"displayName\": \"Ben\"}");
        }
    }

    private static void migrate(HikariDataSource database, String target) {
        Flyway.configure().dataSource(database).target(target).load().migrate();
    }

    private static void insert(JdbcClient jdbc, int number, String properties) {
        jdbc.sql("insert into directory_object (tenant_id, id, kind, properties) values (?, ?, 'user', ?::jsonb)")
                .params(TENANT, new UUID(2, number), properties)
                .update();
    }
}
