package org.footbridge.service.graphapi.synchronization;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.health.Judgement.Ending;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.ListedObject;
import org.footbridge.relay.wire.Listing;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.browsing.AskAgents;
import org.footbridge.service.browsing.BrowseDirectory;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.JudgeJob;
import org.footbridge.service.health.JudgeJob.CycleEnd;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SynchronizationTest {
    private static final String DIRECTORY = "corp.example.com";

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("synchronization");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private UUID directory = new UUID(0, 0);
    private String configuration = "";
    private String job = "";

    @BeforeAll
    void connect() {
        directory = rows.directory(DIRECTORY);
    }

    @BeforeEach
    void configure() {
        apply("{\"directory\":\"" + DIRECTORY + "\",\"enabled\":false,\"scope\":{\"everything\":true}}");
        configuration = service.get("/admin/v1/configurations/corp", tenant.reader())
                .json()
                .path("id")
                .asString();
        job = base() + "/jobs/AD2AADProvisioning." + tenant.id().toString().replace("-", "") + "." + configuration;
    }

    private String base() {
        return "/v1.0/servicePrincipals/" + configuration + "/synchronization";
    }

    private Answer apply(String definition) {
        return service.json("PUT", "/admin/v1/configurations/corp", tenant.administrator(), definition);
    }

    private int version() {
        return saved().path("version").asInt();
    }

    private JsonNode saved() {
        return service.get("/admin/v1/configurations/corp", tenant.reader()).json();
    }

    private ObjectNode schema() {
        Answer answer = service.get(job + "/schema", tenant.reader());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return (ObjectNode) answer.json();
    }

    private Answer put(JsonNode schema) {
        return service.json("PUT", job + "/schema", tenant.administrator(), schema.toString());
    }

    @Test
    void aConfigurationHasOneJobWithItsScheduleAndItsStatus() {
        JsonNode jobs = service.get(base() + "/jobs", tenant.reader()).json().path("value");
        assertThat(jobs).hasSize(1);
        assertThat(job).endsWith(jobs.path(0).path("id").asString());
        apply("{\"directory\":\"" + DIRECTORY + "\",\"interval\":\"5m\"}");
        JsonNode found = service.get(job, tenant.reader()).json();
        assertThat(found.path("templateId").asString()).isEqualTo("AD2AADProvisioning");
        assertThat(found.at("/schedule/interval").asString()).isEqualTo("PT5M");
        assertThat(found.at("/schedule/state").asString()).isEqualTo("Active");
        assertThat(found.path("@odata.context").asString()).contains("/v1.0/$metadata#");
        assertThat(found.path("synchronizationJobSettings").toString()).contains("DomainFQDN", DIRECTORY);
    }

    @Test
    void whetherADirectoryAnswersIsAskedWithoutReadingItsSchema() {
        List<Request> asked = new ArrayList<>();
        AskAgents agents = new AskAgents(
                (tenant, directory, request, deadline, consumer) -> {
                    asked.add(request);
                    consumer.began("stream", "agent");
                    consumer.listed(Listing.newBuilder()
                            .setParent(ListedObject.newBuilder()
                                    .setGuid(ByteString.copyFrom(new byte[16]))
                                    .setKind(ListedObject.Kind.DOMAIN))
                            .build());
                    consumer.completed(Completed.getDefaultInstance());
                },
                (tenant, directory) -> true);
        FindJob find = service.bean(FindJob.class);
        new ValidateController(find, new BrowseDirectory(agents))
                .requireAnswer(find.configuration(tenant.id(), configuration));
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().getBrowseTree().getMost()).isEqualTo(1);
    }

    @Test
    void moreThanFiveObjectsInTenSecondsAreNotProvisionedOnDemand() {
        String path = job + "/provisionOnDemand";
        assertThat(service.json("POST", path, tenant.reader(), "{}").status()).isEqualTo(403);
        assertThat(service.json("POST", path + "x", tenant.administrator(), "{}")
                        .status())
                .isEqualTo(400);
        Answer answer = service.json("POST", path, tenant.administrator(), "{\"parameters\":[]}");
        assertThat(answer.errorCode()).as(answer.text()).isEqualTo("BadRequest");
        for (int i = 0; i < 5; i++) {
            answer = service.json(
                    "POST", path, tenant.administrator(), "{\"parameters\":[{\"subjects\":[{\"objectId\":\"\"}]}]}");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorCode()).isEqualTo("TooManyRequests");
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 10);
    }

    @Test
    void theStatusTellsOfTheLastCycles() {
        cycle("succeeded", 3, "");
        cycle("failed", 0, "NoActiveAgents");
        cycle("failed", 0, "NoActiveAgents");
        apply("{\"directory\":\"" + DIRECTORY + "\"}");
        JsonNode status = service.get(job, tenant.reader()).json().path("status");
        assertThat(status.path("countSuccessiveCompleteFailures").asInt()).isEqualTo(2);
        assertThat(status.at("/lastExecution/state").asString()).isEqualTo("Failed");
        assertThat(status.at("/lastExecution/error/code").asString()).isEqualTo("NoActiveAgents");
        assertThat(status.at("/lastSuccessfulExecutionWithExports/countExported")
                        .asInt())
                .isEqualTo(3);
        assertThat(status.path("code").asString()).isEqualTo("Active");
        cycle("halted", 0, "TooManyDeletes");
        status = service.get(job, tenant.reader()).json().path("status");
        assertThat(status.path("code").asString()).isEqualTo("Quarantine");
        assertThat(status.at("/quarantine/reason").asString()).isEqualTo("TooManyDeletes");
        assertThat(status.path("countSuccessiveCompleteFailures").asInt()).isZero();
    }

    private void cycle(String state, int created, String code) {
        UUID cycle = UUID.randomUUID();
        service.database()
                .sql("""
                        insert into cycle (tenant_id, id, configuration_id, kind, state, trigger, finished_at, created, error_code)
                        values (?, ?, ?, 'incremental', ?, 'test', now(), ?, nullif(?, ''))
                        """)
                .params(tenant.id().value(), cycle, UUID.fromString(configuration), state, created, code)
                .update();
        Ending ending = switch (state) {
            case "failed" -> Ending.FAILED;
            case "halted" -> Ending.DELETES_HELD;
            default -> Ending.DONE;
        };
        service.bean(JudgeJob.class)
                .after(
                        service.bean(Configurations.class)
                                .find(tenant.id(), "corp")
                                .orElseThrow(),
                        new CycleEnd(
                                cycle,
                                ending,
                                true,
                                code.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new ServiceFailure(code, 409, code, "See docs/errors.md."))),
                        Duration.ofMinutes(2),
                        Instant.now());
    }

    @Test
    void theTemplateIsTheDefaultSchema() {
        JsonNode templates =
                service.get(base() + "/templates", tenant.reader()).json().path("value");
        assertThat(templates.path(0).path("id").asString()).isEqualTo("AD2AADProvisioning");
        JsonNode template = service.get(base() + "/templates/AD2AADProvisioning/schema", tenant.reader())
                .json();
        JsonNode own = schema();
        ((ObjectNode) own.at("/synchronizationRules/0")).remove(List.of("containerFilter", "groupFilter"));
        assertThat(own.path("synchronizationRules")).isEqualTo(template.path("synchronizationRules"));
        assertThat(service.get(base() + "/templates/Other", tenant.reader()).errorCode())
                .isEqualTo("Request_ResourceNotFound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"scope\":{\"containers\":[\"OU=Staff,DC=corp\"],\"groups\":[\"CN=Pilot,DC=corp\"]}}",
                "{\"objects\":[\"user\",\"group\"],\"scope\":{\"filters\":[{\"object\":\"user\",\"groups\":[{\"name\":\"g\",\"clauses\":[{\"attribute\":\"title\",\"operator\":\"EQUALS\",\"value\":\"x\"}]}]}]}}",
                "{\"mappings\":{\"workloads\":[\"office\"],\"remove\":[{\"target\":\"jobTitle\",\"values\":\"clear\"}],"
                        + "\"set\":[{\"object\":\"user\",\"target\":\"companyName\",\"constant\":\"Corp\",\"apply\":\"creation\"}],"
                        + "\"extensions\":[{\"name\":\"badge\",\"source\":\"employeeNumber\",\"type\":\"integer\"}]}}",
                "{\"anchor\":{\"source\":\"objectGUID\"}}"
            })
    void whatWasReadCanBeSentBackAndChangesNothing(String choices) {
        ObjectNode definition = (ObjectNode) JsonMapper.shared().readTree(choices);
        Answer applied = apply(
                definition.put("directory", DIRECTORY).put("enabled", false).toString());
        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        int version = version();
        JsonNode before = saved();
        Answer put = put(schema());
        assertThat(put.status()).as(put.text()).isEqualTo(204);
        assertThat(version()).isEqualTo(version);
        assertThat(saved()).isEqualTo(before);
    }

    @Test
    void aChangedMappingIsKeptAsASchemaAndDeletedAgain() {
        ObjectNode schema = schema();
        ObjectNode mapping = mapping(schema, "user", "jobTitle");
        ((ObjectNode) mapping.path("source"))
                .put("expression", "ToUpper([title], )")
                .put("type", "Function")
                .put("name", "ToUpper");
        assertThat(put(schema).status()).isEqualTo(204);

        assertThat(saved().has("schema")).isTrue();
        JsonNode source = mapping(schema(), "user", "jobTitle").path("source");
        assertThat(source.path("expression").asString()).isEqualTo("ToUpper([title], )");
        assertThat(source.at("/parameters/0/value/name").asString()).isEqualTo("title");
        int version = version();
        assertThat(put(schema()).status()).isEqualTo(204);
        assertThat(version()).isEqualTo(version);

        assertThat(service.send("DELETE", job + "/schema", tenant.administrator(), null, null)
                        .status())
                .isEqualTo(204);
        assertThat(saved().has("schema")).isFalse();
        assertThat(mapping(schema(), "user", "jobTitle")
                        .path("source")
                        .path("expression")
                        .asString())
                .isEqualTo("Trim([title])");
    }

    @Test
    void classesAndFiltersThatAreChangedHereAreThoseOfTheConfiguration() {
        ObjectNode schema = schema();
        for (JsonNode mapping : schema.at("/synchronizationRules/0/objectMappings")) {
            if (mapping.path("sourceObjectName").asString().equals("contact")) {
                ((ObjectNode) mapping).put("enabled", false);
            }
            if (mapping.path("sourceObjectName").asString().equals("group")) {
                ((ObjectNode) mapping).set("scope", JsonMapper.shared().readTree("""
                        {"groups": [{"name": "mail", "clauses": [
                          {"operatorName": "IS NOT NULL", "sourceOperandName": "mail", "targetOperand": {"values": []}}]}]}
                        """));
            }
        }
        ObjectNode rule = (ObjectNode) schema.at("/synchronizationRules/0");
        ((ArrayNode) rule.at("/containerFilter/includedContainers")).add("OU=Staff,DC=corp");
        assertThat(put(schema).status()).isEqualTo(204);

        JsonNode saved = saved();
        assertThat(saved.has("schema")).as("mappings are the default ones").isFalse();
        assertThat(saved.path("objects").toString()).isEqualTo("[\"user\",\"inetOrgPerson\",\"group\"]");
        assertThat(saved.at("/scope/containers/0/name").asString()).isEqualTo("OU=Staff,DC=corp");
        assertThat(saved.at("/scope/filters/0/groups/0/clauses/0/attribute").asString())
                .isEqualTo("mail");
    }

    @Test
    void everyFaultOfASchemaIsNamedWithItsPlace() {
        ObjectNode schema = schema();
        ((ObjectNode) mapping(schema, "user", "jobTitle").path("source"))
                .put("expression", "Trimm([title])")
                .put("type", "Function");
        mapping(schema, "group", "description").put("targetAttributeName", "descripton");
        mapping(schema, "user", "surname").put("matchingPriority", 9);
        Answer refused = put(schema);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("InvalidSchema");
        List<String> details = refused.json()
                .at("/error/details")
                .valueStream()
                .map(detail -> detail.path("code").asString() + " "
                        + detail.path("target").asString())
                .toList();
        assertThat(details).hasSize(3);
        assertThat(details)
                .anyMatch(text -> text.matches(
                        "UnknownFunction synchronizationRules\\[0]\\.objectMappings\\[0]\\.attributeMappings\\[\\d+]"
                                + "\\.source\\.expression, character 1"))
                .anyMatch(text -> text.startsWith("UnknownTarget synchronizationRules[0].objectMappings[2]"))
                .anyMatch(text -> text.startsWith("MatchingNotPossible synchronizationRules[0].objectMappings[0]"));
        assertThat(put(JsonMapper.shared().createObjectNode()).text()).contains("synchronizationRules", "is missing");
    }

    private static ObjectNode mapping(JsonNode schema, String sourceClass, String target) {
        for (JsonNode mapping : schema.at("/synchronizationRules/0/objectMappings")) {
            if (mapping.path("sourceObjectName").asString().equals(sourceClass)) {
                for (JsonNode attribute : mapping.path("attributeMappings")) {
                    if (attribute.path("targetAttributeName").asString().equals(target)) {
                        return (ObjectNode) attribute;
                    }
                }
            }
        }
        throw new AssertionError("no mapping of " + target);
    }

    @Test
    void anExpressionIsTakenApartAndEvaluated() {
        JsonNode parsed = parse("""
                {"expression": "Append(Trim([givenName]), %DomainFQDN%)", "targetAttributeDefinition": null,
                 "testInputObject": {"definition": null, "properties": [{"key": "givenName", "value": " Ann "}]}}
                """);
        assertThat(parsed.path("parsingSucceeded").asBoolean()).isTrue();
        assertThat(parsed.path("evaluationSucceeded").asBoolean()).isTrue();
        assertThat(parsed.path("evaluationResult").toString()).isEqualTo("[\"Ann" + DIRECTORY + "\"]");
        assertThat(parsed.path("error").isNull()).isTrue();
        assertThat(parsed.at("/parsedExpression/name").asString()).isEqualTo("Append");
        assertThat(parsed.at("/parsedExpression/parameters/0/value/parameters/0/value/type")
                        .asString())
                .isEqualTo("Attribute");
    }

    @Test
    void whatIsWrongWithAnExpressionIsToldWithItsPosition() {
        JsonNode unknown = parse("{\"expression\": \"Append(Trimm([a]), [b])\"}");
        assertThat(unknown.path("parsingSucceeded").asBoolean(true)).isFalse();
        assertThat(unknown.path("parsedExpression").isNull()).isTrue();
        assertThat(unknown.at("/error/code").asString()).isEqualTo("UnknownFunction");
        assertThat(unknown.at("/error/innerError/position").asInt()).isEqualTo(7);
        assertThat(unknown.at("/error/innerError/nearest").asString()).isEqualTo("Trim");

        JsonNode failed =
                parse("{\"expression\": \"CDate([a])\", \"testInputObject\": {\"properties\": {\"a\": \"no date\"}}}");
        assertThat(failed.path("parsingSucceeded").asBoolean()).isTrue();
        assertThat(failed.path("evaluationSucceeded").asBoolean(true)).isFalse();
        assertThat(failed.at("/error/code").asString()).isNotEmpty();
        assertThat(service.json("POST", job + "/schema/parseExpression", tenant.reader(), "{}")
                        .errorCode())
                .isEqualTo("BadRequest");
    }

    private JsonNode parse(String body) {
        Answer answer = service.json("POST", job + "/schema/parseExpression", tenant.reader(), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void functionsAndOperatorsAreListed() {
        JsonNode functions =
                service.get(job + "/schema/functions", tenant.reader()).json().path("value");
        assertThat(functions.valueStream().map(function -> function.path("name").asString()))
                .contains("Append", "IIF", "Switch", "NormalizeDiacritics");
        JsonNode operators = service.get(job + "/schema/filterOperators", tenant.reader())
                .json()
                .path("value");
        assertThat(operators.toString())
                .contains(
                        "\"name\":\"IS NOT NULL\",\"arity\":\"Unary\"",
                        "\"name\":\"REGEX MATCH\",\"arity\":\"Binary\"");
    }

    @Test
    void bothSidesOfTheSchemaAreShown() {
        JsonNode directories =
                service.get(job + "/schema/directories", tenant.reader()).json().path("value");
        assertThat(directories.valueStream().map(found -> found.path("id").asString()))
                .containsExactly(directory.toString(), tenant.id().toString());
        JsonNode target = service.get(job + "/schema/directories/" + tenant.id(), tenant.reader())
                .json();
        assertThat(target.at("/objects/0/name").asString()).isEqualTo("User");
        assertThat(target.at("/objects/0/attributes").toString())
                .contains(
                        "\"name\":\"displayName\",\"type\":\"String\"",
                        "\"name\":\"accountEnabled\",\"type\":\"Boolean\"");
        assertThat(service.get(job + "/schema/directories/" + UUID.randomUUID(), tenant.reader())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theBetaVersionAnswersTheSame() {
        String beta = job.replace("/v1.0/", "/beta/");
        assertThat(service.get(beta, tenant.reader())
                        .json()
                        .path("@odata.context")
                        .asString())
                .contains("/beta/$metadata#");
        assertThat(service.get(beta + "/schema", tenant.reader()).json().path("synchronizationRules"))
                .isEqualTo(schema().path("synchronizationRules"));
    }

    @Test
    void aReaderReadsAndChangesNothing() {
        assertThat(service.json("PUT", job + "/schema", tenant.reader(), "{}").status())
                .isEqualTo(403);
        assertThat(service.json("DELETE", job + "/schema", tenant.reader(), "{}")
                        .status())
                .isEqualTo(403);
        assertThat(service.json("POST", job + "/schema/directories/" + directory + "/discover", tenant.reader(), "{}")
                        .status())
                .isEqualTo(403);
        assertThat(service.get(job + "/schema", null).status()).isEqualTo(401);
        assertThat(service.get(base() + "/jobs/AD2AADProvisioning." + configuration, tenant.reader())
                        .errorCode())
                .isEqualTo("Request_ResourceNotFound");
    }
}
