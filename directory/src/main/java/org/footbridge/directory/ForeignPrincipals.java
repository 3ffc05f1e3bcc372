package org.footbridge.directory;

import com.unboundid.ldap.sdk.Attribute;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what stands for objects of other forests, where the directory itself tells less than all of it. The usual rights on
 * such objects (defaultSecurityDescriptor of their class) let everybody read name and security identifier, but not where
 * they are; and a directory that tells changes under the account's own rights, as Samba always does, says nothing of
 * them. Then the names under which they are members say enough. At most those of one page, answer or range are held.
 */
final class ForeignPrincipals {
    /** Named by the security identifier of an object of another forest (MS-ADTS 6.1.1.4.10). */
    static final String OBJECT_CLASS = "foreignSecurityPrincipal";

    private static final String NAMES_BEGIN = "CN=S-1-";
    private static final String CONTAINER = "CN=ForeignSecurityPrincipals,";

    private final DirectoryConnection connection;
    private final ContainerScope scope;
    private final EntryConsumer consumer;
    private final boolean ofLinks;
    private final Map<ObjectGuid, DirectoryEntry> waiting = new LinkedHashMap<>();
    private final Set<ObjectGuid> told = new HashSet<>();
    private @Nullable ObjectGuid container;

    /** @param ofLinks whether those that links lead to are told too; needless where all of the class are read anyhow */
    ForeignPrincipals(DirectoryConnection connection, ContainerScope scope, EntryConsumer consumer, boolean ofLinks) {
        this.connection = connection;
        this.scope = scope;
        this.consumer = consumer;
        this.ofLinks = ofLinks;
    }

    /** Tells an entry of this class, at once or, when its place is missing, with {@link #finish}; false for others. */
    boolean takes(DirectoryEntry entry) {
        if (!entry.objectClass().equalsIgnoreCase(OBJECT_CLASS)) {
            return false;
        }
        if (entry.parent().isPresent() || entry.deleted()) {
            waiting.remove(entry.guid());
            told.add(entry.guid());
            consumer.accept(entry);
        } else {
            waiting.put(entry.guid(), entry);
        }
        return true;
    }

    /** Takes values of a link, as names with their GUIDs, of which some may be of this class. */
    void noteEnds(Attribute link) {
        if (!ofLinks) {
            return;
        }
        for (String value : link.getValues()) {
            ExtendedName end = ExtendedName.parse(value);
            end.guid()
                    .filter(guid -> !told.contains(guid) && isForeign(end.name()))
                    .ifPresent(guid -> waiting.computeIfAbsent(guid, _ -> named(guid, end.name())));
        }
    }

    /** Tells those that were not told at once, at the end of a page or answer. To be called between searches. */
    void finish() {
        told.clear();
        tell();
    }

    /** The same within a page. Asks for one object, once in a reading. */
    void tell() {
        if (waiting.isEmpty()) {
            return;
        }
        ObjectGuid place = container;
        if (place == null) {
            place = connection.guidOf(CONTAINER + connection.base()).orElse(ObjectGuid.NONE);
            container = place;
        }
        for (DirectoryEntry entry : waiting.values()) {
            consumer.accept(place.equals(ObjectGuid.NONE) ? entry : entry.below(place));
        }
        waiting.clear();
    }

    private boolean isForeign(String name) {
        return name.regionMatches(true, 0, NAMES_BEGIN, 0, NAMES_BEGIN.length())
                && name.substring(name.indexOf(',') + 1).equalsIgnoreCase(CONTAINER + connection.base());
    }

    private DirectoryEntry named(ObjectGuid guid, String name) {
        return new DirectoryEntry(
                DirectoryEntry.Kind.PATCH,
                guid,
                OBJECT_CLASS,
                Optional.empty(),
                name.substring(0, name.indexOf(',')),
                false,
                !scope.contains(name),
                List.of(),
                List.of());
    }
}
