package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.sampleforest.SampleController;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.ServiceAccount;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A domain with two controllers that work and one that accepts connections and says nothing. */
@Tag("slow")
class FailoverTest {
    private static final String FIRST = "127.0.0.1";
    private static final String SECOND = "127.0.0.32";
    private static final String SILENT = "127.0.0.33";
    private static final ReadSettings SETTINGS = new ReadSettings(
            List.of(new RequestedAttribute("displayName", ValueKind.TEXT)),
            List.of("user", "group"),
            List.of(),
            List.of(),
            10);

    @TempDir
    static Path folder;

    private static SampleForest forest;
    private static SampleDomain domain;
    private static SampleController second;
    private static ServerSocket silent;
    private static Path authority;

    private final AtomicLong nanos = new AtomicLong();

    @BeforeAll
    static void start() throws IOException {
        forest = SampleForest.builder()
                .domain("failover.test", new Size(15, 3, 2))
                .address(FIRST)
                .start();
        domain = forest.domain("failover.test");
        second = domain.addController(SECOND);
        // the system accepts connections, and nobody takes them
        silent = new ServerSocket(domain.ldapsPort(), 50, InetAddress.getByName(SILENT));
        authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
    }

    @AfterAll
    static void stop() throws IOException {
        silent.close();
        forest.close();
    }

    @AfterEach
    void clear() {
        domain.faults().clear();
        second.faults().clear();
    }

    @Test
    void theDomainControllerThatAnsweredLastIsKeptAndOneThatFailedIsLeftAloneForAWhile() {
        ConnectDirectory directory = directory(SILENT, SECOND, FIRST);
        assertThat(directory.hosts()).containsExactly(SILENT, SECOND, FIRST);
        connectedTo(directory, SECOND);
        assertThat(directory.hosts()).containsExactly(SECOND, FIRST, SILENT);

        nanos.addAndGet(KnownControllers.SET_ASIDE.minusSeconds(1).toNanos());
        assertThat(directory.hosts()).containsExactly(SECOND, FIRST, SILENT);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(directory.hosts()).containsExactly(SECOND, SILENT, FIRST);
        connectedTo(directory, SECOND);
    }

    @Test
    void whoIsNamedIsPreferredAndWhenItIsNotThereAnotherAnswers() {
        ConnectDirectory directory = directory(FIRST, SECOND, SILENT);
        for (String name : List.of(SECOND, SILENT, "", "elsewhere.failover.test")) {
            try (DirectoryConnection connection = directory.connectTo(name)) {
                assertThat(connection.host()).as("asked for %s", name).isEqualTo(SECOND);
            }
        }
        try (DirectoryConnection connection = directory.connectTo(FIRST)) {
            assertThat(connection.host()).isEqualTo(FIRST);
            assertThat(connection.address().getHostAddress()).isEqualTo(FIRST);
        }
    }

    @Test
    void whoFailsInTheMiddleIsLeftAloneToo() {
        ConnectDirectory directory = directory(FIRST, SECOND);
        try (DirectoryConnection connection = directory.connect()) {
            domain.faults().closeConnectionAfterEntries(5);
            assertThatThrownBy(() -> new ReadAll(connection, SETTINGS).read(_ -> {}))
                    .isInstanceOf(DirectoryFailure.class);
        }
        assertThat(directory.hasUntried()).isTrue();
        connectedTo(directory, SECOND);
    }

