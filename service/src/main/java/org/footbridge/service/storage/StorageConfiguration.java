package org.footbridge.service.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Makes the data source: on the external server when there is a URL, else on the private one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

    @Bean(destroyMethod = "close")
    @Conditional(NoExternalDatabase.class)
    PrivatePostgres privatePostgres(StorageProperties properties) {
        try {
            return PrivatePostgres.start(properties.data().resolve("postgres"));
        } catch (IOException e) {
            throw new ServiceFailure(
                    "PrivatePostgresFailed",
                    500,
                    String.valueOf(e.getMessage()),
                    "See the message; the data are untouched.",
                    e);
        }
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(StorageProperties properties, ObjectProvider<PrivatePostgres> privateServer) {
        HikariDataSource source = new HikariDataSource();
        StorageProperties.Database database = properties.database();
        PrivatePostgres server = privateServer.getIfAvailable();
        if (server == null) {
            source.setJdbcUrl(database.url());
            source.setUsername(database.user());
            source.setPassword(database.password());
        } else {
            source.setJdbcUrl(server.jdbcUrl());
            source.setUsername(server.user());
            source.setPassword(server.password());
        }
        source.setMaximumPoolSize(database.connections());
        source.setPoolName("footbridge");
        source.setConnectionTimeout(10_000);
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        source.addDataSourceProperty("connectTimeout", "10");
        source.addDataSourceProperty("socketTimeout", "300");
        source.addDataSourceProperty("ApplicationName", "footbridge");
        // who waits for a long plan of another configuration begins anew before the socket is given up
        source.setConnectionInitSql("set lock_timeout = '240s'");
        return source;
    }

    static final class NoExternalDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Optional.ofNullable(context.getEnvironment().getProperty("footbridge.database.url"))
                    .filter(url -> !url.isBlank())
                    .isEmpty();
        }
    }
}
