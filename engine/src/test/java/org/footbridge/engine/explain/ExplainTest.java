package org.footbridge.engine.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.footbridge.engine.Samples.DOMAIN;
import static org.footbridge.engine.Samples.NOW;
import static org.footbridge.engine.Samples.RULES;
import static org.footbridge.engine.Samples.STAFF;
import static org.footbridge.engine.Samples.contact;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.user;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.explain.Explanation.Conclusion;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.CompiledFilter;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.engine.scope.Scope;
import org.junit.jupiter.api.Test;

class ExplainTest {

    private static final ObjectGuid LEAVERS = guid(3);
    private static final ObjectGuid PILOT = guid(50);
    private static final ObjectGuid BOARD = guid(51);

    private static Explanation explain(Staged object, SyncRules rules) {
        return new Explain(rules, NOW, Map.of(PILOT, "CN=Pilot,OU=Groups")).explain(object.build());
    }

    private static Reason reason(Explanation explanation, Rule rule) {
        return reasons(explanation, rule).getFirst();
    }

    private static List<Reason> reasons(Explanation explanation, Rule rule) {
        return explanation.reasons().stream()
                .filter(reason -> reason.rule() == rule)
                .toList();
    }

    private static Reason mapping(Explanation explanation, String property) {
        return reasons(explanation, Rule.MAPPING).stream()
                .filter(reason -> reason.name().equals(property))
                .findFirst()
                .orElseThrow();
    }

    private static List<Rule> rules(Explanation explanation) {
        return explanation.reasons().stream().map(Reason::rule).distinct().toList();
    }

    private static SyncRules filtered(List<Group> groups, List<Group> inputGroups) {
        return RULES.withFilters(Map.of("user", CompiledFilter.compile(new AttributeFilter(groups, inputGroups))));
    }

    private static Group groupOf(Clause... clauses) {
        return new Group("", List.of(clauses));
    }

    private static Clause clause(String attribute, FilterOperator operator, String... values) {
        return new Clause(attribute, operator, List.of(values));
    }

    /** The default mappings of users with this one in place of the one for the same property. */
    private static SyncRules withMapping(String property, String expression) {
        List<ObjectMapping> mappings = new ArrayList<>();
        for (ObjectMapping mapping : RULES.objectMappings()) {
            List<AttributeMapping> attributes = new ArrayList<>(mapping.attributes());
            attributes.removeIf(attribute -> attribute.targetProperty().equals(property));
            attributes.add(AttributeMapping.always(
                    PropertyDefinition.text(property), new MappingSource.Evaluated(Expression.compile(expression))));
            mappings.add(new ObjectMapping(
                    mapping.name(),
                    mapping.sourceClass(),
                    mapping.targetKind(),
                    mapping.anchor(),
                    attributes,
                    mapping.links(),
                    mapping.filter(),
                    mapping.flows()));
        }
        return new SyncRules(
                mappings,
                RULES.scope(),
                RULES.exclusions(),
                RULES.domains(),
                RULES.directory(),
                RULES.attributes(),
                false);
    }

    @Test
    void everyRuleIsLookedAtInItsOrder() {
        Explanation explanation = explain(user(1).with("givenName", " Ann "), RULES);

        assertThat(explanation.conclusion()).isEqualTo(Conclusion.SYNCHRONISED);
        assertThat(explanation.code()).isEmpty();
        assertThat(rules(explanation))
                .startsWith(
                        Rule.PRESENCE,
                        Rule.CLASS,
                        Rule.CONTAINERS,
                        Rule.GROUPS,
                        Rule.EXCLUSION,
                        Rule.ANCHOR,
                        Rule.MAPPING)
                .isSorted();
        assertThat(explanation.reasons()).extracting(Reason::verdict).doesNotContain(Verdict.STOPS, Verdict.FAILS);
        assertThat(reasons(explanation, Rule.EXCLUSION))
                .as("those of users")
                .extracting(Reason::name)
                .contains("CriticalSystemObject", "LinkedMailbox")
                .doesNotContain("RoleGroup");
        Reason givenName = mapping(explanation, "givenName");
        assertThat(givenName.verdict()).isEqualTo(Verdict.GIVES);
        assertThat(givenName.values()).containsExactly("Ann");
        assertThat(givenName.inputs()).containsExactly(new Input("givenName", List.of(" Ann "), false));
        assertThat(givenName.detail()).contains("givenName");
        assertThat(mapping(explanation, "surname").verdict()).isEqualTo(Verdict.GIVES_NOTHING);
    }

