package org.footbridge.service.agents;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the agents looked at once a minute, by one replica. */
@Configuration(proxyBeanMethods = false)
class WatchAgentsTask {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> agentsTask(WatchAgents watch) {
        return Tasks.recurring("agents", FixedDelay.of(INTERVAL)).execute((instance, context) -> watch.look());
    }
}
