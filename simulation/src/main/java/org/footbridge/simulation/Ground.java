package org.footbridge.simulation;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.footbridge.acceptance.GraphReader;
import org.footbridge.acceptance.GraphRequests;
import org.footbridge.service.FootbridgeService;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.storage.PrivatePostgres;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Clients;
import org.footbridge.service.tenants.NewClient;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.Tenants;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the histories stand on: a database, whose time can be moved, and a service that answers the Graph API but runs no
 * cycles. Each history has a tenant of its own.
 */
final class Ground implements AutoCloseable {
    /** Stands before the database's own; its time is that of the one history that runs. */
    private static final List<String> TIME = List.of(
            "create schema if not exists simulated",
            "create table if not exists simulated.ahead (by interval not null)",
            "insert into simulated.ahead select interval '0' where not exists (select 1 from simulated.ahead)",
            """
            create or replace function simulated.now() returns timestamptz language sql stable as
            'select pg_catalog.now() + (select by from simulated.ahead)'
            """,
            """
            create or replace function simulated.clock_timestamp() returns timestamptz language sql volatile as
            'select pg_catalog.clock_timestamp() + (select by from simulated.ahead)'
            """,
            // what a column holds by default was settled when its table was made
            """
            do $$
            declare c record;
            begin
                for c in select table_name, column_name, column_default from information_schema.columns
                         where table_schema = 'public' and column_default in ('now()', 'clock_timestamp()')
                loop
                    execute format('alter table %I alter column %I set default simulated.%s',
                                   c.table_name, c.column_name, c.column_default);
                end loop;
            end $$
            """);

    private final ConfigurableApplicationContext service;
    private final Path data;
    private final DatabaseAddress address;
    private final HikariDataSource observed;
    private final JdbcClient database;

    /** @param folder for the database, the keys and the log; empty or not there */
    Ground(Path folder) {
        data = folder.resolve("service");
        service = new SpringApplication(FootbridgeService.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--footbridge.data=" + data,
                        "--footbridge.relay.port=0",
                        "--db-scheduler.enabled=false",
                        "--logging.file.name=" + folder.resolve("service.log"),
                        "--logging.config=classpath:org/footbridge/simulation/logback.xml");
        PrivatePostgres server = service.getBean(PrivatePostgres.class);
        address = new DatabaseAddress(server.jdbcUrl(), server.user(), server.password());
        observed = new HikariDataSource();
        observed.setJdbcUrl(address.url());
        observed.setUsername(address.user());
        observed.setPassword(address.password());
        observed.setMaximumPoolSize(2);
        database = JdbcClient.create(observed);
        TIME.forEach(sql -> database.sql(sql).update());
        // the server's machine does not lose power here
        database.sql("alter system set fsync = off").update();
        database.sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    DatabaseAddress address() {
        return address;
    }

    /** With which secrets and the audit log are sealed. */
    ServiceKeys keys() {
        return service.getBean(ServiceKeys.class);
    }

    /** What is stored, seen from outside. */
    JdbcClient database() {
        return database;
    }

    void setAhead(Duration by) {
        database.sql("update simulated.ahead set by = make_interval(secs => ?)")
                .param(by.toSeconds())
                .update();
    }

    Tenant makeTenant(String name, String domain) {
        return service.getBean(Tenants.class).create(name.toLowerCase(Locale.ROOT), name, List.of(domain));
    }

    /** Reads a tenant as its users do. */
    GraphReader reader(Tenant tenant) {
        NewClient client = service.getBean(Clients.class).create(tenant.id(), "oracle", ClientRole.READER);
        return new GraphReader(new GraphRequests(
                URI.create(service.getBean(PublicAddress.class).url()),
                tenant.name(),
                client.clientId().toString(),
                client.clientSecret(),
                data.resolve("authority.pem")));
    }

    @Override
    public void close() {
        observed.close();
        service.close();
    }
}
