package org.footbridge.service.schemas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.AttributeMappingDefinition;
import org.footbridge.engine.schema.AttributeMappingDefinition.FlowBehavior;
import org.footbridge.engine.schema.DirectoryExtension;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.SynchronizationRule;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.schema.TargetSchema;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.service.documents.Section;

/**
 * Reads {@code synchronizationSchema} of Microsoft Graph: shape and words are checked here, what the rules mean is not.
 * Identifiers, versions and what the service itself says of the directories are not looked at.
 */
public final class ReadSchema {
    private static final Map<String, ObjectFlow> FLOWS = GraphWords.all(ObjectFlow.values());
    private static final Map<String, ValueFlow> FLOW_TYPES = GraphWords.all(ValueFlow.values());
    private static final Map<String, FlowBehavior> BEHAVIOURS = GraphWords.all(FlowBehavior.values());
    private static final Map<String, PropertyDefinition.Type> TYPES = GraphWords.all(PropertyDefinition.Type.values());
    private static final String EXTENSION = "extension_";

    private Optional<List<String>> containers = Optional.empty();
    private Optional<List<String>> groups = Optional.empty();

    private ReadSchema() {}

    /** @param known extensions there are, for documents that do not tell the directories */
    public static SchemaDocument of(Section document, Collection<DirectoryExtension> known) {
        return new ReadSchema().read(document, known);
    }

    private SchemaDocument read(Section document, Collection<DirectoryExtension> known) {
        List.of("id", "version", "provisioningTaskIdentifier").forEach(document::value);
        if (!document.has("synchronizationRules")) {
            document.fault("synchronizationRules", "is missing");
        }
        List<SynchronizationRule> rules = document.sections("synchronizationRules").stream()
                .map(this::rule)
                .toList();
        boolean told = document.has("directories");
        List<DirectoryExtension> extensions = extensions(document);
        document.end();
        return new SchemaDocument(
                new SynchronizationSchema(rules, told ? extensions : List.copyOf(known)), containers, groups);
    }

    private SynchronizationRule rule(Section rule) {
        containers = filter(rule, "containerFilter", "includedContainers", containers);
        groups = filter(rule, "groupFilter", "includedGroups", groups);
        SynchronizationRule read = new SynchronizationRule(
                rule.text("id").orElse(""),
                rule.text("name").orElse(""),
                rule.flag("editable", true),
                rule.number("priority", 0, 1),
                rule.text("sourceDirectoryName").orElse(SynchronizationRule.SOURCE_DIRECTORY),
                rule.text("targetDirectoryName").orElse(SynchronizationRule.TARGET_DIRECTORY),
                rule.sections("objectMappings").stream()
                        .map(ReadSchema::objectMapping)
                        .toList(),
                metadata(rule));
        rule.end();
        return read;
    }

    private static Optional<List<String>> filter(
            Section rule, String key, String names, Optional<List<String>> before) {
        if (!rule.has(key)) {
            rule.value(key);
            return before;
        }
        Section filter = rule.section(key);
        List<String> read = filter.texts(names);
        filter.end();
        if (before.filter(other -> !other.equals(read)).isPresent()) {
            rule.fault(key, "must be the same in all rules");
        }
        return Optional.of(read);
    }

    private static ObjectMappingDefinition objectMapping(Section mapping) {
        String source = required(mapping, "sourceObjectName");
        ObjectMappingDefinition read = new ObjectMappingDefinition(
                mapping.text("name").orElse(source),
                source,
                required(mapping, "targetObjectName"),
                mapping.flag("enabled", true),
                flows(mapping),
                scope(mapping),
                mapping.sections("attributeMappings").stream()
                        .map(ReadSchema::attributeMapping)
                        .toList(),
                metadata(mapping));
        mapping.end();
        return read;
    }

    private static String required(Section section, String key) {
        return section.text(key).orElseGet(() -> {
            if (!section.has(key)) {
                section.fault(key, "is missing");
            }
            return "";
        });
    }

