package org.footbridge.agent.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.agent.passwords.PasswordSource.Reached;
import org.footbridge.agent.replication.ConnectReplication;
import org.footbridge.directory.CheckDirectory;
import org.footbridge.directory.CheckResult;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.directory.Secret;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract over replication with a Samba domain controller, by a delegated account. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SambaPasswordSourceTest extends PasswordSourceContract {
    private static final int PAGE = 20;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @SuppressWarnings("NullAway.Init")
    private SambaForest forest;

    @SuppressWarnings("NullAway.Init")
    private ServiceAccount reader;

    @SuppressWarnings("NullAway.Init")
    private ServiceAccount lister;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        forest = SambaForest.prepared(
                temporary.resolve("corp"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults(),
                Optional.of(new Population(120, 10, 5, 1)));
        reader = forest.createServiceAccount(
                "pwreader", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.REPLICATING_DIRECTORY_CHANGES_ALL));
        lister = forest.createServiceAccount("pwlister", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES));
        forest.start();
        System.setProperty("java.security.krb5.conf", forest.krb5Conf().toString());
    }

    @AfterAll
    void stop() {
        forest.close();
    }

    private ConnectDirectory directory(Credentials credentials) {
        return directory(credentials, Duration.ofSeconds(20));
    }

    private ConnectDirectory directory(Credentials credentials, Duration response) {
        return new ConnectDirectory(
                DirectoryLocation.ldaps(List.of(forest.address()), forest.caFile())
                        .within(Duration.ofSeconds(5), response),
                credentials);
    }

    private static Credentials simple(ServiceAccount account) {
        return new Credentials.Simple(account.userPrincipalName(), secret(account));
    }

    private static Secret secret(ServiceAccount account) {
        return Secret.of(account.password().toCharArray());
    }

    @Override
    Administrator administrator() {
        return new SambaAdministrator(forest);
    }

    @Override
    ConnectPasswords privileged() {
        return new ConnectReplication(directory(simple(reader)), PAGE);
    }

    @Override
    ConnectPasswords unprivileged() {
        return new ConnectReplication(directory(simple(lister)), PAGE);
    }

    private static NamedAccounts one(ObjectGuid guid) {
        return new NamedAccounts(ByteBuffer.wrap(guid.bytes()));
    }

    private static String hash(PasswordSource source, ObjectGuid guid) {
        List<AccountPassword> handed = new ArrayList<>();
        source.passwords(one(guid), handed::add);
        assertThat(handed).hasSize(1);
        return HexFormat.of().formatHex(handed.getFirst().open());
    }

    @Test
    void theSameIsReadWithKerberosAndByADistinguishedNameAndAKeytab() {
        ObjectGuid guid = administrator().addUser("manyways");
        administrator().setPassword("manyways", "Pa$$w0rd");
        String principal = "pwreader@" + forest.realm();
        Path keytab = forest.exportKeytab("pwreader", folder.resolve("pwreader.keytab"));
        for (Credentials credentials : List.of(
                new Credentials.KerberosPassword(principal, secret(reader)),
                new Credentials.Keytab(principal, keytab),
                new Credentials.Simple(reader.dn(), secret(reader)),
                new Credentials.Simple("CORP\\pwreader", secret(reader)))) {
            try (PasswordSource source =
                    new ConnectReplication(directory(credentials)).connect(Optional.of(forest.host()), LIMIT)) {
                assertThat(hash(source, guid)).as("with %s", credentials).isEqualTo("92937945b518814341de3f726500d4ff");
                assertThat(source.domainController()).isEqualTo(forest.host());
            }
        }
    }

    @Test
    void aWrongPasswordIsTriedOnce() {
        ConnectPasswords wrong = new ConnectReplication(
                directory(new Credentials.Simple(reader.userPrincipalName(), Secret.of("not-this-one".toCharArray()))));
        assertThatThrownBy(() -> wrong.connect(Optional.empty(), LIMIT))
                .isInstanceOfSatisfying(
                        DirectoryFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.CREDENTIALS_REFUSED));
    }

    @Test
    void theMissingRightIsNamed() {
        ServiceAccount nothing = forest.createServiceAccount("pwnothing", Set.of());
        for (ServiceAccount account : List.of(lister, nothing)) {
            assertThatThrownBy(() -> {
                        try (PasswordSource source =
                                new ConnectReplication(directory(simple(account))).connect(Optional.empty(), LIMIT)) {
                            source.changes(ReplicationState.BEGINNING);
                        }
                    })
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.RIGHTS_MISSING);
                        assertThat(failure.reason())
                                .endsWith("the account lacks the right Replicating Directory Changes"
                                        + (account.equals(lister) ? " All" : ""));
                        assertThat(failure.nextStep()).contains(forest.baseDn());
                    });
        }
    }

    @Test
    void theCheckTellsByTryingWhetherPasswordsCanBeRead() {
        ServiceAccount secretsAlone =
                forest.createServiceAccount("pwsecrets", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES_ALL));
        assertThat(checked(reader).message())
                .isEqualTo("the account may replicate passwords (Replicating Directory Changes All), tried at "
                        + forest.host());
        // by what is granted it could; the other right is missing
        for (ServiceAccount account : List.of(lister, secretsAlone)) {
            assertThat(checked(account).message())
                    .startsWith("the account may not replicate passwords")
                    .contains("'Replicating Directory Changes All' on " + forest.baseDn());
        }
    }

    private CheckResult checked(ServiceAccount account) {
        ConnectDirectory directory = directory(simple(account));
        List<CheckResult> results =
                new CheckDirectory(directory, List.of(), Optional.of(new ConnectReplication(directory))).check();
        assertThat(results)
                .filteredOn(result -> result.name().equals("account"))
                .extracting(CheckResult::message)
                .containsExactly("the account is no administrator");
        return results.stream()
                .filter(result -> result.name().equals("passwords"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDomainControllerThatFallsSilentEndsThePassInItsTime() {
        ConnectPasswords connect = new ConnectReplication(directory(simple(reader)), PAGE);
        try (PasswordSource source = connect.connect(Optional.empty(), Duration.ofSeconds(4))) {
            Reached reached = source.changes(ReplicationState.BEGINNING).reached();
            forest.suspend();
            try {
                assertThatThrownBy(() -> {
                            Reached last = reached;
                            while (last.more()) {
                                last = source.changes(last.state()).reached();
                            }
                        })
                        .isInstanceOfSatisfying(
                                DirectoryFailure.class,
                                failure ->
                                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.DEADLINE_EXCEEDED));
            } finally {
                forest.resume();
            }
        }
    }

    @Test
    void aPassThatIsGivenUpLeavesNobodyReading() throws InterruptedException {
        try (PasswordSource source = privileged().connect(Optional.empty(), LIMIT)) {
            assertThat(source.changes(ReplicationState.BEGINNING).reached().more())
                    .isTrue();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("replication")) {
                assertThat(thread.join(Duration.ofSeconds(5)))
                        .as("the reading has ended")
                        .isTrue();
            }
        }
    }

    @Test
    void aDomainThatTakesNoNtlmSaysHowToGoOn() {
        try (SambaForest strict = SambaForest.prepared(
                folder.resolve("strict"),
                "STRICT.EXAMPLE",
                "STRICT",
                SambaOptions.defaults().with("ntlm auth", "disabled"),
                Optional.empty())) {
            ServiceAccount account = strict.createServiceAccount(
                    "pwreader",
                    EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.REPLICATING_DIRECTORY_CHANGES_ALL));
            strict.start();
            ConnectPasswords connect = new ConnectReplication(new ConnectDirectory(
                    DirectoryLocation.ldaps(List.of(strict.address()), strict.caFile()), simple(account)));
            assertThatThrownBy(() -> connect.connect(Optional.empty(), LIMIT))
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.CREDENTIALS_REFUSED);
                        assertThat(failure.nextStep()).contains("--principal");
                    });
        }
    }
}
