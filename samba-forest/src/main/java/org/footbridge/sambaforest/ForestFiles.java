package org.footbridge.sambaforest;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
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
                    "etc", "private", "state", "cache", "lock", "run/ncalrpc", "log", "bind-dns", scripts(realm))) {
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
            Files.createDirectories(root.resolve("run/ncalrpc"));
            Files.writeString(smbConf(), smbConf(domain, address, settings));
            Files.writeString(krb5Conf(), krb5Conf(domain, address));
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

    private static String scripts(String realm) {
        return "state/sysvol/" + realm.toLowerCase(Locale.ROOT) + "/scripts";
    }

    private String smbConf(Domain domain, String address, Map<String, String> settings) {
        String further = settings.entrySet().stream()
                .map(line -> "\t" + line.getKey() + " = " + line.getValue() + "\n")
                .collect(Collectors.joining());
        return """
                [global]
                	netbios name = %HOST%
                	realm = %REALM%
                	workgroup = %DOMAIN%
                	server role = active directory domain controller
                	server services = rpc, ldap, cldap, kdc
                	interfaces = %ADDRESS%/8
                	bind interfaces only = yes
                	disable netbios = yes
                	private dir = %ROOT%/private
                	state directory = %ROOT%/state
                	cache directory = %ROOT%/cache
                	lock directory = %ROOT%/lock
                	pid directory = %ROOT%/run
                	binddns dir = %ROOT%/bind-dns
                	ncalrpc dir = %ROOT%/run/ncalrpc
                	winbindd socket directory = %ROOT%/run/winbindd
                	ntp signd socket directory = %ROOT%/run/ntp_signd
                	logging = file
                	log file = %ROOT%/log/samba.log
                	max log size = 0
                	log level = 1
                	rpc server dynamic port range = 49152-49199
                	dns update command = /bin/true
                	spn update command = /bin/true
                	samba kcc command = /bin/true
                	panic action =
                	tls enabled = yes
                	tls keyfile = %ROOT%/tls/server.key
                	tls certfile = %ROOT%/tls/server.pem
                	tls cafile = %ROOT%/tls/ca.pem
                	ldap server require strong auth = allow_sasl_over_tls
                	ldb:nosync = true
                %FURTHER%[sysvol]
                	path = %ROOT%/state/sysvol
                	read only = no
                [netlogon]
                	path = %ROOT%/%SCRIPTS%
                	read only = no
                """.replace("%HOST%", domain.host().toUpperCase(Locale.ROOT))
                .replace("%REALM%", domain.realm())
                .replace("%DOMAIN%", domain.name())
                .replace("%ADDRESS%", address)
                .replace("%SCRIPTS%", scripts(domain.realm()))
                .replace("%ROOT%", root.toString())
                .replace("%FURTHER%", further);
    }

    private static String krb5Conf(Domain domain, String address) {
        return """
                [libdefaults]
                	default_realm = %REALM%
                	dns_lookup_kdc = false
                	dns_lookup_realm = false
                	dns_canonicalize_hostname = false
                	rdns = false
                	udp_preference_limit = 1
                [realms]
                	%REALM% = {
                		kdc = %ADDRESS%:88
                		kpasswd_server = %ADDRESS%:464
                	}
                [domain_realm]
                	.%DNS% = %REALM%
                	%DNS% = %REALM%
                """.replace("%REALM%", domain.realm())
                .replace("%DNS%", domain.dnsName())
                .replace("%ADDRESS%", address);
    }
}
