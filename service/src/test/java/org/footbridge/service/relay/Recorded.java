package org.footbridge.service.relay;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Resolved;

/** Notes what a consumer was told. */
class Recorded implements StreamConsumer {
    final List<String> streams = new ArrayList<>();
    final List<Page> pages = new ArrayList<>();
    final List<Resolved> resolved = new ArrayList<>();
    int completions;

    @Override
    public void began(String streamId, String agentId) {
        streams.add(streamId);
    }

    @Override
    public void page(Page page) {
        pages.add(page);
    }

    @Override
    public void resolved(Resolved names) {
        resolved.add(names);
    }

    @Override
    public void completed(Completed completed) {
        completions++;
    }
}