    @Test
    void aRefusedAccountIsNotTriedAtTheOthers() {
        Credentials wrong =
                new Credentials.Simple(domain.serviceAccount().bindName(), Secret.of("wrong".toCharArray()));
        ConnectDirectory directory =
                new ConnectDirectory(location(List.of(FIRST, SECOND)), wrong, nanos::get, new Random(1));
        assertThatThrownBy(directory::connect).isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.CREDENTIALS_REFUSED);
            assertThat(failure.reason()).startsWith(FIRST).contains("the password is wrong");
        });
        assertThat(directory.hosts()).containsExactly(FIRST, SECOND);
    }

    @Test
    void theDatabaseOfAPositionIsFoundAndRememberedWithoutAskingTheOthers() {
        ConnectDirectory directory = directory(FIRST, SECOND, SILENT);
        connectedTo(directory, guid(second.invocationId()), second.name(), SECOND);
        connectedTo(directory, guid(domain.invocationId()), domain.controllerName(), FIRST);
        connectedTo(directory, guid(second.invocationId()), "", SECOND);
        assertThat(directory.hosts()).as("the silent one was never asked").containsExactly(SECOND, FIRST, SILENT);
    }

    @Test
    void aDatabaseThatIsNotThereCostsNoFurtherConnections() {
        ConnectDirectory directory = directory(FIRST, SECOND);
        connectedTo(directory, guid(second.invocationId()), "", SECOND);
        connectedTo(directory, guid(domain.invocationId()), "", FIRST);
        connectedTo(directory, guid(new UUID(1, 2)), "dc9.failover.test", FIRST);
    }

    @Test
    void aPositionGoesOnAtAnotherDomainControllerWithoutLossAndWithoutRepetition() {
        DirectoryPosition position = positionAt(FIRST);
        ObjectGuid ann = user();
        Reading reading = new Reading();
        DirectoryPosition there = changesAt(SECOND, position, List.of(), reading);
        assertThat(reading.staged.keySet()).containsExactly(ann);
        assertThat(there.invocationId()).isEqualTo(guid(second.invocationId()));
        assertThat(there.domainController()).isEqualTo(second.name());

        reading.forgetEntries();
        DirectoryPosition back = changesAt(FIRST, there, List.of(position), reading);
        assertThat(reading.entries).isEmpty();
        assertThat(back.invocationId()).isEqualTo(guid(domain.invocationId()));
    }

    @Test
    void whereTheCookieIsRefusedItsOwnPositionServes() {
        DirectoryPosition own = positionAt(SECOND);
        ObjectGuid first = user();
        DirectoryPosition newest = positionAt(FIRST);
        ObjectGuid later = user();
        second.faults().refuseForeignCookies(true);
        Reading reading = new Reading();
        DirectoryPosition there = changesAt(SECOND, newest, List.of(own), reading);
        assertThat(reading.staged.keySet())
                .as("what is known already is told again")
                .contains(first, later);
        assertThat(there.invocationId()).isEqualTo(own.invocationId());

        failsWith(DirectoryFailure.Code.WATERMARK_REFUSED, SECOND, newest, List.of());
    }

    @Test
    void aDatabaseThatWasSetBackIsNoticed() {
        DirectoryPosition position = positionAt(FIRST);
        user();
        domain.faults().setBack(100);
        ConnectDirectory directory = directory(FIRST, SECOND);
        try (DirectoryConnection connection = directory.connect()) {
            assertThatThrownBy(() -> new ReadChanges(connection, SETTINGS).read(position, _ -> {}))
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.DOMAIN_CONTROLLER_ROLLED_BACK);
                        assertThat(failure.reason()).contains(domain.controllerName(), "was set back");
                        assertThat(failure.nextStep()).contains("USN rollback");
                    });
        }
        assertThat(directory.hosts())
                .as("the directory is read in full elsewhere")
                .containsExactly(SECOND, FIRST);
    }

    @Test
    void aDatabaseThatWasRestoredProperlyIsNoticedByItsName() {
        DirectoryPosition position = positionAt(FIRST);
        domain.changeInvocationId();
        failsWith(DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED, FIRST, position, List.of());
        DirectoryPosition elsewhere = positionAt(SECOND);
        failsWith(DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED, FIRST, elsewhere, List.of(position));
    }

    @Test
    void eachKindOfTroubleEndsWithinItsTimeAndTheNextOneIsAsked() {
        ConnectDirectory mute = directory(SILENT);
        assertThatThrownBy(mute::connect).isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.TIMEOUT);
            assertThat(failure.reason()).contains("did not complete the TLS handshake");
        });
        domain.faults().delayBinds(Duration.ofMinutes(1));
        ConnectDirectory unbound = directory(FIRST, SECOND);
        connectedTo(unbound, SECOND);
        assertThat(unbound.hosts()).containsExactly(SECOND, FIRST);
        domain.faults().clear();

        domain.faults().delayAnswers(Duration.ofMinutes(1));
        connectedTo(directory(FIRST, SECOND), SECOND);
    }

    @Test
    void aDirectoryThatSendsAnEntryNowAndThenIsTakenForOneThatHangs() {
        ConnectDirectory directory = directory(FIRST, SECOND);
        try (DirectoryConnection connection = directory.connect()) {
            connection.limitWaiting(Duration.ofMillis(600));
            domain.faults().delayEntries(Duration.ofMillis(200));
            assertThatThrownBy(() -> new ReadAll(connection, SETTINGS).read(_ -> {}))
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.TIMEOUT);
                        assertThat(failure.reason()).contains("kept the reader waiting");
                        assertThat(failure.retriable()).isTrue();
                    });
        }
        connectedTo(directory, SECOND);
    }

    @Test
    void aDirectoryThatFallsSilentInTheMiddleIsATimeOutAndASlowConsumerIsNot() {
        ConnectDirectory directory = directory(FIRST, SECOND);
        try (DirectoryConnection connection = directory.connect()) {
            connection.limitWaiting(Duration.ofMillis(500));
            AtomicLong entries = new AtomicLong();
            new ReadAll(connection, SETTINGS).read(_ -> {
                if (entries.incrementAndGet() == 1) {
                    waitFor(Duration.ofMillis(700));
                }
            });
            assertThat(entries.get()).isGreaterThan(10);
            domain.faults().fallSilentAfterEntries(5);
            assertThatThrownBy(() -> new ReadAll(connection, SETTINGS).read(_ -> {}))
                    .isInstanceOfSatisfying(
                            DirectoryFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.TIMEOUT));
        }
    }

    @Test
    void theWholeRequestHasAnEndWhateverTheDirectoryDoes() {
        ConnectDirectory directory = directory(FIRST, SECOND);
        try (DirectoryConnection connection = directory.connect()) {
            connection.endAfter(Duration.ofMillis(300));
            domain.faults().delayEntries(Duration.ofMillis(20));
            assertThatThrownBy(() -> new ReadAll(connection, SETTINGS).read(_ -> {}))
                    .isInstanceOfSatisfying(
                            DirectoryFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.DEADLINE_EXCEEDED));
        }
        assertThat(directory.hosts()).as("it did nothing wrong").containsExactly(FIRST, SECOND);
    }

    /** Of a hundred that are silent some wait for the next request, which begins with them. */
    @Test
    void afterAMinuteOfFailuresWhoeverAskedIsAnswered() {
        AtomicLong clock = new AtomicLong();
        List<String> hosts = List.of(SILENT, SECOND, FIRST);
        ConnectDirectory directory = new ConnectDirectory(
                location(hosts),
                credentials(),
                () -> clock.getAndAdd(Duration.ofSeconds(25).toNanos()),
                new Random(1));
        second.faults().delayBinds(Duration.ofMinutes(1));
        assertThatThrownBy(directory::connect)
                .as("the first one would answer")
                .isInstanceOfSatisfying(
                        DirectoryFailure.class,
                        failure -> assertThat(failure.reason()).startsWith(SECOND));
    }

    @Test
    void anAccountThatGetsNoTicketIsCheckedAtOneDomainControllerOnly() {
        Credentials none = new Credentials.Keytab("footbridge@FAILOVER.TEST", folder.resolve("none.keytab"));
        ConnectDirectory directory =
                new ConnectDirectory(location(List.of(FIRST, SECOND)), none, nanos::get, new Random(1));
        assertThat(new CheckDirectory(directory, List.of()).check())
                .filteredOn(result -> result.level() == CheckResult.Level.FAIL)
                .extracting(CheckResult::name)
                .containsExactly("bind");
    }

    private static void waitFor(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ConnectDirectory directory(String... hosts) {
        return new ConnectDirectory(location(List.of(hosts)), credentials(), nanos::get, new Random(1));
    }

    private static DirectoryLocation location(List<String> hosts) {
        return new DirectoryLocation(
                hosts,
                domain.ldapsPort(),
                true,
                Optional.of(authority),
                Optional.empty(),
                Duration.ofMillis(700),
                Duration.ofSeconds(20));
    }

    private static Credentials credentials() {
        ServiceAccount account = domain.serviceAccount();
        return new Credentials.Simple(
                account.bindName(), Secret.of(account.password().toCharArray()));
    }

    private static void connectedTo(ConnectDirectory directory, String host) {
        try (DirectoryConnection connection = directory.connect()) {
            assertThat(connection.host()).isEqualTo(host);
        }
    }

    private static void connectedTo(ConnectDirectory directory, ObjectGuid database, String name, String host) {
        try (DirectoryConnection connection = directory.connectTo(database, name)) {
            assertThat(connection.host()).isEqualTo(host);
        }
    }

    private DirectoryPosition positionAt(String host) {
        try (DirectoryConnection connection = directory(host).connect()) {
            return new ReadAll(connection, SETTINGS).read(_ -> {});
        }
    }

    private DirectoryPosition changesAt(
            String host, DirectoryPosition since, List<DirectoryPosition> others, Reading reading) {
        try (DirectoryConnection connection = directory(host).connect()) {
            return new ReadChanges(connection, SETTINGS).read(since, others, reading);
        }
    }

    private void failsWith(
            DirectoryFailure.Code code, String host, DirectoryPosition since, List<DirectoryPosition> others) {
        assertThatThrownBy(() -> changesAt(host, since, others, new Reading()))
                .isInstanceOfSatisfying(
                        DirectoryFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private static ObjectGuid user() {
        String name = "New" + System.nanoTime();
        return guid(domain.change()
                .add(
                        "CN=" + name + ",OU=Service Accounts," + domain.baseDn(),
                        Map.of("objectClass", List.of("user"), "sAMAccountName", List.of(name))));
    }

    /** As the directory stores it. */
    private static ObjectGuid guid(UUID id) {
        return ObjectGuid.of(org.footbridge.sampleforest.store.ObjectGuid.toBytes(id));
    }
}
