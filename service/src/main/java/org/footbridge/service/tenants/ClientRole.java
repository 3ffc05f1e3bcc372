package org.footbridge.service.tenants;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client may do in its tenant; each role may do what those before it may. */
public enum ClientRole {
    /** Reads the tenant's directory, configurations and logs. */
    READER,
    /** Also configures and manages the tenant. */
    ADMINISTRATOR,
    /** Also makes tenants and reads the service's own metrics. */
    OPERATOR;

    /** As it is written in requests and stored. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClientRole> parse(String written) {
        return Arrays.stream(values())
                .filter(role -> role.written().equals(written))
                .findFirst();
    }

    /** The {@code roles} of the client's tokens. */
    public List<String> claims() {
        return switch (this) {
            case READER -> List.of("Directory.Read.All");
            case ADMINISTRATOR -> List.of("Directory.Read.All", "Directory.ReadWrite.All", "administrator");
            case OPERATOR -> List.of("Directory.Read.All", "Directory.ReadWrite.All", "administrator", "operator");
        };
    }
}
