package org.footbridge.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.FilterFaults.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilterFaultsTest {

    private static final Map<String, FilterAttribute> KNOWN = Map.of(
            "department", new FilterAttribute(PropertyDefinition.Type.STRING, false),
            "countryCode", new FilterAttribute(PropertyDefinition.Type.INTEGER, false),
            "msExchHideFromAddressLists", new FilterAttribute(PropertyDefinition.Type.BOOLEAN, false),
            "thumbnailPhoto", new FilterAttribute(PropertyDefinition.Type.BINARY, false),
            "manager", new FilterAttribute(PropertyDefinition.Type.REFERENCE, false),
            "proxyAddresses", new FilterAttribute(PropertyDefinition.Type.STRING, true));

    private static List<Fault> faults(Clause... clauses) {
        return FilterFaults.of(
                new AttributeFilter(List.of(new Group("Berlin", List.of(clauses))), List.of()),
                name -> Optional.ofNullable(KNOWN.get(name)));
    }

    private static Clause clause(String attribute, FilterOperator operator, String... values) {
        return new Clause(attribute, operator, List.of(values));
    }

    @Test
    void aSoundFilterHasNoFaultAndCanBeCompiled() {
        AttributeFilter filter = new AttributeFilter(
                List.of(new Group(
                        "",
                        List.of(
                                clause("department", FilterOperator.REGEX_MATCH, "^(Sales|IT)$"),
                                clause("countryCode", FilterOperator.GREATER_THAN, "-1"),
                                clause("accountDisabled", FilterOperator.IS_FALSE),
                                clause("unheardOf", FilterOperator.ENDS_WITH, "x")))),
                List.of());
        assertThat(FilterFaults.of(filter, name -> Optional.ofNullable(KNOWN.get(name))))
                .isEmpty();
        assertThat(CompiledFilter.compile(filter).filter()).isEqualTo(filter);
    }

    @Test
    void allFaultsAreNamedAtOnceWithTheirPlace() {
        List<Fault> faults = FilterFaults.of(
                new AttributeFilter(
                        List.of(
                                new Group("", List.of()),
                                new Group(
                                        "",
                                        List.of(
                                                clause("proxyAddresses", FilterOperator.INCLUDES, "smtp"),
                                                clause("department", FilterOperator.REGEX_MATCH, "("),
                                                clause("countryCode", FilterOperator.EQUALS, "049")))),
                        List.of(new Group("In", List.of(clause("", FilterOperator.IS_NULL))))),
                name -> Optional.ofNullable(KNOWN.get(name)));
        assertThat(faults).hasSize(5);
        assertThat(faults)
                .extracting(Fault::message)
                .satisfiesExactly(
                        message -> assertThat(message)
                                .startsWith("inputGroups[0].clauses[0]: ")
                                .contains("names no attribute"),
                        message -> assertThat(message).startsWith("groups[0]: has no clause"),
                        message -> assertThat(message)
                                .contains("proxyAddresses INCLUDES smtp")
                                .contains("several values"),
                        message -> assertThat(message).contains("regular expression"),
                        message -> assertThat(message).contains("no whole number"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "department, EQUALS, nothing, takes a value",
                "department, EQUALS, '', empty text",
                "department, IS NULL, x, takes no value",
                "department, GREATER_THAN, 5, type string",
                "department, IS TRUE, nothing, type string",
                "countryCode, GREATER_THAN, five, no whole number",
                "countryCode, GREATER_THAN_OR_EQUALS, 9223372036854775808, no whole number",
                "countryCode, INCLUDES, 5, type integer",
                "msExchHideFromAddressLists, EQUALS, TRUE, type boolean",
                "thumbnailPhoto, EQUALS, AQI=, type binary",
                "manager, IS NULL, nothing, type reference",
                "accountDisabled, EQUALS, True, type boolean",
                "accountExpired, IS TRUE, nothing, scope does not follow the time",
                "distinguishedName, GREATER_THAN, 5, type string"
            })
    void whatDoesNotFitIsSaid(
            String attribute, String operator, @org.jspecify.annotations.Nullable String value, String reason) {
        FilterOperator named = FilterOperator.named(operator).orElseThrow();
        List<Fault> faults = faults(value == null ? clause(attribute, named) : clause(attribute, named, value));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.message()).contains(reason).startsWith("groups[0].clauses[0]: ");
            assertThat(fault.attribute()).isEqualTo(attribute);
        });
    }

    @ParameterizedTest
    @EnumSource(FilterOperator.class)
    void everyOperatorIsFoundByItsSymbol(FilterOperator operator) {
        assertThat(FilterOperator.named(operator.symbol())).contains(operator);
        assertThat(FilterOperator.named(operator.name()))
                .satisfiesAnyOf(
                        found -> assertThat(found).contains(operator),
                        found -> assertThat(operator.symbol()).contains("&"));
    }

    @ParameterizedTest
    @CsvSource({
        "Greater_Than, GREATER_THAN",
        "GREATER THAN, GREATER_THAN",
        "greaterThan, GREATER_THAN",
        "Greater_Than_OR_EQUALS, GREATER_THAN_OR_EQUALS",
        "Includes, INCLUDES",
        "IsTrue, IS_TRUE",
        "is not null, IS_NOT_NULL",
        "NOT REGEX MATCH, NOT_REGEX_MATCH",
        "notEquals, NOT_EQUALS",
        "!&, NOT_CONTAINED_IN"
    })
    void operatorsAreKnownInTheirCustomarySpellings(String spelling, FilterOperator operator) {
        assertThat(FilterOperator.named(spelling)).contains(operator);
    }

    @Test
    void otherNamesAreNoOperators() {
        assertThat(FilterOperator.named("IsMemberOf")).isEmpty();
        assertThat(FilterOperator.named("")).isEmpty();
    }
}
