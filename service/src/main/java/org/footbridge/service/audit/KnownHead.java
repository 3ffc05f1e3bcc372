package org.footbridge.service.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An end that a chain once had, kept outside the database: whatever was added since, the chain still has that entry.
 *
 * @param number of the entry
 * @param hash of the entry, hexadecimal
 */
public record KnownHead(long number, String hash) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-fA-F]{64})");

    /** By its text {@code NUMBER:HASH}; empty when it is no such text. */
    public static Optional<KnownHead> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new KnownHead(
                        Long.parseLong(matcher.group(1)), matcher.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
