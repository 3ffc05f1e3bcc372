package org.footbridge.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.engine.Failure;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.CompiledFilter.Decision;
import org.footbridge.engine.scope.CompiledFilter.TestedGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttributeFilterTest {

    private static Clause clause(String attribute, FilterOperator operator, String... values) {
        return new Clause(attribute, operator, List.of(values));
    }

    private static Group group(Clause... clauses) {
        return new Group("g", List.of(clauses));
    }

    private static AttributeFilter filter(Group... groups) {
        return new AttributeFilter(List.of(groups), List.of());
    }

    private static Decision decide(AttributeFilter filter, Staged object) {
        return CompiledFilter.compile(filter).decide(object.build());
    }

    private static boolean holds(Clause clause, Staged object) {
        return decide(filter(group(clause)), object) instanceof Decision.InScope;
    }

    @ParameterizedTest(name = "department {0} {1}: of Sales {2}, of sales {3}, of none {4}")
    @CsvSource({
        "EQUALS, Sales, true, false, false",
        "NOT EQUALS, Sales, false, true, false",
        "INCLUDES, ale, true, true, false",
        "INCLUDES, Sal, true, false, false",
        "ENDS_WITH, ales, true, true, false",
        "ENDS_WITH, Sales, true, false, false",
        "&, Sales and Service, true, false, false",
        "!&, Sales and Service, false, true, false",
        "REGEX MATCH, ^S, true, false, false",
        "REGEX MATCH, ale, true, true, false",
        "NOT REGEX MATCH, ^S, false, true, false",
        "NOT REGEX MATCH, ^X, true, true, false",
        "GREATER_THAN, 5, false, false, false"
    })
    void textsAreComparedExactlyAndAnAbsentOneMeetsNothing(
            String operator, String value, boolean capital, boolean small, boolean none) {
        Clause clause = clause("department", FilterOperator.named(operator).orElseThrow(), value);
        assertThat(holds(clause, user(1).with("department", "Sales"))).isEqualTo(capital);
        assertThat(holds(clause, user(1).with("department", "sales"))).isEqualTo(small);
        assertThat(holds(clause, user(1).with("department"))).isEqualTo(none);
        assertThat(holds(clause, user(1).with("department", ""))).isEqualTo(none);
    }

    @ParameterizedTest(name = "{0} {1} of {2}: {3}")
    @CsvSource({
        "GREATER_THAN, 5, 6, true",
        "GREATER_THAN, 5, 5, false",
        "GREATER_THAN, 5, 10, true",
        "GREATER_THAN, -5, -4, true",
        "GREATER_THAN_OR_EQUALS, 5, 5, true",
        "GREATER_THAN_OR_EQUALS, 5, 4, false",
        "GREATER_THAN, 9223372036854775806, 9223372036854775807, true",
        "GREATER_THAN, 5, 9223372036854775808, false",
        "GREATER_THAN, 5, six, false",
        "GREATER_THAN, 5, 6.0, false",
        "EQUALS, 5, 5, true",
        "EQUALS, 5, 05, false",
        "REGEX MATCH, ^1[0-9]$, 14, true"
    })
    void numbersHaveSixtyFourBits(String operator, String operand, String value, boolean expected) {
        Clause clause = clause("countryCode", FilterOperator.named(operator).orElseThrow(), operand);
        assertThat(holds(clause, user(1).with("countryCode", value))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: IS TRUE {1}, IS FALSE {2}, IS NULL {3}, IS NOT NULL {4}")
    @CsvSource(
            nullValues = "absent",
            value = {
                "TRUE, true, false, false, true",
                "true, true, false, false, true",
                "FALSE, false, true, false, true",
                "maybe, false, false, false, true",
                "absent, false, false, true, false"
            })
    void truthAndPresence(@Nullable String value, boolean isTrue, boolean isFalse, boolean isNull, boolean isNotNull) {
        Staged user = value == null ? user(1) : user(1).with("msExchHideFromAddressLists", value);
        assertThat(holds(clause("msExchHideFromAddressLists", FilterOperator.IS_TRUE), user))
                .isEqualTo(isTrue);
        assertThat(holds(clause("msExchHideFromAddressLists", FilterOperator.IS_FALSE), user))
                .isEqualTo(isFalse);
        assertThat(holds(clause("msExchHideFromAddressLists", FilterOperator.IS_NULL), user))
                .isEqualTo(isNull);
        assertThat(holds(clause("MSEXCHHIDEFROMADDRESSLISTS", FilterOperator.IS_NOT_NULL), user))
                .isEqualTo(isNotNull);
    }

    @ParameterizedTest
    @EnumSource(FilterOperator.class)
    void anAttributeWithoutValueMeetsNoOperatorButIsNull(FilterOperator operator) {
        Clause clause = operator.isBinary() ? clause("info", operator, "1") : clause("info", operator);
        assertThat(holds(clause, user(1))).isEqualTo(operator == FilterOperator.IS_NULL);
    }

    @Test
    void bytesCanOnlyBeAskedWhetherTheyAreThere() {
        Staged user = user(1).with("thumbnailPhoto", new byte[] {1, 2});
        assertThat(holds(clause("thumbnailPhoto", FilterOperator.IS_NOT_NULL), user))
                .isTrue();
        assertThat(holds(clause("thumbnailPhoto", FilterOperator.IS_NULL), user))
                .isFalse();
        assertThat(FilterOperator.EQUALS.types()).doesNotContain(org.footbridge.engine.PropertyDefinition.Type.BINARY);
    }

    @Test
    void severalValuesMustAllMeetTheClause() {
        Staged user = user(1).with("otherMobile", "+49 1", "+43 2");
        assertThat(holds(clause("otherMobile", FilterOperator.INCLUDES, "+4"), user))
                .isTrue();
        assertThat(holds(clause("otherMobile", FilterOperator.INCLUDES, "+49"), user))
                .isFalse();
    }

    @Test
    void ofSeveralOperandsOneIsEnoughAndWhatIsDeniedIsDeniedOfAll() {
        Staged sales = user(1).with("department", "Sales");
        assertThat(holds(clause("department", FilterOperator.EQUALS, "IT", "Sales"), sales))
                .isTrue();
        assertThat(holds(clause("department", FilterOperator.EQUALS, "IT", "HR"), sales))
                .isFalse();
        assertThat(holds(clause("department", FilterOperator.NOT_EQUALS, "IT", "HR"), sales))
                .isTrue();
        assertThat(holds(clause("department", FilterOperator.NOT_EQUALS, "IT", "Sales"), sales))
                .isFalse();
        assertThat(holds(clause("department", FilterOperator.NOT_REGEX_MATCH, "^I", "^S"), sales))
                .isFalse();
    }

    @Test
    void attributesThatAreWorkedOutCanBeAskedToo() {
        assertThat(holds(clause("accountDisabled", FilterOperator.IS_FALSE), user(1)))
                .isTrue();
        assertThat(holds(clause("accountDisabled", FilterOperator.IS_TRUE), user(1).with("userAccountControl", "514")))
                .isTrue();
        assertThat(holds(clause("distinguishedName", FilterOperator.INCLUDES, "OU=Staff"), user(1)))
                .isTrue();
        assertThat(holds(clause("objectClass", FilterOperator.EQUALS, "user"), user(1)))
                .isTrue();
        assertThat(holds(clause("mailEnabled", FilterOperator.IS_TRUE), user(1).with("mail", "a@corp.example")))
                .isTrue();
        assertThat(holds(clause("mailEnabled", FilterOperator.IS_TRUE), user(1)))
                .isFalse();
        assertThat(holds(clause("objectGUID", FilterOperator.IS_NOT_NULL), user(1)))
                .isTrue();
        assertThat(CompiledFilter.compile(filter(group(
                                clause("AccountDisabled", FilterOperator.IS_FALSE),
                                clause("objectClass", FilterOperator.IS_NOT_NULL),
                                clause("Department", FilterOperator.IS_NULL))))
                        .reads())
                .isEqualTo(Set.of("Department", "userAccountControl"));
    }

    @Test
    void whetherAnAccountIsDisabledIsNeverGuessed() {
        Staged unreadable = user(1).with("userAccountControl");
        AttributeFilter enabled = filter(group(clause("accountDisabled", FilterOperator.IS_FALSE)));
        assertThat(decide(enabled, unreadable)).isInstanceOfSatisfying(Decision.Undecided.class, undecided -> {
            Failure failure = undecided.failure();
            assertThat(failure.code()).isEqualTo("AttributeMissing");
            assertThat(failure.attribute()).isEqualTo("userAccountControl");
        });
        Clause never = clause("department", FilterOperator.EQUALS, "Sales");
        assertThat(decide(filter(group(enabled.groups().getFirst().clauses().getFirst(), never)), unreadable))
                .as("what fails for certain fails")
                .isEqualTo(new Decision.OutOfScope());
        Clause always = clause("department", FilterOperator.IS_NULL);
        assertThat(decide(filter(enabled.groups().getFirst(), group(always)), unreadable))
                .as("what holds for certain holds")
                .isEqualTo(new Decision.InScope());
    }

    @Test
    void aRegularExpressionThatTakesTooLongDecidesNothing() {
        AttributeFilter hostile = filter(group(clause("info", FilterOperator.REGEX_MATCH, "^(a|aa)+$")));
        assertThat(decide(hostile, user(1).with("info", "a".repeat(5_000) + "b")))
                .isInstanceOfSatisfying(
                        Decision.Undecided.class,
                        undecided -> assertThat(undecided.failure().code()).isEqualTo("RegularExpressionTooCostly"));
        assertThat(decide(hostile, user(1).with("info", "aaa"))).isEqualTo(new Decision.InScope());
    }

    @Test
    void inputGroupsLeaveAloneWhatTheyDoNotTakeIn() {
        Group input = group(clause("employeeType", FilterOperator.EQUALS, "Staff"));
        Group wanted = group(clause("department", FilterOperator.EQUALS, "Sales"));
        AttributeFilter filter = new AttributeFilter(List.of(wanted), List.of(input));
        assertThat(decide(filter, user(1).with("department", "Sales"))).isEqualTo(new Decision.LeaveAlone());
        assertThat(decide(filter, user(1).with("employeeType", "Staff"))).isEqualTo(new Decision.OutOfScope());
        assertThat(decide(filter, user(1).with("employeeType", "Staff").with("department", "Sales")))
                .isEqualTo(new Decision.InScope());
        assertThat(decide(new AttributeFilter(List.of(), List.of()), user(1))).isEqualTo(new Decision.InScope());
    }

    @Test
    void theReasonsNameEveryClauseWithWhatTheObjectHas() {
        AttributeFilter filter = filter(
                group(clause("department", FilterOperator.EQUALS, "Sales"), clause("title", FilterOperator.IS_NULL)),
                group(clause("company", FilterOperator.ENDS_WITH, "Ltd")));
        List<TestedGroup> tested = CompiledFilter.compile(filter)
                .test(user(1).with("department", "IT").build());
        assertThat(tested).extracting(TestedGroup::answer).allMatch(Answer.No.class::isInstance);
        assertThat(tested.getFirst().clauses()).hasSize(2);
        assertThat(tested.getFirst().clauses().getFirst().values()).containsExactly("IT");
        assertThat(tested.getFirst().clauses().getFirst().answer()).isEqualTo(new Answer.No());
        assertThat(tested.getFirst().clauses().getLast().answer()).isEqualTo(new Answer.Yes());
        assertThat(tested.getLast().clauses().getFirst().clause().toString()).isEqualTo("company ENDS_WITH Ltd");
    }

    @Test
    void filtersAreEqualWhenTheySayTheSame() {
        AttributeFilter one = filter(group(clause("department", FilterOperator.REGEX_MATCH, "^S")));
        AttributeFilter other = filter(group(clause("department", FilterOperator.REGEX_MATCH, "^T")));
        assertThat(CompiledFilter.compile(one)).isEqualTo(CompiledFilter.compile(one));
        assertThat(CompiledFilter.compile(one)).isNotEqualTo(CompiledFilter.compile(other));
    }

    @Test
    void filtersDecideAsANaiveReadingOfTheRulesDoes() {
        long seed = 20_260_302;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            AttributeFilter filter = new AttributeFilter(groups(random), groups(random));
            StagedObject object = object(random);
            CompiledFilter compiled = CompiledFilter.compile(filter);
            Class<?> expected = naive(filter, object);
            assertThat(compiled.decide(object))
                    .as("seed %s round %s: %s of %s", seed, round, filter, object.attributes())
                    .isInstanceOf(expected);
            assertThat(answer(compiled.test(object), filter))
                    .as("the reasons agree, seed %s round %s", seed, round)
                    .isEqualTo(expected);
        }
    }

    /** What follows from the reasons alone. */
    private static Class<?> answer(List<TestedGroup> tested, AttributeFilter filter) {
        boolean input = filter.inputGroups().isEmpty()
                || tested.stream().anyMatch(group -> group.input() && group.answer() instanceof Answer.Yes);
        boolean in = filter.groups().isEmpty()
                || tested.stream().anyMatch(group -> !group.input() && group.answer() instanceof Answer.Yes);
        return input ? in ? Decision.InScope.class : Decision.OutOfScope.class : Decision.LeaveAlone.class;
    }

    private static final List<String> ATTRIBUTES = List.of("department", "title", "countryCode");
    private static final List<String> VALUES =
            List.of("Sales", "sales", "Sales and Service", "es", "S", "7", "42", "-42", "TRUE", "False", " ");
    private static final List<String> NUMBERS = List.of("7", "42", "-42", "0");
    private static final List<String> PATTERNS = List.of("^S", "es$", "[0-9]+", "a.*e", "^$", "(?i)SALES");

    private static List<Group> groups(Random random) {
        List<Group> groups = new ArrayList<>();
        for (int number = random.nextInt(3); number > 0; number--) {
            List<Clause> clauses = new ArrayList<>();
            for (int size = 1 + random.nextInt(3); size > 0; size--) {
                clauses.add(clause(random));
            }
            groups.add(new Group("", clauses));
        }
        return groups;
    }

    private static Clause clause(Random random) {
        FilterOperator operator = one(List.of(FilterOperator.values()), random);
        String attribute = one(ATTRIBUTES, random);
        return switch (operator) {
            case IS_TRUE, IS_FALSE, IS_NULL, IS_NOT_NULL -> clause(attribute, operator);
            case GREATER_THAN, GREATER_THAN_OR_EQUALS -> clause(attribute, operator, one(NUMBERS, random));
            case REGEX_MATCH, NOT_REGEX_MATCH -> clause(attribute, operator, one(PATTERNS, random));
            case EQUALS, NOT_EQUALS, INCLUDES, ENDS_WITH, CONTAINED_IN, NOT_CONTAINED_IN ->
                clause(attribute, operator, one(VALUES, random));
        };
    }

    private static StagedObject object(Random random) {
        Staged object = user(1);
        for (String attribute : ATTRIBUTES) {
            if (random.nextInt(4) > 0) {
                object.with(attribute, one(VALUES, random));
            }
        }
        return object.build();
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Class<?> naive(AttributeFilter filter, StagedObject object) {
        if (!naive(filter.inputGroups(), object)) {
            return Decision.LeaveAlone.class;
        }
        return naive(filter.groups(), object) ? Decision.InScope.class : Decision.OutOfScope.class;
    }

    private static boolean naive(List<Group> groups, StagedObject object) {
        return groups.isEmpty()
                || groups.stream()
                        .anyMatch(group -> group.clauses().stream().allMatch(clause -> naive(clause, object)));
    }

    private static boolean naive(Clause clause, StagedObject object) {
        if (object.values(clause.attribute()).isEmpty()) {
            return clause.operator() == FilterOperator.IS_NULL;
        }
        String value = object.values(clause.attribute()).getFirst().text();
        String operand = clause.values().isEmpty() ? "" : clause.values().getFirst();
        boolean number = Pattern.matches("-?[0-9]+", value);
        return switch (clause.operator()) {
            case EQUALS -> value.equals(operand);
            case NOT_EQUALS -> !value.equals(operand);
            case GREATER_THAN -> number && Long.parseLong(value) > Long.parseLong(operand);
            case GREATER_THAN_OR_EQUALS -> number && Long.parseLong(value) >= Long.parseLong(operand);
            case INCLUDES -> value.indexOf(operand) >= 0;
            case ENDS_WITH ->
                value.lastIndexOf(operand) >= 0 && value.lastIndexOf(operand) + operand.length() == value.length();
            case CONTAINED_IN -> operand.indexOf(value) >= 0;
            case NOT_CONTAINED_IN -> operand.indexOf(value) < 0;
            case IS_TRUE -> value.equalsIgnoreCase("true");
            case IS_FALSE -> value.equalsIgnoreCase("false");
            case IS_NULL -> false;
            case IS_NOT_NULL -> true;
            case REGEX_MATCH -> Pattern.compile(operand).matcher(value).find();
            case NOT_REGEX_MATCH -> !Pattern.compile(operand).matcher(value).find();
        };
    }
}
