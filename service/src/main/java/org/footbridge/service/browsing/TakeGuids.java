package org.footbridge.service.browsing;

import java.util.Set;
import java.util.UUID;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.relay.StreamConsumer;

/** Takes who was told, and nothing else of them. */
final class TakeGuids implements StreamConsumer {
    private final Set<UUID> guids;

    TakeGuids(Set<UUID> guids) {
        this.guids = guids;
    }

    @Override
    public void began(String streamId, String agentId) {
        // what another agent told before is true still
    }

    @Override
    public void page(Page page) {
        page.getEntriesList().stream()
                .filter(entry -> entry.getObjectClass().equalsIgnoreCase("group"))
                .forEach(entry -> guids.add(Guids.of(entry.getGuid())));
    }

    @Override
    public void completed(Completed completed) {}
}
