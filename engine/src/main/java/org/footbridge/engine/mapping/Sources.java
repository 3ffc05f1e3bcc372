package org.footbridge.engine.mapping;

import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;

/** Short ways to write the default mappings. */
final class Sources {

    private static final String CONSISTENCY_GUID = "mS-DS-ConsistencyGuid";
    private static final int GUID_LENGTH = 16;

    private Sources() {}

    static AttributeMapping direct(String property, String attribute) {
        return new AttributeMapping(property, new MappingSource.Direct(attribute, MappingSource.Multiplicity.FIRST));
    }

    static AttributeMapping collection(String property, String attribute) {
        return new AttributeMapping(property, new MappingSource.Direct(attribute, MappingSource.Multiplicity.ALL));
    }

    static AttributeMapping constant(String property, String value) {
        return new AttributeMapping(property, new MappingSource.Constant(new PropertyValue.Text(value)));
    }

    static AttributeMapping computed(String property, Set<String> reads, ValueExpression expression) {
        return new AttributeMapping(property, new MappingSource.Computed(reads, expression));
    }

    /** The first of these attributes that has a value. */
    static AttributeMapping firstOf(String property, String... attributes) {
        return computed(property, Set.of(attributes), (object, context) -> {
            for (String attribute : attributes) {
                Optional<String> text = object.text(attribute);
                if (text.isPresent()) {
                    return MappedValue.text(text);
                }
            }
            return MappedValue.NOTHING;
        });
    }

    /** objectGUID. */
    static MappingSource objectGuidAnchor() {
        return new MappingSource.Computed(
                Set.of(),
                (object, context) -> MappedValue.text(Optional.of(object.guid().toBase64())));
    }

    /** mS-DS-ConsistencyGuid when it has a value, otherwise objectGUID. */
    static MappingSource consistencyGuidAnchor() {
        return new MappingSource.Computed(Set.of(CONSISTENCY_GUID), (object, context) -> {
            Optional<AttributeValue.Binary> guid =
                    object.binary(CONSISTENCY_GUID).filter(value -> value.bytes().length > 0);
            if (guid.isEmpty()) {
                return MappedValue.text(Optional.of(object.guid().toBase64()));
            }
            return guid.get().bytes().length == GUID_LENGTH
                    ? MappedValue.text(Optional.of(guid.get().base64()))
                    : unusable(object, CONSISTENCY_GUID, guid.get().base64(), "is not 16 bytes long");
        });
    }

    static MappedValue unusable(StagedObject object, String attribute, String value, String reason) {
        return new MappedValue.Unusable(new Failure(
                "InvalidAttributeValue",
                attribute,
                value,
                "The attribute " + attribute + " of " + object.distinguishedName() + " " + reason + ".",
                "Correct the attribute in the directory; the next cycle takes it up.",
                false));
    }

    static MappedValue missing(StagedObject object, String attribute) {
        return new MappedValue.Unusable(new Failure(
                "AttributeMissing",
                attribute,
                "",
                "The attribute " + attribute + " of " + object.distinguishedName() + " has no value or cannot be read.",
                "Give the attribute a value, or let the agent's account read it.",
                false));
    }
}
