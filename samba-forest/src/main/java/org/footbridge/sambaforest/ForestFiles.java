package org.footbridge.sambaforest;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The directory of one domain controller. It may be copied anywhere while the server is down: all absolute paths and
 * addresses are in the files that {@link #bind} writes.
 */
final class ForestFiles {
    /** Sockets are made below the directory, and a socket's path ends at 108 characters. */
    private static final int LONGEST_PATH = 70;

    private static final String DESCRIPTION = "forest.properties";

    private final Path root;

    ForestFiles(Path directory) {
        this.root = directory.toAbsolutePath().normalize();
        if (root.toString().length() > LONGEST_PATH || root.toString().contains("%")) {
            throw new SambaException(
                    SambaException.Code.DIRECTORY_UNSUITABLE,
                    "The path " + root + " does not suit a domain controller: choose one of at most " + LONGEST_PATH
                            + " characters without %, because sockets are made below it");
        }
    }

    Path root() {
        return root;
    }

    Path smbConf() {
        return root.resolve("etc/smb.conf");
    }

    Path krb5Conf() {
        return root.resolve("etc/krb5.conf");
    }

    Path tls() {
        return root.resolve("tls");
    }

    Path caPem() {
        return tls().resolve("ca.pem");
    }

    Path log() {
        return root.resolve("log/samba.log");
    }

    Path output() {
        return root.resolve("log/output");
    }

    boolean provisioned() {
        return Files.exists(root.resolve(DESCRIPTION));
    }

    /** Makes the folders; refuses a directory that already holds something. */
    void makeFolders(String realm) {
        try {
            if (Files.exists(root)) {
                try (var entries = Files.list(root)) {
                    if (entries.findAny().isPresent()) {
                        throw new SambaException(
                                SambaException.Code.DIRECTORY_UNSUITABLE,
                                root + " is not empty: a domain controller needs a directory of its own");
                    }
                }
            }
            for (String folder : List.of(
                    "etc",
                    "private",
                    "state",
                    "cache",
                    "lock",
                    "run/ncalrpc",
                    "log",
                    "bind-dns",
                    ServerConfiguration.scripts(realm))) {
                Files.createDirectories(root.resolve(folder));
            }
            Files.setPosixFilePermissions(root.resolve("private"), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Writes what depends on place and address; new certificates only if the address is another one than before. */
    void bind(Domain domain, String address, Map<String, String> settings) {
        try {
            ServerConfiguration configuration = new ServerConfiguration(root, domain, address);
            Files.createDirectories(root.resolve("run/ncalrpc"));
            Files.writeString(smbConf(), configuration.smbConf(settings));
            Files.writeString(krb5Conf(), configuration.krb5Conf());
            Path boundTo = tls().resolve("address");
            if (!Files.exists(boundTo) || !Files.readString(boundTo).equals(address)) {
                ServerCertificate.write(tls(), domain.fullHost(), address);
                Files.writeString(boundTo, address);
            }
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** The address of the last time. */
    Optional<String> lastAddress() {
        try {
            Path boundTo = tls().resolve("address");
            return Files.exists(boundTo) ? Optional.of(Files.readString(boundTo)) : Optional.empty();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    void describe(Domain domain, Map<String, String> settings) {
        try {
            Properties properties = new Properties();
            domain.write(properties);
            settings.forEach((name, value) -> properties.setProperty("setting." + name, value));
            StringWriter text = new StringWriter();
            properties.store(text, null);
            Path file = root.resolve(DESCRIPTION);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text.toString());
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    Domain domain() {
        return Domain.read(description());
    }

    Map<String, String> settings() {
        Properties properties = description();
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("setting."))
                .collect(Collectors.toMap(
                        name -> name.substring("setting.".length()),
                        properties::getProperty,
                        (a, b) -> b,
                        TreeMap::new));
    }

    private Properties description() {
        if (!provisioned()) {
            throw new SambaException(
                    SambaException.Code.DIRECTORY_UNSUITABLE,
                    root + " holds no domain controller: provision one there first");
        }
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(root.resolve(DESCRIPTION))));
            return properties;
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private SambaException unwritable(IOException failure) {
        return new SambaException(
                SambaException.Code.DIRECTORY_UNSUITABLE,
                "The directory " + root + " of a domain controller cannot be read or written: " + failure,
                failure);
    }
}
