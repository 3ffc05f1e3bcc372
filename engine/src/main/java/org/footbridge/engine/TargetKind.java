package org.footbridge.engine;

import java.util.Arrays;
import java.util.Locale;

/** What an object is in the tenant directory. */
public enum TargetKind {
    USER,
    GROUP,
    /** An organisational contact, {@code orgContact} in Microsoft Graph. */
    CONTACT;

    /** The name under which it is stored: {@code user}, {@code group} or {@code contact}. */
    public String dbName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no kind of that name */
    public static TargetKind ofDbName(String dbName) {
        return Arrays.stream(values())
                .filter(kind -> kind.dbName().equals(dbName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of object is called " + dbName));
    }
}
