package org.footbridge.service.health;

/** How a job stands, in the names of Microsoft Graph ({@code synchronizationStatus.code}). */
public enum JobStatus {
    NOT_RUN("NotRun"),
    ACTIVE("Active"),
    PAUSED("Paused"),
    QUARANTINE("Quarantine");

    private final String graphName;

    JobStatus(String graphName) {
        this.graphName = graphName;
    }

    public String graphName() {
        return graphName;
    }

    /**
     * @param enabled as its configuration says
     * @param ran a cycle of it has ended
     */
    public static JobStatus of(JobHealth health, boolean enabled, boolean ran) {
        if (!enabled || health.pausedAt().isPresent()) {
            return PAUSED;
        }
        if (health.quarantine().isPresent()) {
            return QUARANTINE;
        }
        return ran ? ACTIVE : NOT_RUN;
    }
}
