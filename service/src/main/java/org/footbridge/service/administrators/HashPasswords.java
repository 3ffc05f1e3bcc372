package org.footbridge.service.administrators;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id, few at once: it is slow and large by intent. */
@Component
class HashPasswords {
    /** OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. */
    private static final int KIBIBYTES = 19 * 1024;

    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;
    /** More than these would not get their turn in time. */
    private static final int MOST_WAITING = 40;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, PASSES);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String hashOfNobody = hash("of nobody");

    String hash(String password) {
        return inTurn(() -> {
            String hash = encoder.encode(password);
            if (hash == null) {
                throw new IllegalStateException("The encoder gave no hash.");
            }
            return hash;
        });
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    /** Takes as long as comparing with somebody's. */
    void matchNobody(String password) {
        matches(password, hashOfNobody);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (turns.getQueueLength() < MOST_WAITING && turns.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                try {
                    return work.get();
                } finally {
                    turns.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServiceFailure(
                "SignInBusy", 503, "Too many people sign in at this moment.", "Try again in some seconds.");
    }
}
