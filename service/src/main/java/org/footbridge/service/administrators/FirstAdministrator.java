package org.footbridge.service.administrators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.footbridge.service.administrators.Administrators.Invited;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.Tenants;
import org.footbridge.service.tenants.TenantsProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the first administrator of the first tenant, and leaves the one-time password in {@code first-sign-in.json} in the data
 * folder, readable by the owner only.
 */
@Component
class FirstAdministrator {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String NAME = "admin";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final Administrators administrators;
    private final TenantsProperties properties;
    private final PublicAddress address;
    private final Audit audit;

    FirstAdministrator(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Tenants tenants,
            Administrators administrators,
            TenantsProperties properties,
            PublicAddress address,
            Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tenants = tenants;
        this.administrators = administrators;
        this.properties = properties;
        this.address = address;
        this.audit = audit;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('first administrator', 0))")
                    .query()
                    .singleRow();
            Optional<Tenant> tenant = tenants.resolve(properties.bootstrap().tenant());
            tenant.filter(found -> administrators.list(found.id()).isEmpty()).ifPresent(this::make);
        });
    }

    private void make(Tenant tenant) {
        Invited first = administrators.invite(tenant.id(), NAME, "Administrator", ClientRole.PROVIDER);
        audit.record(
                tenant.id(),
                "service",
                "AdministratorInvited",
                AuditedChange.made(
                        "administrator " + NAME, Map.of("role", ClientRole.PROVIDER.written(), "enabled", true)));
        // before the commit: somebody whose password nobody has would be worse than a file too many
        Path file = write(tenant, first);
        log.atInfo()
                .addKeyValue("code", "FirstAdministrator")
                .addKeyValue("tenant", tenant.id())
                .addKeyValue("url", address.url() + "/portal")
                .addKeyValue("file", file)
                .log("made the first administrator; the file has the password for the first sign-in");
    }

    /** What the file says is not true any more. */
    @EventListener
    void chosen(ChangePassword.PasswordChosen chosen) {
        boolean first = chosen.person().name().equals(NAME)
                && tenants.resolve(properties.bootstrap().tenant())
                        .filter(tenant -> tenant.id().equals(chosen.person().tenant()))
                        .isPresent();
        if (first) {
            try {
                Files.deleteIfExists(file());
            } catch (IOException e) {
                log.atWarn()
                        .addKeyValue("code", "FirstSignInFileStays")
                        .addKeyValue("file", file())
                        .setCause(e)
                        .log("the password in it is of no use any more, but the file cannot be deleted");
            }
        }
    }

    private Path file() {
        return properties.data().toAbsolutePath().normalize().resolve("first-sign-in.json");
    }

    private Path write(Tenant tenant, Invited first) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("url", address.url() + "/portal");
        content.put("tenant", tenant.name());
        content.put("name", first.administrator().name());
        content.put("oneTimePassword", first.password().text());
        content.put("expiresAt", first.password().expiresAt().toString());
        Path file = file();
        try {
            Files.createDirectories(properties.data());
            Path fresh = Files.createTempFile(
                    properties.data().toAbsolutePath().normalize(),
                    "first-sign-in",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + "; no administrator was made.", e);
        }
    }
}
