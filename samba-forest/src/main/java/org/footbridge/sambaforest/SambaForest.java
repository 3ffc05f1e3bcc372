package org.footbridge.sambaforest;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One Active Directory forest of one domain on one Samba server, which listens on a loopback address of its own with
 * the standard ports. Not thread-safe. The server ends with this object or with the virtual machine.
 *
 * <p>Clients connect to {@link #address()}; the certificate is valid for it and for {@link #host()}, which no name
 * service knows. Failures are {@link SambaException}s.
 */
public final class SambaForest implements AutoCloseable {
    private static final Duration PROVISION_LIMIT = Duration.ofMinutes(2);
    private static final Duration SCRIPT_LIMIT = Duration.ofMinutes(1);
    private static final Duration FILL_LIMIT = Duration.ofMinutes(60);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ForestFiles files;
    private final Domain domain;
    private final Scripts scripts;
    private final LoopbackAddress address;
    private @Nullable ServerProcess server;

    private SambaForest(ForestFiles files, Domain domain, LoopbackAddress address) {
        this.files = files;
        this.domain = domain;
        this.address = address;
        this.scripts = new Scripts(files.root());
    }

    /**
     * Makes a new forest in an empty or absent directory (about three seconds). It is not started.
     *
     * @param realm DNS name in capitals, such as CORP.EXAMPLE
     * @param domain NetBIOS name, such as CORP
     */
    public static SambaForest provision(Path directory, String realm, String domain, SambaOptions options) {
        SambaInstallation.require();
        ForestFiles files = new ForestFiles(directory);
        Domain names = new Domain(
                realm, domain, options.host(), options.administratorPassword().orElseGet(SambaForest::randomPassword));
        files.makeFolders(realm);
        files.describe(names, options.settings());
        SambaForest forest = bind(files);
        try {
            forest.fillDatabases(options);
            return forest;
        } catch (RuntimeException failure) {
            forest.close();
            throw failure;
        }
    }

    /**
     * Makes a further domain controller of this forest's domain in an empty or absent directory (about five seconds).
     * This one must run; the new one is not started. They replicate only by {@link #replicateFrom}.
     *
     * @param host short name of the new server
     */
    public SambaForest join(Path directory, String host) {
        ForestFiles joined = new ForestFiles(directory);
        Domain names = domain.at(host);
        joined.makeFolders(domain.realm());
        joined.describe(names, files.settings());
        SambaForest further = bind(joined);
        try {
            new JoinDomain(domain, address()).join(joined);
            further.scripts.run(
                    "joined.py",
                    Map.of(
                            "smbConf", joined.smbConf().toString(),
                            "realm", domain.realm(),
                            "domain", domain.name(),
                            "host", host),
                    SCRIPT_LIMIT);
            return further;
        } catch (RuntimeException failure) {
            further.close();
            throw failure;
        }
    }

    /**
     * Brings what another domain controller of this domain holds and this one lacks, and conflicts to an end as all
     * of them do (about half a second). The other one must run; this one need not.
     */
    public void replicateFrom(SambaForest source) {
        new JoinDomain(domain, source.address()).replicate(files);
    }

    /**
     * The same with everything that the other one holds, for a server that was killed: Samba may lose values of links
     * then, and does not ask for them again.
     */
    public void replicateAllFrom(SambaForest source) {
        new JoinDomain(domain, source.address()).replicateAll(files);
    }

    /** Takes a forest up again that an earlier run left in a directory, on the same address if that is free. */
    public static SambaForest open(Path directory) {
        SambaInstallation.require();
        return bind(new ForestFiles(directory));
    }

    /** Whether {@link #open} would find a forest. */
    public static boolean existsIn(Path directory) {
        return new ForestFiles(directory).provisioned();
    }

    /**
     * The same as {@link #provision} and {@link #populate}, but from a copy that is made once per user of this machine
     * and kept below the system property {@code footbridge.samba.cache} or the temporary directory.
     */
    public static SambaForest prepared(
            Path directory, String realm, String domain, SambaOptions options, Optional<Population> population) {
        SambaInstallation.require();
        new Snapshots().restore(new ForestFiles(directory), realm, domain, options, population);
        return open(directory);
    }

    /** Makes the copy that {@link #prepared} takes, unless there is one. */
    public static void prepare(String realm, String domain, SambaOptions options, Optional<Population> population) {
        SambaInstallation.require();
        new Snapshots().make(realm, domain, options, population);
    }

    private static SambaForest bind(ForestFiles files) {
        Domain domain = files.domain();
        LoopbackAddress address = LoopbackAddress.reserve(files.lastAddress());
        files.bind(domain, address.text(), files.settings());
        return new SambaForest(files, domain, address);
    }

    private void fillDatabases(SambaOptions options) {
        Map<String, Object> request = request();
        request.putAll(Map.of(
                "realm", domain.realm(),
                "domain", domain.name(),
                "host", domain.host(),
                "address", address.text(),
                "password", domain.administratorPassword(),
                "schema", options.schema().key(),
                "store", options.large() ? "mdb" : "tdb"));
        scripts.run("provision.py", request, PROVISION_LIMIT);
        if (options.exchange()) {
            scripts.run("exchange_schema.py", request(), PROVISION_LIMIT);
        }
    }

    /** Fills the stopped forest with an invented company, about 400 people a second. */
    public void populate(Population population) {
        if (running()) {
            throw new IllegalStateException("stop " + host() + " before it is populated: the fill bypasses the server");
        }
        Map<String, Object> request = request();
        request.putAll(Map.of(
                "users", population.users(),
                "groups", population.groups(),
                "contacts", population.contacts(),
                "seed", population.seed(),
                "memberships", population.memberships(),
                "largestGroup", population.largestGroup(),
                "root", Population.ROOT));
        scripts.run("populate.py", request, FILL_LIMIT);
    }

    /** Makes a user with a random password and a UPN of this domain; works on a running or stopped forest. */
    public ServiceAccount createServiceAccount(String name, Set<Grant> grants) {
        return createServiceAccount(name, grants, List.of());
    }

    /**
     * The same with service principal names, for which {@link #exportKeytab} gives the keys.
     *
     * @param servicePrincipalNames such as HTTP/sso.corp.example
     */
    public ServiceAccount createServiceAccount(String name, Set<Grant> grants, List<String> servicePrincipalNames) {
        String upn = name + "@" + dnsName();
        String password = randomPassword();
        Map<String, Object> request = request();
        request.putAll(Map.of(
                "name",
                name,
                "password",
                password,
                "userPrincipalName",
                upn,
                "servicePrincipalNames",
                servicePrincipalNames,
                "grants",
                grants.stream()
                        .map(Grant::controlAccessRight)
                        .filter(right -> !right.isEmpty())
                        .toList(),
                "seesDeletedObjects",
                grants.contains(Grant.SEES_DELETED_OBJECTS),
                "readsForeignPrincipals",
                grants.contains(Grant.READS_FOREIGN_PRINCIPALS),
                "administrator",
                grants.contains(Grant.DOMAIN_ADMINISTRATOR)));
        Map<String, String> made = scripts.run("service_account.py", request, SCRIPT_LIMIT);
        return new ServiceAccount(
                name, upn, made.getOrDefault("dn", ""), made.getOrDefault("sid", ""), password, servicePrincipalNames);
    }

    /** Starts the server and waits until it answers over LDAPS. Does nothing if it runs. */
    public void start() {
        if (running()) {
            return;
        }
        ServerProcess started = ServerProcess.start(files);
        server = started;
        try {
            new Readiness(this, files, started).await();
        } catch (RuntimeException failure) {
            started.kill();
            throw failure;
        }
    }

    /** Ends the server in an orderly way (about one second). Does nothing if it does not run. */
    public void stop() {
        if (server != null && server.alive()) {
            server.stop();
        }
        server = null;
    }

    /** Ends the server at once (SIGKILL); {@link #start} brings it back with everything that it had acknowledged. */
    public void kill() {
        if (server != null && server.alive()) {
            server.kill();
        }
        server = null;
    }

    /** Freezes the server (SIGSTOP): connections stay open, nothing answers, new connections hang. */
    public void suspend() {
        requireServer().suspend();
    }

    /** Lets a frozen server go on. */
    public void resume() {
        requireServer().resume();
    }

    public boolean running() {
        return server != null && server.alive();
    }

    /** Kills the server, gives the address back and leaves the directory as it is. */
    @Override
    public void close() {
        kill();
        address.close();
    }

    /** A new connection over LDAPS, bound as the administrator. The caller closes it. */
    public LDAPConnection connection() throws LDAPException {
        return connection(domain.administratorDn(), domain.administratorPassword());
    }

    /** A new connection over LDAPS, bound as somebody (distinguished name or user principal name). */
    public LDAPConnection connection(String bindName, String password) throws LDAPException {
        return SecureConnection.open(address(), ldapsPort(), caFile(), bindName, password);
    }

    /** Full DNS name of the server, such as dc1.corp.example. */
    public String host() {
        return domain.fullHost();
    }

    /** Where the server listens: 127.0.x.y. */
    public String address() {
        return address.text();
    }

    public int ldapsPort() {
        return 636;
    }

    public String ldapsUrl() {
        return "ldaps://" + address() + ":" + ldapsPort();
    }

    /** DNS name of the domain in lower case. */
    public String dnsName() {
        return domain.dnsName();
    }

    public String realm() {
        return domain.realm();
    }

    /** NetBIOS name of the domain. */
    public String domainName() {
        return domain.name();
    }

    public String baseDn() {
        return domain.baseDn();
    }

    public Path directory() {
        return files.root();
    }

    /** The file with the certificate of the authority that signed the server's certificate. */
    public Path caFile() {
        return files.caPem();
    }

    /** The same as text. */
    public String caPem() {
        return files.text(files.caPem());
    }

    public String administratorDn() {
        return domain.administratorDn();
    }

    public String administratorPassword() {
        return domain.administratorPassword();
    }

    /** A Kerberos configuration that needs no name service; for {@code java.security.krb5.conf} or KRB5_CONFIG. */
    public Path krb5Conf() {
        return files.krb5Conf();
    }

    /** Adds the keys of a principal to a keytab file. */
    public Path exportKeytab(String principal, Path keytab) {
        Command.run(
                SCRIPT_LIMIT,
                "/usr/bin/samba-tool",
                "domain",
                "exportkeytab",
                keytab.toAbsolutePath().toString(),
                "--principal=" + principal,
                "-s",
                files.smbConf().toString());
        return keytab;
    }

    /** The process id of the running server. */
    public long pid() {
        return requireServer().pid();
    }

    private ServerProcess requireServer() {
        if (server == null || !server.alive()) {
            throw new IllegalStateException("the server " + host() + " is not running");
        }
        return server;
    }

    private Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("smbConf", files.smbConf().toString());
        return request;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return "Aa1!" + HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "SambaForest[" + host() + " on " + address() + (running() ? "" : ", stopped") + "]";
    }
}
