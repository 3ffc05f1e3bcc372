package org.footbridge.service.graphapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
