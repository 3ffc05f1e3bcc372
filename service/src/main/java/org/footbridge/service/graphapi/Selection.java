package org.footbridge.service.graphapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which properties an answer shows.
 *
 * @param names as the caller listed them; empty for the usual ones of each type
 */
record Selection(List<String> names) {
    static final Selection USUAL = new Selection(List.of());

    /** Directory extensions have names of the tenant's own making. */
    private static final Pattern EXTENSION = Pattern.compile("extension_[A-Za-z0-9_]{1,240}");

    private static final Pattern EXPANDED_MANAGER =
            Pattern.compile("manager(?:\\(\\s*\\$select\\s*=\\s*([A-Za-z0-9_,\\s]+)\\))?");

    /**
     * Reads {@code $select}.
     *
     * @throws QueryFailure a name is unknown to all of the types
     */
    static Selection read(List<String> names, List<Catalogue> types) {
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean known = types.stream().anyMatch(type -> type.selectable().containsKey(lower));
            if (!known && !EXTENSION.matcher(name).matches()) {
                throw QueryFailure.malformed(
                        "Could not find a property named '" + QueryFailure.shortened(name) + "' on "
                                + String.join(
                                        ", ",
                                        types.stream().map(Catalogue::odataType).toList()) + ".",
                        "Take it out of $select, or correct its spelling.");
            }
        }
        return new Selection(List.copyOf(names));
    }

    /**
     * Reads {@code $expand}, of which {@code manager} is offered.
     *
     * @return what to show of the manager
     */
    static Selection expandedManager(String expand) {
        Matcher matcher = EXPANDED_MANAGER.matcher(expand);
        if (!matcher.matches()) {
            throw QueryFailure.unsupported(
                    "$expand is offered for manager and manager($select=…) only.",
                    "Read members and memberOf by their own addresses.");
        }
        String names = matcher.group(1);
        return names == null
                ? USUAL
                : read(List.of(names.strip().split("\\s*,\\s*", -1)), List.of(Catalogue.USERS, Catalogue.CONTACTS));
    }

    /** The names to show of an object of the type, spelled as in Graph, {@code id} first. */
    List<String> of(Catalogue type) {
        if (names.isEmpty()) {
            return type.shown();
        }
        List<String> shown = new ArrayList<>(List.of("id"));
        for (String name : names) {
            String spelled = type.selectable().get(name.toLowerCase(Locale.ROOT));
            if (spelled == null && EXTENSION.matcher(name).matches()) {
                spelled = name;
            }
            if (spelled != null && !shown.contains(spelled)) {
                shown.add(spelled);
            }
        }
        return shown;
    }
}
