package org.footbridge.engine.mapping;

import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;

/** Short ways to write the default mappings. */
final class Sources {

    private Sources() {}

    static AttributeMapping direct(String property, String attribute) {
        return AttributeMapping.always(
                PropertyDefinition.text(property),
                new MappingSource.Direct(attribute, MappingSource.Multiplicity.FIRST));
    }

    static AttributeMapping collection(String property, String attribute) {
        return AttributeMapping.always(
                PropertyDefinition.text(property), new MappingSource.Direct(attribute, MappingSource.Multiplicity.ALL));
    }

    static AttributeMapping constant(String property, String value) {
        return AttributeMapping.always(
                PropertyDefinition.text(property), new MappingSource.Constant(new PropertyValue.Text(value)));
    }

    static AttributeMapping computed(String property, Set<String> reads, ValueExpression expression) {
        return AttributeMapping.always(
                PropertyDefinition.text(property), new MappingSource.Computed(reads, expression));
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
