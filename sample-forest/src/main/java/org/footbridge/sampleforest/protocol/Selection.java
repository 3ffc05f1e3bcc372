package org.footbridge.sampleforest.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.AttributeType.Origin;
import org.footbridge.sampleforest.store.AttributeTypes;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.LinkSet;
import org.footbridge.sampleforest.store.StoredAttribute;
import org.jspecify.annotations.Nullable;

/** The attributes that a request asks for. Unknown names are passed over, as directories do. */
final class Selection {
    /**
     * One attribute of the list.
     *
     * @param from first value wanted
     * @param to last value wanted, {@link Integer#MAX_VALUE} for the end
     */
    record Wanted(AttributeType type, boolean ranged, int from, int to) {}

    private final List<Wanted> wanted = new ArrayList<>();
    private final boolean everything;
    private final List<AttributeType> kept;

    private Selection(boolean everything, List<AttributeType> kept) {
        this.everything = everything;
        this.kept = kept;
    }

    static Selection of(AttributeTypes types, List<String> names) {
        List<AttributeType> kept = types.all().stream()
                .filter(type -> type.origin() == Origin.SYSTEM || type.origin() == Origin.BACK_LINK)
                .toList();
        Selection selection = new Selection(names.isEmpty() || names.contains("*"), kept);
        for (String name : names) {
            Wanted one = parse(types, name);
            if (one != null) {
                selection.wanted.add(one);
            }
        }
        return selection;
    }

    private static @Nullable Wanted parse(AttributeTypes types, String text) {
        String[] parts = text.split(";");
        Optional<AttributeType> type = types.find(parts[0].strip());
        if (type.isEmpty()) {
            return null;
        }
        for (int i = 1; i < parts.length; i++) {
            String option = parts[i].toLowerCase(Locale.ROOT).strip();
            if (option.startsWith("range=")) {
                return range(type.get(), option.substring("range=".length()));
            }
        }
        return new Wanted(type.get(), false, 0, Integer.MAX_VALUE);
    }

    private static @Nullable Wanted range(AttributeType type, String range) {
        int dash = range.indexOf('-');
        if (dash < 1) {
            return null;
        }
        try {
            String end = range.substring(dash + 1);
            int from = Integer.parseInt(range.substring(0, dash));
            int to = end.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(end);
            return from <= to ? new Wanted(type, true, from, to) : null;
        } catch (NumberFormatException malformed) {
            return null;
        }
    }

    /** Everything that is not merely computed was asked for. */
    boolean everything() {
        return everything;
    }

    boolean includes(AttributeType type) {
        if (everything && type.origin() != Origin.CONSTRUCTED) {
            return true;
        }
        return wanted.stream().anyMatch(one -> one.type() == type);
    }

    /** What to return for the object, in the order of the request, or all that it has. */
    List<Wanted> resolve(DirectoryObject object) {
        if (!everything) {
            return wanted;
        }
        List<Wanted> all = new ArrayList<>(wanted);
        for (StoredAttribute attribute : object.attributes()) {
            addUnwanted(all, attribute.type());
        }
        for (LinkSet link : object.links()) {
            addUnwanted(all, link.type());
        }
        kept.forEach(type -> addUnwanted(all, type));
        return all;
    }

    /** Adds a type that is not in the list by its own name already. */
    private void addUnwanted(List<Wanted> all, AttributeType type) {
        for (Wanted one : wanted) {
            if (one.type() == type) {
                return;
            }
        }
        all.add(new Wanted(type, false, 0, Integer.MAX_VALUE));
    }
}
