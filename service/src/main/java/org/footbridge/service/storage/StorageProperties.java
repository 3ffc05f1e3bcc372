package org.footbridge.service.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where state is kept.
 *
 * @param data folder for the private PostgreSQL and the service's keys
 * @param database an external PostgreSQL (15 or newer); without a URL the private one is started
 */
@ConfigurationProperties("footbridge")
public record StorageProperties(Path data, @DefaultValue Database database) {

    /**
     * An external server.
     *
     * @param url JDBC URL, e.g. {@code jdbc:postgresql://db.example.com/footbridge?sslmode=verify-full}
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("16") int connections) {
        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + "]";
        }
    }
}
