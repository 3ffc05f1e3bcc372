package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.mapping.ValueFlow;
import org.junit.jupiter.api.Test;

class DefaultSchemaTest {

    private static final Pattern ATTRIBUTE = Pattern.compile("\\[([^\\]]+)\\]");

    private final SynchronizationSchema schema = DefaultSchema.schema();

    @Test
    void everyRowOfTheTableIsAMapping() {
        List<String> differences = new ArrayList<>();
        for (List<String> row : Tables.lines("default-mappings.txt")) {
            for (String sourceClass : Tables.classes(row.get(0))) {
                ValueSource source = mapping(sourceClass, row.get(2)).source();
                String found = form(source) + " " + sources(source);
                String expected = row.get(3) + " " + sorted(List.of(row.get(1).split(",")));
                if (row.get(3).equals("recipient")) {
                    expected = "recipient "
                            + sorted(List.of(row.get(1), sourceClass.equals("group") ? "mailEnabled" : "mailNickname"));
                }
                if (!found.equals(expected)) {
                    differences.add(sourceClass + "." + row.get(2) + ": " + found + " instead of " + expected);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void thereIsNoMappingThatIsNotInTheTable() {
        Set<String> listed = new HashSet<>();
        for (List<String> row : Tables.lines("default-mappings.txt")) {
            Tables.classes(row.get(0)).forEach(sourceClass -> listed.add(sourceClass + "." + row.get(2)));
        }
        Set<String> mapped = new HashSet<>();
        schema.objectMappings()
                .forEach(mapping -> mapping.attributeMappings().stream()
                        .filter(attribute -> !attribute.targetAttributeName().equals(TargetSchema.ANCHOR))
                        .forEach(attribute ->
                                mapped.add(mapping.sourceObjectName() + "." + attribute.targetAttributeName())));
        assertThat(mapped).isEqualTo(listed);
    }

    @Test
    void whatAnAgentReadsOfAUserIsReadHere() {
        Set<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (AttributeMappingDefinition mapping : objectMapping("user").attributeMappings()) {
            sources(mapping.source())
                    .forEach(name -> VirtualAttribute.named(name)
                            .ifPresentOrElse(
                                    virtual -> {
                                        read.add(name);
                                        read.addAll(virtual.reads());
                                    },
                                    () -> read.add(name)));
        }
        Set<String> notMapped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Tables.lines("attributes-read.txt").forEach(notMapped::addAll);
        notMapped.removeAll(read);
        assertThat(notMapped)
                .containsExactlyInAnyOrder(
                        "adminDescription", // default exclusions look at it
                        "isCriticalSystemObject", // so they do at this
                        "msDS-InclusionTrigger",
                        "msDS-preferredDataLocation", // off by default
                        "objectClass",
                        "whenChanged");
    }

    @Test
    void inetOrgPersonsAreMappedLikeUsers() {
        assertThat(objectMapping("inetOrgPerson").attributeMappings())
                .isEqualTo(objectMapping("user").attributeMappings());
    }

    @Test
    void everythingMayBeDoneToObjectsOfAllFourClasses() {
        assertThat(schema.objectMappings()
                        .map(mapping -> mapping.sourceObjectName() + ">" + mapping.targetObjectName()))
                .containsExactly("user>User", "inetOrgPerson>User", "group>Group", "contact>Contact");
        assertThat(schema.objectMappings()).allSatisfy(mapping -> {
            assertThat(mapping.enabled()).isTrue();
            assertThat(mapping.flowTypes()).containsExactly(ObjectFlow.values());
            assertThat(mapping.scope()).isEmpty();
        });
    }

    @Test
    void anchorsOfPeopleAndGroupsComeFromTheConsistencyGuidAndOfContactsFromTheObjectGuid() {
        assertThat(anchor("user")).isEqualTo(new AnchorRule.ConsistencyGuidOrObjectGuid());
        assertThat(anchor("inetOrgPerson")).isEqualTo(new AnchorRule.ConsistencyGuidOrObjectGuid());
        assertThat(anchor("group")).isEqualTo(new AnchorRule.ConsistencyGuidOrObjectGuid());
        assertThat(anchor("contact")).isEqualTo(new AnchorRule.ObjectGuid());
    }

    @Test
    void usersAreMatchedByNameThenAddressAndOthersByAddress() {
        assertThat(matching("user")).containsExactlyInAnyOrder("userPrincipalName 1", "proxyAddresses 2");
        assertThat(matching("group")).containsExactly("proxyAddresses 1");
        assertThat(matching("contact")).containsExactly("proxyAddresses 1");
    }

    @Test
    void onlyTheUserTypeFlowsAtCreationAlone() {
        assertThat(schema.objectMappings()
                        .flatMap(mapping -> mapping.attributeMappings().stream())
                        .filter(mapping -> mapping.flowType() != ValueFlow.ALWAYS))
                .allSatisfy(mapping -> {
                    assertThat(mapping.targetAttributeName()).isEqualTo("userType");
                    assertThat(mapping.flowType()).isEqualTo(ValueFlow.OBJECT_ADD_ONLY);
                })
                .hasSize(2);
    }

    @Test
    void mappingsAreOrderedByTheirTargetBehindTheAnchor() {
        schema.objectMappings().forEach(mapping -> {
            List<String> targets = mapping.attributeMappings().stream()
                    .map(AttributeMappingDefinition::targetAttributeName)
                    .toList();
            assertThat(targets.getFirst()).isEqualTo("sourceAnchor");
            assertThat(targets.subList(1, targets.size()))
                    .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void theSchemaIsTheSameWhenMadeAgain() {
        assertThat(DefaultSchema.schema()).isEqualTo(schema).hasToString(schema.toString());
    }

    private ObjectMappingDefinition objectMapping(String sourceClass) {
        return schema.objectMapping(sourceClass).orElseThrow();
    }

    private AttributeMappingDefinition mapping(String sourceClass, String target) {
        return objectMapping(sourceClass)
                .mappingOf(target)
                .orElseThrow(() -> new AssertionError(sourceClass + " has no mapping of " + target));
    }

    private AnchorRule anchor(String sourceClass) {
        return AnchorSource.read(mapping(sourceClass, TargetSchema.ANCHOR).source())
                .orElseThrow();
    }

    private List<String> matching(String sourceClass) {
        return objectMapping(sourceClass).attributeMappings().stream()
                .filter(mapping -> mapping.matchingPriority() > 0)
                .map(mapping -> mapping.targetAttributeName() + " " + mapping.matchingPriority())
                .toList();
    }

    private String form(ValueSource source) {
        return switch (source) {
            case ValueSource.Attribute(String name) ->
                SourceAttributes.KNOWN.find(name).orElseThrow().syntax() == AttributeSyntax.NAME ? "link" : "direct";
            case ValueSource.Constant constant -> "constant";
            case ValueSource.Expression(String text) when text.matches("Trim\\(\\[[^\\]]+\\]\\)") -> "trimmed";
            case ValueSource.Expression(String text)
            when text.startsWith("IIF(IsPresent([mailNickname]), ") -> "recipient";
            case ValueSource.Expression(String text)
            when text.startsWith("IIF([mailEnabled] = \"True\", ") -> "recipient";
            case ValueSource.Expression expression -> "computed";
            case ValueSource.None none -> "none";
            case ValueSource.Cleared cleared -> "cleared";
        };
    }

    private static Set<String> sources(ValueSource source) {
        if (source instanceof ValueSource.Constant(String text)) {
            return Set.of(text);
        }
        return sorted(ATTRIBUTE
                .matcher(source.expression())
                .results()
                .map(match -> match.group(1))
                .toList());
    }

    private static Set<String> sorted(List<String> names) {
        return new TreeSet<>(names);
    }
}
