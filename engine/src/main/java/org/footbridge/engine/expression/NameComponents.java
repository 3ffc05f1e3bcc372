package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The parts of a distinguished name in the text form of RFC 4514. Lenient: every text has parts. */
final class NameComponents {

    private NameComponents() {}

    /**
     * @param type as it is written; empty when there is none
     * @param value without escapes
     */
    record Component(String type, String value) {}

    /** The values from left to right. */
    static List<String> values(String name) {
        return of(name).stream().map(Component::value).toList();
    }

    /** From left to right. Of a part with several types the first counts. */
    static List<Component> of(String name) {
        List<Component> components = new ArrayList<>();
        int start = 0;
        while (start < name.length()) {
            int end = next(name, start, ',');
            components.add(component(name.substring(start, end)));
            start = end + 1;
        }
        return components;
    }

    private static Component component(String part) {
        String first = part.substring(0, next(part, 0, '+'));
        int equals = first.indexOf('=');
        String type = WhiteSpace.trim(first.substring(0, Math.max(equals, 0)));
        return new Component(type, unescaped(withoutBlanks(first.substring(equals + 1))));
    }

    /** RFC 4514 2.4. A type with an equals sign in front of the value stays as it is. */
    static String escape(String component) {
        int begin = behindType(component);
        StringBuilder escaped = new StringBuilder(component.length() + 8).append(component, 0, begin);
        for (int i = begin; i < component.length(); i++) {
            char c = component.charAt(i);
            boolean atEnds = (c == ' ' && (i == begin || i == component.length() - 1)) || (c == '#' && i == begin);
            if (c == 0 || c == '\n' || c == '\r') {
                escaped.append(c == 0 ? "\\00" : c == '\n' ? "\\0A" : "\\0D");
            } else {
                escaped.append(atEnds || "\"+,;<>\\".indexOf(c) >= 0 ? "\\" : "")
                        .append(c);
            }
        }
        return escaped.toString();
    }

    private static int behindType(String component) {
        int at = 0;
        while (at < component.length() && isOfType(component.charAt(at), at)) {
            at++;
        }
        return at > 0 && at < component.length() && component.charAt(at) == '=' ? at + 1 : 0;
    }

    private static boolean isOfType(char c, int at) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (at > 0 && ((c >= '0' && c <= '9') || c == '-'));
    }

    private static String unescaped(String escaped) {
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
        return bytes.toString(UTF_8);
    }

    /** Blanks around a value mean nothing, unless they are escaped. */
    private static String withoutBlanks(String escaped) {
        int start = 0;
        while (start < escaped.length() && escaped.charAt(start) == ' ') {
            start++;
        }
        int end = escaped.length();
        while (end > start && escaped.charAt(end - 1) == ' ') {
            end--;
        }
        int backslashes = 0;
        while (end - backslashes > start && escaped.charAt(end - backslashes - 1) == '\\') {
            backslashes++;
        }
        boolean last = end < escaped.length() && backslashes % 2 == 1;
        return escaped.substring(start, last ? end + 1 : end);
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
                && HexFormat.isHexDigit(text.charAt(at))
                && HexFormat.isHexDigit(text.charAt(at + 1));
    }
}
