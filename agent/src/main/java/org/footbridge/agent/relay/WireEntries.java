package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.footbridge.directory.DirectoryEntry;
import org.footbridge.directory.LinkValues;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.relay.wire.AttributeValues;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.LinkChange;

/**
 * Writes directory entries as messages, none larger than a limit. What does not fit follows in further entries of the
 * same object: attributes as patches, values of links as more links (of a whole entry) or patches (of a patch). Values of
 * one attribute are never torn apart.
 */
final class WireEntries {
    /** Room for identity, place and name in every piece. */
    private static final int ENVELOPE = 4096;
    /** Bytes of one GUID in a link: the value, its tag and its length. */
    private static final int LINK_VALUE = ObjectGuid.LENGTH + 2;

    /** Tag and length of one value. */
    private static final int VALUE_OVERHEAD = 5;

    private final int limit;
    private final int guidsPerPiece;

    WireEntries(int limit) {
        this.limit = limit;
        this.guidsPerPiece = Math.max(1, (limit - ENVELOPE) / LINK_VALUE / 2);
    }

    /** Hands over one message, or several when the entry is too large for one. */
    void write(DirectoryEntry entry, Consumer<Entry> messages) {
        Entry.Builder piece = head(entry);
        int size = ENVELOPE;
        for (org.footbridge.directory.AttributeValues values : entry.attributes()) {
            AttributeValues attribute = attribute(values);
            int bytes = attribute.getSerializedSize() + ENVELOPE / 100;
            if (size + bytes > limit) {
                messages.accept(piece.build());
                piece = next(entry, Entry.Kind.PATCH);
                size = ENVELOPE;
            }
            piece.addAttributes(attribute);
            size += bytes;
        }
        for (LinkChange link : links(entry.links())) {
            int bytes = link.getSerializedSize() + ENVELOPE / 100;
            if (size + bytes > limit) {
                messages.accept(piece.build());
                piece = next(
                        entry, entry.kind() == DirectoryEntry.Kind.PATCH ? Entry.Kind.PATCH : Entry.Kind.MORE_LINKS);
                size = ENVELOPE;
            }
            piece.addLinks(link);
            size += bytes;
        }
        messages.accept(piece.build());
    }

    private static Entry.Builder head(DirectoryEntry entry) {
        Entry.Builder builder = next(
                        entry,
                        switch (entry.kind()) {
                            case WHOLE -> Entry.Kind.WHOLE;
                            case PATCH -> Entry.Kind.PATCH;
                            case MORE_LINKS -> Entry.Kind.MORE_LINKS;
                        })
                .setObjectClass(entry.objectClass())
                .setRdn(entry.rdn())
                .setDeleted(entry.deleted())
                .setReduced(entry.reduced());
        entry.parent().ifPresent(parent -> builder.setParentGuid(guid(parent)));
        return builder;
    }

    private static Entry.Builder next(DirectoryEntry entry, Entry.Kind kind) {
        return Entry.newBuilder().setKind(kind).setGuid(guid(entry.guid()));
    }

    /** Values that together do not fit are left out and counted, so that one object never stops the others. */
    private AttributeValues attribute(org.footbridge.directory.AttributeValues values) {
        AttributeValues.Builder attribute = AttributeValues.newBuilder().setName(values.name());
        long bytes = values.values().stream()
                .mapToLong(value -> value.length + VALUE_OVERHEAD)
                .sum();
        if (bytes > limit - 2 * ENVELOPE) {
            return attribute.setRefusedBytes(bytes).build();
        }
        // the arrays come from the decoder and nobody else has them
        values.values().forEach(value -> attribute.addValues(UnsafeByteOperations.unsafeWrap(value)));
        return attribute.build();
    }

    private List<LinkChange> links(List<LinkValues> links) {
        List<LinkChange> pieces = new ArrayList<>();
        for (LinkValues link : links) {
            // removals first: a value that was removed and added again is there
            for (List<ObjectGuid> part : parts(link.removed())) {
                pieces.add(LinkChange.newBuilder()
                        .setName(link.name())
                        .addAllRemoved(guids(part))
                        .build());
            }
            for (List<ObjectGuid> part : parts(link.added())) {
                pieces.add(LinkChange.newBuilder()
                        .setName(link.name())
                        .addAllAdded(guids(part))
                        .build());
            }
        }
        return pieces;
    }

    private List<List<ObjectGuid>> parts(List<ObjectGuid> guids) {
        List<List<ObjectGuid>> parts = new ArrayList<>();
        for (int start = 0; start < guids.size(); start += guidsPerPiece) {
            parts.add(guids.subList(start, Math.min(guids.size(), start + guidsPerPiece)));
        }
        return parts;
    }

    private static List<ByteString> guids(List<ObjectGuid> guids) {
        return guids.stream().map(WireEntries::guid).toList();
    }

    static ByteString guid(ObjectGuid guid) {
        return UnsafeByteOperations.unsafeWrap(guid.bytes());
    }
}
