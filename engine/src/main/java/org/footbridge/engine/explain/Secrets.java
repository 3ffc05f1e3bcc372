package org.footbridge.engine.explain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.footbridge.engine.AccountExpiry;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.ObjectMapping;

/** Attributes whose values are not to be shown, because a mapping that reads them redacts what it makes of them. */
final class Secrets {

    private static final Pattern REDACTS = Pattern.compile("\\bRedact\\s*\\(", Pattern.CASE_INSENSITIVE);

    private final Set<String> attributes;
    private final Set<String> properties;

    private Secrets(Set<String> attributes, Set<String> properties) {
        this.attributes = attributes;
        this.properties = properties;
    }

    static Secrets of(ObjectMapping mapping) {
        Set<String> attributes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> properties = new TreeSet<>();
        for (AttributeMapping attribute : mapping.attributes()) {
            if (attribute.source() instanceof MappingSource.Evaluated evaluated
                    && REDACTS.matcher(evaluated.expression().text()).find()) {
                attributes.addAll(evaluated.reads());
                properties.add(attribute.targetProperty());
            }
        }
        return new Secrets(attributes, properties);
    }

    /** The properties whose values are made of them. */
    Set<String> properties() {
        return properties;
    }

    boolean hides(String attribute) {
        return attributes.contains(attribute);
    }

    /** What an object has of an attribute; of one that is worked out, what it is worked out from. */
    List<Input> inputs(String attribute, StagedObject object) {
        return VirtualAttribute.named(attribute)
                .map(virtual -> inputs(virtual, object))
                .orElseGet(() -> List.of(input(attribute, object)));
    }

    private List<Input> inputs(VirtualAttribute virtual, StagedObject object) {
        return switch (virtual) {
            case OBJECT_GUID ->
                List.of(Input.of(virtual.attribute(), List.of(object.guid().toString())));
            case DISTINGUISHED_NAME -> List.of(Input.of(virtual.attribute(), List.of(object.distinguishedName())));
            case OBJECT_CLASS -> List.of(Input.of(virtual.attribute(), List.of(object.objectClass())));
            case ACCOUNT_EXPIRED -> List.of(expiry(object));
            case ACCOUNT_DISABLED, MAIL_ENABLED ->
                virtual.reads().stream()
                        .map(attribute -> input(attribute, object))
                        .toList();
        };
    }

    /** With the moment that the number stands for. */
    private Input expiry(StagedObject object) {
        Input written = input(AccountExpiry.ATTRIBUTE, object);
        return written.hidden()
                ? written
                : AccountExpiry.of(object)
                        .map(moment -> Input.of(
                                AccountExpiry.ATTRIBUTE,
                                List.of(written.values().getFirst() + " (" + moment + ")")))
                        .orElse(written);
    }

    private Input input(String attribute, StagedObject object) {
        return hides(attribute) ? Input.hidden(attribute) : Input.ofAttribute(attribute, object.values(attribute));
    }
}
