package org.footbridge.simulation;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.acceptance.DirectoryChanges;
import org.footbridge.acceptance.DirectoryDump;
import org.footbridge.acceptance.forests.DirectoryServer;
import org.footbridge.acceptance.forests.SampleDirectory;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.agent.relay.AnswerLocally;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.Secret;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.ServiceAccount;
import org.footbridge.sampleforest.Size;
import org.jspecify.annotations.Nullable;

/** The directory of a history, those who change it, and what reads it. */
final class World implements AutoCloseable {
    private static final Size SIZE = new Size(40, 8, 6);
    private static final int ENTRIES_PER_FRAME = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SampleForest forest;
    private final SampleDirectory directory;
    private final LDAPConnection administrator;
    private final DirectoryChanges changes;
    private final Path authorities;
    private @Nullable ServiceAccount powerless;

    /** @param domain its DNS name */
    World(String domain, long seed, Path folder) throws LDAPException {
        forest = SampleForest.builder().domain(domain, SIZE).seed(seed).start();
        directory = SampleDirectory.gathered(forest.domain(domain));
        DirectoryServer server = directory.servers().getFirst();
        administrator = server.connect();
        changes = new DirectoryChanges(administrator, directory.container(), seed);
        try {
            authorities = Files.writeString(
                    folder.resolve(domain + ".pem"), forest.domain(domain).caPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleDomain domain() {
        return directory.domain();
    }

    SampleDirectory directory() {
        return directory;
    }

    DirectoryChanges changes() {
        return changes;
    }

    DirectoryDump dump() throws LDAPException {
        return DirectoryDump.read(administrator, directory.baseDn());
    }

    AnswerLocally agent(String name) {
        return agent(name, domain().ldapsPort(), domain().serviceAccount());
    }

    /** With a password that is not the account's any more. */
    AnswerLocally lockedOut() {
        ServiceAccount account = domain().serviceAccount();
        return agent(
                "agent",
                domain().ldapsPort(),
                new ServiceAccount(
                        account.guid(), account.bindName(), account.downLevelName(), account.dn(), "Wrong-1"));
    }

    /** With an account that may do no more than anybody. */
    AnswerLocally withoutRights() {
        return agent("agent", domain().ldapsPort(), noRights());
    }

    private ServiceAccount noRights() {
        if (powerless == null) {
            powerless = domain().createAccount("no-rights", Set.of());
        }
        return powerless;
    }

    /** Where no domain controller listens. */
    AnswerLocally astray() {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return agent("agent", closed.getLocalPort(), domain().serviceAccount());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AnswerLocally agent(String name, int port, ServiceAccount account) {
        DirectoryLocation location = new DirectoryLocation(
                List.of(domain().host()), port, true, Optional.of(authorities), Optional.empty(), PATIENCE, PATIENCE);
        Credentials credentials = new Credentials.Simple(
                account.bindName(), Secret.of(account.password().toCharArray()));
        return new AnswerLocally(
                new ConnectDirectory(location, credentials), ConnectPasswords.none(), name, ENTRIES_PER_FRAME);
    }

    @Override
    public void close() {
        administrator.close();
        forest.close();
    }
}
