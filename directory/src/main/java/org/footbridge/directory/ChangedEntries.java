package org.footbridge.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns entries of a DirSync answer into patches. Objects whose change does not tell all that is needed (restored, moved
 * where scope may matter, links listed whole) are noted and read whole by {@link #finish}.
 */
final class ChangedEntries {
    /** The two ranges under which DirSync reports values of links (MS-ADTS 3.1.1.3.4.1.3). */
    private static final int REMOVED = 0;

    private static final int ADDED = 1;

    private final DirectoryConnection connection;
    private final ObjectSelection selection;
    private final ContainerScope scope;
    private final EntryConsumer consumer;
    private final ForeignPrincipals foreign;
    private final WholeEntries whole;
    private final Set<ObjectGuid> readAgain = new LinkedHashSet<>();

    ChangedEntries(
            DirectoryConnection connection, ObjectSelection selection, ContainerScope scope, EntryConsumer consumer) {
        this.connection = connection;
        this.selection = selection;
        this.scope = scope;
        this.consumer = consumer;
        this.foreign = new ForeignPrincipals(connection, scope, consumer, true);
        this.whole = new WholeEntries(connection, selection, scope, foreign, consumer);
    }

    void accept(SearchResultEntry found) {
        ReadEntry entry = ReadEntry.of(found);
        if (isOfOtherNamingContext(entry.name())) {
            return;
        }
        if (found.hasAttributeValue(ObjectSelection.IS_DELETED, "TRUE")) {
            tell(DirectoryEntry.deletion(entry.guid(), entry.objectClass()));
        } else if (isToBeReadWhole(entry)) {
            if (entry.has(ObjectSelection.IS_DELETED)) {
                // it was deleted in between: the links it had are gone, and no group tells
                tell(DirectoryEntry.deletion(entry.guid(), entry.objectClass()));
            }
            readAgain.add(entry.guid());
        } else {
            patch(entry, !whole.isWhole(entry));
        }
    }

    /** Reads the noted objects. To be called between searches. */
    void finish() {
        whole.read(readAgain);
        readAgain.clear();
        foreign.finish();
    }

    private void tell(DirectoryEntry entry) {
        if (!foreign.takes(entry)) {
            consumer.accept(entry);
        }
    }

    private boolean isToBeReadWhole(ReadEntry entry) {
        boolean named = entry.has(ObjectSelection.NAME);
        boolean created = named && entry.has(ObjectSelection.OBJECT_CLASS);
        boolean reclassified = !named && entry.has(ObjectSelection.OBJECT_CLASS);
        boolean placed = entry.parent().isPresent() || entry.name().equalsIgnoreCase(connection.base());
        boolean restored = entry.has(ObjectSelection.IS_DELETED);
        return restored
                || reclassified
                || (named && !placed)
                || (named && !created && !scope.everything())
                || selection.isAmbiguous(entry);
    }

    private void patch(ReadEntry entry, boolean reduced) {
        List<AttributeValues> attributes = new ArrayList<>();
        Map<String, LinkPatch> links = new LinkedHashMap<>();
        for (Attribute attribute : entry.entry().getAttributes()) {
            RangedName name = RangedName.parse(attribute.getName());
            Optional<RequestedAttribute> requested = selection.told(entry, name.name(), reduced);
            if (requested.isEmpty() || isBesideDelta(entry, attribute, name)) {
                continue;
            }
            if (requested.get().kind() != ValueKind.LINK) {
                attributes.add(WholeEntries.plain(requested.get(), ReadEntry.values(attribute)));
            } else if (isDelta(name)) {
                LinkPatch link = links.computeIfAbsent(requested.get().name(), _ -> new LinkPatch());
                (name.from() == ADDED ? link.added : link.removed).addAll(ReadEntry.targets(attribute));
                if (name.from() == ADDED) {
                    foreign.noteEnds(attribute);
                }
            } else {
                // all values instead of a difference: what was removed can only be seen by replacing
                readAgain.add(entry.guid());
                return;
            }
        }
        List<LinkValues> changes = links.entrySet().stream()
                .map(link -> new LinkValues(link.getKey(), link.getValue().added, link.getValue().removed))
                .toList();
        tell(reduced ? reduced(entry, changes) : patch(entry, attributes, changes));
    }

    private DirectoryEntry patch(ReadEntry entry, List<AttributeValues> attributes, List<LinkValues> links) {
        boolean named = entry.has(ObjectSelection.NAME);
        return new DirectoryEntry(
                DirectoryEntry.Kind.PATCH,
                entry.guid(),
                entry.objectClass(),
                named ? entry.parent() : Optional.empty(),
                named ? entry.rdn(connection.base()) : "",
                false,
                false,
                attributes,
                links);
    }

    private DirectoryEntry reduced(ReadEntry entry, List<LinkValues> links) {
        boolean container = entry.has(ObjectSelection.NAME) && selection.isContainer(entry.objectClass());
        return new DirectoryEntry(
                DirectoryEntry.Kind.PATCH,
                entry.guid(),
                entry.objectClass(),
                entry.has(ObjectSelection.NAME) ? entry.parent() : Optional.empty(),
                container ? entry.rdn(connection.base()) : "",
                false,
                true,
                List.of(),
                links);
    }

    private static boolean isDelta(RangedName name) {
        return name.from() == name.to() && (name.from() == ADDED || name.from() == REMOVED);
    }

    /** Without values beside ranges of the same attribute: it means nothing there, as in searches. */
    private static boolean isBesideDelta(ReadEntry entry, Attribute attribute, RangedName name) {
        return !attribute.hasValue()
                && !name.ranged()
                && entry.entry().getAttributes().stream()
                        .map(other -> RangedName.parse(other.getName()))
                        .anyMatch(other -> other.name().equalsIgnoreCase(name.name()) && isDelta(other));
    }

    private boolean isOfOtherNamingContext(String name) {
        return connection.rootDse().namingContexts().stream()
                .filter(context -> context.length() > connection.base().length())
                .anyMatch(context ->
                        name.regionMatches(true, name.length() - context.length(), context, 0, context.length()));
    }

    private static final class LinkPatch {
        private final List<ObjectGuid> added = new ArrayList<>();
        private final List<ObjectGuid> removed = new ArrayList<>();
    }
}
