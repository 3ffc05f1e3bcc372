package org.footbridge.agent.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.footbridge.agent.passwords.PasswordSource.Change;
import org.footbridge.agent.passwords.PasswordSource.Page;
import org.footbridge.agent.passwords.PasswordSource.Reached;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.ObjectGuid;
import org.junit.jupiter.api.Test;

/** What every source of passwords does, whatever is behind it. */
abstract class PasswordSourceContract {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PASSWORD = "Pa$$w0rd";
    private static final String HASH = "92937945b518814341de3f726500d4ff";
    private static final int DISABLED = 2;
    private static final int SMART_CARD = 0x40000;

    /** A directory with users and somebody who changes it. */
    interface Administrator {
        /** Makes an account without a password. */
        ObjectGuid addUser(String name);

        /** The same of the class inetOrgPerson. */
        ObjectGuid addInetOrgPerson(String name);

        /** Makes an account of a machine; its name ends with a dollar sign. */
        ObjectGuid addComputer(String name);

        void setPassword(String account, String password);

        /** Sets one that is to be changed at the next logon. */
        void setTemporaryPassword(String account, String password);

        void mustChangePassword(String account);

        /** As a domain controller does: the password becomes a random one. */
        void requireSmartCard(String account);

        void disable(String account);

        void expire(String account);

        void rename(String account, String newName);

        /** To another container. */
        void move(String account);

        void delete(String account);
    }

    abstract Administrator administrator();

    /** As an account with both replication rights; pages have fewer than 30 accounts. */
    abstract ConnectPasswords privileged();

    /** As an account that may replicate changes, but no secrets. */
    abstract ConnectPasswords unprivileged();

    private PasswordSource connect() {
        return privileged().connect(Optional.empty(), LIMIT);
    }

    private ObjectGuid addUser(String name) {
        ObjectGuid guid = administrator().addUser(name);
        administrator().setPassword(name, PASSWORD);
        return guid;
    }

    private static List<Change> all(PasswordSource source, ReplicationState since) {
        List<Change> all = new ArrayList<>();
        pass(since, state -> {
            Page page = source.changes(state);
            all.addAll(page.changes());
            return page.reached();
        });
        return all;
    }

    private static List<Change> of(ObjectGuid guid, List<Change> changes) {
        return changes.stream().filter(change -> change.guid().equals(guid)).toList();
    }

    private static ReplicationState end(PasswordSource source) {
        return pass(ReplicationState.BEGINNING, state -> source.changes(state).reached());
    }

    private interface ReadPage {
        Reached read(ReplicationState since);
    }

    private static ReplicationState pass(ReplicationState since, ReadPage page) {
        Reached reached = new Reached(since, true);
        while (reached.more()) {
            reached = page.read(reached.state());
        }
        return reached.state();
    }

    private static NamedAccounts named(ObjectGuid... accounts) {
        ByteBuffer packed = ByteBuffer.allocate(16 * accounts.length);
        Arrays.stream(accounts).forEach(account -> packed.put(account.bytes()));
        return new NamedAccounts(packed.flip());
    }

    /** Single ones. */
    private static Map<ObjectGuid, String> hashes(PasswordSource source, ObjectGuid... accounts) {
        return collected(consumer -> source.passwords(named(accounts), consumer));
    }

    /** Those of a pass. */
    private static Map<ObjectGuid, String> hashes(
            PasswordSource source, ReplicationState since, ObjectGuid... accounts) {
        return collected(consumer -> pass(since, state -> source.passwords(state, named(accounts), consumer)));
    }

    /** Each opened at the end, as when deriving lags behind. */
    private static Map<ObjectGuid, String> collected(Consumer<Consumer<AccountPassword>> reading) {
        List<AccountPassword> handed = new ArrayList<>();
        reading.accept(handed::add);
        Map<ObjectGuid, String> hashes = new TreeMap<>(Comparator.comparing(ObjectGuid::toString));
        handed.forEach(password -> hashes.put(password.guid(), HexFormat.of().formatHex(password.open())));
        return hashes;
    }

