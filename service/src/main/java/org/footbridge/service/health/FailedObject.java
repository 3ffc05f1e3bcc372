package org.footbridge.service.health;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.Failure;
import org.footbridge.engine.UniqueKeys;

/** An object of the directory that could not be synchronised, as it is called there. */
public record FailedObject(UUID guid, String objectClass, String name, Failure failure) {
    private static final String ANCHOR = "onPremisesImmutableId";
    private static final String SMTP = "smtp:";

    /** A value that another object may have, as {@code directory_key} has it. */
    record Key(String kind, String value) {}

    Optional<Key> key() {
        String value = failure.value();
        return switch (failure.attribute()) {
            case UniqueKeys.USER_PRINCIPAL_NAME -> Optional.of(new Key("upn", value.toLowerCase(Locale.ROOT)));
            case UniqueKeys.PROXY_ADDRESSES, "mail" -> Optional.of(new Key("address", bare(value)));
            case ANCHOR -> Optional.of(new Key("anchor", value));
            default -> Optional.empty();
        };
    }

    private static String bare(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith(SMTP) ? lower.substring(SMTP.length()) : lower;
    }
}
