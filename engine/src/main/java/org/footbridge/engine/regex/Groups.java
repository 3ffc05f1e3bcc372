package org.footbridge.engine.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * The groups of a pattern. Those without a name are numbered first, from left to right, then the named ones; a group
 * may also be named by a number. The same name or number is the same group. Slots are the groups in order of their
 * numbers; slot 0 is the whole match.
 */
final class Groups {

    private final Map<String, Integer> slots = new HashMap<>();
    private final int count;

    Groups(int unnamed, SequencedSet<String> named) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (int number = 0; number <= unnamed; number++) {
            numbers.add(number);
        }
        List<String> names = new ArrayList<>();
        for (String name : named) {
            if (isNumber(name)) {
                numbers.add(Integer.parseInt(name));
            } else {
                names.add(name);
            }
        }
        Map<String, Integer> numbersOfNames = new HashMap<>();
        int next = unnamed + 1;
        for (String name : names) {
            while (!numbers.add(next)) {
                next++;
            }
            numbersOfNames.put(name, next);
        }
        List<Integer> ordered = List.copyOf(numbers);
        Map<Integer, Integer> slotsOfNumbers = new HashMap<>();
        for (int slot = 0; slot < ordered.size(); slot++) {
            slotsOfNumbers.put(ordered.get(slot), slot);
            slots.put(ordered.get(slot).toString(), slot);
        }
        numbersOfNames.forEach((name, number) -> slots.put(name, slotsOfNumbers.getOrDefault(number, 0)));
        count = ordered.size();
    }

    static boolean isNumber(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** @param name a name, or a number without leading zeros */
    Optional<Integer> slot(String name) {
        return Optional.ofNullable(slots.get(name));
    }

    /** With the whole match. */
    int count() {
        return count;
    }
}
