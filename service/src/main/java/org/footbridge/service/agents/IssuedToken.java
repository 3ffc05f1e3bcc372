package org.footbridge.service.agents;

import java.time.Instant;
import java.util.List;

/**
 * A token as it is shown once.
 *
 * @param token one line to copy; a secret
 * @param directories DNS names, lower case
 */
public record IssuedToken(String token, Instant expiresAt, List<String> directories) {
    public IssuedToken {
        directories = List.copyOf(directories);
    }

    @Override
    public String toString() {
        return "IssuedToken[expiresAt=" + expiresAt + ", directories=" + directories + "]";
    }
}