    private static Set<ObjectFlow> flows(Section mapping) {
        Set<ObjectFlow> flows = EnumSet.noneOf(ObjectFlow.class);
        String text = mapping.scalar("flowTypes").orElse(String.join(",", FLOWS.keySet()));
        for (String word : text.split(",")) {
            Optional<ObjectFlow> known = Arrays.stream(ObjectFlow.values())
                    .filter(flow -> GraphWords.of(flow).equalsIgnoreCase(word.strip()))
                    .findFirst();
            known.ifPresent(flows::add);
            if (known.isEmpty() && !word.isBlank() && !word.strip().equalsIgnoreCase("None")) {
                mapping.fault("flowTypes", "must be some of Add, Update, Delete, not '" + word.strip() + "'");
            }
        }
        return flows;
    }

    private static AttributeMappingDefinition attributeMapping(Section mapping) {
        AttributeMappingDefinition read = new AttributeMappingDefinition(
                required(mapping, "targetAttributeName"),
                ReadSource.of(mapping),
                mapping.scalar("defaultValue").filter(text -> !text.isEmpty()),
                mapping.choice("flowType", FLOW_TYPES).orElse(ValueFlow.ALWAYS),
                mapping.choice("flowBehavior", BEHAVIOURS).orElse(FlowBehavior.FLOW_WHEN_CHANGED),
                mapping.number("matchingPriority", 0, 0),
                mapping.flag("exportMissingReferences", false));
        mapping.end();
        return read;
    }

    private static Optional<AttributeFilter> scope(Section mapping) {
        if (!mapping.has("scope")) {
            mapping.value("scope");
            return Optional.empty();
        }
        Section scope = mapping.section("scope");
        if (!scope.value("categoryFilterGroups").isEmpty()) {
            scope.fault("categoryFilterGroups", "are not offered; use groups");
        }
        AttributeFilter filter = new AttributeFilter(groups(scope, "groups"), groups(scope, "inputFilterGroups"));
        scope.end();
        return filter.groups().isEmpty() && filter.inputGroups().isEmpty() ? Optional.empty() : Optional.of(filter);
    }

    private static List<Group> groups(Section scope, String key) {
        List<Group> groups = new ArrayList<>();
        for (Section group : scope.sections(key)) {
            List<Clause> clauses = new ArrayList<>();
            group.sections("clauses").forEach(clause -> clause(clause).ifPresent(clauses::add));
            groups.add(new Group(group.scalar("name").orElse(""), clauses));
            group.end();
        }
        return groups;
    }

    private static Optional<Clause> clause(Section clause) {
        String symbol = required(clause, "operatorName");
        Optional<FilterOperator> operator = FilterOperator.named(symbol);
        if (operator.isEmpty()) {
            clause.fault("operatorName", "'" + symbol + "' is none; see schema/filterOperators");
        }
        String attribute = required(clause, "sourceOperandName");
        Section operand = clause.section("targetOperand");
        List<String> values = operand.texts("values");
        operand.end();
        clause.end();
        return operator.map(known -> new Clause(attribute, known, values));
    }

    private static Map<String, String> metadata(Section section) {
        Map<String, String> metadata = new TreeMap<>();
        for (Section entry : section.sections("metadata")) {
            metadata.put(required(entry, "key"), entry.scalar("value").orElse(""));
            entry.end();
        }
        return metadata;
    }

    /** Of the directories only what was added to the tenant directory is taken; the rest is what it is. */
    private static List<DirectoryExtension> extensions(Section document) {
        List<DirectoryExtension> extensions = new ArrayList<>();
        for (Section directory : document.sections("directories")) {
            if (!directory.text("name").orElse("").equals(SynchronizationRule.TARGET_DIRECTORY)) {
                continue;
            }
            for (Section object : directory.sections("objects")) {
                Optional<TargetKind> kind =
                        TargetSchema.kindOf(object.text("name").orElse(""));
                for (Section attribute : object.sections("attributes")) {
                    String name = attribute.text("name").orElse("");
                    if (kind.isPresent() && name.toLowerCase(Locale.ROOT).startsWith(EXTENSION)) {
                        extensions.add(new DirectoryExtension(
                                kind.get(),
                                name,
                                attribute.choice("type", TYPES).orElse(PropertyDefinition.Type.STRING),
                                attribute.flag("multivalued", false)));
                    }
                }
            }
        }
        return extensions;
    }
}
