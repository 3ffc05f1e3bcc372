package org.footbridge.service.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.service.documents.MergeFaults;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.schemas.WriteSchema;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever somebody writes: it is a configuration that comes back as it was written, or its faults are named. */
@Tag("slow")
class RandomDocumentsTest {
    private static final TenantId TENANT = new TenantId(new UUID(7, 7));
    private static final List<String> WORDS = List.of(
            "directory",
            "enabled",
            "interval",
            "objects",
            "scope",
            "containers",
            "exclude",
            "groups",
            "nested",
            "everything",
            "filters",
            "object",
            "clauses",
            "attribute",
            "operator",
            "value",
            "values",
            "inputGroups",
            "exclusions",
            "off",
            "anchor",
            "source",
            "writeBack",
            "primaryGroupMembers",
            "passwordHashSync",
            "passwordRounds",
            "mappings",
            "workloads",
            "remove",
            "set",
            "target",
            "expression",
            "constant",
            "none",
            "default",
            "apply",
            "matching",
            "extensions",
            "name",
            "type",
            "multivalued",
            "schema",
            "synchronizationRules",
            "objectMappings",
            "attributeMappings",
            "deletes",
            "threshold",
            "guid",
            "directories");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "corp.example",
            "user",
            "group",
            "jobTitle",
            "title",
            "Trim([title])",
            "Trim(",
            "2m",
            "keep",
            "clear",
            "always",
            "OU=Staff,DC=corp",
            "EQUALS",
            "IS NULL",
            "REGEX MATCH",
            "(",
            "office",
            "string",
            "mS-DS-ConsistencyGuid",
            "objectGUID",
            "sourceAnchor",
            "extension_x",
            "LinkedMailbox",
            "\u0000",
            "11111111-2222-3333-4444-555555555555");

    private static final JsonNode WHOLE = JsonMapper.shared().readTree("""
                {"directory": "corp.example", "objects": ["user", "group"], "anchor": {"source": "objectGUID"},
                 "scope": {"groups": ["CN=A"], "filters": [{"object": "user", "groups": [
                   {"clauses": [{"attribute": "title", "operator": "EQUALS", "value": "x"}]}]}]},
                 "mappings": {"workloads": ["office"], "remove": [{"target": "jobTitle", "values": "clear"}],
                   "set": [{"object": "user", "target": "surname", "source": "sn"}],
                   "extensions": [{"name": "badge", "source": "title"}]}}
                """);

    private Random random = new Random(Long.getLong("footbridge.seed", 20261122L));

    private static RandomDocumentsTest seeded(long seed) {
        RandomDocumentsTest test = new RandomDocumentsTest();
        test.random = new Random(seed);
        return test;
    }

    /** So many with keys of any sort. */
    static List<JsonNode> documents(int count, long seed) {
        RandomDocumentsTest test = seeded(seed);
        return Stream.generate(test::document).limit(count).toList();
    }

    /** So many of which each differs in a few places from one that has everything. */
    static List<JsonNode> changedDocuments(int count, long seed) {
        RandomDocumentsTest test = seeded(seed);
        return Stream.generate(() -> {
                    JsonNode changed = WHOLE.deepCopy();
                    for (int change = test.random.nextInt(3); change >= 0; change--) {
                        test.change(changed, 12);
                    }
                    return changed;
                })
                .limit(count)
                .toList();
    }

    private static List<Detail> faults(JsonNode document) {
        ReadDefinition.Read read = ReadDefinition.read(document);
        return MergeFaults.of(
                read.faults(), EffectiveSchema.of(read.definition(), TENANT).faults(Optional.empty()));
    }

    @Test
    void anyDocumentIsReadOrRefused() {
        int fine = 0;
        for (int i = 0; i < 3000; i++) {
            JsonNode document = document();
            check(document);
            fine += faults(document).isEmpty() ? 1 : 0;
        }
        assertThat(fine).isBetween(1, 2999);
    }

    private JsonNode document() {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree("{\"directory\": \"corp.example\"}");
        for (int change = random.nextInt(4); change >= 0; change--) {
            document.set(word(), value(4));
        }
        return document;
    }

    @Test
    void anyChangeOfAWholeDocumentIsReadOrRefused() {
        ObjectNode schema = JsonMapper.shared().createObjectNode().put("directory", "corp.example");
        schema.set("schema", WriteSchema.whole(EffectiveSchema.template()));
        for (int i = 0; i < 600; i++) {
            JsonNode changed = i % 6 == 0 ? schema.deepCopy() : WHOLE.deepCopy();
            change(changed, 12);
            check(changed);
        }
    }

    private void check(JsonNode document) {
        if (faults(document).isEmpty()) {
            ConfigurationDefinition definition = ReadDefinition.of(document);
            JsonNode written = WriteDefinition.json(definition);
            assertThat(ReadDefinition.of(written)).as("%s", document).isEqualTo(definition);
        }
    }

    /** Replaces one value somewhere. */
    private void change(JsonNode node, int depth) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            JsonNode inner = object.path(name);
            if (depth > 0 && inner.isContainer() && random.nextInt(4) > 0) {
                change(inner, depth - 1);
            } else if (random.nextBoolean()) {
                object.set(name, value(2));
            } else {
                object.remove(name);
                object.set(word(), value(2));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            if (depth > 0 && array.path(at).isContainer() && random.nextInt(4) > 0) {
                change(array.path(at), depth - 1);
            } else {
                array.set(at, value(2));
            }
        }
    }

    private JsonNode value(int depth) {
        JsonMapper json = JsonMapper.shared();
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> json.nullNode();
            case 1 -> json.getNodeFactory().booleanNode(random.nextBoolean());
            case 2 -> json.getNodeFactory().numberNode(random.nextInt(5) - 1);
            case 3, 4, 5 -> json.getNodeFactory().stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 6 -> {
                ArrayNode array = json.createArrayNode();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = json.createObjectNode();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    object.set(word(), value(depth - 1));
                }
                yield object;
            }
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
