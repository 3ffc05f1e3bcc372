package org.footbridge.agent.home;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.agent.AgentFailure;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.DnsServer;
import org.footbridge.directory.DomainControllers;
import org.footbridge.directory.Secret;

/** Makes connections out of stored directories: the only place where sealed passwords are opened. */
public final class OpenDirectory {
    private static final String KRB5_CONF = "java.security.krb5.conf";

    private final AgentHome home;

    public OpenDirectory(AgentHome home) {
        this.home = home;
    }

    public ConnectDirectory open(StoredDirectory stored) {
        if (stored.kerberosConfiguration() != null) {
            System.setProperty(KRB5_CONF, stored.kerberosConfiguration());
        }
        return new ConnectDirectory(location(stored), credentials(stored));
    }

    private DirectoryLocation location(StoredDirectory stored) {
        return new DirectoryLocation(
                controllers(stored),
                Optional.ofNullable(discovery(stored).dnsServer()).map(DnsServer::parse),
                stored.port(),
                stored.tls(),
                Optional.ofNullable(stored.authorities()).map(pem -> authorities(stored.name(), pem)),
                Optional.ofNullable(stored.base()),
                connectTimeout(stored),
                responseTimeout(stored));
    }

    /** Those that are named, or those that DNS names. */
    public static DomainControllers controllers(StoredDirectory stored) {
        StoredDirectory.Discovery discovery = discovery(stored);
        List<String> hosts = Objects.requireNonNullElse(stored.hosts(), List.of());
        return hosts.isEmpty()
                ? new DomainControllers.Discovered(
                        stored.name(),
                        Optional.ofNullable(discovery.site()),
                        Objects.requireNonNullElse(discovery.preferred(), List.of()))
                : new DomainControllers.Listed(hosts);
    }

    public static Duration connectTimeout(StoredDirectory stored) {
        Integer seconds = timeouts(stored).connectSeconds();
        return seconds == null ? DirectoryLocation.CONNECT_TIMEOUT : Duration.ofSeconds(seconds);
    }

    public static Duration responseTimeout(StoredDirectory stored) {
        Integer seconds = timeouts(stored).responseSeconds();
        return seconds == null ? DirectoryLocation.RESPONSE_TIMEOUT : Duration.ofSeconds(seconds);
    }

    private static StoredDirectory.Discovery discovery(StoredDirectory stored) {
        return Objects.requireNonNullElse(stored.discovery(), StoredDirectory.Discovery.DEFAULT);
    }

    private static StoredDirectory.Timeouts timeouts(StoredDirectory stored) {
        return Objects.requireNonNullElse(stored.timeouts(), StoredDirectory.Timeouts.DEFAULT);
    }

    private Path authorities(String name, String pem) {
        Path file = home.folder().resolve("directories").resolve(name + ".ca.pem");
        PrivateFiles.write(file, pem.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private Credentials credentials(StoredDirectory stored) {
        if (stored.keytab() != null) {
            return new Credentials.Keytab(stored.account(), Path.of(stored.keytab()));
        }
        if (stored.sealedPassword() == null) {
            throw new AgentFailure(
                    "CredentialsUnreadable",
                    "The directory " + stored.name() + " is stored without a password and without a keytab",
                    "Store it anew with add-directory.");
        }
        Secret password = home.sealing().open(stored.sealedPassword(), stored.name());
        return stored.kerberos()
                ? new Credentials.KerberosPassword(stored.account(), password)
                : new Credentials.Simple(stored.account(), password);
    }
}
