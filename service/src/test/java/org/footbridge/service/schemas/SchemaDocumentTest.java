package org.footbridge.service.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributeDefinition.Link;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.AttributeMappingDefinition;
import org.footbridge.engine.schema.AttributeMappingDefinition.FlowBehavior;
import org.footbridge.engine.schema.DefaultSchema;
import org.footbridge.engine.schema.DirectoryExtension;
import org.footbridge.engine.schema.DiscoveredSchema;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.SourceClass;
import org.footbridge.engine.schema.SynchronizationRule;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.schema.ValueSource;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.service.documents.Section;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class SchemaDocumentTest {
    private static SchemaDocument read(JsonNode node) {
        Section document = Section.document(node);
        SchemaDocument read = ReadSchema.of(document, List.of());
        assertThat(document.faults()).isEmpty();
        return read;
    }

    @Test
    void theDefaultSchemaComesBackAsItWasWritten() {
        JsonNode written = WriteSchema.whole(DefaultSchema.schema());
        JsonNode sent = JsonMapper.shared().readTree(written.toString());
        assertThat(read(sent).schema()).isEqualTo(DefaultSchema.schema());
    }

    @Test
    void everyKindOfMappingComesBackAsItWasWritten() {
        SynchronizationSchema schema = new SynchronizationSchema(
                List.of(new SynchronizationRule(
                        "rule",
                        "Rule",
                        false,
                        7,
                        "Active Directory",
                        "Azure Active Directory",
                        List.of(new ObjectMappingDefinition(
                                "People",
                                "user",
                                "User",
                                false,
                                Set.of(ObjectFlow.ADD, ObjectFlow.UPDATE),
                                Optional.of(new AttributeFilter(
                                        List.of(new Group(
                                                "staff",
                                                List.of(
                                                        new Clause("title", FilterOperator.EQUALS, List.of("Head")),
                                                        new Clause("mail", FilterOperator.IS_NULL, List.of())))),
                                        List.of(new Group(
                                                "",
                                                List.of(new Clause(
                                                        "mail", FilterOperator.REGEX_MATCH, List.of("a\\d"))))))),
                                List.of(
                                        mapping("a", new ValueSource.Attribute("title")),
                                        mapping("b", new ValueSource.Constant("say \"yes\" \\ no")),
                                        mapping("c", new ValueSource.Expression("Trim( [title] )")),
                                        mapping("d", new ValueSource.None()),
                                        mapping("e", new ValueSource.Cleared()),
                                        new AttributeMappingDefinition(
                                                "f",
                                                new ValueSource.Attribute("sn"),
                                                Optional.of("nobody"),
                                                ValueFlow.MULTI_VALUE_ADD_ONLY,
                                                FlowBehavior.FLOW_ALWAYS,
                                                3,
                                                true)),
                                java.util.Map.of("Disposition", "x"))),
                        java.util.Map.of("k", "v"))),
                List.of(new DirectoryExtension(
                        TargetKind.USER,
                        "extension_0123456789abcdef0123456789abcdef_badge",
                        PropertyDefinition.Type.INTEGER,
                        true)));
        assertThat(read(WriteSchema.whole(schema)).schema()).isEqualTo(schema);
    }

    private static AttributeMappingDefinition mapping(String target, ValueSource source) {
        return AttributeMappingDefinition.always(target, source);
    }

    @Test
    void anExpressionIsWrittenWithItsFunctionsAndTheirArguments() {
        assertThat(WriteSource.of(new ValueSource.Expression("Trim( Join(\", \", [sn], \"x\") )")))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"expression": "Trim( Join(\\", \\", [sn], \\"x\\") )", "name": "Trim", "type": "Function", "parameters": [
                          {"key": "source", "value": {"expression": "Join(\\", \\", [sn], \\"x\\")", "name": "Join", "type": "Function", "parameters": [
                            {"key": "separator", "value": {"expression": "\\", \\"", "name": ", ", "type": "Constant", "parameters": []}},
                            {"key": "source", "value": {"expression": "[sn]", "name": "sn", "type": "Attribute", "parameters": []}},
                            {"key": "source", "value": {"expression": "\\"x\\"", "name": "x", "type": "Constant", "parameters": []}}]}}]}
                        """));
    }

    @Test
    void aCallThatIsOnlyToldByItsArgumentsIsPutTogether() {
        JsonNode document = JsonMapper.shared().readTree("""
                {"synchronizationRules": [{"objectMappings": [{"sourceObjectName": "user", "targetObjectName": "User",
                  "attributeMappings": [{"targetAttributeName": "surname", "source": {"name": "Trim", "type": "function",
                    "parameters": [{"key": "source", "value": {"name": "sn", "type": "Attribute"}}]}}]}]}]}
                """);
        assertThat(read(document)
                        .schema()
                        .objectMapping("user")
                        .orElseThrow()
                        .mappingOf("surname")
                        .orElseThrow()
                        .source())
                .isEqualTo(new ValueSource.Expression("Trim([sn])"));
    }

    @Test
    void containersAndGroupsAreTakenFromTheRules() {
        SchemaDocument read = read(JsonMapper.shared().readTree("""
                {"@odata.context": "x", "synchronizationRules": [{"containerFilter": {"includedContainers": ["OU=A"]},
                  "groupFilter": {"includedGroups": []}, "objectMappings": []}]}
                """));
        assertThat(read.containers()).contains(List.of("OU=A"));
        assertThat(read.groups()).contains(List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                 | synchronizationRules: is missing
            {synchronizationRules: 1}                          | synchronizationRules: must be a list of objects
            {synchronizationRules: [{order: 1}]}               | synchronizationRules[0].order: is an unknown key
            {synchronizationRules: [{objectMappings: [{}]}]}   | synchronizationRules[0].objectMappings[0].sourceObjectName: is missing
            {synchronizationRules: [{objectMappings: [{flowTypes: 'Add,Copy'}]}]} | synchronizationRules[0].objectMappings[0].flowTypes: must be some of Add, Update, Delete, not 'Copy'
            {synchronizationRules: [{objectMappings: [{attributeMappings: [{}]}]}]} | synchronizationRules[0].objectMappings[0].attributeMappings[0].targetAttributeName: is missing
            {synchronizationRules: [{objectMappings: [{attributeMappings: [{flowType: Often}]}]}]} | synchronizationRules[0].objectMappings[0].attributeMappings[0].flowType: must be one of Always, ObjectAddOnly
            {synchronizationRules: [{objectMappings: [{attributeMappings: [{source: {type: Magic}}]}]}]} | synchronizationRules[0].objectMappings[0].attributeMappings[0].source.type: must be one of
            {synchronizationRules: [{objectMappings: [{attributeMappings: [{source: {}}]}]}]} | synchronizationRules[0].objectMappings[0].attributeMappings[0].source.type: is missing
            {synchronizationRules: [{objectMappings: [{scope: {groups: [{clauses: [{operatorName: LIKE}]}]}}]}]} | synchronizationRules[0].objectMappings[0].scope.groups[0].clauses[0].operatorName: 'LIKE' is none
            {synchronizationRules: [{objectMappings: [{scope: {categoryFilterGroups: [{}]}}]}]} | synchronizationRules[0].objectMappings[0].scope.categoryFilterGroups: are not offered
            """)
    void aFaultOfADocumentIsNamedWithItsPlace(String yaml, String fault) {
        Section document = Section.document(new YAMLMapper().readTree(yaml));
        ReadSchema.of(document, List.of());
        assertThat(document.faults().stream().map(Detail::text))
                .as("%s", document.faults())
                .anyMatch(text -> text.startsWith(fault));
    }

    @Test
    void aDiscoveredSchemaIsKeptAsItWasFound() {
        DirectoryFacts facts = new DirectoryFacts("corp.example", "CORP", "root.example", "ROOT");
        Set<String> names = new TreeSet<>(Set.of("badge", "photo"));
        DiscoveredSchema schema = new DiscoveredSchema(
                List.of(new SourceClass("user", names)),
                List.of(
                        new SourceAttributeDefinition(
                                "badge", AttributeSyntax.LARGE_INTEGER, true, true, false, Link.NONE, true),
                        new SourceAttributeDefinition(
                                "photo", AttributeSyntax.OCTETS, false, false, true, Link.BACK, false)));
        JsonNode kept = JsonMapper.shared().readTree(SchemaJson.written(facts, schema));
        assertThat(SchemaJson.facts(kept)).isEqualTo(facts);
        assertThat(SchemaJson.schema(kept)).isEqualTo(schema);
    }

    @Test
    void whatWasAddedToTheTenantDirectoryIsFoundAmongEverythingItHas() {
        DirectoryExtension badge = new DirectoryExtension(
                TargetKind.USER,
                "extension_0123456789abcdef0123456789abcdef_badge",
                PropertyDefinition.Type.STRING,
                true);
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.set("synchronizationRules", WriteSchema.rules(DefaultSchema.schema()));
        document.putArray("directories")
                .add(WriteDirectories.source("1", Optional.empty()))
                .add(WriteDirectories.target("2", List.of(badge)));
        assertThat(read(document).schema().extensions()).containsExactly(badge);
    }
}
