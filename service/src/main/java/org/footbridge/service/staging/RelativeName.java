package org.footbridge.service.staging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The first component of a distinguished name, in the string form of RFC 4514. */
final class RelativeName {
    private RelativeName() {}

    /**
     * The value of the first component, without its type and its escapes.
     *
     * @param name a distinguished name or its first component, e.g. {@code CN=Smith\\, Ann,OU=Staff}
     */
    static String value(String name) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        int at = name.indexOf('=') + 1;
        while (at < name.length() && name.charAt(at) != ',') {
            if (name.charAt(at) != '\\') {
                at = copy(name, at, value);
            } else if (isHexPair(name, at + 1)) {
                value.write(Integer.parseInt(name, at + 1, at + 3, 16));
                at += 3;
            } else {
                at = copy(name, at + 1, value);
            }
        }
        return value.toString(StandardCharsets.UTF_8).replace("\0", "");
    }

    private static int copy(String name, int at, ByteArrayOutputStream value) {
        if (at >= name.length()) {
            return at;
        }
        String character = Character.toString(name.codePointAt(at));
        value.writeBytes(character.getBytes(StandardCharsets.UTF_8));
        return at + character.length();
    }

    private static boolean isHexPair(String name, int at) {
        return at + 1 < name.length()
                && Character.digit(name.charAt(at), 16) >= 0
                && Character.digit(name.charAt(at + 1), 16) >= 0;
    }
}
