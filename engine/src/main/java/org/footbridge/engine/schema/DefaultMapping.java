package org.footbridge.engine.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.NumberedNames;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.TargetKind;

/**
 * A mapping of the default schema.
 *
 * @param attribute the attribute that the lists of workloads are asked for
 */
record DefaultMapping(AttributeMappingDefinition definition, String attribute, Flow flow) {

    /** Which workloads it is part of. */
    enum Flow {
        /** All of them. */
        ALWAYS,
        /** Those that have the attribute in their list. */
        BY_WORKLOAD,
        /** None of them. */
        UNLESS_CHOSEN
    }

    static final Comparator<DefaultMapping> BY_TARGET =
            Comparator.comparing(mapping -> mapping.definition().targetAttributeName(), String.CASE_INSENSITIVE_ORDER);

    /** Where the lists have other names than Active Directory, or the value comes from another attribute as well. */
    private static final Map<String, Set<String>> LISTED_AS = Map.of(
            "otherFacsimileTelephoneNumber", Set.of("otherFacsimileTelephone"),
            "userSMIMECertificate", Set.of("userSMIMECertificates"),
            "mail", Set.of("mail", "proxyAddresses"));

    /** Whether it is wanted by a workload. */
    boolean isIn(Workload workload, TargetKind kind) {
        return switch (flow) {
            case ALWAYS -> true;
            case BY_WORKLOAD ->
                LISTED_AS.getOrDefault(attribute, Set.of(attribute)).stream()
                        .anyMatch(workload.attributes(kind)::contains);
            case UNLESS_CHOSEN -> false;
        };
    }

    /** The lines of a table that are about a kind: kinds, target, form, text. */
    static List<DefaultMapping> lines(String table, TargetKind kind, Flow flow) {
        return table.lines()
                .map(line -> line.strip().split("\\s+", 4))
                .filter(columns -> KindLetters.kinds(columns[0]).contains(kind))
                .map(columns -> new DefaultMapping(
                        AttributeMappingDefinition.always(columns[1], source(columns[2], columns[3])),
                        columns[2].equals("expression") ? columns[1] : columns[3],
                        flow))
                .toList();
    }

    /** The names of a table that are about a kind: kinds, then names that are both target and attribute. */
    static List<DefaultMapping> names(String table, TargetKind kind, Function<String, ValueSource> source) {
        return table.lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(words -> KindLetters.kinds(words.getFirst()).contains(kind))
                .flatMap(words -> words.stream().skip(1))
                .flatMap(word -> NumberedNames.expand(word).stream())
                .map(name -> new DefaultMapping(
                        AttributeMappingDefinition.always(name, source.apply(name)), name, Flow.BY_WORKLOAD))
                .toList();
    }

    /** Texts without surrounding blanks, everything else as it is. */
    static ValueSource trimmed(String attribute) {
        return isText(attribute)
                ? new ValueSource.Expression("Trim([" + attribute + "])")
                : new ValueSource.Attribute(attribute);
    }

    /** Only while the object can receive mail. */
    static ValueSource ofRecipient(TargetKind kind, String attribute) {
        String condition = kind == TargetKind.GROUP ? "[mailEnabled] = \"True\"" : "IsPresent([mailNickname])";
        return new ValueSource.Expression(
                "IIF(" + condition + ", " + trimmed(attribute).expression() + ", NULL)");
    }

    private static ValueSource source(String form, String text) {
        return switch (form) {
            case "copy" -> new ValueSource.Attribute(text);
            case "trim" -> new ValueSource.Expression("Trim([" + text + "])");
            case "constant" -> new ValueSource.Constant(text);
            case "expression" -> new ValueSource.Expression(text);
            default -> throw new IllegalArgumentException("No form of source is called " + form);
        };
    }

    private static boolean isText(String attribute) {
        return SourceAttributes.KNOWN
                .find(attribute)
                .filter(known -> known.syntax() == AttributeSyntax.TEXT)
                .isPresent();
    }

    Stream<Workload> workloads(TargetKind kind) {
        return Stream.of(Workload.values()).filter(workload -> isIn(workload, kind));
    }
}
