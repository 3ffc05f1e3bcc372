package org.footbridge.service.configurations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.AnchorSource;
import org.footbridge.engine.schema.SchemaChoices;
import org.footbridge.engine.schema.SchemaChoices.Extension;
import org.footbridge.engine.schema.SchemaChoices.Removal;
import org.footbridge.engine.schema.SchemaChoices.Setting;
import org.footbridge.engine.schema.SchemaChoices.Values;
import org.footbridge.engine.schema.ValueSource;
import org.footbridge.service.documents.Section;

/** Reads what a configuration wants to be different from the default schema: {@code mappings} and {@code anchor}. */
final class ReadMappings {
    /** When values flow, by the words of a configuration; the first that means a flow is written. */
    static final Map<String, ValueFlow> APPLY = flows();

    static final Map<String, PropertyDefinition.Type> TYPES = types();
    static final Map<String, Values> VALUES = Map.of("keep", Values.KEEP, "clear", Values.CLEAR);
    private static final List<String> SOURCES = List.of("source", "expression", "constant", "none");

    private ReadMappings() {}

    private static Map<String, ValueFlow> flows() {
        Map<String, ValueFlow> flows = new LinkedHashMap<>();
        flows.put("always", ValueFlow.ALWAYS);
        flows.put("creation", ValueFlow.OBJECT_ADD_ONLY);
        flows.put("whileEmpty", ValueFlow.ATTRIBUTE_ADD_ONLY);
        flows.put("neverRemove", ValueFlow.VALUE_ADD_ONLY);
        flows.put("addValues", ValueFlow.MULTI_VALUE_ADD_ONLY);
        return flows;
    }

    private static Map<String, PropertyDefinition.Type> types() {
        Map<String, PropertyDefinition.Type> types = new LinkedHashMap<>();
        types.put("string", PropertyDefinition.Type.STRING);
        types.put("integer", PropertyDefinition.Type.INTEGER);
        types.put("boolean", PropertyDefinition.Type.BOOLEAN);
        types.put("binary", PropertyDefinition.Type.BINARY);
        return types;
    }

    /** @param anchor empty: nothing is said about it here */
    static SchemaChoices of(Section mappings, Optional<AnchorRule> anchor, boolean writeBack, boolean disableExpired) {
        SchemaChoices choices = new SchemaChoices(
                workloads(mappings),
                mappings.sections("remove").stream().map(ReadMappings::removal).toList(),
                mappings.sections("set").stream().map(ReadMappings::setting).toList(),
                mappings.sections("extensions").stream()
                        .map(ReadMappings::extension)
                        .toList(),
                "",
                anchor,
                writeBack,
                disableExpired);
        mappings.end();
        return choices;
    }

    /** @return empty when nothing is said, which is the default of {@code otherwise} */
    static AnchorRule anchor(Section section, String otherwise) {
        String source = section.text("source").orElse(otherwise);
        if (!ReadDefinition.ATTRIBUTE.matcher(source).matches()) {
            section.fault("source", "must be the name of an attribute, not '" + source + "'");
        }
        return AnchorSource.ofAttribute(source);
    }

    private static Optional<List<String>> workloads(Section mappings) {
        boolean said = mappings.has("workloads");
        List<String> names = mappings.texts("workloads");
        if (said && names.isEmpty()) {
            mappings.fault("workloads", "must name one at least; leave the key out for all that there is");
        }
        return said ? Optional.of(names) : Optional.empty();
    }

    private static Removal removal(Section section) {
        String target = required(section, "target");
        Optional<String> object = section.text("object");
        Values values = section.choice("values", VALUES).orElseGet(() -> {
            if (!section.has("values")) {
                section.fault("values", "is missing: keep leaves the values that are there, clear takes them away");
            }
            return Values.KEEP;
        });
        section.end();
        return new Removal(object, target, values);
    }

    private static Setting setting(Section section) {
        int priority = section.number("matching", 0, 0);
        Setting setting = new Setting(
                required(section, "object"),
                required(section, "target"),
                source(section),
                section.scalar("default"),
                section.choice("apply", APPLY).orElse(ValueFlow.ALWAYS),
                section.has("matching") ? OptionalInt.of(priority) : OptionalInt.empty());
        section.end();
        return setting;
    }

    private static ValueSource source(Section section) {
        List<String> given = SOURCES.stream().filter(section::has).toList();
        if (given.size() != 1) {
            section.fault(
                    given.isEmpty() ? "source" : given.getLast(),
                    given.isEmpty()
                            ? "is missing: give one of " + String.join(", ", SOURCES)
                            : "cannot stand beside " + given.getFirst());
        }
        List<ValueSource> sources = new ArrayList<>();
        Stream.of(
                        section.text("source").<ValueSource>map(ValueSource.Attribute::new),
                        section.text("expression").<ValueSource>map(ValueSource.Expression::new),
                        section.scalar("constant").<ValueSource>map(ValueSource.Constant::new))
                .flatMap(Optional::stream)
                .forEach(sources::add);
        section.flag("none", true);
        return sources.isEmpty() ? new ValueSource.None() : sources.getFirst();
    }

    private static Extension extension(Section section) {
        Extension extension = new Extension(
                required(section, "name"),
                section.text("object"),
                SOURCES.stream().anyMatch(section::has) ? source(section) : new ValueSource.None(),
                section.choice("type", TYPES).orElse(PropertyDefinition.Type.STRING),
                section.flag("multivalued", false));
        section.end();
        return extension;
    }

    private static String required(Section section, String key) {
        return section.text(key).orElseGet(() -> {
            if (!section.has(key)) {
                section.fault(key, "is missing");
            }
            return "";
        });
    }
}
