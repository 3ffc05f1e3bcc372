package org.footbridge.service.keys;

import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Private keys of the service, sealed with the master key in table {@code service_key}; all replicas have the same. */
@Component
@DependsOnDatabaseInitialization
public class ServiceKeys {
    private final JdbcClient database;
    private final MasterKey master;

    public ServiceKeys(JdbcClient database, KeysProperties properties) {
        this.database = database;
        this.master = MasterKey.in(properties.data());
    }

    /**
     * The key of that name; made and kept if there is none. When several replicas make it at once, one wins and all
     * return the winner's.
     *
     * @throws ServiceFailure MasterKeyUnusable
     */
    public ServiceKey loadOrMake(String name, Supplier<ServiceKey> maker) {
        return load(name).orElseGet(() -> {
            ServiceKey made = maker.get();
            database.sql("insert into service_key (name, sealed, public_part) values (?, ?, ?) on conflict do nothing")
                    .params(name, master.seal(name, made.secret()), made.publicPart())
                    .update();
            return load(name).orElseThrow();
        });
    }

    private Optional<ServiceKey> load(String name) {
        return database.sql("select sealed, public_part from service_key where name = ?")
                .param(name)
                .query((row, number) -> new ServiceKey(master.open(name, row.getBytes(1)), row.getString(2)))
                .optional();
    }
}
