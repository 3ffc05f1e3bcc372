package org.footbridge.service.passwords;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A derived password wrapped in Argon2id (RFC 9106), of which the derived one cannot be had back: salt and count of the
 * derivation, and a tag that only the derived key gives. The costs are kept with each, so that others may be chosen later.
 */
final class WrappedPassword {
    private static final byte FORMAT = 1;
    private static final int TAG_BYTES = 32;
    private static final int SALT_BYTES = 16;
    /** What a stored form can ask for at most. */
    private static final int MOST_KIBIBYTES = 1 << 20;

    private static final int MOST_PASSES = 100;

    /** What one attempt costs. */
    record Costs(int kibibytes, int passes, int lanes) {
        /** The lowest that is recommended where many sign in (RFC 9106 is for fewer, OWASP's sheet of password storage). */
        static final Costs USUAL = new Costs(19 * 1024, 2, 1);
    }

    private final Costs costs;
    private final byte[] derivationSalt;
    private final int rounds;
    private final byte[] salt;
    private final byte[] tag;

    private WrappedPassword(Costs costs, byte[] derivationSalt, int rounds, byte[] salt, byte[] tag) {
        this.costs = costs;
        this.derivationSalt = derivationSalt;
        this.rounds = rounds;
        this.salt = salt;
        this.tag = tag;
    }

    static WrappedPassword of(DerivedPassword derived, Costs costs, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new WrappedPassword(costs, derived.salt(), derived.rounds(), salt, tag(derived.key(), salt, costs));
    }

    private static byte[] tag(byte[] key, byte[] salt, Costs costs) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(costs.kibibytes())
                .withIterations(costs.passes())
                .withParallelism(costs.lanes())
                .withSalt(salt)
                .build());
        byte[] tag = new byte[TAG_BYTES];
        generator.generateBytes(key, tag);
        return tag;
    }

    /** Whether it is the password; takes as long either way. */
    boolean isOf(char[] typed) {
        byte[] key = DerivedPassword.keyOf(typed, derivationSalt, rounds);
        try {
            return MessageDigest.isEqual(tag, tag(key, salt, costs));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    byte[] write() {
        return ByteBuffer.allocate(1 + 4 * Integer.BYTES + DerivedPassword.SALT_BYTES + SALT_BYTES + TAG_BYTES)
                .put(FORMAT)
                .putInt(costs.kibibytes())
                .putInt(costs.passes())
                .putInt(costs.lanes())
                .putInt(rounds)
                .put(derivationSalt)
                .put(salt)
                .put(tag)
                .array();
    }

    /** @throws IllegalArgumentException what {@link #write} did not write */
    static WrappedPassword read(byte[] written) {
        try {
            ByteBuffer in = ByteBuffer.wrap(written);
            byte format = in.get();
            Costs costs = new Costs(in.getInt(), in.getInt(), in.getInt());
            int rounds = in.getInt();
            WrappedPassword wrapped = new WrappedPassword(
                    costs, bytes(in, DerivedPassword.SALT_BYTES), rounds, bytes(in, SALT_BYTES), bytes(in, TAG_BYTES));
            if (format == FORMAT && !in.hasRemaining() && rounds > 0 && isBounded(costs)) {
                return wrapped;
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the stored form of a password is cut off", e);
        }
        throw new IllegalArgumentException("the stored form of a password is not known");
    }

    private static boolean isBounded(Costs costs) {
        return costs.kibibytes() >= 8
                && costs.kibibytes() <= MOST_KIBIBYTES
                && costs.passes() >= 1
                && costs.passes() <= MOST_PASSES
                && costs.lanes() >= 1
                && costs.lanes() <= costs.kibibytes() / 8;
    }

    private static byte[] bytes(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "WrappedPassword";
    }
}
