package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that gives up at its limits is asked for less at a time; what it still does not tell is a failure. */
class LimitsTest {
    private static final ReadSettings SETTINGS = new ReadSettings(
            List.of(new RequestedAttribute("member", ValueKind.LINK)),
            List.of("user", "group", "contact"),
            List.of(),
            List.of(),
            1000);

    @TempDir
    static Path folder;

    private static SampleForest forest;
    private static SampleDomain domain;
    private static Path authority;

    @BeforeAll
    static void start() throws IOException {
        forest = SampleForest.builder()
                .domain("limits.test", new Size(40, 5, 5))
                .domain("emea.limits.test", new Size(3, 1, 1))
                .start();
        domain = forest.domain("limits.test");
        authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
    }

    @AfterAll
    static void stop() {
        forest.close();
    }

    @AfterEach
    void clear() {
        domain.faults().clear();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE,
                ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE,
                ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE
            })
    void whatIsTooMuchForOnePageIsReadInSmallerOnesAndNothingIsMissing(int code) {
        Reading whole = new Reading();
        Reading limited = new Reading();
        try (DirectoryConnection connection = connect(Optional.empty())) {
            new ReadAll(connection, SETTINGS).read(whole);
            domain.faults().limitEntries(20, ResultCode.valueOf(code));
            new ReadAll(connection, SETTINGS).read(limited);
        }
        assertThat(whole.staged).hasSizeGreaterThan(60);
        assertThat(limited.staged.keySet()).containsExactlyInAnyOrderElementsOf(whole.staged.keySet());
    }

    @Test
    void aDirectoryThatTellsNothingWithinItsLimitsIsAFailure() {
        try (DirectoryConnection connection = connect(Optional.empty())) {
            domain.faults().limitEntries(0, ResultCode.TIME_LIMIT_EXCEEDED);
            assertThatThrownBy(() -> new ReadAll(connection, SETTINGS).read(new Reading()))
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.LIMIT_EXCEEDED);
                        assertThat(failure.nextStep()).contains("MaxQueryDuration");
                        assertThat(failure.retriable()).isTrue();
                    });
        }
    }

    @Test
    void objectsThatAreTooManyForOneAnswerAreAskedForInHalves() {
        Reading whole = new Reading();
        Reading limited = new Reading();
        try (DirectoryConnection connection = connect(Optional.empty())) {
            new ReadAll(connection, SETTINGS).read(whole);
            List<ObjectGuid> users = whole.staged.entrySet().stream()
                    .filter(entry -> entry.getValue().objectClass.equals("user"))
                    .map(Map.Entry::getKey)
                    .toList();
            domain.faults().limitEntries(7, ResultCode.ADMIN_LIMIT_EXCEEDED);
            new ReadObjects(connection, SETTINGS).read(users, limited);
            assertThat(limited.staged.keySet()).containsExactlyInAnyOrderElementsOf(users);
        }
    }

    @Test
    void aBaseOfAnotherDomainIsAFailureThatNamesWhoHoldsIt() {
        try (DirectoryConnection connection = connect(Optional.of("DC=emea,DC=limits,DC=test"))) {
            assertThatThrownBy(() -> new ReadAll(connection, SETTINGS).read(new Reading()))
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.REFERRED);
                        assertThat(failure.reason())
                                .contains("it refers to ldap://emea.limits.test/DC=emea,DC=limits,DC=test");
                        assertThat(failure.nextStep()).contains("not followed");
                    });
        }
    }

    @Test
    void referencesToOtherDomainsAreNotFollowedAndStopNothing() {
        Reading reading = new Reading();
        try (DirectoryConnection connection = connect(Optional.empty())) {
            new ReadAll(connection, SETTINGS).read(reading);
        }
        assertThat(reading.staged.values())
                .as("the child domain is a directory of its own")
                .noneMatch(object -> object.rdn.contains("DC=emea"));
    }

    private static DirectoryConnection connect(Optional<String> base) {
        DirectoryLocation location = new DirectoryLocation(
                List.of(domain.host()),
                domain.ldapsPort(),
                true,
                Optional.of(authority),
                base,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
        return new ConnectDirectory(
                        location,
                        new Credentials.Simple(
                                domain.serviceAccount().bindName(),
                                Secret.of(domain.serviceAccount().password().toCharArray())))
                .connect();
    }
}
