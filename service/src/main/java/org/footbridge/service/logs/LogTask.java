package org.footbridge.service.logs;

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

/** Has the weeks of the log kept, several times a day, by whichever replica comes first. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
class LogTask {
    private static final Logger log = LoggerFactory.getLogger(LogTask.class);
    private static final Duration PAUSE = Duration.ofHours(6);

    @Bean
    RecurringTask<Void> provisioningLogTask(KeepPartitions partitions, LogProperties properties, Clock clock) {
        return Tasks.recurring("provisioning-log", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            KeepPartitions.Kept kept = partitions.keep(clock.instant(), properties.retention());
            log.atInfo()
                    .addKeyValue("code", "LogKept")
                    .addKeyValue("made", kept.made())
                    .addKeyValue("dropped", kept.dropped())
                    .addKeyValue("deleted", kept.deleted())
                    .log("weeks of the provisioning log");
        });
    }
}
