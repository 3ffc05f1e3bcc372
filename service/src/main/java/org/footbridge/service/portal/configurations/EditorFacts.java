package org.footbridge.service.portal.configurations;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.expression.FunctionDefinition;
import org.footbridge.engine.expression.Functions;
import org.footbridge.engine.schema.DiscoveredSchema;
import org.footbridge.engine.scope.FilterOperator;

/**
 * What the editors of mappings and filters help with.
 *
 * @param attributes that the directory has, and virtual ones; names only known ones of the default schema when it was never asked
 */
public record EditorFacts(List<Function> functions, List<Attribute> attributes, List<Operator> operators) {

    /** A function of the expression language. */
    public record Function(String name, String signature, String summary, String family, List<String> examples) {}

    /** @param kind text, integer, boolean and so on */
    public record Attribute(String name, String kind, boolean multivalued) {}

    /** @param binary whether it compares with a value */
    public record Operator(String symbol, boolean binary) {}

    static EditorFacts of(Optional<DiscoveredSchema> directory, List<MappingRow> rows) {
        return new EditorFacts(
                Functions.all().stream().map(EditorFacts::function).toList(),
                directory.map(EditorFacts::attributes).orElseGet(() -> named(rows)),
                java.util.Arrays.stream(FilterOperator.values())
                        .map(operator -> new Operator(operator.symbol(), operator.isBinary()))
                        .toList());
    }

    private static Function function(FunctionDefinition function) {
        return new Function(
                function.name(),
                function.signature(),
                function.summary(),
                function.family().title(),
                function.examples().stream()
                        .map(example -> example.expression() + " → " + example.result())
                        .toList());
    }

    private static List<Attribute> attributes(DiscoveredSchema directory) {
        java.util.stream.Stream<Attribute> own = directory.attributes().stream().map(EditorFacts::attribute);
        java.util.stream.Stream<Attribute> made = java.util.Arrays.stream(VirtualAttribute.values())
                .map(virtual -> new Attribute(virtual.attribute(), "computed", false));
        return java.util.stream.Stream.concat(own, made)
                .sorted(Comparator.comparing(Attribute::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static Attribute attribute(SourceAttributeDefinition definition) {
        return new Attribute(
                definition.name(),
                definition.syntax().name().toLowerCase(java.util.Locale.ROOT),
                !definition.singleValued());
    }

    private static List<Attribute> named(List<MappingRow> rows) {
        return rows.stream()
                .filter(row -> row.kind().equals("attribute"))
                .map(MappingRow::source)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .map(name -> new Attribute(name, "", false))
                .toList();
    }
}
