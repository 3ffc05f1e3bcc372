package org.footbridge.engine.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.mapping.AnchorRule;

/** How a schema writes where source anchors come from. */
public final class AnchorSource {

    private static final String CONSISTENCY_GUID = "mS-DS-ConsistencyGuid";
    private static final String OBJECT_GUID = VirtualAttribute.OBJECT_GUID.attribute();
    private static final String CONSISTENCY_GUID_OR_OBJECT_GUID =
            "IIF(IsPresent([" + CONSISTENCY_GUID + "]), [" + CONSISTENCY_GUID + "], [" + OBJECT_GUID + "])";
    private static final Pattern ATTRIBUTE = Pattern.compile("\\[([^\\[\\]]+)\\]");

    private AnchorSource() {}

    /**
     * @param attribute {@code mS-DS-ConsistencyGuid} stands for that attribute or else objectGUID
     */
    public static AnchorRule ofAttribute(String attribute) {
        if (attribute.equalsIgnoreCase(CONSISTENCY_GUID)) {
            return new AnchorRule.ConsistencyGuidOrObjectGuid();
        }
        return attribute.equalsIgnoreCase(OBJECT_GUID)
                ? new AnchorRule.ObjectGuid()
                : new AnchorRule.Attribute(attribute);
    }

    static ValueSource write(AnchorRule rule) {
        return switch (rule) {
            case AnchorRule.ConsistencyGuidOrObjectGuid guid ->
                new ValueSource.Expression(CONSISTENCY_GUID_OR_OBJECT_GUID);
            case AnchorRule.ObjectGuid guid -> new ValueSource.Attribute(OBJECT_GUID);
            case AnchorRule.Attribute(String name) -> new ValueSource.Attribute(name);
        };
    }

    /** Empty when it is none of the forms that anchors can have. Anchors are base64 with or without saying so. */
    public static Optional<AnchorRule> read(ValueSource source) {
        return switch (source) {
            case ValueSource.Attribute(String name) -> Optional.of(ofAttribute(name));
            case ValueSource.Expression(String text) -> read(text);
            case ValueSource.Constant constant -> Optional.empty();
            case ValueSource.None none -> Optional.empty();
            case ValueSource.Cleared cleared -> Optional.empty();
        };
    }

    private static Optional<AnchorRule> read(String expression) {
        String bare = bare(expression);
        if (bare.equals(bare(CONSISTENCY_GUID_OR_OBJECT_GUID))) {
            return Optional.of(new AnchorRule.ConsistencyGuidOrObjectGuid());
        }
        Matcher attribute = ATTRIBUTE.matcher(expression.strip());
        return attribute.matches() ? Optional.of(ofAttribute(attribute.group(1))) : Optional.empty();
    }

    /** Without blanks, case and the conversion that is done anyway. */
    private static String bare(String expression) {
        return expression
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("converttobase64\\((\\[[^\\[\\]]+\\])\\)", "$1");
    }
}
