package org.footbridge.service.tenants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * At the first start makes a tenant and a client with the role provider, and leaves the client's credentials in
 * {@code administrator.json}, readable by the owner only. A replica that starts at the same time makes nothing.
 */
@Component
class FirstStart {
    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final Clients clients;
    private final TenantsProperties properties;
    private final PublicAddress address;
    private final JsonMapper json;

    FirstStart(
            JdbcClient database,
            TransactionTemplate transaction,
            Tenants tenants,
            Clients clients,
            TenantsProperties properties,
            PublicAddress address,
            JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.tenants = tenants;
        this.clients = clients;
        this.properties = properties;
        this.address = address;
        this.json = json;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() != null) {
            return;
        }
        address.started(event);
        transaction.executeWithoutResult(status -> {
            database.sql("select pg_advisory_xact_lock(hashtextextended('first start', 0))")
                    .query()
                    .singleRow();
            if (tenants.resolve(properties.bootstrap().tenant()).isEmpty()) {
                // the file is written before the commit: credentials that nobody has would be worse than a file too
                // many
                write(make());
            }
        });
    }

    private NewClient make() {
        String name = properties.bootstrap().tenant();
        Tenant tenant = tenants.create(name, name, List.of());
        return clients.create(tenant.id(), "administrator of the first start", ClientRole.PROVIDER);
    }

    private void write(NewClient client) {
        Path data = properties.data().toAbsolutePath().normalize();
        Map<String, String> content = new LinkedHashMap<>();
        content.put("url", address.url());
        content.put("tenant", client.tenant().toString());
        content.put("clientId", client.clientId().toString());
        content.put("clientSecret", client.clientSecret());
        content.put("authority", data.resolve("authority.pem").toString());
        Path file = data.resolve("administrator.json");
        try {
            Files.createDirectories(data);
            Path fresh = Files.createTempFile(
                    data,
                    "administrator",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + "; the first start is undone.", e);
        }
        log.atInfo()
                .addKeyValue("code", "FirstStart")
                .addKeyValue("tenant", client.tenant())
                .addKeyValue("file", file)
                .log("made the first tenant and its administrator");
    }
}
