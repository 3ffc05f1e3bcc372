package org.footbridge.engine.regex;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** General categories of Unicode as bits of {@link Character#getType}. */
final class Category {

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            entry("Lu", bit(Character.UPPERCASE_LETTER)),
            entry("Ll", bit(Character.LOWERCASE_LETTER)),
            entry("Lt", bit(Character.TITLECASE_LETTER)),
            entry("Lm", bit(Character.MODIFIER_LETTER)),
            entry("Lo", bit(Character.OTHER_LETTER)),
            entry("Mn", bit(Character.NON_SPACING_MARK)),
            entry("Mc", bit(Character.COMBINING_SPACING_MARK)),
            entry("Me", bit(Character.ENCLOSING_MARK)),
            entry("Nd", bit(Character.DECIMAL_DIGIT_NUMBER)),
            entry("Nl", bit(Character.LETTER_NUMBER)),
            entry("No", bit(Character.OTHER_NUMBER)),
            entry("Pc", bit(Character.CONNECTOR_PUNCTUATION)),
            entry("Pd", bit(Character.DASH_PUNCTUATION)),
            entry("Ps", bit(Character.START_PUNCTUATION)),
            entry("Pe", bit(Character.END_PUNCTUATION)),
            entry("Pi", bit(Character.INITIAL_QUOTE_PUNCTUATION)),
            entry("Pf", bit(Character.FINAL_QUOTE_PUNCTUATION)),
            entry("Po", bit(Character.OTHER_PUNCTUATION)),
            entry("Sm", bit(Character.MATH_SYMBOL)),
            entry("Sc", bit(Character.CURRENCY_SYMBOL)),
            entry("Sk", bit(Character.MODIFIER_SYMBOL)),
            entry("So", bit(Character.OTHER_SYMBOL)),
            entry("Zs", bit(Character.SPACE_SEPARATOR)),
            entry("Zl", bit(Character.LINE_SEPARATOR)),
            entry("Zp", bit(Character.PARAGRAPH_SEPARATOR)),
            entry("Cc", bit(Character.CONTROL)),
            entry("Cf", bit(Character.FORMAT)),
            entry("Cs", bit(Character.SURROGATE)),
            entry("Co", bit(Character.PRIVATE_USE)),
            entry("Cn", bit(Character.UNASSIGNED)));

    static final int DIGITS = all("Nd");
    static final int SEPARATORS = all("Z");
    static final int CONTROLS = all("Cc");

    /** Letters, marks that take no room, digits and connectors, as .NET has it. */
    static final int WORD = all("L") | all("Mn") | all("Nd") | all("Pc");

    private Category() {}

    private static int bit(byte type) {
        return 1 << type;
    }

    private static int all(String name) {
        int types = 0;
        for (Map.Entry<String, Integer> category : NAMED.entrySet()) {
            if (category.getKey().startsWith(name)) {
                types |= category.getValue();
            }
        }
        return types;
    }

    /** @param name of one category, or the letter that several begin with */
    static Optional<Integer> named(String name) {
        int types = name.isEmpty() || name.length() > 2 ? 0 : all(name);
        return types == 0 ? Optional.empty() : Optional.of(types);
    }

    static boolean isWord(char c) {
        return (WORD >>> Character.getType(c) & 1) != 0;
    }
}
