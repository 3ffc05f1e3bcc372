package org.footbridge.engine.naming;

import java.util.Optional;

/** The name by which people find an object; it is never empty as long as the object has any name. */
public final class DisplayName {

    private DisplayName() {}

    /** The given one, or else the common name, or else the account name. */
    public static Optional<String> choose(Optional<String> given, NameSources sources) {
        return given.or(sources::commonName).or(sources::accountName);
    }
}
