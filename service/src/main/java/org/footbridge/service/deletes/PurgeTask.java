package org.footbridge.service.deletes;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Purges what was deleted long enough ago, by one replica at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeletedItemsProperties.class)
class PurgeTask {
    private static final Logger log = LoggerFactory.getLogger(PurgeTask.class);
    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> purgeDeletedObjects(PurgeObjects purge, DeletedItemsProperties properties, Clock clock) {
        return Tasks.recurring("purge-deleted-objects", FixedDelay.of(EVERY)).execute((instance, context) -> {
            int purged = purge.due(clock.instant(), properties.retention());
            if (purged > 0) {
                log.atInfo()
                        .addKeyValue("code", "ObjectsPurged")
                        .addKeyValue("objects", purged)
                        .log("deleted objects were purged");
            }
        });
    }
}
