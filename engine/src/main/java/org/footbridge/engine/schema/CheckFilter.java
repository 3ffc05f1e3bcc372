package org.footbridge.engine.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.FilterAttribute;
import org.footbridge.engine.scope.FilterFaults;

/** Finds what is wrong with the attribute filter of one object mapping. */
final class CheckFilter {

    private CheckFilter() {}

    static void check(AttributeFilter filter, CheckSource sources, Faults faults) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.of(filter.groups(), filter.inputGroups())
                .flatMap(groups -> groups.stream())
                .flatMap(group -> group.clauses().stream())
                .filter(clause -> !clause.attribute().isBlank())
                .forEach(clause -> named.add(clause.attribute()));
        named.forEach(attribute -> sources.attribute(attribute, faults));
        for (FilterFaults.Fault fault : FilterFaults.of(filter, name -> type(name, sources))) {
            faults.fault("InvalidFilter", fault.message(), "Correct the filter.");
        }
    }

    private static Optional<FilterAttribute> type(String name, CheckSource sources) {
        return sources.attribute(name.toLowerCase(Locale.ROOT), new Faults()).map(CheckFilter::type);
    }

    private static FilterAttribute type(SourceAttributeDefinition attribute) {
        return new FilterAttribute(TargetProperties.typeOf(attribute.syntax()), !attribute.singleValued());
    }
}
