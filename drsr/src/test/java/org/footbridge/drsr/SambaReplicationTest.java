package org.footbridge.drsr;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.security.auth.kerberos.KerberosKey;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.replication.AnswerForm;
import org.footbridge.drsr.replication.ChangePage;
import org.footbridge.drsr.replication.NameFormat;
import org.footbridge.drsr.replication.ReplicatedObject;
import org.footbridge.drsr.replication.ReplicationRights;
import org.footbridge.drsr.replication.ReplicationState;
import org.footbridge.drsr.secret.KerberosKeys;
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

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SambaReplicationTest {
    private static final org.footbridge.drsr.replication.Attribute PASSWORD =
            org.footbridge.drsr.replication.Attribute.UNICODE_PWD;
    private static final Set<org.footbridge.drsr.replication.Attribute> OF_PASSWORDS = Set.of(
            PASSWORD,
            org.footbridge.drsr.replication.Attribute.PWD_LAST_SET,
            org.footbridge.drsr.replication.Attribute.USER_ACCOUNT_CONTROL,
            org.footbridge.drsr.replication.Attribute.IS_DELETED);

    private Path folder = Path.of("");
    private SambaForest forest;
    private ServiceAccount reader;

    @BeforeAll
    void aDomainAndAnAccountWithTheTwoRights(@TempDir Path temporary) {
        folder = temporary;
        forest = SambaForest.prepared(
                temporary.resolve("corp"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults(),
                Optional.of(new Population(120, 10, 5, 1)));
        reader = forest.createServiceAccount(
                "reader", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.REPLICATING_DIRECTORY_CHANGES_ALL));
        forest.start();
        System.setProperty("java.security.krb5.conf", forest.krb5Conf().toString());
    }

    @AfterAll
    void stop() {
        forest.close();
    }

    @Test
    void theHashesOfAllAccountsAreThoseInTheServersDatabase() throws IOException, InterruptedException {
        Map<String, String> expected = hashesInTheDatabase();
        assertThat(expected).hasSizeGreaterThan(120);
        try (DrsConnection connection = open(reader)) {
            assertThat(hashes(connection, read(connection, ReplicationState.beginning(), 1000)))
                    .containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    @Test
    void whatComesWhenCompressionIsAskedForIsTheSameAndNeverMore() throws IOException, InterruptedException {
        try (DrsConnection plain = open(reader);
                DrsConnection compressed = open(reader, AnswerForm.COMPRESSED)) {
            List<ChangePage> page = read(plain, ReplicationState.beginning(), 1000);
            List<ChangePage> smaller = read(compressed, ReplicationState.beginning(), 1000);
            assertThat(hashes(compressed, smaller)).isEqualTo(hashesInTheDatabase());
            assertThat(objects(smaller))
                    .extracting(ReplicatedObject::guid)
                    .isEqualTo(
                            objects(page).stream().map(ReplicatedObject::guid).toList());
            assertThat(last(smaller)).isEqualTo(last(page));
            // Samba 4.17 sends them plain; a server that compresses sends less
            assertThat(compressed.receivedBytes()).isLessThanOrEqualTo(plain.receivedBytes());
        }
    }

    @Test
    void theExampleOfTheReadmeWorks() throws LDAPException {
        ReadmeExample example = new ReadmeExample();
        example.run(controller(), reader.password().toCharArray());
        assertThat(example.hashes()).hasSizeGreaterThan(120);
        assertThat(hex(requireNonNull(example.hashes().get(guid(reader.dn()))))).isEqualTo(hash(reader.password()));
        try (DrsConnection connection = open(reader)) {
            assertThat(objects(read(connection, example.state(), 1000))).isEmpty();
        }
    }

    @Test
    void kerberosReadsTheSameAsNtlm() throws IOException, InterruptedException {
        char[] password = reader.password().toCharArray();
        try (KerberosLogon logon = KerberosLogon.withPassword("reader@" + forest.realm(), password);
                DrsConnection connection = DrsConnection.open(controller(), logon)) {
            assertThat(hashes(connection, read(connection, ReplicationState.beginning(), 1000)))
                    .containsExactlyInAnyOrderEntriesOf(hashesInTheDatabase());
        }
    }

    @Test
    void afterAResetExactlyThatUserComes() throws LDAPException {
        String dn = person(3);
        try (DrsConnection connection = open(reader)) {
            ReplicationState state = last(read(connection, ReplicationState.beginning(), 1000));
            assertThat(objects(read(connection, state, 1000))).isEmpty();
            setPassword(dn, "Over-The-Bridge-1");
            change(dn, "description", "not about passwords");
            List<ChangePage> pages = read(connection, ReplicationState.of(state.toBytes()), 1000);
            assertThat(hashes(connection, pages)).containsExactly(Map.entry(dn, hash("Over-The-Bridge-1")));
            ReplicatedObject user = objects(pages).getFirst();
            assertThat(user.number(org.footbridge.drsr.replication.Attribute.PWD_LAST_SET)
                            .orElseThrow())
                    .isGreaterThan(133_000_000_000_000_000L);
            change(dn, "description", "still not");
            assertThat(objects(read(connection, last(pages), 1000))).isEmpty();
        }
    }

    @Test
    void aDeletedUserComesAsATombstoneWithoutAPassword() throws LDAPException {
        try (DrsConnection connection = open(reader)) {
            ReplicationState state = last(read(connection, ReplicationState.beginning(), 1000));
            String dn = "CN=Leaver,CN=Users," + forest.baseDn();
            try (LDAPConnection ldap = forest.connection()) {
                ldap.add(dn, new Attribute("objectClass", "user"), new Attribute("sAMAccountName", "leaver"));
                ldap.delete(dn);
            }
            ReplicatedObject gone = objects(read(connection, state, 1000)).getFirst();
            assertThat(gone.deleted()).isTrue();
            assertThat(gone.values(PASSWORD)).isEmpty();
            assertThat(gone.sid().orElseThrow()).startsWith("S-1-5-21-");
        }
    }

    @Test
    void smallPagesGiveTheSameAsOneLargeOne() {
        try (DrsConnection connection = open(reader)) {
            List<ChangePage> small = read(connection, ReplicationState.beginning(), 20);
            List<ChangePage> large = read(connection, ReplicationState.beginning(), 10_000);
            assertThat(small).hasSizeGreaterThan(5);
            assertThat(large).hasSize(1);
            assertThat(hashes(connection, small)).isEqualTo(hashes(connection, large));
        }
    }

    @Test
    void anInterruptedReadingIsCompletedOnANewConnection() {
        Map<String, String> found = new TreeMap<>();
        ReplicationState state;
        try (DrsConnection connection = open(reader)) {
            ChangePage page = connection.changes(forest.baseDn(), ReplicationState.beginning(), OF_PASSWORDS, 60);
            assertThat(page.more()).isTrue();
            found.putAll(hashes(connection, List.of(page)));
            state = page.state();
        }
        try (DrsConnection connection = open(reader)) {
            found.putAll(hashes(connection, read(connection, state, 60)));
            assertThat(found).isEqualTo(hashes(connection, read(connection, ReplicationState.beginning(), 1000)));
        }
    }

    @Test
    void aSingleObjectIsReadByItsGuidWheneverItChanged() throws LDAPException {
        UUID guid = guid(person(5));
        try (DrsConnection connection = open(reader)) {
            ReplicatedObject user = connection.object(guid, OF_PASSWORDS);
            assertThat(user.guid()).isEqualTo(guid);
            assertThat(user.distinguishedName()).isEqualTo(person(5));
            assertThat(hash(connection, user)).isEqualTo(hash(Population.passwordOf(5)));
        }
    }

    @Test
    void anObjectThatIsNotThereIsAnErrorThatNamesIt() {
        UUID nobody = UUID.fromString("11111111-2222-3333-4444-555555555555");
        try (DrsConnection connection = open(reader)) {
            assertThatThrownBy(() -> connection.object(nobody, OF_PASSWORDS))
                    .isInstanceOfSatisfying(DrsException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DrsException.Code.OBJECT_UNKNOWN);
                        assertThat(failure).hasMessageContaining(nobody.toString());
                    });
            assertThat(objects(read(connection, ReplicationState.beginning(), 1000)))
                    .isNotEmpty();
        }
    }

    @Test
    void aNamingContextThatIsNotThereIsAnErrorThatNamesIt() {
        try (DrsConnection connection = open(reader)) {
            assertThatThrownBy(() ->
                            connection.changes("DC=other,DC=example", ReplicationState.beginning(), OF_PASSWORDS, 100))
                    .isInstanceOfSatisfying(DrsException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DrsException.Code.NAMING_CONTEXT_UNKNOWN);
                        assertThat(failure).hasMessageContaining("DC=other,DC=example");
                    });
        }
    }

    @Test
    void kerberosKeysAreThoseThatTheServersOwnToolExports() {
        String principal = "reader@" + forest.realm();
        Path keytab = forest.exportKeytab("reader", folder.resolve("reader.keytab"));
        KerberosKey[] exported = KeyTab.getUnboundInstance(keytab.toFile()).getKeys(new KerberosPrincipal(principal));
        Map<Integer, String> expected = Arrays.stream(exported)
                .filter(key -> key.getKeyType() == 17 || key.getKeyType() == 18)
                .collect(Collectors.toMap(KerberosKey::getKeyType, key -> hex(key.getEncoded()), (a, b) -> a));
        assertThat(expected).containsOnlyKeys(17, 18);
        try (DrsConnection connection = open(reader)) {
            UUID guid = guidOf("reader", connection);
            ReplicatedObject account =
                    connection.object(guid, Set.of(org.footbridge.drsr.replication.Attribute.SUPPLEMENTAL_CREDENTIALS));
            try (KerberosKeys keys = connection.kerberosKeys(account).orElseThrow()) {
                assertThat(keys.salt()).isEqualTo(forest.realm() + "reader");
                assertThat(keys.keys().stream()
                                .filter(key -> expected.containsKey(key.type()))
                                .collect(Collectors.toMap(
                                        KerberosKeys.Key::type,
                                        key -> hex(key.secret().bytes()))))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void namesAreTranslatedAndUnknownOnesAreEmpty() throws LDAPException {
        try (DrsConnection connection = open(reader)) {
            assertThat(connection.names(
                            List.of("CORP\\reader", "CORP\\nobody"),
                            NameFormat.ACCOUNT_NAME,
                            NameFormat.DISTINGUISHED_NAME))
                    .containsExactly(Optional.of(reader.dn()), Optional.empty());
            assertThat(connection.names(List.of(reader.sid()), NameFormat.SID, NameFormat.GUID))
                    .containsExactly(Optional.of("{" + guid(reader.dn()) + "}"));
        }
    }

    @Test
    void theMissingRightIsNamed() {
        ServiceAccount nothing = forest.createServiceAccount("nothing", Set.of());
        ServiceAccount changes =
                forest.createServiceAccount("changes", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES));
        ServiceAccount all = forest.createServiceAccount("all", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES_ALL));
        assertThat(rights(reader)).isEqualTo(new ReplicationRights(true, true));
        assertThat(rights(changes)).isEqualTo(new ReplicationRights(true, false));
        assertThat(rights(nothing)).isEqualTo(new ReplicationRights(false, false));
        assertThat(rights(all)).isEqualTo(new ReplicationRights(false, false));
        assertRefused(nothing, "lacks the right Replicating Directory Changes. ");
        assertRefused(all, "lacks the right Replicating Directory Changes. ");
        assertRefused(changes, "lacks the right Replicating Directory Changes All. ");
    }

    @Test
    void withOneRightEverythingButSecretsIsRead() {
        ServiceAccount lister = forest.createServiceAccount("lister", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES));
        try (DrsConnection connection = open(lister)) {
            ChangePage page = connection.changes(
                    forest.baseDn(),
                    ReplicationState.beginning(),
                    Set.of(org.footbridge.drsr.replication.Attribute.PWD_LAST_SET),
                    1000);
            assertThat(page.objects()).anyMatch(user -> user.distinguishedName().equals(reader.dn()));
            assertThat(page.objects()).allMatch(user -> user.values(PASSWORD).isEmpty());
        }
    }

    @Test
    void aWrongPasswordIsRefusedByNtlmAndByKerberos() {
        char[] wrong = "not-the-password".toCharArray();
        try (NtlmLogon ntlm = new NtlmLogon("CORP", "reader", wrong)) {
            assertThatThrownBy(() -> DrsConnection.open(controller(), ntlm))
                    .isInstanceOfSatisfying(
                            DrsException.class,
                            failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.LOGON_REFUSED))
                    .hasMessageNotContaining("not-the-password");
        }
        assertThatThrownBy(() -> KerberosLogon.withPassword("reader@" + forest.realm(), wrong))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.LOGON_REFUSED));
    }

    @Test
    void aServerNameThatTheRealmDoesNotKnowGetsNoTicket() {
        char[] password = reader.password().toCharArray();
        DomainController other = new DomainController(forest.address(), "dc9.corp.example", "corp.example");
        try (KerberosLogon logon = KerberosLogon.withPassword("reader@" + forest.realm(), password)) {
            assertThatThrownBy(() -> DrsConnection.open(other, logon))
                    .isInstanceOfSatisfying(
                            DrsException.class,
                            failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.TICKET_UNAVAILABLE));
        }
    }

    @Test
    void aServerThatTakesNoNtlmSaysSo() {
        try (SambaForest strict = SambaForest.prepared(
                folder.resolve("strict"),
                "STRICT.EXAMPLE",
                "STRICT",
                SambaOptions.defaults().with("ntlm auth", "disabled"),
                Optional.empty())) {
            strict.start();
            char[] password = strict.administratorPassword().toCharArray();
            DomainController server = new DomainController(strict.address(), strict.host(), strict.dnsName());
            try (NtlmLogon logon = new NtlmLogon("STRICT", "Administrator", password)) {
                assertThatThrownBy(() -> DrsConnection.open(server, logon))
                        .isInstanceOfSatisfying(
                                DrsException.class,
                                failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.LOGON_REFUSED))
                        .hasMessageContaining("kind of authentication");
            }
        }
    }

    private void assertRefused(ServiceAccount account, String words) {
        try (DrsConnection connection = open(account)) {
            assertThatThrownBy(
                            () -> connection.changes(forest.baseDn(), ReplicationState.beginning(), OF_PASSWORDS, 100))
                    .isInstanceOfSatisfying(DrsException.class, failure -> {
                        assertThat(failure.code()).isEqualTo(DrsException.Code.RIGHT_MISSING);
                        assertThat(failure.status()).isEqualTo(8453);
                        assertThat(failure).hasMessageContaining(words);
                    });
        }
    }

    private ReplicationRights rights(ServiceAccount account) {
        try (DrsConnection connection = open(account)) {
            return connection.rights(forest.baseDn());
        }
    }

    private DomainController controller() {
        return new DomainController(forest.address(), forest.host(), forest.dnsName());
    }

    private DrsConnection open(ServiceAccount account) {
        return open(account, AnswerForm.PLAIN);
    }

    private DrsConnection open(ServiceAccount account, AnswerForm form) {
        char[] password = account.password().toCharArray();
        try (NtlmLogon logon = new NtlmLogon("CORP", account.name(), password)) {
            return DrsConnection.open(controller(), logon, DrsConnection.USUAL_LIMITS, form);
        }
    }

    private List<ChangePage> read(DrsConnection connection, ReplicationState from, int mostObjects) {
        List<ChangePage> pages = new ArrayList<>();
        pages.add(connection.changes(forest.baseDn(), from, OF_PASSWORDS, mostObjects));
        while (pages.getLast().more()) {
            pages.add(connection.changes(forest.baseDn(), last(pages), OF_PASSWORDS, mostObjects));
        }
        return pages;
    }

    private static ReplicationState last(List<ChangePage> pages) {
        return pages.getLast().state();
    }

    private static List<ReplicatedObject> objects(List<ChangePage> pages) {
        return pages.stream().flatMap(page -> page.objects().stream()).toList();
    }

    private static Map<String, String> hashes(DrsConnection connection, List<ChangePage> pages) {
        Map<String, String> hashes = new TreeMap<>();
        for (ReplicatedObject user : objects(pages)) {
            if (!user.values(PASSWORD).isEmpty()) {
                hashes.put(user.distinguishedName(), hash(connection, user));
            }
        }
        return hashes;
    }

    private static String hash(DrsConnection connection, ReplicatedObject user) {
        try (var secret = connection.ntHash(user).orElseThrow()) {
            return hex(secret.bytes());
        }
    }

    private static String hash(String password) {
        return hex(org.footbridge.drsr.crypto.Md4.digest(password.getBytes(StandardCharsets.UTF_16LE)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private UUID guidOf(String name, DrsConnection connection) {
        String text = connection
                .names(List.of("CORP\\" + name), NameFormat.ACCOUNT_NAME, NameFormat.GUID)
                .getFirst()
                .orElseThrow();
        return UUID.fromString(text.substring(1, text.length() - 1));
    }

    private UUID guid(String dn) throws LDAPException {
        try (LDAPConnection ldap = forest.connection()) {
            byte[] bytes = requireNonNull(
                    requireNonNull(ldap.getEntry(dn, "objectGUID")).getAttributeValueBytes("objectGUID"));
            return new org.footbridge.drsr.ndr.NdrReader(bytes).guid();
        }
    }

    private String person(int number) throws LDAPException {
        try (LDAPConnection ldap = forest.connection()) {
            return requireNonNull(ldap.searchForEntry(
                            forest.baseDn(),
                            com.unboundid.ldap.sdk.SearchScope.SUB,
                            "(employeeID=" + (10_000 + number) + ")"))
                    .getDN();
        }
    }

    private void setPassword(String dn, String password) throws LDAPException {
        try (LDAPConnection ldap = forest.connection()) {
            ldap.modify(
                    dn,
                    new Modification(
                            ModificationType.REPLACE,
                            "unicodePwd",
                            ("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE)));
        }
    }

    private void change(String dn, String attribute, String value) throws LDAPException {
        try (LDAPConnection ldap = forest.connection()) {
            ldap.modify(dn, new Modification(ModificationType.REPLACE, attribute, value));
        }
    }

    /** What ldbsearch prints of the server's own database: distinguished name and hash of every account. */
    private Map<String, String> hashesInTheDatabase() throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        "/usr/bin/ldbsearch",
                        "-H",
                        forest.directory().resolve("private/sam.ldb").toString(),
                        "-s",
                        "sub",
                        "-b",
                        forest.baseDn(),
                        "(unicodePwd=*)",
                        "unicodePwd")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\n ", "");
        assertThat(tool.waitFor()).isZero();
        Map<String, String> hashes = new TreeMap<>();
        String dn = "";
        for (String line : output.lines().toList()) {
            if (line.startsWith("dn: ")) {
                dn = line.substring(4);
            } else if (line.startsWith("dn:: ")) {
                dn = new String(java.util.Base64.getDecoder().decode(line.substring(5)), StandardCharsets.UTF_8);
            } else if (line.startsWith("unicodePwd:: ")) {
                hashes.put(dn, hex(java.util.Base64.getDecoder().decode(line.substring(13))));
            }
        }
        return hashes;
    }
}
