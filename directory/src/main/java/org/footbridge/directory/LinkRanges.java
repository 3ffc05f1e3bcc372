package org.footbridge.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads attributes with many values range by range, a bounded number at a time. Each range begins with the last value of
 * the one before: when that is another value now, values were removed meanwhile, everything behind has moved up, and
 * some would be missed.
 */
final class LinkRanges {
    private static final int RANGE = 5000;

    private final DirectoryConnection connection;
    private final EntryConsumer consumer;
    private final Consumer<Attribute> ends;

    /** @param ends takes the values of links as they came */
    LinkRanges(DirectoryConnection connection, EntryConsumer consumer, Consumer<Attribute> ends) {
        this.connection = connection;
        this.consumer = consumer;
        this.ends = ends;
    }

    /** A link whose values after {@code last}, at index {@code lastIndex}, are still to be read. */
    record Rest(ObjectGuid guid, String attribute, int lastIndex, ObjectGuid last) {}

    /** Reads the rest of a link; false when the values moved and the object is to be read again. */
    boolean readRest(Rest start) {
        Rest rest = start;
        while (true) {
            Optional<Attribute> values = range(rest.guid(), rest.attribute(), rest.lastIndex());
            if (values.isEmpty()) {
                return false;
            }
            List<ObjectGuid> targets = ReadEntry.targets(values.get());
            if (!targets.getFirst().equals(rest.last())) {
                return false;
            }
            if (targets.size() > 1) {
                LinkValues more = new LinkValues(rest.attribute(), targets.subList(1, targets.size()), List.of());
                consumer.accept(DirectoryEntry.moreLinks(rest.guid(), more));
                ends.accept(values.get());
            }
            RangedName name = RangedName.parse(values.get().getName());
            if (!name.partial() || targets.size() < 2) {
                return true;
            }
            rest = new Rest(rest.guid(), rest.attribute(), name.to(), targets.getLast());
        }
    }

    /** The entry with its plain attributes complete that came in part; links stay as they are. */
    SearchResultEntry joined(SearchResultEntry entry, Predicate<String> isLink) {
        ObjectGuid guid = ReadEntry.of(entry).guid();
        List<Attribute> attributes = new ArrayList<>();
        for (Attribute attribute : entry.getAttributes()) {
            RangedName name = RangedName.parse(attribute.getName());
            boolean complete = !name.partial() || isLink.test(name.name());
            attributes.add(complete ? attribute : joined(guid, name, attribute));
        }
        return new SearchResultEntry(entry.getDN(), attributes);
    }

    private Attribute joined(ObjectGuid guid, RangedName first, Attribute start) {
        List<byte[]> values = new ArrayList<>(ReadEntry.values(start));
        RangedName name = first;
        while (name.partial()) {
            Attribute next = range(guid, name.name(), name.to())
                    .filter(range -> Arrays.equals(range.getValueByteArrays()[0], values.getLast()))
                    .orElseThrow(() -> new DirectoryFailure(
                            DirectoryFailure.Code.BUSY,
                            "The values of " + first.name() + " of " + guid + " changed while they were read",
                            "Nothing to do: it is tried again."));
            List<byte[]> more = ReadEntry.values(next);
            values.addAll(more.subList(1, more.size()));
            name = RangedName.parse(next.getName());
        }
        return new Attribute(first.name(), values.toArray(byte[][]::new));
    }

    private Optional<Attribute> range(ObjectGuid guid, String attribute, int from) {
        return connection
                .object(
                        guid.asName(),
                        List.of(ExtendedName.control()),
                        RangedName.request(attribute, from, RANGE),
                        ObjectSelection.OBJECT_GUID)
                .flatMap(entry -> entry.getAttributes().stream()
                        .filter(candidate ->
                                RangedName.parse(candidate.getName()).name().equalsIgnoreCase(attribute))
                        .filter(Attribute::hasValue)
                        .findFirst());
    }
}
