package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.ServiceAccount;
import org.footbridge.sampleforest.Size;
import org.footbridge.sampleforest.protocol.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SampleReadingTest extends DirectoryReadingContract {
    private static final List<RequestedAttribute> MEMBERS = List.of(new RequestedAttribute("member", ValueKind.LINK));

    @TempDir
    static Path folder;

    private static SampleForest forest;
    private static SampleDomain domain;
    private static Access access;

    @BeforeAll
    static void start() throws IOException {
        forest = SampleForest.builder()
                .domain("reading.test", new Size(60, 8, 5))
                .settings(ServerSettings.windows().withMaximumValueRange(7).withDirSyncPages(4, 1 << 20))
                .start();
        domain = forest.domain("reading.test");
        Path authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
        access = new Access(
                domain, authority, simple(domain.serviceAccount()), simple(domain.createAccount("plain", Set.of())));
    }

    @AfterAll
    static void stop() {
        forest.close();
    }

    @AfterEach
    void clearFaults() {
        domain.faults().clear();
    }

    @Override
    protected ForestAccess forest() {
        return access;
    }

    @Nested
    class Browsing extends BrowsingContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class Members extends MembersContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class Parts extends PartsContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class ForeignPrincipals extends ForeignPrincipalsContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }

        @Override
        protected boolean hidesThem() {
            return false;
        }
    }

    @Nested
    class DeletedObjects extends DeletedObjectsContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class AwkwardNames extends AwkwardNamesContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class Schema extends SchemaContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Test
    void everyPageOfChangesIsReadWhenTheServerGivesThemInParts() throws LDAPException {
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            Reading reading = new Reading();
            DirectoryPosition position = new ReadAll(connection, settings()).read(reading);
            Set<ObjectGuid> made = new HashSet<>();
            for (int i = 0; i < 11; i++) {
                made.add(unit.guid(unit.user("U" + i)));
            }
            reading.forgetEntries();
            new ReadChanges(connection, settings()).read(position, reading);
            assertThat(reading.entries).extracting(DirectoryEntry::guid).containsAll(made);
        }
    }

    @Test
    void aGroupLargerThanTheServersRangeIsReadWhole() throws LDAPException {
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            String[] members = new String[30];
            for (int i = 0; i < members.length; i++) {
                members[i] = unit.contact("C" + i);
            }
            ObjectGuid group = unit.guid(unit.group("Many", members));
            Reading reading = new Reading();
            new ReadAll(connection, settings()).read(reading);
            assertThat(reading.of(group).targets("member")).hasSize(members.length);
            assertThat(reading.about(group))
                    .filteredOn(entry -> entry.kind() == DirectoryEntry.Kind.MORE_LINKS)
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void anAttributeOfMoreValuesThanTheServersRangeIsReadWhole() throws LDAPException {
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            String ann = unit.user("Ann");
            String[] addresses = new String[20];
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = "smtp:ann" + i + "@example.com";
            }
            unit.replace(ann, "proxyAddresses", addresses);
            Reading reading = new Reading();
            ReadSettings settings = new ReadSettings(
                    List.of(new RequestedAttribute("proxyAddresses", ValueKind.TEXT)),
                    List.of("user"),
                    List.of(),
                    List.of(),
                    100);
            new ReadAll(connection, settings).read(reading);
            assertThat(reading.of(unit.guid(ann)).texts("proxyAddresses")).containsExactlyInAnyOrder(addresses);
        }
    }

    @Test
    void aPageThatIsTooLargeForTheServerIsReadInSmallerOnes() throws LDAPException {
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            Set<ObjectGuid> made = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                made.add(unit.guid(unit.user("U" + i, new Attribute("thumbnailPhoto", new byte[20_000]))));
            }
            domain.faults().limitAnswers(100_000);
            Reading reading = new Reading();
            DirectoryPosition position = new ReadAll(connection, photos()).read(reading);
            assertThat(reading.staged.keySet()).containsAll(made);
            assertThat(made)
                    .allSatisfy(guid -> assertThat(reading.of(guid).attributes.get("thumbnailPhoto"))
                            .singleElement()
                            .satisfies(photo -> assertThat(photo).hasSize(20_000)));
            Reading alone = new Reading();
            new ReadAttributes(connection, photos()).read(alone);
            assertThat(alone.staged.keySet()).containsAll(made);
            assertThat(alone.staged.values())
                    .allSatisfy(object -> assertThat(object.attributes).containsOnlyKeys("thumbnailPhoto"));

            domain.faults().limitAnswers(10_000);
            for (ObjectGuid guid : made) {
                unit.administrator.modify(
                        "<GUID=" + guid + ">",
                        new Modification(ModificationType.REPLACE, "thumbnailPhoto", new byte[19_000]));
            }
            assertThatThrownBy(() -> new ReadChanges(connection, photos()).read(position, reading))
                    .isInstanceOfSatisfying(
                            DirectoryFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.WATERMARK_REFUSED));
            assertThatThrownBy(() -> new ReadAll(connection, photos()).read(reading))
                    .as("one object alone is too large")
                    .isInstanceOf(DirectoryFailure.class);
        }
    }

    @Test
    void aCookieThatTheServerForgotIsReportedAsSuch() {
        try (DirectoryConnection connection = access.connect()) {
            DirectoryPosition position = new ReadAll(connection, settings()).read(new Reading());
            domain.faults().refuseDirSyncCookies(true);
            assertThatThrownBy(() -> new ReadChanges(connection, settings()).read(position, new Reading()))
                    .isInstanceOfSatisfying(
                            DirectoryFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.WATERMARK_REFUSED));
        }
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsAFailure() {
        try (DirectoryConnection connection = access.connect()) {
            domain.faults().closeConnectionAfterEntries(20);
            assertThatThrownBy(() -> new ReadAll(connection, settings()).read(new Reading()))
                    .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.UNREACHABLE);
                        assertThat(failure.retriable()).isTrue();
                        assertThat(failure.reason())
                                .contains("127.0.0.1 failed while")
                                .doesNotContain("SearchRequest")
                                .hasSizeLessThan(300);
                    });
        }
    }

    @Test
    void aSilentServerIsATimeOut() {
        domain.faults().delayAnswers(Duration.ofSeconds(30));
        DirectoryLocation impatient = access.location().within(Duration.ofSeconds(2), Duration.ofMillis(300));
        assertThatThrownBy(() -> new ConnectDirectory(impatient, access.reader()).connect())
                .isInstanceOfSatisfying(
                        DirectoryFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.TIMEOUT));
    }

    @Test
    void anExceptionOfTheConsumerEndsTheRead() {
        try (DirectoryConnection connection = access.connect()) {
            assertThatThrownBy(() -> new ReadAll(connection, settings()).read(_ -> {
                        throw new IllegalStateException("full");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("full");
        }
    }

    @Test
    void manyContainersCostFewSearches() throws LDAPException {
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            List<ObjectGuid> containers = new ArrayList<>();
            String inside = "";
            for (int i = 0; i < 250; i++) {
                inside = unit.unit("Part " + i, i % 10 == 0 ? unit.name : inside);
                containers.add(unit.guid(inside));
            }
            ObjectGuid ann = unit.guid(unit.userIn(inside, "Ann"));
            Reading reading = new Reading();
            long before = connection.searches();
            new ReadObjects(connection, limitedTo(containers)).read(List.of(ann), reading);
            assertThat(reading.of(ann).reduced).isFalse();
            assertThat(connection.searches() - before)
                    .as("three for the containers, one for the object, three to see that none moved")
                    .isEqualTo(7);
        }
    }

    private static ReadSettings limitedTo(List<ObjectGuid> containers) {
        ReadSettings all = settings();
        return new ReadSettings(all.attributes(), all.objectClasses(), containers, List.of(), 1000);
    }

    @Test
    void anUntrustedCertificateIsShown() throws IOException {
        Path other = Files.writeString(folder.resolve("other.pem"), OtherAuthority.PEM);
        DirectoryLocation location = new DirectoryLocation(
                List.of(domain.host()),
                domain.ldapsPort(),
                true,
                Optional.of(other),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
        assertThatThrownBy(() -> new ConnectDirectory(location, access.reader()).connect())
                .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.TLS_FAILED);
                    assertThat(failure.reason()).contains("issuer");
                });
    }

    @Test
    void theCheckOfAGoodDirectoryHasNoFailure() {
        List<CheckResult> results = new CheckDirectory(
                        new ConnectDirectory(access.location(), access.reader()),
                        List.of(new RequestedAttribute("sAMAccountName", ValueKind.TEXT)))
                .check();
        assertThat(results).noneMatch(result -> result.level() == CheckResult.Level.FAIL);
        assertThat(results).extracting(CheckResult::name).contains("dns", "port", "tls", "bind", "clock", "dirsync");
    }

    @Test
    void theCheckNamesTheMissingRights() {
        List<CheckResult> results =
                new CheckDirectory(new ConnectDirectory(access.location(), access.plain()), List.of()).check();
        assertThat(results)
                .filteredOn(result -> result.level() == CheckResult.Level.WARN)
                .extracting(CheckResult::name)
                .contains("dirsync", "deleted-objects");
    }

    @Test
    void whatReplicationAnswersDecidesWhetherPasswordsCanBeRead() {
        assertThat(passwords(_ -> true))
                .isEqualTo(CheckResult.ok(
                        "passwords",
                        "the account may replicate passwords (Replicating Directory Changes All), tried at "
                                + domain.controllerName()));
        assertThat(passwords(_ -> false).message())
                .startsWith("the account may not replicate passwords. Only for passwordHashSync: grant");
        CheckResult untried = passwords(_ -> {
            throw new DirectoryFailure(DirectoryFailure.Code.UNREACHABLE, "port 135 is closed", "Open it.");
        });
        assertThat(untried.level()).isEqualTo(CheckResult.Level.WARN);
    }

    private static CheckResult passwords(TryReplication replication) {
        return new CheckDirectory(
                        new ConnectDirectory(access.location(), access.reader()), List.of(), Optional.of(replication))
                .check().stream()
                        .filter(result -> result.name().equals("passwords"))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void theCheckOfAClosedPortSaysSo() {
        DirectoryLocation nowhere = new DirectoryLocation(
                List.of("127.0.0.1"),
                1,
                true,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        assertThat(new CheckDirectory(new ConnectDirectory(nowhere, access.reader()), List.of()).check())
                .last()
                .satisfies(result -> {
                    assertThat(result.name()).isEqualTo("port");
                    assertThat(result.level()).isEqualTo(CheckResult.Level.FAIL);
                    assertThat(result.nextStep()).isNotEmpty();
                });
    }

    private static ReadSettings photos() {
        return new ReadSettings(
                List.of(new RequestedAttribute("thumbnailPhoto", ValueKind.BINARY)),
                List.of("user"),
                List.of(),
                List.of(),
                1000);
    }

    private static ReadSettings settings() {
        return new ReadSettings(MEMBERS, List.of("user", "group", "contact"), List.of(), List.of(), 10);
    }

    static Credentials simple(ServiceAccount account) {
        return new Credentials.Simple(
                account.bindName(), Secret.of(account.password().toCharArray()));
    }

    record Access(SampleDomain domain, Path authority, Credentials reader, Credentials plain) implements ForestAccess {
        @Override
        public DirectoryLocation location() {
            return new DirectoryLocation(
                    List.of(domain.host()),
                    domain.ldapsPort(),
                    true,
                    Optional.of(authority),
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30));
        }

        @Override
        public String base() {
            return domain.baseDn();
        }

        @Override
        public LDAPConnection administrator() throws LDAPException {
            try {
                LDAPConnectionOptions options = new LDAPConnectionOptions();
                options.setResponseTimeoutMillis(30_000);
                return new LDAPConnection(
                        new SSLUtil(new PEMFileTrustManager(authority.toFile())).createSSLSocketFactory(),
                        options,
                        domain.host(),
                        domain.ldapsPort(),
                        domain.administrator().bindName(),
                        domain.administrator().password());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
