package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.FoundObject;
import org.footbridge.directory.ListContainers;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.directory.TreeNode;
import org.footbridge.relay.wire.BrowseTree;
import org.footbridge.relay.wire.ListedObject;
import org.footbridge.relay.wire.Listing;
import org.footbridge.relay.wire.SearchObjects;

/** Answers what people ask who look around in a directory. */
final class AnswerBrowsing {
    /** Names are bounded by the directory, so that so many always fit into a frame. */
    private static final int PER_FRAME = 100;

    private AnswerBrowsing() {}

    static void tree(DirectoryConnection connection, BrowseTree wanted, FrameStream stream) {
        ByteString parent = wanted.getParentGuid();
        ListContainers.Page page = new ListContainers(connection)
                .read(
                        parent.isEmpty() ? Optional.empty() : Optional.of(ObjectGuid.of(parent.toByteArray())),
                        wanted.getAfter(),
                        wanted.getMost());
        Listing.Builder part = Listing.newBuilder();
        page.parent().ifPresent(node -> part.setParent(wire(node)));
        List<TreeNode> children = page.children();
        for (TreeNode child : children) {
            if (part.getObjectsCount() == PER_FRAME) {
                stream.listing(part.build());
                part.clear();
            }
            part.addObjects(wire(child));
        }
        stream.listing(part.setNext(page.next()).build());
    }

    static void search(DirectoryConnection connection, SearchObjects wanted, FrameStream stream) {
        Listing.Builder found = Listing.newBuilder();
        new org.footbridge.directory.SearchObjects(connection, wanted.getObjectClassesList())
                .find(wanted.getText(), wanted.getMost())
                .forEach(object -> found.addObjects(wire(object)));
        stream.listing(found.build());
    }

    private static ListedObject wire(TreeNode node) {
        return ListedObject.newBuilder()
                .setGuid(WireEntries.guid(node.guid()))
                .setName(node.name())
                .setDistinguishedName(node.distinguishedName())
                .setKind(
                        switch (node.kind()) {
                            case ORGANIZATIONAL_UNIT -> ListedObject.Kind.ORGANIZATIONAL_UNIT;
                            case CONTAINER -> ListedObject.Kind.CONTAINER;
                            case DOMAIN -> ListedObject.Kind.DOMAIN;
                            case OTHER -> ListedObject.Kind.OTHER;
                        })
                .setHasChildren(node.hasChildren())
                .build();
    }

    private static ListedObject wire(FoundObject object) {
        return ListedObject.newBuilder()
                .setGuid(WireEntries.guid(object.guid()))
                .setName(object.name())
                .setDistinguishedName(object.distinguishedName())
                .setObjectClass(object.objectClass())
                .setKind(ListedObject.Kind.OTHER)
                .setDescription(object.description())
                .build();
    }
}
