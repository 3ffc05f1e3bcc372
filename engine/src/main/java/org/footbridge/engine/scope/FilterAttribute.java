package org.footbridge.engine.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.StagedObject;

/**
 * What is known of an attribute that a filter names.
 *
 * @param multivalued the directory lets it have several values
 */
public record FilterAttribute(PropertyDefinition.Type type, boolean multivalued) {

    static final String ACCOUNT_DISABLED = "accountdisabled";
    static final String ACCOUNT_CONTROL = "userAccountControl";

    /** ADS_UF_ACCOUNT_DISABLE (MS-ADTS 2.2.16). */
    private static final long DISABLED = 0x2;

    /** The values as a filter sees them, those of the attributes that are worked out too; empty ones are none. */
    static List<String> values(StagedObject object, String attribute) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case ACCOUNT_DISABLED -> accountDisabled(object.number(ACCOUNT_CONTROL));
            case "distinguishedname" -> present(object.distinguishedName());
            case "objectclass" -> present(object.objectClass());
            case "objectguid" -> List.of(object.guid().toString());
            default -> staged(object, attribute);
        };
    }

    /** What has to be read from the directory to know the values. */
    static Set<String> reads(String attribute) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case ACCOUNT_DISABLED -> Set.of(ACCOUNT_CONTROL);
            case "distinguishedname", "objectclass", "objectguid" -> Set.of();
            default -> Set.of(attribute);
        };
    }

    private static List<String> accountDisabled(OptionalLong control) {
        return control.isEmpty() ? List.of() : List.of((control.getAsLong() & DISABLED) != 0 ? "TRUE" : "FALSE");
    }

    private static List<String> staged(StagedObject object, String attribute) {
        List<String> values = new ArrayList<>();
        for (AttributeValue value : object.values(attribute)) {
            values.addAll(present(value.text()));
        }
        return values;
    }

    private static List<String> present(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }
}
