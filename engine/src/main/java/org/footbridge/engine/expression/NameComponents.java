package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
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
        return new Component(type, unescaped(first.substring(equals + 1)));
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
        StringBuilder value = new StringBuilder(escaped.length());
        int i = 0;
        while (i < escaped.length()) {
            int pairs = hexadecimalPairs(escaped, i);
            if (pairs > 0) {
                value.append(decoded(escaped, i, pairs));
                i += 3 * pairs;
                continue;
            }
            if (escaped.charAt(i) == '\\' && i + 1 < escaped.length()) {
                i++;
            }
            value.append(escaped.charAt(i));
            i++;
        }
        return WhiteSpace.trim(value.toString());
    }

    /** Bytes of UTF-8, each a backslash with two hexadecimal digits. */
    private static String decoded(String text, int from, int pairs) {
        byte[] bytes = new byte[pairs];
        for (int i = 0; i < pairs; i++) {
            bytes[i] = (byte) Integer.parseInt(text, from + 3 * i + 1, from + 3 * i + 3, 16);
        }
        return new String(bytes, UTF_8);
    }

    private static int hexadecimalPairs(String text, int from) {
        int pairs = 0;
        int at = from;
        while (at + 2 < text.length()
                && text.charAt(at) == '\\'
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0) {
            pairs++;
            at += 3;
        }
        return pairs;
    }

    /** Where a character stands that is not escaped; the end when there is none. */
    private static int next(String text, int from, char wanted) {
        int i = from;
        while (i < text.length() && text.charAt(i) != wanted) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }
}
