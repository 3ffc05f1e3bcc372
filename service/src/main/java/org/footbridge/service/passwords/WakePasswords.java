package org.footbridge.service.passwords;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the job of a configuration's passwords run at once. The scheduler knows it as {@code tenant/configuration}. */
@Component
class WakePasswords {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("passwords");

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    WakePasswords(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void wake(TenantId tenant, UUID configuration) {
        Scheduler running = scheduler.getIfAvailable();
        if (running == null) {
            return;
        }
        Instant now = clock.instant();
        String instance = tenant + "/" + configuration;
        if (!running.scheduleIfNotExists(new TaskInstance<>(TASK.getTaskName(), instance), now)) {
            try {
                running.reschedule(TaskInstanceId.of(TASK.getTaskName(), instance), now);
            } catch (DbSchedulerException e) {
                // it runs, or was taken in this moment, and looks for further requests when it ends
                return;
            }
        }
        running.triggerCheckForDueExecutions();
    }
}
