package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The parts of a distinguished name in the text form of RFC 4514. Lenient: every text has parts. */
final class NameComponents {

    private NameComponents() {}

    /** The values from left to right, without types and escapes. Of a part with several types the first value. */
    static List<String> values(String name) {
        List<String> values = new ArrayList<>();
        int start = 0;
        while (start < name.length()) {
            int end = next(name, start, ',');
            values.add(value(name.substring(start, end)));
            start = end + 1;
        }
        return values;
    }

    private static String value(String part) {
        String first = part.substring(0, next(part, 0, '+'));
        String escaped = first.substring(first.indexOf('=') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        int i = 0;
        while (i < escaped.length()) {
            if (escaped.charAt(i) == '\\' && isHexadecimalPair(escaped, i + 1)) {
                bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
                i += 3;
                continue;
            }
            if (escaped.charAt(i) == '\\' && i + 1 < escaped.length()) {
                i++;
            }
            int end = escaped.offsetByCodePoints(i, 1);
            bytes.writeBytes(escaped.substring(i, end).getBytes(UTF_8));
            i = end;
        }
        return WhiteSpace.trim(bytes.toString(UTF_8));
    }

    /** Where a character stands that is not escaped; the end when there is none. */
    private static int next(String text, int from, char wanted) {
        int i = from;
        while (i < text.length() && text.charAt(i) != wanted) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    private static boolean isHexadecimalPair(String text, int at) {
        return at + 1 < text.length()
                && Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }
}
