package org.footbridge.service.configurations;

import java.util.Locale;

/** What the cycles of a configuration may do. */
public enum ConfigurationMode {
    /** they read and plan, and write nothing to the tenant directory; every configuration begins so */
    STAGING,
    /** they do what they plan */
    ACTIVE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConfigurationMode of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
