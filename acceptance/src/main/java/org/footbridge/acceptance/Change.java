package org.footbridge.acceptance;

import java.util.Optional;

/**
 * One change of a directory.
 *
 * @param number from 1
 * @param description one line: what was changed and how
 * @param failure why the directory refused it; absent if it was done
 */
public record Change(int number, String description, Optional<String> failure) {
    @Override
    public String toString() {
        return number + ". " + description
                + failure.map(reason -> " -- FAILED: " + reason).orElse("");
    }
}
