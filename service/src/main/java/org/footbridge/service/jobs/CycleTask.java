package org.footbridge.service.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.RunCycle;
import org.footbridge.service.cycles.RunCycle.Ended;
import org.footbridge.service.health.JobHealth;
import org.footbridge.service.health.JobHealths;
import org.footbridge.service.passwords.RequestPasswords;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagedExpiries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The job of a configuration as the scheduler sees it: leased to one replica, taken over by another when that one dies,
 * due again an interval after its end, at once when something was requested meanwhile, soon when it failed, and when the
 * moment comes at which an account expires.
 */
@Configuration(proxyBeanMethods = false)
class CycleTask {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    private final RunTimes times = new RunTimes();

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Task<Void> cycleJob(
            RunCycle runCycle,
            Configurations configurations,
            @Lazy Jobs jobs,
            JobHealths healths,
            StagedExpiries expiries,
            RequestPasswords passwords,
            Clock clock) {
        return Tasks.custom(JobName.TASK)
                .onDeadExecutionRevive()
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(FIRST_RETRY)))
                .execute((instance, context) -> {
                    JobName name = JobName.parse(instance.getId());
                    Optional<SavedConfiguration> saved = configurations.find(name.tenant(), name.configuration());
                    if (saved.isEmpty()) {
                        return (complete, operations) -> operations.stop();
                    }
                    CompletionHandler<Void> ended = run(name, saved.get(), runCycle, jobs, healths, expiries, clock);
                    passwords.afterCycle(saved.get());
                    return ended;
                });
    }

    private CompletionHandler<Void> run(
            JobName name,
            SavedConfiguration saved,
            RunCycle runCycle,
            Jobs jobs,
            JobHealths healths,
            StagedExpiries expiries,
            Clock clock) {
        ConfigurationDefinition definition = jobs.definition(saved);
        if (!definition.enabled()
                || health(name, healths).filter(JobHealth::stopped).isPresent()) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(definition.interval()));
        }
        Staged staged = new Staged(name.tenant(), name.configuration());
        boolean requested = jobs.moreRequested(name);
        if (!requested && times.isForTimeAlone(name, clock.instant(), expiries.next(staged))) {
            runCycle.run(saved, RunCycle.EXPIRY);
            return (complete, operations) -> {
                boolean again = jobs.moreRequested(name);
                Instant now = clock.instant();
                Instant next = again ? now : times.afterTimeAlone(name, now, expiries.next(staged));
                reschedule(name, complete, operations, next, again, jobs);
            };
        }
        Ended ended = runCycle.run(saved, requested ? "request" : "schedule");
        jobs.withWork(name.tenant(), name.configuration())
                .forEach(other -> jobs.wake(new JobName(name.tenant(), other)));
        return (complete, operations) -> {
            boolean again = jobs.moreRequested(name);
            Instant now = clock.instant();
            Duration pause = again ? Duration.ZERO : pause(ended, definition, health(name, healths), now);
            Instant next = times.afterRegular(name, now, pause, expiries.next(staged));
            reschedule(name, complete, operations, next, again, jobs);
        };
    }

    private static void reschedule(
            JobName name,
            ExecutionComplete complete,
            ExecutionOperations<Void> operations,
            Instant next,
            boolean again,
            Jobs jobs) {
        operations.reschedule(complete, next);
        // a request made between the question and the answer found the job still running
        if (!again && jobs.moreRequested(name)) {
            jobs.wake(name);
        }
    }

    private static Optional<JobHealth> health(JobName name, JobHealths healths) {
        return healths.find(name.tenant(), name.configuration());
    }

    /** In quarantine as long as that says; else twice as long after each failure in a row, up to the usual. */
    private static Duration pause(
            Ended ended, ConfigurationDefinition definition, Optional<JobHealth> health, Instant now) {
        Optional<Instant> slowed = health.flatMap(JobHealth::slowedUntil);
        if (slowed.isPresent()) {
            return Duration.between(now, slowed.get().isBefore(now) ? now : slowed.get());
        }
        if (!ended.retrySoon()) {
            return definition.interval();
        }
        long failures = health.map(JobHealth::failures).orElse(1L);
        return min(FIRST_RETRY.multipliedBy(1L << Math.clamp(failures - 1, 0, 12)), definition.interval());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