    @Test
    void everyAccountIsToldFromTheBeginning() {
        ObjectGuid guid = addUser("told");
        try (PasswordSource source = connect()) {
            List<Change> told = of(guid, all(source, ReplicationState.BEGINNING));
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().passwordLastSet().orElseThrow()).isPositive();
            assertThat(told.getFirst().accountControl()).isPresent();
            assertThat(told.getFirst().deleted()).isFalse();
            assertThat(told.getFirst().password()).isTrue();
        }
    }

    @Test
    void onlyWhatChangedIsToldSinceAState() {
        ObjectGuid guid = administrator().addUser("delta");
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            assertThat(all(source, state)).isEmpty();
            administrator().setPassword("delta", PASSWORD);
            List<Change> told = all(source, state);
            assertThat(told).extracting(Change::guid).containsExactly(guid);
            assertThat(told.getFirst().password()).isTrue();
            assertThat(told.getFirst().passwordLastSet().orElseThrow()).isPositive();
            assertThat(all(source, end(source))).isEmpty();
        }
    }

    @Test
    void aPassInSeveralPagesTellsEveryAccountOnceAndEndsWhereTheNextBegins() {
        ObjectGuid[] guids = new ObjectGuid[60];
        for (int i = 0; i < guids.length; i++) {
            guids[i] = addUser("paged" + i);
        }
        // moves it to the last page, with what did not change since the first
        administrator().rename("paged0", "paged at last");
        try (PasswordSource source = connect()) {
            List<Integer> pages = new ArrayList<>();
            List<ObjectGuid> told = new ArrayList<>();
            ReplicationState end = pass(ReplicationState.BEGINNING, state -> {
                Page page = source.changes(state);
                pages.add(page.changes().size());
                page.changes().forEach(change -> told.add(change.guid()));
                return page.reached();
            });
            assertThat(pages).hasSizeGreaterThan(2);
            assertThat(told).doesNotHaveDuplicates().contains(guids);
            assertThat(hashes(source, ReplicationState.BEGINNING, guids))
                    .containsOnlyKeys(guids)
                    .allSatisfy((guid, hash) -> assertThat(hash).isEqualTo(HASH));
            assertThat(all(source, end)).isEmpty();
        }
    }

    @Test
    void aStateOfAListingIsGoodForPasswordsAndTheOtherWayRoundOnOtherConnections() {
        ReplicationState listed;
        try (PasswordSource source = connect()) {
            listed = end(source);
        }
        ObjectGuid guid = addUser("either");
        ReplicationState fetched;
        List<AccountPassword> handed = new ArrayList<>();
        try (PasswordSource source = connect()) {
            fetched = pass(listed, state -> source.passwords(state, named(guid), handed::add));
            assertThat(handed).extracting(AccountPassword::guid).containsExactly(guid);
            assertThat(handed.getFirst().passwordLastSet()).isPositive();
        }
        administrator().setPassword("either", "Another1!");
        try (PasswordSource source = connect()) {
            assertThat(all(source, fetched)).extracting(Change::guid).containsExactly(guid);
        }
    }

    @Test
    void thatAPasswordIsToBeChangedIsToldAndIsNoNewPassword() {
        ObjectGuid guid = addUser("tobechanged");
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            administrator().mustChangePassword("tobechanged");
            List<Change> told = of(guid, all(source, state));
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().passwordLastSet()).hasValue(0);
            assertThat(told.getFirst().password()).isFalse();
        }
    }

    @Test
    void thePasswordOfAnAccountOfWhichSomethingElseIsToldIsReadAllTheSame() {
        ObjectGuid changing = addUser("pastchange");
        ObjectGuid disabled = addUser("pastdisabled");
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            administrator().mustChangePassword("pastchange");
            administrator().disable("pastdisabled");
            List<AccountPassword> handed = new ArrayList<>();
            pass(state, since -> source.passwords(since, named(changing, disabled), handed::add));
            Map<ObjectGuid, Long> lastSet = new TreeMap<>(Comparator.comparing(ObjectGuid::toString));
            handed.forEach(password -> lastSet.put(password.guid(), password.passwordLastSet()));
            assertThat(lastSet).containsOnlyKeys(changing, disabled).containsEntry(changing, 0L);
            assertThat(lastSet.get(disabled)).isPositive();
            assertThat(handed)
                    .allSatisfy(password -> assertThat(HexFormat.of().formatHex(password.open()))
                            .isEqualTo(HASH));
        }
    }

    @Test
    void aSecondTemporaryPasswordIsTold() {
        ObjectGuid guid = administrator().addUser("temporary");
        administrator().setTemporaryPassword("temporary", "First-One-1");
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            administrator().setTemporaryPassword("temporary", PASSWORD);
            assertThat(of(guid, all(source, state)))
                    .extracting(Change::password)
                    .containsExactly(true);
            List<AccountPassword> handed = new ArrayList<>();
            pass(state, since -> source.passwords(since, named(guid), handed::add));
            assertThat(handed).hasSize(1);
            assertThat(handed.getFirst().passwordLastSet()).isZero();
            assertThat(HexFormat.of().formatHex(handed.getFirst().open())).isEqualTo(HASH);
        }
    }

    @Test
    void aSmartCardThatBecomesRequiredIsANewPassword() {
        ObjectGuid guid = addUser("carded");
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            administrator().requireSmartCard("carded");
            List<Change> told = of(guid, all(source, state));
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().accountControl().orElseThrow() & SMART_CARD)
                    .isEqualTo(SMART_CARD);
            assertThat(told.getFirst().password()).isTrue();
            assertThat(hashes(source, guid).get(guid)).hasSize(32).isNotEqualTo(HASH);
        }
    }

    @Test
    void aDisabledOrExpiredAccountKeepsItsPassword() {
        ObjectGuid disabled = addUser("switchedoff");
        ObjectGuid expired = addUser("ranout");
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            administrator().disable("switchedoff");
            administrator().expire("ranout");
            List<Change> told = all(source, state);
            assertThat(of(expired, told)).noneMatch(Change::password);
            assertThat(of(disabled, told)).hasSize(1).noneMatch(Change::password);
            assertThat(of(disabled, told).getFirst().accountControl().orElseThrow() & DISABLED)
                    .isEqualTo(DISABLED);
            assertThat(hashes(source, disabled, expired))
                    .containsOnlyKeys(disabled, expired)
                    .allSatisfy((guid, hash) -> assertThat(hash).isEqualTo(HASH));
        }
    }

    @Test
    void anAccountThatIsRenamedOrMovedKeepsItsGuidAndItsPassword() {
        ObjectGuid guid = addUser("mover");
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            administrator().move("mover");
            administrator().rename("mover", "moved");
            assertThat(of(guid, all(source, state))).noneMatch(change -> change.password() || change.deleted());
            assertThat(hashes(source, guid)).containsExactly(Map.entry(guid, HASH));
            assertThat(hashes(source, ReplicationState.BEGINNING, guid)).containsExactly(Map.entry(guid, HASH));
        }
    }

    @Test
    void thatAnAccountIsDeletedIsToldAndNothingIsReadOfIt() {
        ObjectGuid guid = addUser("leaving");
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            administrator().delete("leaving");
            List<Change> told = of(guid, all(source, state));
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().deleted()).isTrue();
            assertThat(told.getFirst().password()).isFalse();
            assertThat(hashes(source, guid)).isEmpty();
            assertThat(hashes(source, state, guid)).isEmpty();
            assertThat(hashes(source, ReplicationState.BEGINNING, guid)).isEmpty();
        }
    }

    @Test
    void anAccountThatIsNotThereIsNotHandedOut() {
        ObjectGuid nobody = ObjectGuid.parse("11111111-2222-3333-4444-555555555555");
        ObjectGuid guid = addUser("there");
        try (PasswordSource source = connect()) {
            assertThat(hashes(source, nobody, guid)).containsExactly(Map.entry(guid, HASH));
            assertThat(hashes(source, ReplicationState.BEGINNING, nobody, guid)).containsExactly(Map.entry(guid, HASH));
        }
    }

    @Test
    void anAccountWithoutAPasswordHasNoHash() {
        ObjectGuid guid = administrator().addUser("without");
        try (PasswordSource source = connect()) {
            assertThat(hashes(source, guid)).containsExactly(Map.entry(guid, ""));
            assertThat(hashes(source, ReplicationState.BEGINNING, guid)).containsExactly(Map.entry(guid, ""));
        }
    }

    @Test
    void anInetOrgPersonIsAsGoodAsAUser() {
        ObjectGuid guid = administrator().addInetOrgPerson("person");
        administrator().setPassword("person", PASSWORD);
        try (PasswordSource source = connect()) {
            assertThat(of(guid, all(source, ReplicationState.BEGINNING)))
                    .extracting(Change::password)
                    .containsExactly(true);
            assertThat(hashes(source, guid)).containsExactly(Map.entry(guid, HASH));
        }
    }

    @Test
    void machinesAreToldAndNotReadUnlessTheyAreNamed() {
        ObjectGuid machine = administrator().addComputer("machine$");
        administrator().setPassword("machine$", PASSWORD);
        ObjectGuid person = addUser("besidemachine");
        try (PasswordSource source = connect()) {
            assertThat(of(machine, all(source, ReplicationState.BEGINNING))).hasSize(1);
            assertThat(hashes(source, ReplicationState.BEGINNING, person)).containsExactly(Map.entry(person, HASH));
            assertThat(hashes(source, machine)).containsExactly(Map.entry(machine, HASH));
        }
    }

    @Test
    void aPassHandsOutThoseNamedAndNobodyElse() {
        try (PasswordSource source = connect()) {
            ReplicationState state = end(source);
            ObjectGuid one = administrator().addUser("window1");
            administrator().addUser("window2");
            administrator().setPassword("window1", PASSWORD);
            administrator().setPassword("window2", "Another1!");
            assertThat(hashes(source, state, one)).containsExactly(Map.entry(one, HASH));
            assertThat(hashes(source, state)).isEmpty();
        }
    }

    @Test
    void aStateOfAnotherDatabaseIsRefused() {
        try (PasswordSource source = connect()) {
            assertThatThrownBy(() -> source.changes(
                            new ReplicationState("of another database".getBytes(StandardCharsets.US_ASCII))))
                    .isInstanceOfSatisfying(
                            DirectoryFailure.class,
                            failure -> assertThat(failure.code())
                                    .isEqualTo(DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED));
        }
    }

    @Test
    void withoutTheRightToReplicateSecretsNothingIsTold() {
        ObjectGuid guid = addUser("guarded");
        assertRefused(source -> source.changes(ReplicationState.BEGINNING));
        assertRefused(source -> hashes(source, guid));
    }

    private void assertRefused(Consumer<PasswordSource> reading) {
        assertThatThrownBy(() -> {
                    try (PasswordSource source = unprivileged().connect(Optional.empty(), LIMIT)) {
                        reading.accept(source);
                    }
                })
                .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.RIGHTS_MISSING);
                    assertThat(failure.nextStep()).contains("Replicating Directory Changes All");
                });
    }
}
