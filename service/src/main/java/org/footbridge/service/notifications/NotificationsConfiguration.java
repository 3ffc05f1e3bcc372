package org.footbridge.service.notifications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has notifications sent by one replica at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationsProperties.class)
class NotificationsConfiguration {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @Bean
    RecurringTask<Void> notificationsTask(DeliverNotifications deliver) {
        return Tasks.recurring("notifications", FixedDelay.of(INTERVAL)).execute((instance, context) -> deliver.run());
    }
}
