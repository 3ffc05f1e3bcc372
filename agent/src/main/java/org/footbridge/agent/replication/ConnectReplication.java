package org.footbridge.agent.replication;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.agent.passwords.PasswordSource;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.TryReplication;
import org.footbridge.drsr.DomainController;
import org.footbridge.drsr.DrsConnection;
import org.footbridge.drsr.Logon;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.rpc.RpcLimits;

/**
 * Opens replication with domain controllers. Who they are, and of what domain, is found over LDAP; a domain controller that
 * answers there and not here is set aside for this alone. For any number of threads.
 */
public final class ConnectReplication implements ConnectPasswords, TryReplication {
    /** Accounts of which a page tells; with four attributes each about a megabyte. */
    private static final int PAGE = 1000;
    /** Two pages, and the answer that a third is made of, have to fit into a small heap. */
    private static final int LARGEST_ANSWER_BYTES = 12 * 1024 * 1024;

    private final ConnectDirectory directory;
    private final int pageSize;

    /** @param directory used by nobody else: it keeps account of which domain controllers answer */
    public ConnectReplication(ConnectDirectory directory) {
        this(directory, PAGE);
    }

    /** @param pageSize about how many objects are asked for at a time */
    public ConnectReplication(ConnectDirectory directory, int pageSize) {
        this.directory = directory;
        this.pageSize = pageSize;
    }

    @Override
    public PasswordSource connect(Optional<String> controller, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try (DirectoryConnection ldap = directory.connectTo(controller.orElse(""))) {
            ldap.endAfter(limit);
            requireDomain(ldap);
            Function<DrsException, DirectoryFailure> failures = failures(ldap, end);
            Place place = Place.of(ldap);
            DrsConnection connection = open(ldap, limit, failures);
            connection.endAfter(Duration.ofNanos(end - System.nanoTime()));
            return new ReplicationSource(connection, place, ldap.base(), pageSize, failures);
        }
    }

    @Override
    public boolean hasUntried() {
        return directory.hasUntried();
    }

    @Override
    public boolean mayReadPasswords(DirectoryConnection ldap) {
        Duration limit = directory.location().responseTimeout();
        Function<DrsException, DirectoryFailure> failures = failures(ldap, System.nanoTime() + limit.toNanos());
        try (DrsConnection connection = open(ldap, limit, failures)) {
            return connection.rights(ldap.base()).secrets();
        } catch (DrsException e) {
            throw failures.apply(e);
        } catch (AgentFailure e) {
            throw new DirectoryFailure(DirectoryFailure.Code.SETTINGS_INVALID, e.reason(), e.nextStep(), e);
        }
    }

    private static void requireDomain(DirectoryConnection ldap) {
        if (!ldap.isDomain()) {
            throw new AgentFailure(
                    "PasswordsNotOffered",
                    ldap.base() + " is no Active Directory domain; the passwords of other directories cannot be read",
                    "Take passwordHashSync out of the configuration.");
        }
    }

    private static Function<DrsException, DirectoryFailure> failures(DirectoryConnection ldap, long end) {
        ReplicationFailures failures = new ReplicationFailures(ldap.domainController(), ldap.base());
        return e -> ldap.reported(failures.of(e, end - System.nanoTime() <= 0));
    }

    private DrsConnection open(
            DirectoryConnection ldap, Duration limit, Function<DrsException, DirectoryFailure> failures) {
        DomainController controller = new DomainController(
                ldap.address().getHostAddress(),
                ldap.domainController(),
                ldap.domainNames().domainDnsName());
        try (Logon logon = ReplicationLogon.of(directory.credentials(), ldap)) {
            return DrsConnection.open(controller, logon, limits(limit));
        } catch (DrsException e) {
            throw failures.apply(e);
        } catch (IllegalStateException e) {
            throw ReplicationFailures.algorithms(e);
        }
    }

    private RpcLimits limits(Duration limit) {
        DirectoryLocation location = directory.location();
        return new RpcLimits(
                shorter(location.connectTimeout(), limit),
                shorter(location.responseTimeout(), limit),
                LARGEST_ANSWER_BYTES);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
