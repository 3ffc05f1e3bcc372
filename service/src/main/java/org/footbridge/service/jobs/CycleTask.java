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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.RunCycle;
import org.footbridge.service.cycles.RunCycle.Ended;
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

    private final ConcurrentMap<JobName, Integer> failuresInARow = new ConcurrentHashMap<>();
    private final RunTimes times = new RunTimes();

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Task<Void> cycleJob(
            RunCycle runCycle, Configurations configurations, @Lazy Jobs jobs, StagedExpiries expiries, Clock clock) {
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
                    return run(name, saved.get(), runCycle, jobs, expiries, clock);
                });
    }

    private CompletionHandler<Void> run(
            JobName name,
            SavedConfiguration saved,
            RunCycle runCycle,
            Jobs jobs,
            StagedExpiries expiries,
            Clock clock) {
        ConfigurationDefinition definition = jobs.definition(saved);
        if (!definition.enabled()) {
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
        Duration retry = retryAfter(name, ended);
        jobs.withWork(name.tenant(), name.configuration())
                .forEach(other -> jobs.wake(new JobName(name.tenant(), other)));
        return (complete, operations) -> {
            boolean again = jobs.moreRequested(name);
            Duration pause = again ? Duration.ZERO : min(retry, definition.interval());
            Instant next = times.afterRegular(name, clock.instant(), pause, expiries.next(staged));
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

    /** Twice as long after each failure in a row. */
    private Duration retryAfter(JobName name, Ended ended) {
        if (!ended.retrySoon()) {
            failuresInARow.remove(name);
            return Duration.ofDays(1);
        }
        int failures = failuresInARow.merge(name, 1, Integer::sum);
        return FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 12));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
