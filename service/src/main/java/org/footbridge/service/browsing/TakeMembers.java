package org.footbridge.service.browsing;

import com.google.protobuf.ByteString;
import java.util.UUID;
import org.footbridge.engine.scope.Scope;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.LinkChange;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.relay.StreamConsumer;

/** Takes the members of groups. */
final class TakeMembers implements StreamConsumer {
    private final Memberships memberships;

    TakeMembers(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public void began(String streamId, String agentId) {
        memberships.clear();
    }

    @Override
    public void page(Page page) {
        for (Entry entry : page.getEntriesList()) {
            UUID group = Guids.of(entry.getGuid());
            for (LinkChange link : entry.getLinksList()) {
                if (link.getName().equalsIgnoreCase(Scope.MEMBERS)) {
                    for (ByteString member : link.getAddedList()) {
                        if (!memberships.add(group, Guids.of(member))) {
                            throw new TooMuch();
                        }
                    }
                }
            }
        }
    }

    @Override
    public void completed(Completed completed) {}
}
