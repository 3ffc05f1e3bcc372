package org.footbridge.service.health;

/** Whether a job runs by itself, in the names of Microsoft Graph ({@code synchronizationSchedule.state}). */
public enum ScheduleState {
    ACTIVE("Active"),
    /** by its configuration, or because it was in quarantine for too long */
    DISABLED("Disabled"),
    /** by hand */
    PAUSED("Paused");

    private final String graphName;

    ScheduleState(String graphName) {
        this.graphName = graphName;
    }

    public String graphName() {
        return graphName;
    }

    /** @param enabled as the configuration says */
    public static ScheduleState of(JobHealth health, boolean enabled) {
        if (!enabled || health.disabledAt().isPresent()) {
            return DISABLED;
        }
        return health.pausedAt().isPresent() ? PAUSED : ACTIVE;
    }
}
