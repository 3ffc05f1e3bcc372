package org.footbridge.engine;

import java.util.List;
import java.util.stream.IntStream;

/** Names that differ by a number, in tables: {@code name1..3} stands for name1, name2 and name3. */
public final class NumberedNames {

    private NumberedNames() {}

    /** Any other word is a name itself. */
    public static List<String> expand(String word) {
        int range = word.indexOf("1..");
        if (range < 0) {
            return List.of(word);
        }
        int last = Integer.parseInt(word.substring(range + "1..".length()));
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> word.substring(0, range) + number)
                .toList();
    }
}
