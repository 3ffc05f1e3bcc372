package org.footbridge.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lists the containers right below another one, by name, a page at a time. Holds a page however many there are. Which of them
 * have containers below is found out by one search below the parent, which goes on for {@value #LOOKED_AT} containers at
 * most.
 */
public final class ListContainers {
    /** Children in a page. */
    public static final int MOST = 1000;

    static final int LOOKED_AT = 10_000;

    private static final int PAGE = 1000;
    private static final int GUID_TEXT = 36;
    private static final List<String> ATTRIBUTES =
            List.of(ObjectSelection.OBJECT_GUID, ObjectSelection.OBJECT_CLASS, ObjectSelection.NAME);

    private final DirectoryConnection connection;

    public ListContainers(DirectoryConnection connection) {
        this.connection = connection;
    }

    /**
     * A page of the tree.
     *
     * @param parent empty: it is not there, or cannot be seen
     * @param next where the next page goes on; empty: there is none
     */
    public record Page(Optional<TreeNode> parent, List<TreeNode> children, String next) {
        public Page {
            children = List.copyOf(children);
        }
    }

    /** Where a child comes: by name without case, and there is no other order that every directory keeps. */
    private record Place(String name, String guid) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::name).thenComparing(Place::guid);

        static Place of(TreeNode node) {
            return new Place(node.name().toLowerCase(Locale.ROOT), node.guid().toString());
        }

        static Optional<Place> read(String text) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (text.length() < GUID_TEXT) {
                throw new IllegalArgumentException("nothing comes after '" + text + "'");
            }
            return Optional.of(new Place(text.substring(GUID_TEXT), text.substring(0, GUID_TEXT)));
        }

        String written() {
            return guid + name;
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Reads a page.
     *
     * @param parent empty: what the connection reads, usually the domain
     * @param after {@link Page#next()} of the page before; empty: the first page
     */
    public Page read(Optional<ObjectGuid> parent, String after, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException(most + " children cannot be listed at once");
        }
        Optional<Place> from = Place.read(after);
        Optional<TreeNode> found = connection
                .object(
                        parent.map(ObjectGuid::asName).orElse(connection.base()),
                        List.of(),
                        ATTRIBUTES.toArray(String[]::new))
                .map(ListContainers::node);
        if (found.isEmpty() || found.get().kind() == TreeNode.Kind.OTHER) {
            return new Page(found, List.of(), "");
        }
        NavigableMap<Place, TreeNode> first = children(found.get(), from, most);
        String next = "";
        if (first.size() > most) {
            first.pollLastEntry();
            next = first.lastKey().written();
        }
        return new Page(found, told(found.get(), List.copyOf(first.values())), next);
    }

    /** The first ones behind a place, and one more if there is one. */
    private NavigableMap<Place, TreeNode> children(TreeNode parent, Optional<Place> from, int most) {
        NavigableMap<Place, TreeNode> first = new TreeMap<>();
        PagedSearch.oneLevel(connection, ObjectFilters.containers(), PAGE)
                .read(
                        parent.distinguishedName(),
                        ATTRIBUTES,
                        entry -> {
                            TreeNode child = node(entry);
                            Place place = Place.of(child);
                            if (from.isEmpty() || place.compareTo(from.get()) > 0) {
                                first.put(place, child);
                                if (first.size() > most + 1) {
                                    first.pollLastEntry();
                                }
                            }
                        },
                        () -> {});
        return first;
    }

    private List<TreeNode> told(TreeNode parent, List<TreeNode> children) {
        if (children.isEmpty()) {
            return children;
        }
        RDN[] above = name(parent.distinguishedName()).getRDNs();
        Map<DN, Boolean> open = new HashMap<>();
        children.forEach(child -> open.put(name(child.distinguishedName()), true));
        int[] seen = new int[1];
        new PagedSearch(connection, ObjectFilters.containers(), PAGE)
                .readUntil(
                        parent.distinguishedName(),
                        List.of(SearchRequest.NO_ATTRIBUTES),
                        entry -> {
                            seen[0]++;
                            RDN[] rdns = name(ExtendedName.parse(entry.getDN()).name())
                                    .getRDNs();
                            if (rdns.length > above.length + 1) {
                                open.remove(
                                        new DN(Arrays.copyOfRange(rdns, rdns.length - above.length - 1, rdns.length)));
                            }
                        },
                        () -> {},
                        () -> open.isEmpty() || seen[0] >= LOOKED_AT);
        boolean allSeen = seen[0] < LOOKED_AT;
        return children.stream()
                .map(child ->
                        allSeen && open.containsKey(name(child.distinguishedName())) ? child : child.withChildren())
                .toList();
    }

    private static TreeNode node(SearchResultEntry found) {
        ReadEntry entry = ReadEntry.of(found);
        String name = found.getAttributeValue(ObjectSelection.NAME);
        return new TreeNode(
                entry.guid(), name == null ? entry.name() : name, entry.name(), TreeNode.kind(entry), false);
    }

    private static DN name(String text) {
        try {
            return new DN(text);
        } catch (LDAPException e) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.ANSWER_UNEXPECTED,
                    "The directory answered with the name '" + text + "', which cannot be read",
                    "Report this message.",
                    e);
        }
    }
}
