package org.footbridge.service.jobs;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.service.errors.ServiceFailure;

/** What a restart clears, in the names of Microsoft Graph ({@code synchronizationJobRestartCriteria.resetScope}). */
public enum RestartScope {
    /** nothing: the job is started, no more */
    NONE("None"),
    /** the quarantine */
    QUARANTINE_STATE("QuarantineState"),
    /** where reading changes goes on from: the directory is read in full and compared */
    WATERMARK("Watermark"),
    /** the list of failed objects: all are tried at once, and count as failed for the first time if they fail */
    ESCROWS("Escrows"),
    /**
     * What was concluded from what was read: everything is read and planned again, and every reference compared. The staged
     * copy itself is not thrown away, because it alone knows which objects have since been deleted.
     */
    CONNECTOR_DATA_STORE("ConnectorDataStore"),
    /** all of these */
    FULL("Full"),
    /** the deletes that are held pass once */
    FORCE_DELETES("ForceDeletes");

    private final String graphName;

    RestartScope(String graphName) {
        this.graphName = graphName;
    }

    public String graphName() {
        return graphName;
    }

    /**
     * @param written names with commas between them; empty: what clears everything that keeps a job from going on
     * @throws ServiceFailure InvalidRestartScope
     */
    public static Set<RestartScope> parse(String written) {
        if (written.isBlank()) {
            return EnumSet.of(QUARANTINE_STATE, WATERMARK, ESCROWS);
        }
        Set<RestartScope> scopes = EnumSet.noneOf(RestartScope.class);
        for (String name : written.split(",", -1)) {
            scopes.add(named(name.strip()));
        }
        if (scopes.contains(FULL)) {
            scopes.addAll(EnumSet.of(QUARANTINE_STATE, WATERMARK, ESCROWS, CONNECTOR_DATA_STORE));
        }
        return scopes;
    }

    private static RestartScope named(String name) {
        return Stream.of(values())
                .filter(scope -> scope.graphName.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ServiceFailure(
                        "InvalidRestartScope",
                        400,
                        "There is no scope of a restart named '"
                                + (name.length() <= 60 ? name : name.substring(0, 60) + "…") + "'.",
                        "Choose among "
                                + Stream.of(values())
                                        .map(RestartScope::graphName)
                                        .collect(Collectors.joining(", "))
                                + "; several with commas between them."));
    }
}
