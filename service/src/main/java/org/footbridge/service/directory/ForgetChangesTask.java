package org.footbridge.service.directory;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shortens the feed of changes, by one replica at a time. */
@Configuration(proxyBeanMethods = false)
class ForgetChangesTask {
    private static final Duration EVERY = Duration.ofHours(6);

    @Bean
    RecurringTask<Void> forgetOldChanges(ForgetChanges forget, Clock clock) {
        return Tasks.recurring("forget-changes", FixedDelay.of(EVERY))
                .execute((instance, context) -> forget.due(clock.instant()));
    }
}
