package org.footbridge.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns search entries into whole objects. What did not fit into the entry (further ranges of a large group) is kept as
 * a note and read by {@link #finish} when the connection is free; the notes are bounded by the page.
 */
final class WholeEntries {
    /** Objects asked for by one filter. */
    private static final int GUIDS_PER_SEARCH = 100;

    private final DirectoryConnection connection;
    private final ObjectSelection selection;
    private final ContainerScope scope;
    private final ForeignPrincipals foreign;
    private final EntryConsumer consumer;
    private final LinkRanges ranges;
    private final Deque<LinkRanges.Rest> rests = new ArrayDeque<>();
    private final List<ObjectGuid> split = new ArrayList<>();

    WholeEntries(
            DirectoryConnection connection,
            ObjectSelection selection,
            ContainerScope scope,
            ForeignPrincipals foreign,
            EntryConsumer consumer) {
        this.connection = connection;
        this.selection = selection;
        this.scope = scope;
        this.foreign = foreign;
        this.consumer = consumer;
        this.ranges = new LinkRanges(connection, consumer, link -> {
            foreign.noteEnds(link);
            foreign.tell();
        });
    }

    /** Takes an entry of a search for {@link ObjectSelection#wholeAttributes()}. */
    void accept(SearchResultEntry found) {
        ReadEntry entry = ReadEntry.of(found);
        boolean reduced = !isWhole(entry);
        List<AttributeValues> attributes = new ArrayList<>();
        Map<String, List<ObjectGuid>> links = new LinkedHashMap<>();
        for (Attribute attribute : found.getAttributes()) {
            RangedName name = RangedName.parse(attribute.getName());
            RequestedAttribute requested =
                    selection.told(entry, name.name(), reduced).orElse(null);
            if (requested == null || !attribute.hasValue()) {
                continue;
            }
            if (requested.kind() == ValueKind.LINK) {
                List<ObjectGuid> targets = ReadEntry.targets(attribute);
                foreign.noteEnds(attribute);
                links.computeIfAbsent(requested.name(), _ -> new ArrayList<>()).addAll(targets);
                if (name.partial()) {
                    rests.add(new LinkRanges.Rest(entry.guid(), requested.name(), name.to(), targets.getLast()));
                }
            } else if (name.partial()) {
                split.add(entry.guid());
                return;
            } else {
                attributes.add(plain(requested, ReadEntry.values(attribute)));
            }
        }
        tell(reduced ? reduced(entry, links) : whole(entry, attributes, links));
    }

    private void tell(DirectoryEntry entry) {
        if (!foreign.takes(entry)) {
            consumer.accept(entry);
        }
    }

    /** Whether an object is in scope, and not asked for because of its members alone. */
    boolean isWhole(ReadEntry entry) {
        return scope.contains(entry.name()) && !selection.isForMembersOnly(entry);
    }

    /** Tells an object that is out of scope. */
    void acceptReduced(ReadEntry entry) {
        tell(reduced(entry, Map.of()));
    }

    /** Reads what was left over. To be called between searches. */
    void finish() {
        while (!split.isEmpty()) {
            readSplit(split.removeLast());
        }
        while (!rests.isEmpty()) {
            LinkRanges.Rest rest = rests.removeFirst();
            if (!ranges.readRest(rest)) {
                // the values moved while they were read: once more from the start
                rests.removeIf(other -> other.guid().equals(rest.guid()));
                readNow(List.of(rest.guid()));
            }
        }
        foreign.finish();
    }

    /** Reads the named objects whole; those that do not exist (any more) are passed over. */
    void read(Collection<ObjectGuid> guids) {
        List<ObjectGuid> all = List.copyOf(guids);
        for (int start = 0; start < all.size(); start += GUIDS_PER_SEARCH) {
            readNow(all.subList(start, Math.min(all.size(), start + GUIDS_PER_SEARCH)));
            finish();
        }
    }

    private DirectoryEntry reduced(ReadEntry entry, Map<String, List<ObjectGuid>> links) {
        return new DirectoryEntry(
                DirectoryEntry.Kind.WHOLE,
                entry.guid(),
                entry.objectClass(),
                entry.parent(),
                selection.isContainer(entry.objectClass()) ? entry.rdn(connection.base()) : "",
                false,
                true,
                List.of(),
                values(links));
    }

    static AttributeValues plain(RequestedAttribute requested, List<byte[]> values) {
        return new AttributeValues(
                requested.name(),
                requested.kind() == ValueKind.TEXT
                        ? values.stream().map(ExtendedName::strip).toList()
                        : values);
    }

    private DirectoryEntry whole(
            ReadEntry entry, List<AttributeValues> attributes, Map<String, List<ObjectGuid>> links) {
        return new DirectoryEntry(
                DirectoryEntry.Kind.WHOLE,
                entry.guid(),
                entry.objectClass(),
                entry.parent(),
                entry.rdn(connection.base()),
                false,
                false,
                attributes,
                values(links));
    }

    private static List<LinkValues> values(Map<String, List<ObjectGuid>> links) {
        return links.entrySet().stream()
                .map(link -> new LinkValues(link.getKey(), link.getValue(), List.of()))
                .toList();
    }

    private void readNow(List<ObjectGuid> guids) {
        try {
            connection.search(
                    connection.base(),
                    selection.filters().named(guids),
                    selection.wholeAttributes(),
                    List.of(ExtendedName.control()),
                    this::accept);
        } catch (LDAPSearchException e) {
            if (guids.size() == 1 || !LdapFailures.isLimit(e)) {
                throw connection.failed("reading " + guids.size() + " objects", e);
            }
            // they are too much for one answer; what was told is told again
            int half = guids.size() / 2;
            readNow(guids.subList(0, half));
            readNow(guids.subList(half, guids.size()));
        }
    }

    /** An object with an attribute (no link) of more values than the directory returns at once. */
    private void readSplit(ObjectGuid guid) {
        connection
                .object(
                        guid.asName(),
                        List.of(ExtendedName.control()),
                        selection.wholeAttributes().toArray(String[]::new))
                .ifPresent(entry -> accept(ranges.joined(entry, selection::isLink)));
    }
}
