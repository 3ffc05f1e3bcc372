package org.footbridge.agent.command;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.DescribeDirectory;
import org.footbridge.agent.home.Registration;
import org.footbridge.agent.home.StoredDirectory;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code add-directory}: stores where a directory is and the account to read it with. */
@Command(
        name = "add-directory",
        mixinStandardHelpOptions = true,
        description = "Stores a directory and its credentials on this machine, sealed. The password is never shown.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  footbridge agent add-directory corp.example.com \\",
            "      --ca-file corp-ca.pem --bind-name svc-sync@corp.example.com --password-file pw.txt",
            "  footbridge agent add-directory corp.example.com --site Berlin --prefer dc3,dc4 --dns-server 10.0.0.53 \\",
            "      --ca-file corp-ca.pem --bind-name svc-sync@corp.example.com --password-file pw.txt",
            "  footbridge agent add-directory corp.example.com --host dc1.corp.example.com,dc2.corp.example.com \\",
            "      --ca-file corp-ca.pem --bind-name svc-sync@corp.example.com --password-file pw.txt",
            "  footbridge agent add-directory corp.example.com --host dc1.corp.example.com \\",
            "      --principal svc-sync@CORP.EXAMPLE.COM --keytab svc-sync.keytab --krb5-conf krb5.conf",
            "",
            "Without --host the domain controllers are those that DNS names (_ldap._tcp.dc._msdcs.NAME). The agent stays",
            "with one for as long as it answers; one that fails is left alone for a minute, and others are asked instead."
        })
public final class AddDirectory implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    HomeOption home;

    @Parameters(index = "0", paramLabel = "NAME", description = "DNS name of the domain, as in the token.")
    String name = "";

    @Mixin
    ReachOptions reach;

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 636 for LDAPS, 389 for LDAP.")
    @Nullable
    Integer port;

    @Option(
            names = "--transport",
            paramLabel = "ldaps|ldap",
            description = "Default: ldaps for a simple bind, ldap (signed and sealed) for Kerberos.")
    @Nullable
    Transport transport;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "PEM file of the authority of the domain controllers' certificates. Default: Java's own.")
    @Nullable
    Path caFile;

    @Option(names = "--bind-name", paramLabel = "NAME", description = "Account for a simple bind: UPN or DN.")
    @Nullable
    String bindName;

    @Option(names = "--principal", paramLabel = "NAME", description = "Account for Kerberos: name@REALM.")
    @Nullable
    String principal;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password; its first line counts. Default: ask.")
    @Nullable
    Path passwordFile;

    @Option(names = "--keytab", paramLabel = "FILE", description = "Keytab with the principal's keys.")
    @Nullable
    Path keytab;

    @Option(names = "--krb5-conf", paramLabel = "FILE", description = "krb5.conf. Default: the system's.")
    @Nullable
    Path krb5Conf;

    @Option(names = "--base-dn", paramLabel = "DN", description = "Default: the domain's own name.")
    @Nullable
    String base;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    enum Transport {
        LDAPS,
        LDAP
    }

    @Override
    public Integer call() throws IOException {
        requireUsage();
        AgentHome agent = home.home();
        Registration registration = agent.registration();
        Registration.GrantedDirectory granted = registration
                .granted(name)
                .orElseThrow(() -> new AgentFailure(
                        "DirectoryNotGranted",
                        "This agent's token did not name the directory '" + name + "'; it named "
                                + registration.directories().stream()
                                        .map(Registration.GrantedDirectory::name)
                                        .toList(),
                        "Use one of these names, or register with a token for this directory."));
        StoredDirectory stored = store(agent, granted.name().toLowerCase(Locale.ROOT));
        requireOneKerberosConfiguration(agent, stored);
        agent.save(stored);
        print(stored);
        return 0;
    }

    private void requireUsage() {
        if ((bindName == null) == (principal == null)) {
            throw usage("Give either --bind-name or --principal");
        }
        if (keytab != null && (principal == null || passwordFile != null)) {
            throw usage("--keytab goes with --principal and without --password-file");
        }
        reach.require(spec);
        if (bindName != null && transport == Transport.LDAP) {
            throw usage("A simple bind would send the password in clear over LDAP; use LDAPS or Kerberos");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private StoredDirectory store(AgentHome agent, String directory) throws IOException {
        boolean kerberos = principal != null;
        boolean tls = transport == null ? !kerberos : transport == Transport.LDAPS;
        int defaultPort = tls ? DirectoryLocation.LDAPS_PORT : DirectoryLocation.LDAP_PORT;
        return new StoredDirectory(
                directory,
                reach.hosts(),
                reach.discovery(),
                port != null ? port : defaultPort,
                tls,
                caFile == null ? null : Files.readString(readable(caFile)),
                base,
                kerberos,
                Objects.requireNonNullElse(kerberos ? principal : bindName, ""),
                keytab == null ? sealedPassword(agent, directory) : null,
                keytab == null ? null : readable(keytab).toAbsolutePath().toString(),
                krb5Conf == null ? null : readable(krb5Conf).toAbsolutePath().toString(),
                reach.timeouts());
    }

    private String sealedPassword(AgentHome agent, String directory) throws IOException {
        try (Secret password = password()) {
            return agent.sealing().seal(password, directory);
        }
    }

    private Secret password() throws IOException {
        char[] characters;
        if (passwordFile != null) {
            byte[] content = Files.readAllBytes(readable(passwordFile));
            char[] all = new char[content.length];
            int length = StandardCharsets.UTF_8
                    .decode(ByteBuffer.wrap(content))
                    .get(all, 0, charsOf(content))
                    .position();
            int end = 0;
            while (end < length && all[end] != '\n' && all[end] != '\r') {
                end++;
            }
            characters = Arrays.copyOf(all, end);
            Arrays.fill(all, '\0');
            Arrays.fill(content, (byte) 0);
        } else {
            characters = Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .flatMap(console -> Optional.ofNullable(console.readPassword("Password of the account: ")))
                    .orElse(new char[0]);
        }
        if (characters.length == 0) {
            throw usage("There is no password; give --password-file, or run this in a terminal to be asked");
        }
        Secret secret = Secret.of(characters);
        Arrays.fill(characters, '\0');
        return secret;
    }

    private static int charsOf(byte[] content) {
        return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content)).remaining();
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new AgentFailure(
                    "FileUnreadable", "The file " + file + " cannot be read", "Check its name and its permissions.");
        }
        return file;
    }

    private static void requireOneKerberosConfiguration(AgentHome agent, StoredDirectory added) {
        for (StoredDirectory other : agent.directories()) {
            if (added.kerberosConfiguration() != null
                    && other.kerberosConfiguration() != null
                    && !other.name().equals(added.name())
                    && !other.kerberosConfiguration().equals(added.kerberosConfiguration())) {
                throw new AgentFailure(
                        "KerberosConfigurationDiffers",
                        other.name() + " uses " + other.kerberosConfiguration()
                                + "; one agent can use one krb5.conf only",
                        "Put the realms of both into one file and give it for both.");
            }
        }
    }

    private void print(StoredDirectory stored) {
        Printing printing = new Printing(spec);
        if (json) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("name", stored.name());
            shown.put("account", stored.account());
            shown.putAll(DescribeDirectory.fields(stored));
            printing.json(shown);
            return;
        }
        printing.line("Stored " + stored.name() + " with the account " + stored.account());
        printing.line(DescribeDirectory.text(stored));
        printing.line("Next: footbridge agent check " + stored.name());
    }
}