    @Test
    void theContainerThatDecidedIsNamed() {
        SyncRules rules = RULES.withScope(new Scope(List.of(STAFF), List.of(LEAVERS)));
        assertThat(reason(explain(user(1), rules), Rule.CONTAINERS).detail())
                .isEqualTo("It is in OU=Staff,DC=corp,DC=fabrikam,DC=example (" + STAFF + "), which is in scope.");

        Staged leaver =
                user(1).named("CN=Smith\\, Ann,OU=Leavers,OU=Staff,DC=corp").in(LEAVERS, STAFF, DOMAIN);
        Explanation out = explain(leaver, rules);
        assertThat(out.conclusion()).isEqualTo(Conclusion.NOT_SYNCHRONISED);
        assertThat(out.code()).isEqualTo("OutOfScope");
        assertThat(out.reasons().getLast().detail())
                .isEqualTo("It is in OU=Leavers,OU=Staff,DC=corp (" + LEAVERS + "), which is excluded from the scope.");

        assertThat(explain(user(1).in(DOMAIN), rules).reasons().getLast())
                .returns(Rule.CONTAINERS, Reason::rule)
                .returns(Verdict.STOPS, Reason::verdict)
                .returns("None of the containers above it is in scope.", Reason::detail);
    }

    @Test
    void theGroupsAreNamed() {
        SyncRules rules = RULES.withScope(Scope.WHOLE_DIRECTORY.withGroups(List.of(PILOT, BOARD), true));
        Reason member = reason(explain(user(1).memberOf(PILOT), rules), Rule.GROUPS);
        assertThat(member.verdict()).isEqualTo(Verdict.PASSES);
        assertThat(member.detail())
                .contains("CN=Pilot,OU=Groups (" + PILOT + ")")
                .contains("member of a member");
        assertThat(member.inputs().getFirst().values())
                .containsExactly("CN=Pilot,OU=Groups (" + PILOT + ")", BOARD.toString());

        Explanation out = explain(user(1), rules);
        assertThat(out.reasons().getLast())
                .returns(Rule.GROUPS, Reason::rule)
                .returns(Verdict.STOPS, Reason::verdict)
                .returns("OutOfScope", Reason::code);
    }

    @Test
    void everyClauseIsToldWithWhatTheObjectHas() {
        SyncRules rules = filtered(
                List.of(
                        groupOf(
                                clause("department", FilterOperator.EQUALS, "Sales"),
                                clause("title", FilterOperator.IS_NULL)),
                        groupOf(clause("company", FilterOperator.ENDS_WITH, "Ltd"))),
                List.of(groupOf(clause("employeeType", FilterOperator.IS_NOT_NULL))));
        Explanation out = explain(user(1).with("department", "IT").with("employeeType", "Staff"), rules);

        assertThat(out.conclusion()).isEqualTo(Conclusion.NOT_SYNCHRONISED);
        assertThat(out.code()).isEqualTo("FilterNotMet");
        assertThat(reasons(out, Rule.CLAUSE))
                .extracting(Reason::name, Reason::verdict, Reason::detail)
                .containsExactly(
                        tuple("inputGroups[0].clauses[0]", Verdict.HOLDS, "employeeType IS NOT NULL"),
                        tuple("groups[0].clauses[0]", Verdict.DOES_NOT_HOLD, "department EQUALS Sales"),
                        tuple("groups[0].clauses[1]", Verdict.HOLDS, "title IS NULL"),
                        tuple("groups[1].clauses[0]", Verdict.DOES_NOT_HOLD, "company ENDS_WITH Ltd"));
        assertThat(reasons(out, Rule.CLAUSE).get(1).inputs())
                .containsExactly(new Input("department", List.of("IT"), false));
        assertThat(reason(out, Rule.INPUT_FILTER).verdict()).isEqualTo(Verdict.PASSES);
        assertThat(out.reasons().getLast()).returns(Rule.FILTER, Reason::rule).returns(Verdict.STOPS, Reason::verdict);

        Explanation alone = explain(user(1), rules);
        assertThat(alone.conclusion()).isEqualTo(Conclusion.LEFT_ALONE);
        assertThat(alone.reasons().getLast())
                .returns(Rule.INPUT_FILTER, Reason::rule)
                .returns("LeftAsItIs", Reason::code);
    }

