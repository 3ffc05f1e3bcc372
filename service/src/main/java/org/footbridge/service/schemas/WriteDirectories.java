package org.footbridge.service.schemas;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.schema.DirectoryExtension;
import org.footbridge.engine.schema.DiscoveredSchema;
import org.footbridge.engine.schema.SourceClass;
import org.footbridge.engine.schema.SynchronizationRule;
import org.footbridge.engine.schema.TargetSchema;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the two sides of a schema can hold, as {@code directoryDefinition} of Microsoft Graph. */
public final class WriteDirectories {
    private static final String DISCOVERABLE =
            "AttributeNames,AttributeDataTypes,AttributeReadOnly,ReferenceAttributes";

    private WriteDirectories() {}

    /** The connected directory; without objects as long as it told nothing of itself. */
    public static ObjectNode source(String id, Optional<DiscoveredDirectory> discovered) {
        ObjectNode node = directory(id, SynchronizationRule.SOURCE_DIRECTORY, DISCOVERABLE);
        node.put(
                "discoveryDateTime",
                discovered.map(found -> found.discoveredAt().toString()).orElse(null));
        ArrayNode objects = node.putArray("objects");
        discovered.ifPresent(found ->
                found.schema().classes().forEach(known -> sourceObject(objects.addObject(), known, found.schema())));
        return node;
    }

    /** The tenant directory. */
    public static ObjectNode target(String id, Collection<DirectoryExtension> extensions) {
        ObjectNode node = directory(id, SynchronizationRule.TARGET_DIRECTORY, "None");
        node.putNull("discoveryDateTime");
        ArrayNode objects = node.putArray("objects");
        TargetSchema schema = TargetSchema.with(extensions);
        for (TargetKind kind : TargetKind.values()) {
            ArrayNode attributes = object(objects.addObject(), TargetSchema.objectName(kind));
            attributes.add(attribute(TargetSchema.ANCHOR, "String", false)
                    .put("anchor", true)
                    .put("mutability", "Immutable"));
            for (PropertyDefinition property : schema.properties(kind)) {
                attributes.add(property(property));
            }
        }
        return node;
    }

    /** Only what was added to the tenant directory. */
    static void extensions(ArrayNode objects, Collection<DirectoryExtension> extensions) {
        Map<TargetKind, ArrayNode> byKind = new TreeMap<>();
        for (DirectoryExtension extension : extensions) {
            byKind.computeIfAbsent(extension.kind(), kind -> object(objects.addObject(), TargetSchema.objectName(kind)))
                    .addObject()
                    .put("name", extension.name())
                    .put("type", GraphWords.of(extension.type()))
                    .put("multivalued", extension.multivalued());
        }
    }

    private static ObjectNode directory(String id, String name, String discoverable) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("id", id);
        node.put("name", name);
        node.put("version", "v1.0");
        node.put("readOnly", false);
        node.put("discoverabilities", discoverable);
        node.putArray("metadata");
        return node;
    }

    private static ArrayNode object(ObjectNode node, String name) {
        node.put("name", name);
        node.putArray("metadata");
        node.putArray("supportedApis");
        return node.putArray("attributes");
    }

    private static void sourceObject(ObjectNode node, SourceClass known, DiscoveredSchema schema) {
        ArrayNode attributes = object(node, known.name());
        List.of(VirtualAttribute.values()).forEach(virtual -> {
            if (!known.attributes().contains(virtual.attribute())) {
                attributes.add(attribute(virtual.definition()));
            }
        });
        schema.attributes().stream()
                .filter(attribute -> known.attributes().contains(attribute.name()))
                .forEach(attribute -> attributes.add(attribute(attribute)));
    }

    private static ObjectNode attribute(SourceAttributeDefinition definition) {
        ObjectNode node = attribute(definition.name(), type(definition), !definition.singleValued());
        node.put("anchor", definition.name().equalsIgnoreCase(VirtualAttribute.OBJECT_GUID.attribute()));
        node.put("mutability", definition.constructed() ? "ReadOnly" : "ReadWrite");
        return node;
    }

    private static ObjectNode property(PropertyDefinition property) {
        ObjectNode node = attribute(property.name(), GraphWords.of(property.type()), property.multivalued());
        node.put("caseExact", property.caseExact());
        node.put("required", property.required());
        ArrayNode metadata = node.putArray("metadata");
        if (property.maximumLength() != Integer.MAX_VALUE) {
            metadata.addObject().put("key", "MaximumLength").put("value", Integer.toString(property.maximumLength()));
        }
        return node;
    }

    private static ObjectNode attribute(String name, String type, boolean multivalued) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("name", name);
        node.put("type", type);
        node.put("anchor", false);
        node.put("caseExact", false);
        node.putNull("defaultValue");
        node.put("flowNullValues", true);
        node.put("multivalued", multivalued);
        node.put("mutability", "ReadWrite");
        node.put("required", false);
        node.putArray("apiExpressions");
        node.putArray("metadata");
        node.putArray("referencedObjects");
        return node;
    }

    private static String type(SourceAttributeDefinition definition) {
        if (definition.syntax().isBinary()) {
            return "Binary";
        }
        if (definition.syntax().isNumber()) {
            return "Integer";
        }
        if (definition.syntax() == AttributeSyntax.BOOLEAN) {
            return "Boolean";
        }
        if (definition.syntax() == AttributeSyntax.TIME) {
            return "DateTime";
        }
        return definition.isReference() ? "Reference" : "String";
    }
}
