package org.footbridge.service.configurations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.schema.SchemaChoices;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ReadDefinitionTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    private static ConfigurationDefinition read(String yaml) {
        return ReadDefinition.of(YAML.readTree(yaml));
    }

    private static SchemaChoices choices(AnchorRule anchor) {
        return new SchemaChoices(
                Optional.empty(), List.of(), List.of(), List.of(), "", Optional.of(anchor), false, true);
    }

    @Test
    void aConfigurationThatOnlyNamesItsDirectoryHasAllDefaults() {
        assertThat(read("directory: Corp.Example.com"))
                .isEqualTo(new ConfigurationDefinition(
                        "corp.example.com",
                        true,
                        Duration.ofMinutes(2),
                        List.of("user", "inetOrgPerson", "group", "contact"),
                        new ScopeDefinition(List.of(), List.of(), List.of(), false, Map.of()),
                        java.util.Set.of(),
                        choices(new AnchorRule.ConsistencyGuidOrObjectGuid()),
                        Optional.empty(),
                        false,
                        new PasswordChoices(false, 1000),
                        DeleteRules.of(500)));
    }

    @Test
    void everyKeyIsReadAndWrittenBackAsItWasSaid() {
        ConfigurationDefinition definition = read("""
                directory: corp.example.com
                enabled: false
                interval: 5m
                objects: [USER, group]
                scope:
                  containers:
                    - {name: "OU=Staff,DC=corp", guid: 11111111-2222-3333-4444-555555555555}
                  exclude: ["OU=Old,OU=Staff,DC=corp"]
                  groups: ["CN=Pilot,DC=corp"]
                  nested: true
                  filters:
                    - object: user
                      groups:
                        - name: staff
                          clauses:
                            - {attribute: employeeType, operator: equals, value: Staff}
                            - {attribute: employeeNumber, operator: GREATER_THAN, value: 1000}
                            - {attribute: mail, operator: IS_NOT_NULL}
                      inputGroups:
                        - clauses:
                            - {attribute: department, operator: REGEX MATCH, values: ["^S", "^T"]}
                exclusions:
                  off: [LinkedMailbox]
                anchor:
                  source: employeeNumber
                deletes:
                  threshold: 10
                """);
        assertThat(definition.scope())
                .isEqualTo(new ScopeDefinition(
                        List.of(new ScopeDefinition.Entry(
                                "OU=Staff,DC=corp",
                                Optional.of(UUID.fromString("11111111-2222-3333-4444-555555555555")))),
                        List.of(new ScopeDefinition.Entry("OU=Old,OU=Staff,DC=corp", Optional.empty())),
                        List.of(new ScopeDefinition.Entry("CN=Pilot,DC=corp", Optional.empty())),
                        true,
                        Map.of(
                                "user",
                                new AttributeFilter(
                                        List.of(new Group(
                                                "staff",
                                                List.of(
                                                        new Clause(
                                                                "employeeType",
                                                                FilterOperator.EQUALS,
                                                                List.of("Staff")),
                                                        new Clause(
                                                                "employeeNumber",
                                                                FilterOperator.GREATER_THAN,
                                                                List.of("1000")),
                                                        new Clause("mail", FilterOperator.IS_NOT_NULL, List.of())))),
                                        List.of(new Group(
                                                "",
                                                List.of(new Clause(
                                                        "department",
                                                        FilterOperator.REGEX_MATCH,
                                                        List.of("^S", "^T")))))))));
        assertThat(definition.objects()).containsExactly("user", "group");
        assertThat(definition.exclusionsOff()).containsExactly(DefaultExclusion.LINKED_MAILBOX);
        assertThat(definition.choices().anchor()).contains(new AnchorRule.Attribute("employeeNumber"));

        JsonNode written = WriteDefinition.json(definition);
        assertThat(ReadDefinition.of(written)).isEqualTo(definition);
        assertThat(WriteDefinition.json(ReadDefinition.of(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | directory: must be the DNS name
            []                                          | a configuration is an object with keys
            {enabled: 1}                                | enabled: must be true or false
            {interval: soon}                            | interval: must be a number with s, m or h
            {interval: 9s}                              | interval: must be at least 10s
            {interval: 999999h}                         | interval: must be at least 10s and at most 168h
            {objects: user}                             | objects: must be a list of classes
            {objects: [computer]}                       | objects[0]: must be one of user, inetOrgPerson, group, contact, not 'computer'
            {objects: []}                               | objects: must name at least one
            {scopes: {}}                                | scopes: is an unknown key
            {scope: [1]}                                | scope: must be an object with keys
            {scope: {container: []}}                    | scope.container: is an unknown key
            {scope: {everything: true, groups: ['CN=G,DC=x']}} | scope.everything: and containers or groups exclude each other
            {scope: {containers: Staff}}                | scope.containers: must be a list of distinguished names
            {scope: {groups: [Staff]}}                  | scope.groups[0]: is no distinguished name: "Staff"
            {scope: {groups: [{name: 'CN=A', guid: 1}]}} | scope.groups[0].guid: is no GUID
            {scope: {nested: maybe}}                    | scope.nested: must be true or false
            {scope: {filters: [{object: computer}]}}    | scope.filters[0].object: must be one of the classes
            {objects: [group], scope: {filters: [{object: user}]}} | scope.filters[0].object: must be one of the classes that are synchronised: group
            {scope: {filters: [{object: user}]}}        | scope.filters[0].groups: must name at least one group of clauses
            {scope: {filters: [{object: user, groups: [{name: x}]}]}} | scope.filters[0].groups[0].clauses: must have at least one clause
            {scope: {filters: [{object: user, groups: [{clauses: [{attribute: 'a b', operator: EQUALS, value: 1}]}]}]}} | scope.filters[0].groups[0].clauses[0].attribute: must be the name of an attribute
            {scope: {filters: [{object: user, groups: [{clauses: [{attribute: mail, operator: LIKE, value: 1}]}]}]}} | scope.filters[0].groups[0].clauses[0].operator: must be one of EQUALS, NOT EQUALS
            {scope: {filters: [{object: user, groups: [{clauses: [{attribute: mail, operator: EQUALS}]}]}]}} | scope.filters[0].groups[0].clauses[0].value: is missing; EQUALS compares with it
            {scope: {filters: [{object: user, groups: [{clauses: [{attribute: mail, operator: IS NULL, value: 1}]}]}]}} | scope.filters[0].groups[0].clauses[0].value: has no use with IS NULL
            {exclusions: {off: [Everything]}}           | exclusions.off: 'Everything' is no default exclusion; they are ReplicationConflict, CriticalSystemObject
            {anchor: {source: 'a b'}}                   | anchor.source: must be the name of an attribute
            {anchor: {writeBack: 1}}                    | anchor.writeBack: must be true or false
            {mappings: {workload: [office]}}            | mappings.workload: is an unknown key
            {mappings: {workloads: office}}             | mappings.workloads: must be a list of texts
            {mappings: {remove: [{target: jobTitle}]}}  | mappings.remove[0].values: is missing: keep leaves
            {mappings: {remove: [{values: keep}]}}      | mappings.remove[0].target: is missing
            {mappings: {remove: [{target: jobTitle, values: drop}]}} | mappings.remove[0].values: must be one of
            {mappings: {set: [{object: user, target: jobTitle}]}} | mappings.set[0].source: is missing: give one of source, expression, constant, none
            {mappings: {set: [{object: user, target: jobTitle, source: title, constant: x}]}} | mappings.set[0].constant: cannot stand beside source
            {mappings: {set: [{object: user, target: jobTitle, source: title, apply: never}]}} | mappings.set[0].apply: must be one of always, creation, whileEmpty
            {mappings: {set: [{object: user, target: jobTitle, source: title, matching: x}]}} | mappings.set[0].matching: must be a whole number
            {mappings: {set: [{target: jobTitle, source: title}]}} | mappings.set[0].object: is missing
            {mappings: {extensions: [{source: title}]}} | mappings.extensions[0].name: is missing
            {mappings: {workloads: []}} | mappings.workloads: must name one at least
            {mappings: {extensions: [{name: badge, source: a, type: text}]}} | mappings.extensions[0].type: must be one of string, integer, boolean, binary
            {mappings: {}, schema: {}}                  | schema.synchronizationRules: is missing
            {deletes: {threshold: -1}}                  | deletes.threshold: must be a whole number, 0 or more
            """)
    void aFaultIsNamedWithItsPlace(String yaml, String fault) {
        ServiceFailure refused = catchThrowableOfType(ServiceFailure.class, () -> read(yaml));
        assertThat(refused.code()).isEqualTo("InvalidConfiguration");
        assertThat(refused.details().stream().map(Detail::text))
                .as(refused.reason())
                .anyMatch(text -> text.startsWith(fault));
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        ServiceFailure refused = catchThrowableOfType(
                ServiceFailure.class,
                () -> read(
                        "{interval: soon, objects: [pet], colour: red, scope: {groups: [x]}, deletes: {threshold: x}}"));
        assertThat(refused.details().stream().map(Detail::target))
                .containsExactlyInAnyOrder(
                        "directory",
                        "interval",
                        "objects[0]",
                        "objects",
                        "scope.groups[0]",
                        "deletes.threshold",
                        "colour");
        assertThat(refused.reason()).contains("interval: must be", "colour: is an unknown key");
    }

    @Test
    void whatTheServiceShowsCanBeAppliedAgain() {
        ConfigurationDefinition definition = read("directory: corp.example.com");
        JsonNode shown = WriteDefinition.json(definition)
                .put("id", "1")
                .put("name", "corp")
                .put("version", 3)
                .put("mode", "active");
        assertThat(ReadDefinition.of(JsonMapper.shared().readTree(shown.toString())))
                .isEqualTo(definition);
    }
}
