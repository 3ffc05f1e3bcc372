package org.footbridge.service.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.cli.document.ConfigurationSchema;
import org.footbridge.cli.document.Fault;
import org.footbridge.cli.document.ReadDocument;
import org.footbridge.cli.document.ValidateShape;
import org.footbridge.cli.document.WriteYaml;
import org.footbridge.engine.expression.ExpressionTree;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.planning.ScopeLoss;
import org.footbridge.engine.schema.AttributeMappingDefinition.FlowBehavior;
import org.footbridge.engine.schema.Workload;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.service.documents.MergeFaults;
import org.footbridge.service.schemas.WriteSchema;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published JSON Schema says what the code says, and the commands check by it as a whole implementation does. */
@Tag("slow")
class ConfigurationSchemaTest {
    private static final TenantId TENANT = new TenantId(new UUID(7, 7));
    private static final JsonNode SCHEMA = ConfigurationSchema.node();
    private static final Schema WHOLE = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA);
    /** What is written outside of the order of words: it cannot be told by shape, or is spelled in another way. */
    private static final Pattern NOT_BY_SHAPE =
            Pattern.compile("must be at least 10s.*|.*classes that are synchronised.*"
                    + "|.*has a filter already.*|.*must be the same in all rules.*|maps none of.*|is another than that.*"
                    + "|is missing: which attribute.*|is missing, and name and parameters.*|must be some of Add.*"
                    + "|must name at least one of user.*|and values exclude.*");

    static Stream<String> examples() throws IOException {
        return DocumentedConfigurationsTest.examples();
    }

    static Stream<JsonNode> random() {
        return Stream.concat(
                RandomDocumentsTest.documents(800, 4711).stream(),
                RandomDocumentsTest.changedDocuments(800, 815).stream());
    }

    private static List<String> wholeFaults(JsonNode document) {
        return WHOLE.validate(ValidateShape.withoutNulls(document)).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    @Test
    void itIsASchemaOfItsLanguageAndHasOnlyKeywordsThatTheCommandsKnow() {
        Schema language = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(language.validate(SCHEMA)).isEmpty();
        Set<String> keywords = new TreeSet<>();
        subschemas(SCHEMA, schema -> keywords.addAll(schema.propertyNames()));
        assertThat(ValidateShape.KEYWORDS).containsAll(keywords);
    }

    @Test
    void everyKeyAndEveryWordIsExplained() {
        subschemas(SCHEMA.path("properties"), schema -> {});
        Stream.concat(
                        Stream.of(SCHEMA),
                        SCHEMA.path("$defs").propertyNames().stream().map(SCHEMA.path("$defs")::path))
                .forEach(schema -> schema.path("properties").forEachEntry((key, value) -> {
                    boolean said = value.isBoolean() || value.has("description") || value.has("$ref");
                    assertThat(said).as(key).isTrue();
                }));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatTheDocumentationShowsFits(String yaml) {
        JsonNode document = new YAMLMapper().readTree(yaml);
        assertThat(wholeFaults(document)).isEmpty();
        assertThat(ValidateShape.ofConfiguration(document)).isEmpty();
        assertThat(wholeFaults(WriteDefinition.json(ReadDefinition.of(document))))
                .isEmpty();
    }

    @Test
    void aWholeSchemaFits() {
        ObjectNode document = JsonMapper.shared().createObjectNode().put("directory", "corp.example");
        document.set("schema", WriteSchema.whole(EffectiveSchema.template()));
        assertThat(wholeFaults(document)).isEmpty();
        assertThat(ValidateShape.ofConfiguration(document)).isEmpty();
    }

    @Test
    void whatTheServiceTakesFits() {
        assertThat(random().filter(document -> faults(document).isEmpty())
                        // the service does not look at it
                        .filter(document ->
                                !document.has("name") || document.path("name").isString())
                        .toList())
                .hasSizeGreaterThan(20)
                .allSatisfy(document ->
                        assertThat(wholeFaults(document)).as("%s", document).isEmpty());
    }

    @Test
    void whatTheServiceRefusesForItsShapeDoesNotFit() {
        List<JsonNode> refused = random().filter(document -> ReadDefinition.read(document).faults().stream()
                        .anyMatch(
                                fault -> !NOT_BY_SHAPE.matcher(fault.message()).matches()
                                        && !document.toString().contains("\\u0000")))
                .toList();
        assertThat(refused)
                .hasSizeGreaterThan(300)
                .allSatisfy(document -> assertThat(ValidateShape.ofConfiguration(document))
                        .as("%s: %s", document, ReadDefinition.read(document).faults())
                        .isNotEmpty());
    }

    /** A null of a key that is known is an absent one; a whole implementation knows no such thing. */
    @Test
    void theCommandsFindFaultsWhereAWholeImplementationDoes() {
        assertThat(random().map(ValidateShape::withoutNulls).toList())
                .allSatisfy(document -> assertThat(
                                ValidateShape.ofConfiguration(document).isEmpty())
                        .as("%s: %s", document, wholeFaults(document))
                        .isEqualTo(wholeFaults(document).isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{directory: a b}",
                "{directory: x, enabled: 1}",
                "{directory: x, interval: soon}",
                "{directory: x, objects: user}",
                "{directory: x, objects: [computer]}",
                "{directory: x, objects: []}",
                "{directory: x, scopes: {}}",
                "{directory: x, scope: [1]}",
                "{directory: x, scope: {container: []}}",
                "{directory: x, scope: {everything: true, groups: ['CN=G,DC=x']}}",
                "{directory: x, scope: {containers: Staff}}",
                "{directory: x, scope: {groups: [Staff]}}",
                "{directory: x, scope: {groups: [{name: 'CN=A', guid: 1}]}}",
                "{directory: x, scope: {nested: maybe}}",
                "{directory: x, scope: {filters: [{object: computer}]}}",
                "{directory: x, scope: {filters: [{object: user}]}}",
                "{directory: x, scope: {filters: [{object: user, groups: [{name: x}]}]}}",
                "{directory: x, scope: {filters: [{object: user, groups: [{clauses: [{attribute: 'a b', operator: EQUALS, value: 1}]}]}]}}",
                "{directory: x, scope: {filters: [{object: user, groups: [{clauses: [{attribute: mail, operator: LIKE, value: 1}]}]}]}}",
                "{directory: x, scope: {filters: [{object: user, groups: [{clauses: [{attribute: mail, operator: EQUALS}]}]}]}}",
                "{directory: x, scope: {filters: [{object: user, groups: [{clauses: [{attribute: mail, operator: IS NULL, value: 1}]}]}]}}",
                "{directory: x, exclusions: {off: [Everything]}}",
                "{directory: x, anchor: {source: 'a b'}}",
                "{directory: x, anchor: {writeBack: 1}}",
                "{directory: x, mappings: {workload: [office]}}",
                "{directory: x, mappings: {workloads: office}}",
                "{directory: x, mappings: {workloads: []}}",
                "{directory: x, mappings: {workloads: [mail]}}",
                "{directory: x, mappings: {remove: [{target: jobTitle}]}}",
                "{directory: x, mappings: {remove: [{values: keep}]}}",
                "{directory: x, mappings: {remove: [{target: jobTitle, values: drop}]}}",
                "{directory: x, mappings: {set: [{object: user, target: jobTitle}]}}",
                "{directory: x, mappings: {set: [{object: user, target: jobTitle, source: title, constant: x}]}}",
                "{directory: x, mappings: {set: [{object: user, target: jobTitle, source: title, apply: never}]}}",
                "{directory: x, mappings: {set: [{object: user, target: jobTitle, source: title, matching: x}]}}",
                "{directory: x, mappings: {set: [{target: jobTitle, source: title}]}}",
                "{directory: x, mappings: {extensions: [{source: title}]}}",
                "{directory: x, mappings: {extensions: [{name: badge, source: a, expression: b}]}}",
                "{directory: x, mappings: {extensions: [{name: badge, source: a, type: text}]}}",
                "{directory: x, mappings: {}, schema: {synchronizationRules: []}}",
                "{directory: x, schema: {}}",
                "{directory: x, deletes: {threshold: -1}}",
                "{directory: x, deletes: {users: {percent: 101}}}",
                "{directory: x, passwordRounds: 10}"
            })
    void whatIsRefusedByShapeDoesNotFit(String yaml) {
        JsonNode document = new YAMLMapper().readTree(yaml);
        assertThat(wholeFaults(document)).isNotEmpty();
        assertThat(ValidateShape.ofConfiguration(document)).isNotEmpty();
    }

    @Test
    void faultsAreAtTheServicesPlaces() {
        JsonNode document = new YAMLMapper().readTree("""
                {directory: x, objekts: [user], scope: {groups: [{name: 'CN=A', guid: 1}]}, deletes: {users: {percent: 101}}}""");
        assertThat(ValidateShape.ofConfiguration(document).stream().map(Fault::path))
                .containsExactlyInAnyOrderElementsOf(ReadDefinition.read(document).faults().stream()
                        .map(fault -> fault.target())
                        .toList());
    }

    @Test
    void theWordsAreThoseOfTheCode() {
        assertThat(words("/$defs/objectClass")).isEqualTo(ReadDefinition.OBJECTS);
        List<String> operators = Arrays.stream(FilterOperator.values())
                .map(FilterOperator::symbol)
                .toList();
        assertThat(words("/$defs/clause/properties/operator")).isEqualTo(operators);
        assertThat(words("/$defs/graphClause/properties/operatorName")).isEqualTo(operators);
        assertThat(words("/$defs/clause/if/properties/operator")).containsExactlyInAnyOrderElementsOf(operators(false));
        assertThat(words("/$defs/clause/else/if/properties/operator"))
                .containsExactlyInAnyOrderElementsOf(operators(true));
        assertThat(words("/properties/exclusions/properties/off/items"))
                .isEqualTo(Arrays.stream(DefaultExclusion.values())
                        .map(DefaultExclusion::code)
                        .toList());
        assertThat(words("/properties/mappings/properties/workloads/items"))
                .isEqualTo(Arrays.stream(Workload.values())
                        .map(Workload::workloadName)
                        .toList());
        assertThat(words("/$defs/removal/properties/values"))
                .containsExactlyInAnyOrderElementsOf(ReadMappings.VALUES.keySet());
        assertThat(words("/$defs/setting/properties/apply")).containsExactlyElementsOf(ReadMappings.APPLY.keySet());
        assertThat(words("/$defs/extension/properties/type")).containsExactlyElementsOf(ReadMappings.TYPES.keySet());
        assertThat(words("/properties/deletes/properties/outOfScope"))
                .isEqualTo(
                        Arrays.stream(ScopeLoss.values()).map(ScopeLoss::text).toList());
        assertThat(words("/$defs/graphAttributeMapping/properties/flowType"))
                .containsExactlyInAnyOrderElementsOf(graphWords(ValueFlow.values()));
        assertThat(words("/$defs/graphAttributeMapping/properties/flowBehavior"))
                .containsExactlyInAnyOrderElementsOf(graphWords(FlowBehavior.values()));
        assertThat(SCHEMA.at("/$defs/graphObjectMapping/properties/flowTypes/default")
                        .asString())
                .isEqualTo(String.join(",", graphWords(ObjectFlow.values())));
        assertThat(words("/$defs/graphSource/properties/type"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ExpressionTree.Kind.values())
                        .map(ExpressionTree.Kind::graphName)
                        .toList());
    }

    @Test
    void theDefaultsAreThoseOfTheCode() {
        JsonNode written = WriteDefinition.json(
                ReadDefinition.of(JsonMapper.shared().readTree("{\"directory\":\"corp.example\"}")));
        TreeSet<String> looked = new TreeSet<>();
        defaults(SCHEMA, written, "", looked);
        assertThat(looked).hasSizeGreaterThan(20);
        assertThat(SCHEMA.at("/$defs/setting/properties/apply/default").asString())
                .isEqualTo(ReadMappings.APPLY.keySet().iterator().next());
    }

    /** A key that the documentation's table names is a key of the schema, and the other way round. */
    @Test
    void theTableOfTheDocumentationHasTheSameKeys() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path docs = Files.isDirectory(here.resolve("docs")) ? here.resolve("docs") : here.resolveSibling("docs");
        String page = Files.readString(docs.resolve("configuration.md"));
        SCHEMA.path("properties").forEachEntry((key, value) -> {
            boolean shown = value.has("readOnly") || page.contains("`" + key + "`") || page.contains("`" + key + ".");
            assertThat(shown).as(key).isTrue();
            value.path("properties")
                    .propertyNames()
                    .forEach(inner ->
                            assertThat(page).as(key).containsAnyOf("`" + key + "." + inner + "`", "`." + inner + "`"));
        });
    }

    @Test
    void whatIsExportedIsReadAsTheSameConfiguration() {
        Random random = new Random(4711);
        List<ConfigurationDefinition> definitions = Stream.concat(
                        Stream.generate(() -> generated(random)).limit(500),
                        random().filter(document -> faults(document).isEmpty()))
                .map(ReadDefinition::of)
                .toList();
        assertThat(definitions).allSatisfy(definition -> {
            JsonNode written = WriteDefinition.json(definition);
            assertThat(ValidateShape.ofConfiguration(written)).as("%s", written).isEmpty();
            String yaml = WriteYaml.of(written, List.of("a comment"));
            assertThat(ReadDefinition.of(ReadDocument.of(yaml).root())).as(yaml).isEqualTo(definition);
            assertThat(ReadDefinition.of(new YAMLMapper().readTree(yaml))).isEqualTo(definition);
            assertThat(WriteYaml.of(JsonMapper.shared().readTree(written.toString()), List.of("a comment")))
                    .as("the same text for the same configuration")
                    .isEqualTo(yaml);
        });
    }

    /** A configuration with texts that a careless writer of YAML would spoil. */
    private static JsonNode generated(Random random) {
        ObjectNode document = JsonMapper.shared().createObjectNode().put("directory", "corp.example");
        document.put("enabled", random.nextBoolean()).put("interval", 10 + random.nextInt(500) + "s");
        ObjectNode scope = document.putObject("scope").put("nested", random.nextBoolean());
        for (String places : List.of("containers", "exclude", "groups")) {
            for (int i = random.nextInt(3); i > 0; i--) {
                ObjectNode place = scope.withArray(places)
                        .addObject()
                        .put("name", "OU=" + text(random).replaceAll("\\R", "") + i + ",DC=x");
                if (random.nextBoolean()) {
                    place.put("guid", new UUID(random.nextLong(), random.nextLong()).toString());
                }
            }
        }
        if (random.nextBoolean()) {
            ObjectNode group = scope.putArray("filters")
                    .addObject()
                    .put("object", "user")
                    .putArray("groups")
                    .addObject()
                    .put("name", "x" + text(random));
            ObjectNode clause = group.putArray("clauses")
                    .addObject()
                    .put("attribute", "title")
                    .put("operator", "EQUALS");
            if (random.nextBoolean()) {
                clause.put("value", text(random));
            } else {
                clause.putArray("values").add("x" + text(random)).add("y" + text(random));
            }
        }
        for (String target : List.of("companyName", "department", "city")) {
            ObjectNode setting = document.withObject("/mappings")
                    .withArray("set")
                    .addObject()
                    .put("object", "user")
                    .put("target", target)
                    .put("default", text(random));
            setting.put(random.nextBoolean() ? "constant" : "expression", "x" + text(random));
        }
        document.putObject("deletes").put("threshold", random.nextInt(5000)).put("outOfScope", "keep");
        return document;
    }

    private static String text(Random random) {
        List<String> texts = List.of(
                "yes",
                "no",
                "true",
                "null",
                "~",
                "007",
                "1e3",
                "0x1F",
                "1_000",
                "12:30:45",
                "2026-11-22",
                ".inf",
                "-",
                "- a",
                "a: b",
                "#c",
                "a #c",
                "\"q\"",
                "'q'",
                "back\\slash",
                " leads",
                "ends ",
                "two\nlines",
                "tab\there",
                "&a",
                "*a",
                "!t",
                "|",
                ">",
                "%d",
                "@at",
                "`",
                "{a}",
                "[a]",
                "a, b",
                "é",
                "\u3042",
                "\ud83d\ude00",
                "\u0085",
                "\u2028",
                "\ufeff",
                "a\r\nb",
                "=",
                "<<",
                "? x",
                ": ",
                "---",
                "...",
                "[sn] & \", \" & [givenName]");
        return texts.get(random.nextInt(texts.size()));
    }

    private static List<String> words(String pointer) {
        return SCHEMA.at(pointer)
                .path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> operators(boolean binary) {
        return Arrays.stream(FilterOperator.values())
                .filter(operator -> operator.isBinary() == binary)
                .map(FilterOperator::symbol)
                .toList();
    }

    /** As Microsoft Graph spells them. */
    private static List<String> graphWords(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> Pattern.compile("([A-Z])([A-Z]*)_?")
                        .matcher(value.name())
                        .replaceAll(word -> word.group(1) + word.group(2).toLowerCase(java.util.Locale.ROOT)))
                .toList();
    }

    private static void defaults(JsonNode schema, JsonNode written, String path, Set<String> looked) {
        schema.path("properties").forEachEntry((key, value) -> {
            JsonNode found = written.path(key);
            if (value.has("default") && !found.isMissingNode()) {
                looked.add(path + key);
                String expected = value.path("default").asString("").equals("2m")
                        ? "\"120s\""
                        : value.path("default").toString();
                assertThat(found.toString()).as(path + key).isEqualTo(expected);
            }
            if (found.isObject()) {
                defaults(value, found, path + key + ".", looked);
            }
        });
    }

    private static void subschemas(JsonNode schema, Consumer<JsonNode> each) {
        if (!schema.isObject()) {
            return;
        }
        each.accept(schema);
        for (String named : List.of("properties", "patternProperties", "$defs")) {
            schema.path(named).forEach(inner -> subschemas(inner, each));
        }
        for (String single : List.of("items", "additionalProperties", "not", "if", "then", "else")) {
            subschemas(schema.path(single), each);
        }
        for (String several : List.of("oneOf", "anyOf")) {
            schema.path(several).forEach(inner -> subschemas(inner, each));
        }
    }

    private static List<?> faults(JsonNode document) {
        ReadDefinition.Read read = ReadDefinition.read(document);
        return MergeFaults.of(
                read.faults(), EffectiveSchema.of(read.definition(), TENANT).faults(Optional.empty()));
    }
}
