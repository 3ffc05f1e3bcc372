package org.footbridge.service.cycles;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.tenants.TenantId;

/** Several scripted directories of one tenant, each of which knows nothing of the others. */
final class SeveralDirectories implements DirectoryRequests {
    private final Map<UUID, ScriptedDirectory> byId = new HashMap<>();
    private final ScriptedDirectory main;

    /** @param main answers for every directory that was not added */
    SeveralDirectories(ScriptedDirectory main) {
        this.main = main;
    }

    void add(UUID id, ScriptedDirectory directory) {
        byId.put(id, directory);
    }

    @Override
    public void exchange(TenantId tenant, UUID directory, Request body, Duration deadline, StreamConsumer consumer) {
        byId.getOrDefault(directory, main).exchange(tenant, directory, body, deadline, consumer);
    }
}
