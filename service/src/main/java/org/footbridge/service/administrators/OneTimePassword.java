package org.footbridge.service.administrators;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A password that the service made: 100 random bits, easy to read aloud, to be changed at the first sign-in.
 *
 * @param text told once, never stored
 */
public record OneTimePassword(String text, Instant expiresAt) {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789Q";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    static OneTimePassword until(Instant expiresAt) {
        String text = IntStream.range(0, GROUPS)
                .mapToObj(_ -> RANDOM.ints(GROUP, 0, LETTERS.length())
                        .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
        return new OneTimePassword(text, expiresAt);
    }

    @Override
    public String toString() {
        return "OneTimePassword[expiresAt=" + expiresAt + "]";
    }
}
