package org.footbridge.engine.regex;

/** Reads how often a part is repeated: {@code * + ? {n} {n,} {n,m}}, each with a further {@code ?} for lazy. */
final class Quantifier {

    private Quantifier() {}

    /** A brace that does not hold numbers is an ordinary character. */
    static boolean isNext(ReadPattern read) {
        if (read.sees('*') || read.sees('+') || read.sees('?')) {
            return true;
        }
        if (!read.sees('{')) {
            return false;
        }
        int begin = read.at();
        read.next();
        boolean digits = skipDigits(read);
        if (digits && read.accept(',')) {
            skipDigits(read);
        }
        boolean closed = digits && read.sees('}');
        read.goTo(begin);
        return closed;
    }

    private static boolean skipDigits(ReadPattern read) {
        boolean any = read.seesDigit();
        while (read.seesDigit()) {
            read.next();
        }
        return any;
    }

    /** @return the part, repeated if a quantifier follows it */
    static Node parse(ReadPattern read, Node part, Runnable skipBlanks) {
        if (!isNext(read)) {
            return part;
        }
        int minimum = 0;
        int maximum = Integer.MAX_VALUE;
        switch (read.next()) {
            case '*' -> {}
            case '+' -> minimum = 1;
            case '?' -> maximum = 1;
            default -> {
                minimum = read.number();
                maximum = minimum;
                if (read.accept(',')) {
                    maximum = read.seesDigit() ? read.number() : Integer.MAX_VALUE;
                }
                read.next();
            }
        }
        if (minimum > maximum) {
            throw read.fault("The least number of repetitions is larger than the largest");
        }
        skipBlanks.run();
        boolean lazy = read.accept('?');
        skipBlanks.run();
        if (isNext(read)) {
            throw read.fault("A quantifier follows a quantifier");
        }
        return new Node.Repeat(part, minimum, maximum, lazy);
    }
}
