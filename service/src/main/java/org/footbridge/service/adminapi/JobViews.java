package org.footbridge.service.adminapi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.health.Quarantine;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.health.JobHealth;
import org.footbridge.service.health.JobHealths;
import org.footbridge.service.health.JobStatus;
import org.footbridge.service.health.ScheduleState;
import org.footbridge.service.jobs.Jobs;
import org.springframework.stereotype.Component;

/** Puts together how a job fares. */
@Component
public class JobViews {
    private final Configurations configurations;
    private final JobHealths healths;
    private final Escrows escrows;
    private final Jobs jobs;
    private final Cycles cycles;

    JobViews(Configurations configurations, JobHealths healths, Escrows escrows, Jobs jobs, Cycles cycles) {
        this.configurations = configurations;
        this.healths = healths;
        this.escrows = escrows;
        this.jobs = jobs;
        this.cycles = cycles;
    }

    public JobView of(SavedConfiguration saved) {
        ConfigurationDefinition definition = configurations.definition(saved);
        JobHealth health = healths.find(saved.tenant(), saved.id()).orElse(JobHealth.NEW);
        List<CycleView> last = cycles.of(saved.tenant(), saved.id(), 0, 1);
        boolean runs = definition.enabled() && !health.stopped();
        Optional<Instant> next = runs ? jobs.nextRun(saved.tenant(), saved.id()) : Optional.empty();
        return new JobView(
                saved.name(),
                JobStatus.of(health, definition.enabled(), !last.isEmpty()).graphName(),
                ScheduleState.of(health, definition.enabled()).graphName(),
                definition.interval().toString(),
                next.orElse(null),
                health.failures(),
                escrows.count(saved.tenant(), saved.id()),
                health.steadyFirst().orElse(null),
                health.steadyLast().orElse(null),
                health.pausedAt().orElse(null),
                health.disabledAt().orElse(null),
                health.quarantine().map(found -> watched(found, health.fault())).orElse(null),
                last.isEmpty() ? null : last.getFirst());
    }

    private static JobView.Watched watched(Quarantine quarantine, Optional<JobHealth.Fault> fault) {
        return new JobView.Watched(
                quarantine.reason().graphName(),
                quarantine.seriesBegan(),
                quarantine.currentBegan(),
                quarantine.seriesCount(),
                quarantine.nextAttempt(),
                fault.map(found -> new CycleView.Failure(found.code(), found.message(), found.nextStep()))
                        .orElse(null));
    }
}
