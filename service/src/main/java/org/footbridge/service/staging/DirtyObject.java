package org.footbridge.service.staging;

import java.util.Optional;
import org.footbridge.engine.StagedObject;

/**
 * A staged object that waits to be planned, with its full name and the containers above it.
 *
 * @param reduced only identity and place are staged
 * @param outcome what the last planning came to, and its code
 */
public record DirtyObject(StagedObject object, boolean reduced, Optional<String> outcome, Optional<String> outcomeCode) {

    /** The common name, for people: the first component of the distinguished name without its type and escapes. */
    public String displayName() {
        String name = object.distinguishedName();
        int equals = name.indexOf('=');
        StringBuilder text = new StringBuilder();
        for (int i = equals + 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == ',') {
                break;
            }
            if (c == '\\' && isHexPair(name, i + 1)) {
                text.append((char) Integer.parseInt(name, i + 1, i + 3, 16));
                i += 2;
            } else if (c == '\\' && i + 1 < name.length()) {
                i++;
                text.append(name.charAt(i));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static boolean isHexPair(String name, int at) {
        return at + 1 < name.length()
                && Character.digit(name.charAt(at), 16) >= 0
                && Character.digit(name.charAt(at + 1), 16) >= 0;
    }
}
