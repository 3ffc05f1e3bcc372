package org.footbridge.service.passwords;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.tenants.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job as the scheduler sees it: leased to one replica, due again two minutes after its end, at once when something was
 * asked for meanwhile, soon when it failed; and the work of wrapping what came in.
 */
@Configuration(proxyBeanMethods = false)
class PasswordTask {
    static final Duration INTERVAL = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration WRAPPING = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Bean
    Task<Void> passwordJob(SyncPasswords sync, PasswordJobs jobs, RequestPasswords requests, Clock clock) {
        return Tasks.custom(WakePasswords.TASK)
                .onDeadExecutionRevive()
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(FIRST_RETRY)))
                .execute((instance, context) -> {
                    String[] name = instance.getId().split("/", -1);
                    TenantId tenant = new TenantId(UUID.fromString(name[0]));
                    UUID configuration = UUID.fromString(name[1]);
                    Optional<SavedConfiguration> saved = requests.wanted(tenant, configuration);
                    if (saved.isEmpty()) {
                        return (complete, operations) -> operations.stop();
                    }
                    boolean done = sync.run(saved.get());
                    return (complete, operations) -> {
                        Instant now = clock.instant();
                        boolean again = jobs.moreRequested(tenant, configuration);
                        operations.reschedule(
                                complete,
                                again ? now : now.plus(done ? INTERVAL : pause(jobs.failures(tenant, configuration))));
                        // a request made between the question and the answer found the job still running
                        if (!again && jobs.moreRequested(tenant, configuration)) {
                            requests.wake(tenant, configuration);
                        }
                    };
                });
    }

    /** Twice as long after each failure in a row, up to the usual; up to an hour when the account was refused. */
    static Duration pause(PasswordJobs.Failures failures) {
        Duration first = failures.concernAccount() ? INTERVAL : FIRST_RETRY;
        Duration longest = failures.concernAccount() ? LONGEST : INTERVAL;
        Duration grown = first.multipliedBy(1L << Math.clamp(failures.inARow() - 1L, 0, 12));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }

    @Bean
    RecurringTask<Void> wrapPasswordsTask(WrapCredentials wrap) {
        return Tasks.recurring("wrap-passwords", FixedDelay.of(PAUSE))
                .execute((instance, context) -> wrap.wrap(WRAPPING));
    }
}
