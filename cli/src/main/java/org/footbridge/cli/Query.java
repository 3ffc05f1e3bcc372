package org.footbridge.cli;

import org.footbridge.cli.client.Administration;
import org.jspecify.annotations.Nullable;

/** A path with its query, growing. */
final class Query {
    private final StringBuilder text;
    private char separator = '?';

    Query(String path) {
        text = new StringBuilder(path);
    }

    /** Adds nothing when there is no value. */
    Query with(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(separator).append(name).append('=').append(Administration.encode(value));
            separator = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
