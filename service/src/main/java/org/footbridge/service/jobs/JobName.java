package org.footbridge.service.jobs;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/** Names the job of a configuration for the scheduler: {@code tenant/configuration}. */
record JobName(TenantId tenant, UUID configuration) {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("cycle");

    static JobName parse(String instance) {
        int slash = instance.indexOf('/');
        return new JobName(
                new TenantId(UUID.fromString(instance.substring(0, slash))),
                UUID.fromString(instance.substring(slash + 1)));
    }

    TaskInstanceId instance() {
        return TaskInstanceId.of(TASK.getTaskName(), toString());
    }

    @Override
    public String toString() {
        return tenant + "/" + configuration;
    }
}
