package org.footbridge.engine.projection;

import java.util.Set;
import org.footbridge.engine.expression.Value;

/** The few attributes that one expression looks at. */
final class ReadSlots {

    static final ReadSlots NONE = new ReadSlots(new String[0], new int[0]);

    private final String[] names;
    private final int[] slots;

    private ReadSlots(String[] names, int[] slots) {
        this.names = names;
        this.slots = slots;
    }

    /** @param names as the expression spells them */
    static ReadSlots of(Set<String> names, AttributeSlots attributes) {
        return new ReadSlots(
                names.toArray(String[]::new),
                names.stream().mapToInt(attributes::add).toArray());
    }

    /** {@link AttributeSlots#NONE} when it is none of them. */
    int find(String name) {
        for (int at = 0; at < names.length; at++) {
            if (names[at].equals(name)) {
                return slots[at];
            }
        }
        return AttributeSlots.NONE;
    }

    /** Whether the object has none of them. */
    boolean haveNothing(SourceValues source) {
        for (int slot : slots) {
            if (!(source.at(slot) instanceof Value.Nothing)) {
                return false;
            }
        }
        return true;
    }
}
