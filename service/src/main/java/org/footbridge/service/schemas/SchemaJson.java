package org.footbridge.service.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributeDefinition.Link;
import org.footbridge.engine.schema.DiscoveredSchema;
import org.footbridge.engine.schema.SourceClass;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form in which a discovered schema is kept. */
final class SchemaJson {
    private SchemaJson() {}

    static String written(DirectoryFacts facts, DiscoveredSchema schema) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.putObject("domain")
                .put("name", facts.domainName())
                .put("netBiosName", facts.domainNetBiosName())
                .put("forestName", facts.forestName())
                .put("forestNetBiosName", facts.forestNetBiosName());
        ArrayNode attributes = node.putArray("attributes");
        for (SourceAttributeDefinition attribute : schema.attributes()) {
            attributes
                    .addObject()
                    .put("name", attribute.name())
                    .put("syntax", text(attribute.syntax()))
                    .put("single", attribute.singleValued())
                    .put("constructed", attribute.constructed())
                    .put("replicated", attribute.replicated())
                    .put("link", text(attribute.link()))
                    .put("confidential", attribute.confidential());
        }
        ArrayNode classes = node.putArray("classes");
        for (SourceClass known : schema.classes()) {
            ArrayNode names = classes.addObject().put("name", known.name()).putArray("attributes");
            known.attributes().forEach(names::add);
        }
        return node.toString();
    }

    static DirectoryFacts facts(JsonNode node) {
        JsonNode domain = node.path("domain");
        return new DirectoryFacts(
                domain.path("name").asString(),
                domain.path("netBiosName").asString(),
                domain.path("forestName").asString(),
                domain.path("forestNetBiosName").asString());
    }

    static DiscoveredSchema schema(JsonNode node) {
        List<SourceAttributeDefinition> attributes = new ArrayList<>();
        for (JsonNode attribute : node.path("attributes")) {
            attributes.add(new SourceAttributeDefinition(
                    attribute.path("name").asString(),
                    AttributeSyntax.valueOf(attribute.path("syntax").asString().toUpperCase(Locale.ROOT)),
                    attribute.path("single").asBoolean(),
                    attribute.path("constructed").asBoolean(),
                    attribute.path("replicated").asBoolean(),
                    Link.valueOf(attribute.path("link").asString().toUpperCase(Locale.ROOT)),
                    attribute.path("confidential").asBoolean()));
        }
        List<SourceClass> classes = new ArrayList<>();
        for (JsonNode known : node.path("classes")) {
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            known.path("attributes").forEach(name -> names.add(name.asString()));
            classes.add(new SourceClass(known.path("name").asString(), names));
        }
        return new DiscoveredSchema(classes, attributes);
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
