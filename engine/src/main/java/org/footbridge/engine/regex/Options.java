package org.footbridge.engine.regex;

/**
 * What {@code (?imnsx)} switches.
 *
 * @param lines {@code ^} and {@code $} hold at each line
 * @param namedOnly round brackets without a name do not capture
 * @param lineFeedToo the dot matches line feeds too
 * @param ignoreBlanks blanks and {@code #} comments in the pattern mean nothing
 */
record Options(boolean ignoreCase, boolean lines, boolean namedOnly, boolean lineFeedToo, boolean ignoreBlanks) {

    static final Options NONE = new Options(false, false, false, false, false);

    static boolean isLetter(char letter) {
        return "imnsx".indexOf(letter) >= 0;
    }

    Options with(char letter, boolean on) {
        return switch (letter) {
            case 'i' -> new Options(on, lines, namedOnly, lineFeedToo, ignoreBlanks);
            case 'm' -> new Options(ignoreCase, on, namedOnly, lineFeedToo, ignoreBlanks);
            case 'n' -> new Options(ignoreCase, lines, on, lineFeedToo, ignoreBlanks);
            case 's' -> new Options(ignoreCase, lines, namedOnly, on, ignoreBlanks);
            default -> new Options(ignoreCase, lines, namedOnly, lineFeedToo, on);
        };
    }
}
