package org.footbridge.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.relay.DirectoryRequests;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * What runs cycles in a service, from its start to its end, which may be sudden: nothing but the database outlives it. The
 * parts are those of the product, wired as there; the relay, the database and the clock are those of the simulation.
 */
final class Life implements AutoCloseable {
    private final FaultyDatabase database;
    private final AnnotationConfigApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            basePackages = {
                "org.footbridge.service.audit",
                "org.footbridge.service.configurations",
                "org.footbridge.service.cycles",
                "org.footbridge.service.deletes",
                "org.footbridge.service.directory",
                "org.footbridge.service.health",
                "org.footbridge.service.jobs",
                "org.footbridge.service.logs",
                "org.footbridge.service.notifications",
                "org.footbridge.service.plans",
                "org.footbridge.service.schemas",
                "org.footbridge.service.staging",
                "org.footbridge.service.storage"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(StorageConfiguration|PrivatePostgres)"))
    static class Parts {}

    Life(Ground ground, DirectoryRequests relay, Clock clock) {
        database = new FaultyDatabase(ground.address());
        context = new AnnotationConfigApplicationContext();
        context.registerBean("dataSource", DataSource.class, () -> database);
        context.registerBean(
                "transactionManager", PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean("jdbcClient", JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean("meters", MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean("relay", DirectoryRequests.class, () -> relay);
        context.registerBean("keys", ServiceKeys.class, ground::keys);
        context.registerBean("simulatedClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.register(Parts.class);
        context.refresh();
    }

    FaultyDatabase database() {
        return database;
    }

    <T> T the(Class<T> part) {
        return context.getBean(part);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
