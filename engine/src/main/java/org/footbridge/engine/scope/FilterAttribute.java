package org.footbridge.engine.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.VirtualAttribute;

/**
 * What is known of an attribute that a filter names.
 *
 * @param multivalued the directory lets it have several values
 */
public record FilterAttribute(PropertyDefinition.Type type, boolean multivalued) {

    static final String ACCOUNT_CONTROL = "userAccountControl";

    /** ADS_UF_ACCOUNT_DISABLE (MS-ADTS 2.2.16). */
    private static final long DISABLED = 0x2;

    /** The values as a filter sees them, those of virtual attributes too; empty ones are none. */
    static List<String> values(StagedObject object, String attribute) {
        return VirtualAttribute.named(attribute)
                .map(virtual -> values(object, virtual))
                .orElseGet(() -> staged(object, attribute));
    }

    /** What has to be read from the directory to know the values. */
    static Set<String> reads(String attribute) {
        return VirtualAttribute.named(attribute).map(VirtualAttribute::reads).orElseGet(() -> Set.of(attribute));
    }

    private static List<String> values(StagedObject object, VirtualAttribute virtual) {
        return switch (virtual) {
            case OBJECT_GUID -> List.of(object.guid().toBase64());
            case DISTINGUISHED_NAME -> present(object.distinguishedName());
            case OBJECT_CLASS -> present(object.objectClass());
            case ACCOUNT_DISABLED -> accountDisabled(object.number(ACCOUNT_CONTROL));
            // refused before: filters are asked when something changes, not when time passes
            case ACCOUNT_EXPIRED -> List.of();
            case MAIL_ENABLED -> truth(SourceTraits.isMailEnabled(object));
        };
    }

    private static List<String> accountDisabled(OptionalLong control) {
        return control.isEmpty() ? List.of() : truth((control.getAsLong() & DISABLED) != 0);
    }

    private static List<String> truth(boolean value) {
        return List.of(value ? "TRUE" : "FALSE");
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