    @Test
    void whatCannotBeToldIsSaidToBeSo() {
        Explanation unknown = explain(
                user(1).with("userAccountControl"),
                filtered(List.of(groupOf(clause("accountDisabled", FilterOperator.IS_FALSE))), List.of()));
        assertThat(unknown.conclusion()).isEqualTo(Conclusion.FAILED);
        assertThat(unknown.code()).isEqualTo("AttributeMissing");
        assertThat(reason(unknown, Rule.CLAUSE).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(unknown.reasons().getLast())
                .returns(Rule.FILTER, Reason::rule)
                .returns(Verdict.FAILS, Reason::verdict);
    }

    @Test
    void theExclusionThatHoldsIsTheLastThatIsLookedAt() {
        Explanation out = explain(user(1).with("sAMAccountName", "MSOL_1"), RULES);
        assertThat(out.code()).isEqualTo("SynchronisationAccount");
        assertThat(out.reasons().getLast())
                .returns(Rule.EXCLUSION, Reason::rule)
                .returns("SynchronisationAccount", Reason::name)
                .returns(Verdict.STOPS, Reason::verdict)
                .returns(List.of(new Input("sAMAccountName", List.of("MSOL_1"), false)), Reason::inputs);
        assertThat(reasons(out, Rule.EXCLUSION).getFirst())
                .returns("ReplicationConflict", Reason::name)
                .returns(Verdict.PASSES, Reason::verdict);
    }

    @Test
    void theAnchorSaysWhereItComesFrom() {
        assertThat(reason(explain(user(1), RULES), Rule.ANCHOR))
                .returns("objectGUID", Reason::name)
                .returns(List.of(guid(1).toBase64()), Reason::values);
        byte[] bytes = new byte[16];
        bytes[0] = 7;
        assertThat(reason(explain(user(1).with("mS-DS-ConsistencyGuid", bytes), RULES), Rule.ANCHOR))
                .returns("mS-DS-ConsistencyGuid", Reason::name)
                .returns(List.of("BwAAAAAAAAAAAAAAAAAAAA=="), Reason::values);
        Explanation bad = explain(user(1).with("mS-DS-ConsistencyGuid", new byte[3]), RULES);
        assertThat(bad.conclusion()).isEqualTo(Conclusion.FAILED);
        assertThat(reason(bad, Rule.ANCHOR))
                .returns(Verdict.FAILS, Reason::verdict)
                .returns(bad.code(), Reason::code);
    }

    @Test
    void namesThatAreMadeUpSaySo() {
        Explanation explanation = explain(user(1).with("userPrincipalName", "u1@elsewhere.example"), RULES);
        Reason name = reasons(explanation, Rule.NAME).stream()
                .filter(reason -> reason.name().equals("userPrincipalName"))
                .findFirst()
                .orElseThrow();
        assertThat(name.inputs())
                .containsExactly(new Input("userPrincipalName", List.of("u1@elsewhere.example"), false));
        assertThat(name.values()).containsExactly("u1@fabrikam.onfootbridge.example");
        assertThat(name.detail()).startsWith("Made up");
        assertThat(reasons(explanation, Rule.MATCH)).extracting(Reason::name).doesNotContain("userPrincipalName");
        assertThat(reasons(explain(user(1), RULES), Rule.MATCH))
                .first()
                .returns("userPrincipalName", Reason::name)
                .returns(List.of("u1@fabrikam.example"), Reason::values);
    }

    @Test
    void aMappingThatFailsSaysWhyAndTheOthersAreToldAllTheSame() {
        Explanation explanation = explain(user(1).with("userAccountControl").with("givenName", "Ann"), RULES);
        assertThat(explanation.conclusion()).isEqualTo(Conclusion.FAILED);
        assertThat(mapping(explanation, "accountEnabled"))
                .returns(Verdict.FAILS, Reason::verdict)
                .returns("AttributeMissing", Reason::code);
        assertThat(mapping(explanation, "givenName").values()).containsExactly("Ann");
    }

    @Test
    void whatAMappingRedactsIsShownNowhere() {
        SyncRules rules = withMapping("employeeId", "Redact([employeeID])")
                .withFilters(Map.of(
                        "user",
                        CompiledFilter.compile(new AttributeFilter(
                                List.of(groupOf(clause("employeeID", FilterOperator.IS_NOT_NULL))), List.of()))));
        Explanation explanation = explain(user(1).with("employeeID", "4711-secret"), rules);
        assertThat(explanation.conclusion()).isEqualTo(Conclusion.SYNCHRONISED);
        assertThat(explanation.toString()).doesNotContain("4711-secret");
        assertThat(mapping(explanation, "employeeId"))
                .returns(List.of(), Reason::values)
                .returns(List.of(Input.hidden("employeeID")), Reason::inputs);
        assertThat(reason(explanation, Rule.CLAUSE).inputs()).containsExactly(Input.hidden("employeeID"));
    }

    @Test
    void manyAndLongValuesAreShortened() {
        String[] addresses = new String[30];
        for (int number = 0; number < addresses.length; number++) {
            addresses[number] = "smtp:a" + number + "@fabrikam.example";
        }
        Explanation explanation = explain(
                user(1).with("proxyAddresses", addresses)
                        .with("thumbnailPhoto", new byte[5000])
                        .with("streetAddress", "x".repeat(255) + "\uD83D\uDE00 and more"),
                RULES);
        assertThat(mapping(explanation, "proxyAddresses").inputs().getFirst().values())
                .hasSize(21)
                .last()
                .isEqualTo("and 10 more");
        assertThat(mapping(explanation, "streetAddress").inputs().getFirst().values())
                .containsExactly("x".repeat(255) + "...");
        assertThat(Input.ofAttribute(
                                "thumbnailPhoto",
                                user(1).with("thumbnailPhoto", new byte[5000])
                                        .build()
                                        .values("thumbnailPhoto"))
                        .values())
                .containsExactly("(5000 bytes)");
    }

    @Test
    void anObjectThatWasNotReadIsNotJudgedByWhatItLacks() {
        SyncRules rules = RULES.withScope(new Scope(List.of(STAFF), List.of()));
        Failure obstacle = new Failure("ObjectNotRead", "", "", "It could not be read.", "Check the rights.", false);
        Explanation explanation = new Explain(rules, NOW, Map.of()).unread(new Staged(1, "user").build(), obstacle);
        assertThat(explanation.conclusion()).isEqualTo(Conclusion.FAILED);
        assertThat(rules(explanation))
                .containsExactly(Rule.PRESENCE, Rule.CLASS, Rule.CONTAINERS, Rule.GROUPS, Rule.READING);
        assertThat(explanation.code()).isEqualTo("ObjectNotRead");
    }

    @Test
    void theConclusionIsThatOfACycle() {
        long seed = 20_260_303;
        Random random = new Random(seed);
        Set<Class<?>> seen = new HashSet<>();
        for (int round = 0; round < 3_000; round++) {
            SyncRules rules = rules(random);
            StagedObject object = object(random).build();
            Projection projection =
                    new Project(NOW).project(List.of(object), rules).getFirst();
            Explanation explanation = new Explain(rules, NOW, Map.of()).explain(object);
            seen.add(projection.getClass());
            String as = "seed " + seed + " round " + round + ": " + explanation;
            assertThat(explanation.conclusion()).as(as).isEqualTo(Conclusion.of(projection));
            Optional<Reason> decisive = explanation.reasons().stream()
                    .filter(reason -> reason.verdict() == Verdict.STOPS
                            || (reason.verdict() == Verdict.FAILS && reason.rule() != Rule.CLAUSE))
                    .findFirst();
            assertThat(decisive.map(Reason::code).orElse("")).as(as).isEqualTo(explanation.code());
            assertThat(rules(explanation)).as(as).isSubsetOf(EnumSet.allOf(Rule.class));
        }
        assertThat(seen).as("every kind of end").hasSize(4);
    }

    private static SyncRules rules(Random random) {
        SyncRules rules = RULES;
        if (random.nextInt(3) == 0) {
            rules = rules.withScope(new Scope(List.of(STAFF), List.of(LEAVERS)));
        }
        if (random.nextInt(3) == 0) {
            rules = rules.withScope(rules.scope().withGroups(List.of(PILOT), random.nextBoolean()));
        }
        if (random.nextInt(2) == 0) {
            List<Group> groups = List.of(groupOf(
                    clause("department", FilterOperator.NOT_EQUALS, "Sales"),
                    clause("accountDisabled", FilterOperator.IS_FALSE)));
            List<Group> input = List.of(groupOf(clause("employeeType", FilterOperator.IS_NULL)));
            rules = rules.withFilters(Map.of(
                    "user",
                    CompiledFilter.compile(new AttributeFilter(random.nextBoolean() ? groups : List.of(), input))));
        }
        return rules;
    }

    private static Staged object(Random random) {
        Staged object = switch (random.nextInt(6)) {
            case 0 -> group(1);
            case 1 -> contact(1);
            case 2 -> new Staged(1, "computer");
            default -> user(1);
        };
        if (random.nextInt(8) == 0) {
            object = object.gone();
        }
        if (random.nextInt(8) == 0) {
            object.with("userAccountControl");
        }
        if (random.nextInt(6) == 0) {
            object.with("employeeType", "Guest");
        }
        if (random.nextInt(3) > 0) {
            object.with("department", random.nextBoolean() ? "Sales" : "IT");
        }
        if (random.nextInt(8) == 0) {
            object.with("isCriticalSystemObject", "TRUE");
        }
        if (random.nextBoolean()) {
            object.memberOf(PILOT);
        }
        return switch (random.nextInt(5)) {
            case 0 -> object.in(LEAVERS, STAFF, DOMAIN);
            case 1 -> object.in(DOMAIN);
            case 2 -> object.in();
            default -> object;
        };
    }
}
