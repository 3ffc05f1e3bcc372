package org.footbridge.service.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.schema.AttributeMappingDefinition;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.ValueSource;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.schemas.WriteSchema;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class EffectiveSchemaTest {
    private static final TenantId TENANT = new TenantId(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"));

    private static ConfigurationDefinition read(String yaml) {
        ObjectNode node = (ObjectNode) new YAMLMapper().readTree(yaml);
        return ReadDefinition.of(node.put("directory", "corp.example"));
    }

    private static List<String> faults(String yaml) {
        return EffectiveSchema.of(read(yaml), TENANT).faults(Optional.empty()).stream()
                .map(Detail::text)
                .toList();
    }

    @Test
    void aConfigurationThatChoosesNothingHasTheDefaultSchemaWithoutFaults() {
        assertThat(faults("{}")).isEmpty();
        assertThat(EffectiveSchema.of(read("{}"), TENANT).schema()).isEqualTo(EffectiveSchema.template());
    }

    @Test
    void choicesClassesAndFiltersReachTheSchema() {
        EffectiveSchema effective = EffectiveSchema.of(read("""
                objects: [user, group]
                scope:
                  filters:
                    - {object: user, groups: [{clauses: [{attribute: title, operator: EQUALS, value: Head}]}]}
                mappings:
                  remove:
                    - {object: user, target: department, values: clear}
                    - {target: faxNumber, values: keep}
                  set:
                    - {object: user, target: userType, expression: 'IIF([title] = "Guest", "Guest", "Member")'}
                    - {object: user, target: companyName, constant: Corp, apply: creation}
                    - {object: user, target: officeLocation, none: true, default: somewhere}
                    - {object: user, target: employeeId, source: employeeNumber, matching: 3}
                  extensions:
                    - {name: badge, source: employeeNumber}
                """), TENANT);
        assertThat(effective.faults(Optional.empty())).isEmpty();
        Map<String, Boolean> enabled = effective
                .schema()
                .objectMappings()
                .collect(java.util.stream.Collectors.toMap(
                        ObjectMappingDefinition::sourceObjectName, ObjectMappingDefinition::enabled));
        assertThat(enabled).isEqualTo(Map.of("user", true, "inetOrgPerson", false, "group", true, "contact", false));
        ObjectMappingDefinition user = effective.schema().objectMapping("user").orElseThrow();
        assertThat(user.scope()).isPresent();
        assertThat(source(user, "department")).contains(new ValueSource.Cleared());
        assertThat(source(user, "faxNumber")).isEmpty();
        assertThat(source(user, "companyName")).contains(new ValueSource.Constant("Corp"));
        assertThat(source(user, "officeLocation")).contains(new ValueSource.None());
        assertThat(source(user, "extension_00112233445566778899aabbccddeeff_badge"))
                .contains(new ValueSource.Attribute("employeeNumber"));
        assertThat(user.mappingOf("employeeId").orElseThrow().matchingPriority())
                .isEqualTo(3);
        assertThat(source(effective.schema().objectMapping("inetOrgPerson").orElseThrow(), "department"))
                .isPresent();
    }

    private static Optional<ValueSource> source(ObjectMappingDefinition mapping, String target) {
        return mapping.mappingOf(target).map(AttributeMappingDefinition::source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {mappings: {workloads: [offce]}}                    | mappings.workloads: There is no workload offce
            {mappings: {set: [{object: user, target: jobTitel, source: title}]}} | mappings.set[0].target:
            {mappings: {set: [{object: person, target: jobTitle, source: title}]}} | mappings.set[0].object:
            {mappings: {set: [{object: user, target: surname, source: sn}, {object: user, target: jobTitle, expression: 'Trim([title]'}]}} | mappings.set[1].expression, character 13:
            {mappings: {set: [{object: user, target: jobTitle, expression: 'Trimm([title])'}]}} | mappings.set[0].expression, character 1: there is no function Trimm
            {mappings: {set: [{object: user, target: jobTitle, source: canonicalName}]}} | mappings.set[0].source:
            {mappings: {set: [{object: user, target: accountEnabled, constant: maybe}]}} | mappings.set[0].constant: accountEnabled takes True or False
            {mappings: {set: [{object: user, target: jobTitle, source: title, matching: 2}]}} | mappings.set[0].matching:
            {mappings: {set: [{object: user, target: employeeId, source: employeeNumber, matching: 1}]}} | mappings.set[0].matching: userPrincipalName and employeeId have the same
            {mappings: {remove: [{target: jobTitel, values: keep}]}} | mappings.remove[0]: There is no property jobTitel
            {mappings: {remove: [{object: user, target: accountEnabled, values: clear}]}} | mappings.remove[0]:
            {mappings: {extensions: [{name: 'bad name', source: title}]}} | mappings.extensions[0]:
            {mappings: {extensions: [{name: flag, source: title, type: boolean, multivalued: true}]}} | mappings.extensions[0]:
            {anchor: {source: title, writeBack: true}}          | anchor.writeBack:
            {anchor: {source: manager}}                         | anchor.source:
            {scope: {filters: [{object: user, groups: [{clauses: [{attribute: proxyAddresses, operator: EQUALS, value: a}]}]}]}} | scope.filters[0]:
            """)
    void aFaultIsNamedWithTheKeyItComesFrom(String yaml, String fault) {
        assertThat(faults(yaml)).anyMatch(text -> text.startsWith(fault));
    }

    @Test
    void allFaultsAreNamedAtOnceAndOnlyOnce() {
        assertThat(faults("""
                mappings:
                  workloads: [offce]
                  set:
                    - {object: user, target: jobTitel, source: title}
                    - {object: group, target: description, expression: "Trimm([description])"}
                """)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aWholeSchemaTakesThePlaceOfTheDefaultOneAndIsShownAsItIs() {
        ObjectNode document = new YAMLMapper().createObjectNode().put("directory", "corp.example");
        document.set("schema", WriteSchema.whole(EffectiveSchema.template()));
        ConfigurationDefinition definition = ReadDefinition.of(document);
        assertThat(EffectiveSchema.of(definition, TENANT).schema()).isEqualTo(EffectiveSchema.template());
        assertThat(definition.choices().anchor()).contains(new AnchorRule.ConsistencyGuidOrObjectGuid());
        assertThat(ReadDefinition.of(WriteDefinition.json(definition))).isEqualTo(definition);
    }

    @Test
    void aFaultInAWholeSchemaIsNamedWithItsPlaceInTheDocument() {
        ObjectNode document = new YAMLMapper().createObjectNode().put("directory", "corp.example");
        ObjectNode schema = WriteSchema.whole(EffectiveSchema.template());
        ObjectNode mapping = (ObjectNode) schema.at("/synchronizationRules/0/objectMappings/2/attributeMappings/3");
        String target = mapping.path("targetAttributeName").asString();
        ((ObjectNode) mapping.path("source")).put("type", "Function").put("expression", "Trimm([cn])");
        document.set("schema", schema);
        assertThat(EffectiveSchema.of(ReadDefinition.of(document), TENANT).faults(Optional.empty()))
                .as(target)
                .extracting(Detail::text)
                .singleElement()
                .asString()
                .startsWith("schema.synchronizationRules[0].objectMappings[2].attributeMappings[3].source.expression,"
                        + " character 1: there is no function Trimm");
    }

    @ParameterizedTest
    @CsvSource({
        "objectGUID, mS-DS-ConsistencyGuid, true",
        "mS-DS-ConsistencyGuid, objectGUID, false",
        "objectGUID, employeeNumber, false",
        "employeeNumber, mS-DS-ConsistencyGuid, false",
        "employeeNumber, employeeNumber, true"
    })
    void onlyOneChangeOfTheAnchorIsHarmless(String before, String after, boolean harmless) {
        List<String> refused = ChangeAnchor.refused(anchors(before), anchors(after));
        assertThat(refused.isEmpty()).isEqualTo(harmless);
    }

    private static Map<String, AnchorRule> anchors(String source) {
        return EffectiveSchema.of(read("{anchor: {source: " + source + "}}"), TENANT)
                .anchors();
    }
}
