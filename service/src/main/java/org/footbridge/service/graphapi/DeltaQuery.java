package org.footbridge.service.graphapi;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.service.graphapi.Filter.Comparison;

/**
 * What somebody follows.
 *
 * @param kinds types of objects
 * @param typed each object is written with its type
 * @param selection properties that are told, and whose changes are
 * @param reference {@code members} or {@code manager}, if that is followed
 * @param ids only these objects; empty: all
 * @param minimal of a changed object only what changed is told
 * @param size objects, or changes, of a page
 */
record DeltaQuery(
        QueryOptions options,
        List<ObjectKind> kinds,
        boolean typed,
        Selection selection,
        Optional<String> reference,
        Set<UUID> ids,
        boolean minimal,
        int size) {
    static final int USUAL_SIZE = 200;
    static final String MINIMAL = "return=minimal";
    private static final int MOST_IDS = 50;

    private static final Set<String> FOLLOWED = Set.of("members", "manager");
    private static final Pattern OF_TYPES = Pattern.compile(
            "isof\\('microsoft\\.graph\\.[A-Za-z]+'\\)(\\s+or\\s+isof\\('microsoft\\.graph\\.[A-Za-z]+'\\))*");
    private static final Pattern TYPE = Pattern.compile("'(microsoft\\.graph\\.[A-Za-z]+)'");
    private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize=([0-9]{1,3})");

    /** @param preferences values of the header Prefer, in lower case */
    static DeltaQuery of(ObjectKind kind, QueryOptions options, List<String> preferences) {
        List<String> names = new ArrayList<>(options.names("$select"));
        Optional<String> reference = Expansion.references(kind).stream()
                .map(property -> property.name())
                .filter(FOLLOWED::contains)
                .filter(name -> names.removeIf(name::equalsIgnoreCase))
                .findFirst();
        boolean only = reference.isPresent() && names.isEmpty();
        Selection selection = Selection.read(only ? List.of("id") : names, List.of(Catalogue.of(kind)));
        return new DeltaQuery(
                options,
                List.of(kind),
                false,
                selection,
                reference,
                ids(options),
                preferences.contains(MINIMAL),
                size(preferences));
    }

    /** Of the types that the filter names, or of all. */
    static DeltaQuery ofTypes(QueryOptions options, List<String> preferences) {
        List<ObjectKind> kinds = kinds(options);
        Selection selection = Selection.read(
                options.names("$select"), kinds.stream().map(Catalogue::of).toList());
        return new DeltaQuery(
                options,
                kinds,
                true,
                selection,
                Optional.empty(),
                Set.of(),
                preferences.contains(MINIMAL),
                size(preferences));
    }

    boolean wants(ObjectKind kind, UUID id) {
        return kinds.contains(kind) && (ids.isEmpty() || ids.contains(id));
    }

    /** Of the names of stored properties that changed, those by which they are told here. */
    List<String> told(ObjectKind kind, Set<String> changed) {
        Set<String> shown = new TreeSet<>();
        changed.forEach(name -> {
            shown.add(name);
            shown.add(gathered(kind, name));
        });
        return selection.of(Catalogue.of(kind)).stream().filter(shown::contains).toList();
    }

    /** Graph gathers some properties in one; those of contacts can be selected by themselves, too. */
    private static String gathered(ObjectKind kind, String stored) {
        if (stored.startsWith("extensionAttribute")) {
            return "onPremisesExtensionAttributes";
        }
        if (kind != ObjectKind.CONTACT) {
            return stored;
        }
        return switch (stored) {
            case "businessPhones", "mobilePhone", "faxNumber" -> "phones";
            case "streetAddress", "city", "state", "postalCode", "country", "officeLocation" -> "addresses";
            default -> stored;
        };
    }

    private static List<ObjectKind> kinds(QueryOptions options) {
        String filter = options.text("$filter");
        if (filter == null) {
            return List.of(ObjectKind.values());
        }
        if (!OF_TYPES.matcher(filter).matches()) {
            throw QueryFailure.unsupported(
                    "Changes of directory objects can only be filtered by their type.",
                    "Write isof('microsoft.graph.user') or isof('microsoft.graph.group') or"
                            + " isof('microsoft.graph.orgContact').");
        }
        Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
        Matcher type = TYPE.matcher(filter);
        while (type.find()) {
            kinds.add(ObjectKind.ofCast(type.group(1)));
        }
        return List.copyOf(kinds);
    }

    private static Set<UUID> ids(QueryOptions options) {
        String filter = options.text("$filter");
        if (filter == null) {
            return Set.of();
        }
        Set<UUID> ids = new TreeSet<>();
        collect(FilterParser.parse(filter), ids);
        if (ids.size() > MOST_IDS) {
            throw QueryFailure.unsupported(
                    "Changes of " + ids.size() + " objects are asked for; at most " + MOST_IDS + " can be named.",
                    "Ask in several queries, or for all objects.");
        }
        return Set.copyOf(ids);
    }

    private static void collect(Filter filter, Set<UUID> ids) {
        switch (filter) {
            case Filter.Or(Filter left, Filter right) -> {
                collect(left, ids);
                collect(right, ids);
            }
            case Filter.Compare(String property, Comparison operator, Literal value)
            when property.equalsIgnoreCase("id") && operator == Comparison.EQ -> ids.add(id(value));
            case Filter.In(String property, List<Literal> values)
            when property.equalsIgnoreCase("id") -> values.forEach(value -> ids.add(id(value)));
            default ->
                throw QueryFailure.unsupported(
                        "Changes can only be filtered by the ids of objects.",
                        "Write id eq '…' or id eq '…'; narrow what is told with $select.");
        }
    }

    private static UUID id(Literal literal) {
        return switch (literal) {
            case Literal.Guid(UUID value) -> value;
            case Literal.Text(String text)
            when RequestedObject.guid(text).isPresent() ->
                RequestedObject.guid(text).orElseThrow();
            default -> throw QueryFailure.malformed("The $filter compares id with what is no GUID.", "Correct it.");
        };
    }

    private static int size(List<String> preferences) {
        for (String preference : preferences) {
            Matcher size = PAGE_SIZE.matcher(preference);
            if (size.matches() && !size.group(1).matches("0+")) {
                return Integer.parseInt(size.group(1));
            }
        }
        return USUAL_SIZE;
    }
}
