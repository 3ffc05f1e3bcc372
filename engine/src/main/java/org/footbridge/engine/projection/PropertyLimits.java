package org.footbridge.engine.projection;

import java.util.Map;
import org.footbridge.engine.PropertyDefinition;

/** What the tenant directory can hold beside what the definition of a property says. */
final class PropertyLimits {

    /** Values of directory extensions that one object may have. */
    static final int EXTENSIONS_OF_AN_OBJECT = 100;

    private static final int CERTIFICATES = 15;
    private static final Map<String, Integer> MOST_VALUES =
            Map.of("userCertificate", CERTIFICATES, "userSMIMECertificate", CERTIFICATES);

    private PropertyLimits() {}

    /** A sign-in name may come in any length, because one that does not fit is replaced. */
    static int longest(PropertyDefinition property) {
        return property.name().equals("userPrincipalName") ? Integer.MAX_VALUE : property.maximumLength();
    }

    static int mostValues(String property) {
        return MOST_VALUES.getOrDefault(property, Integer.MAX_VALUE);
    }

    /** Whether it is a directory extension. */
    static boolean isExtension(String property) {
        return property.startsWith("extension_");
    }

    /** The beginning of a text, without half of a character that takes two units. */
    static String cut(String text, int length) {
        boolean halved = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, halved ? length - 1 : length);
    }

    /** No text of a database holds U+0000, and halves of surrogate pairs are no characters. */
    static boolean isStorable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
