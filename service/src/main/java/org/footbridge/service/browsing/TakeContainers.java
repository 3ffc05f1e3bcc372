package org.footbridge.service.browsing;

import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.relay.StreamConsumer;

/** Takes the tree of a directory. */
final class TakeContainers implements StreamConsumer {
    private final Containers containers;

    TakeContainers(Containers containers) {
        this.containers = containers;
    }

    @Override
    public void began(String streamId, String agentId) {
        // what another agent told before is true still
    }

    @Override
    public void page(Page page) {
        for (Entry entry : page.getEntriesList()) {
            if (!containers.add(
                    Guids.of(entry.getGuid()),
                    Guids.optional(entry.getParentGuid()),
                    entry.getRdn(),
                    entry.getObjectClass())) {
                throw new TooMuch();
            }
        }
    }

    @Override
    public void completed(Completed completed) {}
}
