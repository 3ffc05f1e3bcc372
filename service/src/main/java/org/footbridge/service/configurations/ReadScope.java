package org.footbridge.service.configurations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.FilterAttribute;
import org.footbridge.engine.scope.FilterFaults;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.service.documents.Section;
import org.footbridge.service.errors.ServiceFailure.Detail;
import tools.jackson.databind.JsonNode;

/** Reads the part of a configuration that says which objects are in scope. */
final class ReadScope {
    /** The word that lets a limited scope become the whole directory; it is about a save, so it is not kept. */
    static final String EVERYTHING = "everything";

    private static final Pattern NAME = Pattern.compile("[^,=]+=.+");

    private ReadScope() {}

    /** @param objects the classes that are synchronised */
    static ScopeDefinition of(Section scope, List<String> objects) {
        if (scope.flag(EVERYTHING, false)
                && !(scope.value("containers").isEmpty()
                        && scope.value("groups").isEmpty())) {
            scope.fault(EVERYTHING, "and containers or groups exclude each other");
        }
        ScopeDefinition definition = new ScopeDefinition(
                entries(scope, "containers"),
                entries(scope, "exclude"),
                entries(scope, "groups"),
                scope.flag("nested", false),
                filters(scope, objects));
        scope.end();
        return definition;
    }

    private static List<ScopeDefinition.Entry> entries(Section scope, String key) {
        List<ScopeDefinition.Entry> entries = new ArrayList<>();
        for (int at : scope.elements(key, "must be a list of distinguished names")) {
            JsonNode element = scope.value(key).path(at);
            JsonNode name = element.isObject() ? element.path("name") : element;
            if (name.isString() && NAME.matcher(name.asString()).matches() && Section.storable(name.asString())) {
                entries.add(new ScopeDefinition.Entry(name.asString(), guid(scope, scope.element(key, at), element)));
            } else {
                scope.faultAt(new Detail(scope.element(key, at), "is no distinguished name: " + element));
            }
        }
        return entries;
    }

    private static Optional<UUID> guid(Section scope, String path, JsonNode element) {
        if (!element.has("guid")) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(element.path("guid").asString("")));
        } catch (IllegalArgumentException e) {
            scope.faultAt(new Detail(path + ".guid", "is no GUID"));
            return Optional.empty();
        }
    }

    private static Map<String, AttributeFilter> filters(Section scope, List<String> objects) {
        Map<String, AttributeFilter> filters = new TreeMap<>();
        for (Section filter : scope.sections("filters")) {
            int faults = filter.faults().size();
            String object = filter.text("object").orElse("");
            AttributeFilter read = new AttributeFilter(groups(filter, "groups"), groups(filter, "inputGroups"));
            filter.end();
            Optional<String> known = objects.stream()
                    .filter(name -> name.equalsIgnoreCase(object))
                    .findFirst();
            if (known.isEmpty()) {
                filter.fault(
                        "object", "must be one of the classes that are synchronised: " + String.join(", ", objects));
            } else if (filters.put(known.get(), read) != null) {
                filter.fault("object", known.get() + " has a filter already; put all groups into one");
            }
            if (read.groups().isEmpty() && read.inputGroups().isEmpty()) {
                filter.fault("groups", "must name at least one group of clauses");
            }
            if (filter.faults().size() == faults) {
                FilterFaults.of(read, ReadScope::unknownType)
                        .forEach(fault -> filter.fault(fault.place(), fault.reason()));
            }
        }
        return filters;
    }

    /** What an attribute can hold is known when the rules are made, not here. */
    private static Optional<FilterAttribute> unknownType(String attribute) {
        return Optional.empty();
    }

    private static List<Group> groups(Section filter, String key) {
        List<Group> groups = new ArrayList<>();
        for (Section group : filter.sections(key)) {
            List<Clause> clauses = new ArrayList<>();
            group.sections("clauses").forEach(clause -> clause(clause).ifPresent(clauses::add));
            if (group.value("clauses").isEmpty()) {
                group.fault("clauses", "must have at least one clause");
            }
            groups.add(new Group(group.text("name").orElse(""), clauses));
            group.end();
        }
        return groups;
    }

    private static Optional<Clause> clause(Section section) {
        String attribute = section.text("attribute").orElse("");
        if (!ReadDefinition.ATTRIBUTE.matcher(attribute).matches()) {
            section.fault("attribute", "must be the name of an attribute");
        }
        String symbol = section.text("operator").orElse("");
        Optional<FilterOperator> operator = FilterOperator.named(symbol);
        if (operator.isEmpty()) {
            section.fault(
                    "operator",
                    "must be one of "
                            + Arrays.stream(FilterOperator.values())
                                    .map(FilterOperator::symbol)
                                    .collect(Collectors.joining(", "))
                            + ", not '" + symbol + "'");
        }
        List<String> values = values(section);
        operator.ifPresent(known -> countValues(section, known, values));
        section.end();
        return operator.map(known -> new Clause(attribute, known, values));
    }

    private static List<String> values(Section section) {
        boolean single = section.has("value");
        if (single && section.has("values")) {
            section.fault("value", "and values exclude each other");
        }
        List<String> values = section.texts("values");
        if (single) {
            section.scalar("value").ifPresent(values::add);
        }
        return values;
    }

    private static void countValues(Section section, FilterOperator operator, List<String> values) {
        if (!operator.isBinary() && !values.isEmpty()) {
            section.fault("value", "has no use with " + operator.symbol() + ", which looks at the attribute alone");
        } else if (operator.isBinary() && values.isEmpty()) {
            section.fault("value", "is missing; " + operator.symbol() + " compares with it");
        }
    }
}
