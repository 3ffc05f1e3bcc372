package org.footbridge.service.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.passwords.PasswordBench.User;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in with a synchronised password, and guessing one. */
class CheckPasswordTest {
    private final PasswordBench bench = new PasswordBench(40);
    private User ann = new User(new UUID(0, 0), new UUID(0, 0), "");

    @BeforeEach
    void bring() {
        bench.clock.set(Instant.parse("2026-05-01T12:00:00Z"));
        ann = bench.user("ann", "Ann's first 1");
        bench.pass();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aUserIsFoundByNameInAnyCaseAndById() {
        for (String name : List.of(ann.name(), "ANN@Corp.Example", ann.id().toString())) {
            assertThat(bench.check
                            .check(bench.tenant, name, "Ann's first 1".toCharArray(), "a test")
                            .result())
                    .isEqualTo(SignInResult.ACCEPTED);
        }
        assertThat(bench.check
                        .check(bench.tenant, "nobody@corp.example", "x".toCharArray(), "a test")
                        .result())
                .isEqualTo(SignInResult.USER_UNKNOWN);
    }

    @Test
    void anotherTenantDoesNotKnowTheUser() {
        TenantId other = new TenantId(UUID.randomUUID());
        assertThat(bench.check
                        .check(other, ann.name(), "Ann's first 1".toCharArray(), "a test")
                        .result())
                .isEqualTo(SignInResult.USER_UNKNOWN);
        assertThat(bench.check
                        .check(other, ann.id().toString(), "Ann's first 1".toCharArray(), "a test")
                        .result())
                .isEqualTo(SignInResult.USER_UNKNOWN);
    }

    @Test
    void wrappedItIsTheSamePassword() {
        assertThat(bench.wrap.wrap(Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(bench.jdbc
                        .sql("select form from credential")
                        .query(String.class)
                        .list())
                .containsExactly("wrapped");
        assertThat(bench.wrap.wrap(Duration.ofMinutes(1))).isZero();
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
        assertThat(bench.signIn(ann, "Ann's first 2")).isEqualTo(SignInResult.WRONG);
        bench.directory.set(ann.source(), "Ann's second 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void aCredentialOfAnotherUserOpensNothing() {
        User ben = bench.user("ben", "Ben's first 1");
        bench.pass();
        bench.jdbc.sql("""
                        update credential c set sealed = o.sealed from credential o
                        where c.object_id = ? and o.object_id = ?
                        """).params(ben.id(), ann.id()).update();
        assertThatThrownBy(() -> bench.signIn(ben, "Ann's first 1"))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("MasterKeyUnusable"));
    }

    @Test
    void tenWrongPasswordsLockTheUserEvenForTheRightOne() {
        for (int i = 0; i < 10; i++) {
            assertThat(bench.signIn(ann, "Wrong " + i)).isEqualTo(SignInResult.WRONG);
        }
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.LOCKED);
        bench.clock.advance(Duration.ofSeconds(61));
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
        for (int i = 0; i < 9; i++) {
            assertThat(bench.signIn(ann, "Wrong " + i)).isEqualTo(SignInResult.WRONG);
        }
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void manyAtOnceWithTheRightPasswordAreAllAccepted() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<SignInResult>> attempts = Collections.nCopies(300, () -> bench.signIn(ann, "Ann's first 1"));
            for (Future<SignInResult> attempt : threads.invokeAll(attempts)) {
                assertThat(attempt.get()).isEqualTo(SignInResult.ACCEPTED);
            }
        }
    }

    @Test
    void theSameWrongPasswordIsCountedOnce() {
        for (int i = 0; i < 30; i++) {
            assertThat(bench.signIn(ann, "Ann's old one")).isEqualTo(SignInResult.WRONG);
        }
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void manyAttemptsAtOnceAreNoWayAroundTheCount() throws Exception {
        List<Future<SignInResult>> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String guess = "Guess " + i;
                attempts.add(threads.submit(() -> bench.signIn(ann, guess)));
            }
        }
        List<SignInResult> results = new ArrayList<>();
        for (Future<SignInResult> attempt : attempts) {
            results.add(attempt.get());
        }
        assertThat(results).filteredOn(SignInResult.WRONG::equals).hasSize(10);
        assertThat(results).filteredOn(SignInResult.LOCKED::equals).hasSize(30);
    }

    @Test
    void aNewPasswordOfTheDirectoryUnlocks() {
        for (int i = 0; i < 10; i++) {
            bench.signIn(ann, "Wrong " + i);
        }
        bench.directory.set(ann.source(), "Ann's second 2");
        bench.pass();
        assertThat(bench.signIn(ann, "Ann's second 2")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void noMoreThanSoManyPasswordsAreTriedInATenantWithinAMinute() {
        for (int i = 0; i < 20; i++) {
            // who knows the password is none of them
            assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
        }
        for (int i = 0; i < BoundAttempts.MOST; i++) {
            bench.check.check(bench.tenant, "nobody" + i, "x".toCharArray(), "a test");
        }
        assertThatThrownBy(() -> bench.signIn(ann, "Ann's first 1"))
                .isInstanceOfSatisfying(ServiceFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("TooManySignIns");
                    assertThat(failure.httpStatus()).isEqualTo(429);
                });
        bench.clock.advance(Duration.ofMinutes(1));
        assertThat(bench.signIn(ann, "Ann's first 1")).isEqualTo(SignInResult.ACCEPTED);
    }

    @Test
    void theCodesAreThoseOfTheField() {
        assertThat(SignInResult.values())
                .extracting(SignInResult::code)
                .containsExactly(0, 50034, 50053, 50055, 50056, 50057, 50126);
    }
}
