package org.footbridge.service.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.relay.wire.PasswordState;
import org.footbridge.relay.wire.ReadPasswordHashes;
import org.footbridge.relay.wire.Request.BodyCase;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.passwords.PasswordBench.User;
import org.footbridge.service.relay.RelayFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The job of passwords, from the first pass on. */
@Tag("slow")
class SyncPasswordsTest {
    private static final int PART = 40;

    private final PasswordBench bench = new PasswordBench(PART);

    @AfterEach
    void close() {
        bench.close();
    }

    private List<User> users(int count) {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(bench.user("user" + i, "Secret " + i));
        }
        return users;
    }

    private ReadPasswordHashes asked(int at) {
        return bench.directory.requests.get(at).getReadPasswordHashes();
    }

    @Test
    void aUserSignsInWithThePasswordOfTheDirectoryAndWithNoOther() {
        User ann = bench.user("ann", "Ann's first 1");
        assertThat(bench.pass()).isTrue();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
        assertThat(bench.signIn(ann, "ann's first 1")).isEqualTo(SignInResult.WRONG);
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 1L));
    }

    @Test
    void aChangedPasswordReplacesTheOldOne() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.directory.set(ann.source(), "Ann's second 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.ACCEPTED);
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.WRONG);
    }

    @Test
    void afterTheFirstPassOnlyWhatChangedIsAskedFor() {
        List<User> users = users(100);
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 100L));
        bench.directory.requests.clear();
        bench.pass();
        assertThat(bench.directory.asked()).containsExactly(BodyCase.READ_PASSWORD_CHANGES);
        bench.directory.requests.clear();
        bench.directory.set(users.get(7).source(), "Changed 7");
        bench.pass();
        assertThat(bench.directory.asked())
                .containsExactly(BodyCase.READ_PASSWORD_CHANGES, BodyCase.READ_PASSWORD_HASHES);
        assertThat(ScriptedPasswords.named(asked(1)))
                .containsExactly(users.get(7).source());
        assertThat(asked(1).hasSince()).isFalse();
    }

    @Test
    void theFirstTimeEverybodyIsListedAndThenFetchedInOnePass() {
        List<User> users = users(320);
        bench.pass();
        assertThat(bench.directory.asked())
                .containsExactly(BodyCase.READ_PASSWORD_CHANGES, BodyCase.READ_PASSWORD_HASHES);
        assertThat(asked(1).hasSince()).isTrue();
        assertThat(asked(1).getSince().getState().isEmpty()).isTrue();
        assertThat(asked(1).getSince().getDomainController()).isEqualTo("dc1.a");
        assertThat(asked(1).getRounds()).isEqualTo(1000);
        assertThat(ScriptedPasswords.named(asked(1)))
                .containsExactlyInAnyOrderElementsOf(
                        users.stream().map(User::source).toList());
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 320L));
        assertThat(bench.signIn(users.get(299), "Secret 299")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void withMoreRoundsOnePassDerivesFewerAndTheJobBeginsAgain() {
        bench.define("{\"directory\":\"corp.example\",\"passwordHashSync\":true,\"passwordRounds\":1000000}");
        users(320);
        bench.pass();
        assertThat(asked(1).getRounds()).isEqualTo(1_000_000);
        assertThat(ScriptedPasswords.named(asked(1))).hasSize(262);
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 262L, "due", 58L));
        assertThat(bench.jobs.moreRequested(bench.tenant, bench.saved.id())).isTrue();
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 320L));
        assertThat(bench.jobs.moreRequested(bench.tenant, bench.saved.id())).isFalse();
    }

    @Test
    void whoChangesAfterAFirstPassThatBrokeOffIsFetchedAgain() {
        List<User> users = users(60);
        bench.directory.failOnce(1, new RelayFailure("AgentSilent", "Nobody answers.", "Wait.", true));
        assertThat(bench.pass()).isFalse();
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 40L, "due", 20L));
        for (User user : users) {
            bench.directory.set(user.source(), "Changed " + user.name());
        }
        assertThat(bench.pass()).isTrue();
        for (User user : users) {
            assertThat(bench.signIn(user, "Changed " + user.name())).isEqualTo(SignInResult.ACCEPTED);
        }
    }

    @Test
    void whoChangesDuringAPassIsToldAgainAndTheNewerOneCounts() {
        List<User> users = users(60);
        bench.directory.changeDuringPass(users.getFirst().source(), "Changed meanwhile");
        bench.pass();
        assertThat(bench.signIn(users.getFirst(), "Changed meanwhile")).isEqualTo(SignInResult.ACCEPTED);
        assertThat(bench.signIn(users.getFirst(), "Secret 0")).isEqualTo(SignInResult.WRONG);
    }

    @Test
    void whatIsDerivedWithOtherRoundsThanAskedForIsNotTaken() {
        bench.define("{\"directory\":\"corp.example\",\"passwordHashSync\":true,\"passwordRounds\":2000}");
        User ann = bench.user("ann", "Ann's first 1");
        bench.directory.deriveWith(1000);
        bench.pass();
        assertThat(bench.states.page(bench.saved, Optional.of("failed"), new UUID(0, 0), 10))
                .extracting(PasswordStates.Item::code)
                .containsExactly("PasswordMalformed");
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.NO_PASSWORD);
    }

    @Test
    void aTemporaryPasswordThatWasTakenBetweenTwoWritesIsToBeChanged() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.directory.set(ann.source(), "Temporary 1");
        bench.pass();
        assertThat(bench.signIn(ann, "Temporary 1")).isEqualTo(SignInResult.ACCEPTED);
        bench.directory.reset(ann.source(), "Temporary 1");
        bench.pass();
        assertThat(bench.signIn(ann, "Temporary 1")).isEqualTo(SignInResult.PASSWORD_EXPIRED);
        bench.directory.set(ann.source(), "Ann's own 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's own 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void ofWhoIsKeptOutOfScopeNothingTravelsUntilTheyComeBack() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.jdbc.sql("update source_object set outcome = 'skipped'").update();
        bench.directory.set(ann.source(), "Ann's second 2");
        bench.directory.requests.clear();
        bench.pass();
        bench.jobs.request(bench.tenant, bench.saved.id(), true);
        bench.pass();
        assertThat(bench.directory.asked())
                .containsExactly(BodyCase.READ_PASSWORD_CHANGES, BodyCase.READ_PASSWORD_CHANGES);
        bench.jdbc.sql("update source_object set outcome = null").update();
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.ACCEPTED);
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.WRONG);
    }

    @Test
    void aPassThatComesNoFurtherDoesNotBeginAgainAtOnce() {
        users(320);
        bench.directory.beforeHashes(() -> bench.jdbc.sql("delete from link").update());
        bench.pass();
        assertThat(bench.credentials()).isZero();
        assertThat(bench.jobs.moreRequested(bench.tenant, bench.saved.id())).isFalse();
    }

    @Test
    void aPassWhoseJobIsTakenFromItKeepsNothing() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.directory.beforeHashes(() -> bench.jobs.take(bench.newPass(), Instant.now()));
        assertThat(bench.pass()).isFalse();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.NO_PASSWORD);
        assertThat(bench.credentials()).isZero();
        assertThat(bench.pass()).isTrue();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void fetchedOnceMoreTheSamePasswordEndsNoLockout() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.clock.set(Instant.parse("2026-05-01T12:00:00Z"));
        bench.pass();
        for (int i = 0; i < 10; i++) {
            bench.signIn(ann, "Wrong " + i);
        }
        bench.jobs.request(bench.tenant, bench.saved.id(), true);
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.LOCKED);
        bench.directory.set(ann.source(), "Ann's second 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void manyThatChangedAreFetchedInOnePassOverWhatChanged() {
        List<User> users = users(300);
        bench.pass();
        bench.directory.requests.clear();
        users.subList(0, 150).forEach(user -> bench.directory.set(user.source(), "Changed " + user.name()));
        bench.pass();
        assertThat(bench.directory.asked())
                .containsExactly(BodyCase.READ_PASSWORD_CHANGES, BodyCase.READ_PASSWORD_HASHES);
        assertThat(asked(1).getSince())
                .isEqualTo(bench.directory
                        .requests
                        .getFirst()
                        .getReadPasswordChanges()
                        .getSince());
        assertThat(ScriptedPasswords.named(asked(1))).hasSize(150);
        assertThat(bench.signIn(users.getFirst(), "Changed " + users.getFirst().name()))
                .isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void everythingIsFetchedAgainWhenThatIsAskedFor() {
        List<User> users = users(3);
        bench.pass();
        bench.directory.requests.clear();
        bench.jobs.request(bench.tenant, bench.saved.id(), true);
        bench.pass();
        assertThat(bench.directory.asked())
                .containsExactly(BodyCase.READ_PASSWORD_CHANGES, BodyCase.READ_PASSWORD_HASHES);
        assertThat(ScriptedPasswords.named(asked(1))).hasSize(3);
        assertThat(bench.signIn(users.getFirst(), "Secret 0")).isEqualTo(SignInResult.ACCEPTED);
        bench.directory.requests.clear();
        bench.pass();
        assertThat(bench.directory.asked()).containsExactly(BodyCase.READ_PASSWORD_CHANGES);
    }

    @Test
    void whatComesWithoutBeingAskedForIsNotKept() {
        User ann = bench.user("ann", "Ann's first 1");
        User ben = bench.user("ben", "Ben's first 1");
        bench.pass();
        bench.directory.set(ann.source(), "Ann's second 2");
        bench.directory.alsoSend(ben.source());
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.ACCEPTED);
        assertThat(bench.signIn(ben, "Ben's first 1")).isEqualTo(SignInResult.ACCEPTED);
        assertThat(bench.signIn(ben, ScriptedPasswords.PLANTED)).isEqualTo(SignInResult.WRONG);
    }

    @Test
    void aPasswordThatIsOlderThanWhatWasToldIsNotTaken() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.clock.set(Instant.parse("2026-05-01T12:00:00Z"));
        bench.directory.set(ann.source(), "Ann's second 2");
        bench.directory.lagBehind(ann.source(), "Ann's first 1");
        bench.pass();
        assertThat(bench.states.page(bench.saved, Optional.of("failed"), new UUID(0, 0), 10))
                .extracting(PasswordStates.Item::code)
                .containsExactly("PasswordBehind");
        assertThat(asked(3).getDomainController()).isEqualTo("dc1.a");
        bench.clock.advance(Duration.ofSeconds(61));
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.WRONG);
        bench.directory.catchUp();
        bench.clock.advance(Duration.ofSeconds(200));
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void whoIsNotInScopeIsNeverAskedForAndNothingIsKeptOfThem() {
        UUID outside = bench.directory.user("Nobody's 1");
        UUID computer = bench.directory.user("Machine 1");
        bench.stage(computer, "computer");
        UUID contact = bench.directory.user("Contact 1");
        bench.stage(contact, "contact");
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        assertThat(bench.directory.requests)
                .filteredOn(request -> request.hasReadPasswordHashes())
                .allSatisfy(request -> assertThat(ScriptedPasswords.named(request.getReadPasswordHashes()))
                        .hasSize(1));
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 1L));
        assertThat(List.of(outside, computer, contact)).doesNotContain(ann.source());
    }

    @Test
    void aUserOfTheClassInetOrgPersonSignsInToo() {
        UUID guid = bench.directory.user("Inet 1");
        bench.stage(guid, "inetOrgPerson");
        User user = bench.arrive(guid, "inet");
        bench.pass();
        assertThat(bench.signIn(user, "Inet 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void aPasswordWaitsForItsUser() {
        UUID source = bench.staged("Early 1");
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("waiting", 1L));
        UUID later = bench.staged("Later 1");
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("waiting", 2L));
        assertThat(bench.directory.asked())
                .containsExactly(BodyCase.READ_PASSWORD_CHANGES, BodyCase.READ_PASSWORD_CHANGES);
        assertThat(later).isNotEqualTo(source);
        User user = bench.arrive(source, "early");
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 1L, "waiting", 1L));
        assertThat(bench.signIn(user, "Early 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void whoLeavesTheScopeHasNoPasswordAndGetsItAgainOnComingBack() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.leave(ann);
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.USER_UNKNOWN);
        bench.pass();
        assertThat(bench.credentials()).isZero();
        assertThat(bench.counts()).isEmpty();
        bench.comeBack(ann);
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.NO_PASSWORD);
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void aPasswordCountsAsLongAsTheLinkThatItCameBy() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.jdbc
                .sql("delete from link where tenant_id = ?")
                .params(bench.tenant.value())
                .update();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.NO_PASSWORD);
        bench.feed(ann.id(), "updated");
        bench.pass();
        assertThat(bench.credentials()).isZero();
    }

    @Test
    void aTemporaryPasswordIsNotTakenUntilItIsChanged() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.jdbc
                .sql("update credential set set_at = now() - interval '4 minutes'")
                .update();
        bench.directory.reset(ann.source(), "Temporary 1");
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("held", 1L));
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
        assertThat(bench.signIn(ann, "Temporary 1")).isEqualTo(SignInResult.WRONG);
        bench.directory.set(ann.source(), "Ann's own 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's own 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void whereTheyAreWantedATemporaryPasswordIsTakenAndIsToBeChanged() {
        User ann = bench.user("ann", "");
        bench.directory.reset(ann.source(), "Temporary 1");
        bench.pass();
        assertThat(bench.signIn(ann, "Temporary 1")).isEqualTo(SignInResult.NO_PASSWORD);
        // who was made before the switch was set needs nothing done
        bench.features.set(bench.tenant, Map.of(TenantFeatures.TEMPORARY_PASSWORDS, true));
        bench.pass();
        assertThat(bench.signIn(ann, "Temporary 1")).isEqualTo(SignInResult.PASSWORD_EXPIRED);
        bench.directory.reset(ann.source(), "Temporary 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Temporary 2")).isEqualTo(SignInResult.PASSWORD_EXPIRED);
        bench.directory.set(ann.source(), "Ann's own 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's own 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void aPasswordExpiresOnlyWhereTheTenantWantsIt() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        Instant late = Instant.parse("2060-01-01T00:00:00Z");
        bench.clock.set(late);
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
        bench.features.set(bench.tenant, Map.of(TenantFeatures.PASSWORDS_EXPIRE, true));
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
        bench.directory.set(ann.source(), "Ann's second 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.PASSWORD_EXPIRED);
        bench.features.set(bench.tenant, Map.of(TenantFeatures.PASSWORDS_EXPIRE, false));
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void theRandomPasswordOfASmartCardAccountReplacesTheOneBefore() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.directory.requireSmartCard(ann.source(), "random 1");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.WRONG);
        bench.directory.requireSmartCard(ann.source(), "random 2");
        bench.pass();
        assertThat(bench.signIn(ann, "random 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void aDisabledAccountKeepsItsPasswordAndIsRefused() {
        User ann = bench.user("ann", "Ann's first 1");
        bench.pass();
        bench.directory.disable(ann.source());
        bench.property(ann, "{\"accountEnabled\":false}");
        bench.directory.requests.clear();
        bench.pass();
        assertThat(bench.directory.asked()).containsExactly(BodyCase.READ_PASSWORD_CHANGES);
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.DISABLED);
        // who does not know the password does not learn that either
        assertThat(bench.signIn(ann, "Ann's other 1")).isEqualTo(SignInResult.WRONG);
    }

    @Test
    void whoNeverHadAPasswordHasNone() {
        User ann = bench.user("ann", "");
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("none", 1L));
        assertThat(bench.signIn(ann, "anything")).isEqualTo(SignInResult.NO_PASSWORD);
        bench.directory.set(ann.source(), "Ann's first 1");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void aPasswordThatFailsIsTriedAgainAtItsTime() {
        User ann = bench.user("ann", "Ann's first 1");
        User ben = bench.user("ben", "Ben's first 1");
        bench.clock.set(Instant.parse("2026-05-01T12:00:00Z"));
        bench.directory.trouble(ann.source(), false);
        bench.directory.trouble(ben.source(), true);
        assertThat(bench.pass()).isTrue();
        assertThat(bench.counts()).isEqualTo(Map.of("failed", 2L));
        assertThat(bench.states.overview(bench.saved).outcome()).isEqualTo("partial");
        assertThat(bench.states.page(bench.saved, Optional.of("failed"), new UUID(0, 0), 10))
                .extracting(PasswordStates.Item::code)
                .containsExactlyInAnyOrder("PasswordUnreadable", "PasswordObjectMissing");
        bench.directory.noTrouble();
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("failed", 2L));
        bench.clock.advance(Duration.ofSeconds(61));
        bench.pass();
        assertThat(bench.counts()).isEqualTo(Map.of("synced", 2L));
        assertThat(bench.signIn(ben, "Ben's first 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void anotherDomainControllerListsEverythingAndNothingIsFetchedTwice() {
        List<User> users = users(30);
        bench.pass();
        bench.directory.failOver();
        bench.directory.set(users.get(3).source(), "Changed 3");
        bench.directory.requests.clear();
        assertThat(bench.pass()).isTrue();
        assertThat(bench.directory.requests)
                .filteredOn(request -> request.hasReadPasswordHashes())
                .allSatisfy(request -> assertThat(ScriptedPasswords.named(request.getReadPasswordHashes()))
                        .hasSize(1));
        assertThat(bench.signIn(users.get(3), "Changed 3")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void aBrokenRequestLosesNothing() {
        User ann = bench.user("ann", "Ann 0");
        for (int at = 0; at < 3; at++) {
            // what is listed the first time, what is listed later, what is derived
            bench.directory.set(ann.source(), "Ann " + at);
            bench.directory.failOnce(at / 2, new RelayFailure("AgentSilent", "Nobody answers.", "Wait.", true));
            assertThat(bench.pass()).isFalse();
            assertThat(bench.states.overview(bench.saved).errorCode()).isEqualTo("AgentSilent");
            assertThat(bench.pass()).isTrue();
            assertThat(bench.states.overview(bench.saved).errorCode()).isNull();
            assertThat(bench.signIn(ann, "Ann " + at)).isEqualTo(SignInResult.ACCEPTED);
        }
    }

    @Test
    void aCrashAtAnyStatementIsMadeGoodByTheNextPass() {
        User ann = bench.user("ann", "Ann 0");
        User ben = bench.user("ben", "Ben 0");
        bench.pass();
        int number = 1;
        boolean broke = true;
        for (int at = 1; broke; at++) {
            bench.directory.set(ann.source(), "Ann " + number);
            bench.source.breakAfter(at);
            broke = !bench.pass();
            bench.source.repair();
            assertThat(bench.pass()).isTrue();
            assertThat(bench.signIn(ann, "Ann " + number))
                    .as("statement %s", at)
                    .isEqualTo(SignInResult.ACCEPTED);
            assertThat(bench.signIn(ben, "Ben 0")).isEqualTo(SignInResult.ACCEPTED);
            number++;
        }
        assertThat(number).isGreaterThan(8);
    }

    @Test
    void theNumberOfUsersDoesNotShowInTheStatementsOfAPass() {
        List<User> users = users(20);
        bench.pass();
        int before = bench.source.statements();
        bench.pass();
        int quiet = bench.source.statements() - before;
        bench.directory.set(users.getFirst().source(), "Changed");
        before = bench.source.statements();
        bench.pass();
        int one = bench.source.statements() - before;
        users.forEach(user -> bench.directory.set(user.source(), "Changed again " + user.name()));
        before = bench.source.statements();
        bench.pass();
        int all = bench.source.statements() - before;
        assertThat(all).isEqualTo(one);
        assertThat(quiet).isLessThan(16);
        assertThat(one).isLessThan(32);
    }

    @Test
    void aPassThatLostItsJobWritesNothing() {
        User ann = bench.user("ann", "Ann's first 1");
        PasswordPass other = bench.newPass();
        PasswordPass late = bench.newPass();
        bench.jobs.take(late, Instant.now());
        bench.jobs.take(other, Instant.now());
        assertThatThrownBy(() -> bench.jobs.fence(late)).hasMessageContaining("Another replica");
        assertThatThrownBy(() -> bench.jobs.reached(late, PasswordState.getDefaultInstance()))
                .hasMessageContaining("Another replica");
        assertThatThrownBy(() -> bench.jobs.fed(late, 1)).hasMessageContaining("Another replica");
        bench.jobs.fence(other);
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.NO_PASSWORD);
    }

    @Test
    void switchedOffNothingIsAskedFor() {
        assertThat(bench.requests.wanted(bench.tenant, bench.saved.id())).isPresent();
        bench.jdbc
                .sql("update configuration set definition = definition || '{\"passwordHashSync\":false}'")
                .update();
        assertThat(bench.requests.wanted(bench.tenant, bench.saved.id())).isEmpty();
        bench.jdbc
                .sql(
                        "update configuration set definition = definition || '{\"passwordHashSync\":true}', mode = 'staging'")
                .update();
        assertThat(bench.requests.wanted(bench.tenant, bench.saved.id())).isEmpty();
    }
}
