package org.footbridge.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A distinguished name in the string form of RFC 4514, as its components are spelled. The only place where names are taken
 * apart and put together, so that no comma of a name is ever taken for one between names.
 *
 * @param components from the object itself up to the domain, each as it is spelled, e.g. {@code CN=Smith\, Ann}
 */
public record DistinguishedName(List<String> components) {
    private static final char ESCAPE = '\\';
    private static final char SEPARATOR = ',';

    public DistinguishedName {
        components = List.copyOf(components);
    }

    /** Takes a name apart; blanks around the commas between components are not part of it (RFC 4514 2.4, RFC 2253 4). */
    public static DistinguishedName parse(String text) {
        List<String> components = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == ESCAPE) {
                at++;
            } else if (character == SEPARATOR) {
                components.add(stripped(text.substring(start, at)));
                start = at + 1;
            }
        }
        components.add(stripped(text.substring(start)));
        return new DistinguishedName(components);
    }

    /** The first component, e.g. {@code CN=Smith\, Ann}; the whole text when there is but one. */
    public static String first(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == ESCAPE) {
                at++;
            } else if (character == SEPARATOR) {
                return text.substring(0, at);
            }
        }
        return text;
    }

    /** The value of the first component without its type and its escapes: {@code Smith, Ann}. NUL is left out. */
    public static String firstValue(String text) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        int at = text.indexOf('=') + 1;
        while (at < text.length() && text.charAt(at) != SEPARATOR) {
            if (text.charAt(at) != ESCAPE) {
                at = copy(text, at, value);
            } else if (isHexPair(text, at + 1)) {
                value.write(Integer.parseInt(text, at + 1, at + 3, 16));
                at += 3;
            } else {
                at = copy(text, at + 1, value);
            }
        }
        return value.toString(StandardCharsets.UTF_8).replace("\0", "");
    }

    /** The names of everything above, the nearest first. */
    public List<DistinguishedName> above() {
        List<DistinguishedName> above = new ArrayList<>();
        for (int from = 1; from < components.size(); from++) {
            above.add(new DistinguishedName(components.subList(from, components.size())));
        }
        return above;
    }

    @Override
    public String toString() {
        return String.join(String.valueOf(SEPARATOR), components);
    }

    /** A blank that is escaped belongs to the component. */
    private static String stripped(String component) {
        String bare = component.strip();
        return endsInsideAnEscape(bare)
                        && bare.length() < component.stripLeading().length()
                ? component.stripLeading().substring(0, bare.length() + 1)
                : bare;
    }

    private static boolean endsInsideAnEscape(String text) {
        int escapes = 0;
        while (escapes < text.length() && text.charAt(text.length() - 1 - escapes) == ESCAPE) {
            escapes++;
        }
        return escapes % 2 == 1;
    }

    private static int copy(String text, int at, ByteArrayOutputStream value) {
        if (at >= text.length()) {
            return at;
        }
        String character = Character.toString(text.codePointAt(at));
        value.writeBytes(character.getBytes(StandardCharsets.UTF_8));
        return at + character.length();
    }

    private static boolean isHexPair(String text, int at) {
        return at + 1 < text.length()
                && Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }
}
