package org.footbridge.service.tenants;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client, or a person who administers, may do in the tenant; each role may do what those before it may. */
public enum ClientRole {
    /** Reads the tenant's directory, configurations and logs. */
    READER,
    /** Also runs what is configured, and approves what waits for a decision: plans, held deletes, restores. */
    OPERATOR,
    /** Also configures and manages the tenant. */
    ADMINISTRATOR,
    /** Also makes tenants and reads the service's own metrics; of whoever runs the service. */
    PROVIDER;

    /** As it is written in requests and stored. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClientRole> parse(String written) {
        return Arrays.stream(values())
                .filter(role -> role.written().equals(written))
                .findFirst();
    }

    /** Whether who has this role may do what {@code needed} is needed for. */
    public boolean includes(ClientRole needed) {
        return compareTo(needed) >= 0;
    }

    /** The {@code roles} of the client's tokens. */
    public List<String> claims() {
        return switch (this) {
            case READER -> List.of("Directory.Read.All");
            case OPERATOR -> List.of("Directory.Read.All", "operator");
            case ADMINISTRATOR -> List.of("Directory.Read.All", "Directory.ReadWrite.All", "operator", "administrator");
            case PROVIDER ->
                List.of("Directory.Read.All", "Directory.ReadWrite.All", "operator", "administrator", "provider");
        };
    }
}
