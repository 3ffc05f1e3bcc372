package org.footbridge.benchmarks.passwords;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** How many passwords all processors derive in a second when there is nothing else to do: the limit of any pass. */
final class DeriveAlone {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int SALT_BYTES = 10;
    private static final int KEY_BITS = 256;
    private static final int HASH_TEXT = 64;
    private static final int AT_ONCE = 2000;

    private DeriveAlone() {}

    /** As an agent does it, out of memory. */
    static double asAgent(int rounds, Duration least) {
        long began = System.nanoTime();
        AgentPass pass = new AgentPass();
        do {
            pass.run(new InventedPasswords(AT_ONCE), InventedPasswords.guids(0, AT_ONCE), rounds);
        } while (System.nanoTime() - began < least.toNanos());
        return pass.derived() / ((System.nanoTime() - began) / 1e9);
    }

    /** By the Java platform's own PBKDF2, a thread on each processor. */
    static double byPlatform(int rounds, Duration least) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < PROCESSORS; i++) {
            int thread = i;
            work.add(() -> derive(thread, rounds, began + least.toNanos()));
        }
        long derived = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSORS)) {
            for (Future<Long> done : threads.invokeAll(work)) {
                derived += done.get();
            }
        }
        return derived / ((System.nanoTime() - began) / 1e9);
    }

    private static long derive(int thread, int rounds, long end) throws GeneralSecurityException {
        SecretKeyFactory platform = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        char[] text = new char[HASH_TEXT];
        Arrays.fill(text, (char) ('A' + thread));
        long derived = 0;
        while (System.nanoTime() < end) {
            byte[] salt = Arrays.copyOf(
                    ByteBuffer.allocate(Long.BYTES).putLong(derived).array(), SALT_BYTES);
            platform.generateSecret(new PBEKeySpec(text, salt, rounds, KEY_BITS));
            derived++;
        }
        return derived;
    }
}
