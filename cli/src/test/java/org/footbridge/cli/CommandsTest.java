package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.footbridge.cli.client.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
    private static final String CYCLES = "/admin/v1/configurations/corp/cycles?top=20&request=17";

    @TempDir
    private Path folder;

    private FakeService service;
    private Path profile;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        service = FakeService.start();
        profile = service.profile(folder);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void usersComeAsATableWithTheCountAndAHintThatThereAreMore() {
        service.on(
                "GET /v1.0/users?$select=displayName,userPrincipalName,accountEnabled,id&$top=2&$count=true", 200, """
                {"@odata.count":3,"@odata.nextLink":"https://elsewhere.example/v1.0/users?page=2","value":[
                 {"id":"1","displayName":"Ann Smith","userPrincipalName":"ann@corp.example","accountEnabled":true},
                 {"id":"2","displayName":"Bo","userPrincipalName":"bo@corp.example","accountEnabled":false}]}""");

        assertThat(run("get", "users", "--top", "2", "--count")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .containsExactly(
                        "displayName  userPrincipalName  accountEnabled  id",
                        "Ann Smith    ann@corp.example   true             1",
                        "Bo           bo@corp.example    false            2",
                        "3 in all",
                        "There are more: --all shows them, --filter finds some.");
    }

    @Test
    void heldDeletesAreLetThroughByTheNumberThatWasSeen() {
        service.on("POST /admin/v1/configurations/corp/allowDeletes", 202, "");

        assertThat(run("config", "allow-deletes", "corp", "--count", "12")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Up to 12 deletes of corp pass");
        assertThat(run("config", "allow-deletes", "corp")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatWouldComeOfAnObjectIsShownStepByStepAndAppliedWhenAsked() {
        String body = "{\"object\":\"ann@corp.example\",\"ignoreScope\":false,\"apply\":false,\"members\":[]}";
        service.on("POST /admin/v1/configurations/corp/provision", 200, """
                {"result":"Success","applied":false,"inScope":true,"durationInMilliseconds":120,
                 "object":{"guid":"g","type":"user","distinguishedName":"CN=Ann,DC=corp"},
                 "steps":[{"name":"EntryImportAdd","type":"import","status":"success","description":"It was read.",
                           "details":{"title":"Baker"}}],
                 "event":{"action":"create","status":"success","modifiedProperties":[
                           {"displayName":"jobTitle","oldValue":null,"newValue":"Baker"}]},
                 "others":[]}""");
        service.on("POST /admin/v1/configurations/corp/provision", 200, """
                {"result":"Failure","applied":true,"object":{},"steps":[],
                 "event":{"action":"create","status":"failure","reason":"It is taken.","modifiedProperties":[]}}""");

        assertThat(run("provision", "corp", "ann@corp.example")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("CN=Ann,DC=corp", "success  It was read.", "    title: Baker", "jobTitle", "--apply");
        assertThat(service.requests()).contains("POST /admin/v1/configurations/corp/provision " + body);
        assertThat(run("provision", "corp", "ann@corp.example", "--apply", "--member", "CN=B", "--member", "CN=C"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("Failure: create. It is taken.").doesNotContain("--apply");
        assertThat(service.requests().getLast()).contains("\"apply\":true", "\"members\":[\"CN=B\",\"CN=C\"]");
    }

    @Test
    void anAuditLogThatIsNotWholeIsAFailure() {
        service.on("GET /admin/v1/audit/verification", 200, """
                {"whole":false,"entries":7,"number":8,"head":"abc","faults":[{"number":3,"kind":"missing","detail":"Gone."}]}""");
        service.on("GET /admin/v1/audit?object=configuration corp&top=50", 200, """
                {"value":[{"number":7,"at":"2026-01-31T12:00:00Z","by":"client 1","action":"ConfigurationChanged",
                  "object":"configuration corp"}]}""");

        assertThat(run("audit", "verify")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("7 entries, head 8:abc", "NOT whole", "entry 3 missing: Gone.");
        service.on("GET /admin/v1/audit/verification?head=8:abc", 200, """
                {"whole":true,"entries":8,"number":8,"head":"abc"}""");
        assertThat(run("audit", "verify", "--head", "8:abc")).isEqualTo(ExitCode.OK);
        assertThat(run("audit", "list", "--object", "configuration corp")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("ConfigurationChanged", "client 1");
    }

    @Test
    void aJobInQuarantineIsShownWithWhatToDoAndEndsWithThree() {
        service.on("GET /admin/v1/configurations/corp/job", 200, """
                {"configuration":"corp","status":"Quarantine","schedule":"Active","interval":"PT2M","failuresInARow":3,
                 "failedObjects":0,"lastCycle":null,"quarantine":{"reason":"EncounteredQuarantineException",
                  "since":"2026-03-02T12:00:00Z","nextAttempt":"2026-03-02T12:04:00Z","error":{
                   "code":"DirectoryCredentialsRefused","message":"dc1 refused the account.","nextStep":"Correct it."}}}""");

        assertThat(run("job", "status", "corp")).isEqualTo(ExitCode.PARTIAL);
        assertThat(out.toString().lines())
                .containsExactly(
                        "Configuration: corp",
                        "Status: Quarantine",
                        "Schedule: Active, each PT2M",
                        "Failed in a row: 3",
                        "Quarantine: EncounteredQuarantineException since 2026-03-02T12:00:00Z, tried again 2026-03-02T12:04:00Z",
                        "  DirectoryCredentialsRefused: dc1 refused the account.",
                        "  What to do: Correct it.");
    }

    @Test
    void aJobIsRestartedWithTheScopesThatAreNamed() {
        service.on("POST /admin/v1/configurations/corp/job/restart", 202, "{\"request\":7}");

        assertThat(run("job", "restart", "corp", "--scope", "Escrows,Watermark"))
                .isEqualTo(ExitCode.OK);
        assertThat(service.requests())
                .contains("POST /admin/v1/configurations/corp/job/restart {\"scope\":\"Escrows,Watermark\"}");
    }

    @Test
    void whatFailsIsListedPageByPage() {
        service.on("GET /admin/v1/configurations/corp/errors?top=3", 200, """
                {"count":4,"nextLink":"/admin/v1/configurations/corp/errors?top=3&after=b","value":[
                 {"source":{"id":"a","type":"user","name":"Ann"},"code":"InvalidSoftMatch","attribute":"userPrincipalName",
                  "reason":"held","nextStep":"change","conflictingObject":{"id":"t","type":"user","name":"Anna"},
                  "firstFailedAt":"2026-03-02T12:00:00Z","nextAttemptAt":null}]}""");
        service.on("GET /admin/v1/configurations/corp/errors?top=3&after=b", 200, """
                {"count":4,"value":[{"source":{"id":"c","type":"user","name":"Cem"},"code":"X","reason":"r"},
                 {"source":{"id":"d","type":"user","name":"Dia"},"code":"X","reason":"r"},
                 {"source":{"id":"e","type":"user","name":"Eve"},"code":"X","reason":"r"}]}""");

        assertThat(run("errors", "list", "corp", "--top", "3")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("Ann", "Anna", "Cem", "Dia", "4 objects fail; the first 3 are shown.")
                .doesNotContain("Eve");
    }

    @Test
    void theKeyOfAWebhookIsPrintedOnceAndATestSaysWhatWasNotSent() {
        service.on("PUT /admin/v1/notifications/webhook", 200, """
                {"channel":"webhook","settings":{"url":"https://h.example/x","secretSet":true},"secret":"k3y"}""");
        service.on("POST /admin/v1/notifications/test", 200, """
                {"value":[{"channel":"mail","sent":true,"failure":null},
                          {"channel":"webhook","sent":false,"failure":"h.example was not reached: ConnectException."}]}""");

        assertThat(run("notifications", "set", "webhook", "--url", "https://h.example/x"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("The key that signs, shown this once: k3y");
        assertThat(run("notifications", "test")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("mail: sent", "webhook: NOT sent. h.example was not reached");
    }

    @Test
    void reconcileTellsWhatDiffersAndEndsWithThree() {
        service.on("POST /admin/v1/configurations/corp/reconcile", 202, "{\"request\":7}");
        service.on("GET /admin/v1/configurations/corp/cycles?top=20&request=7", 200, """
                {"value":[{"id":"c1","number":3,"configuration":"corp","kind":"reconcile","state":"succeeded","read":9,
                 "seconds":1.5,"reconcile":{"repair":false,"drift":2},"error":null}]}""");
        service.on("GET /admin/v1/cycles/c1/drift?top=1", 200, """
                {"counts":{"differs":1,"missingInDirectory":1},"nextLink":"/admin/v1/cycles/c1/drift?top=1&after=1",
                 "value":[{"number":1,"kind":"differs","source":{"id":"g","type":"user","name":"Ann"},
                  "target":{"id":"t","type":"user","name":"Ann Smith"},
                  "differences":[{"displayName":"jobTitle","oldValue":"Boss","newValue":null}],
                  "reason":"Properties differ from what the rules make of it."}]}""");

        assertThat(run("reconcile", "corp", "--top", "1")).isEqualTo(ExitCode.PARTIAL);
        assertThat(out.toString().lines())
                .contains(
                        "corp: reconcile cycle succeeded, read 9, drift 2, 1.5 s",
                        "differs 1, missingInDirectory 1",
                        "DIFFERENCE  SOURCE  TENANT DIRECTORY  WHAT                      REASON",
                        "differs     Ann     Ann Smith         jobTitle: Boss -> (none)  Properties differ from what the"
                                + " rules make of it.",
                        "1 of 2 are shown; all: footbridge reconcile corp --cycle c1 --top 2");
    }

    @Test
    void reconcileThatFindsNothingOrRepairedEverythingIsDone() {
        service.on("POST /admin/v1/configurations/corp/reconcile", 202, "{\"request\":7}");
        service.on("GET /admin/v1/configurations/corp/cycles?top=20&request=7", 200, """
                {"value":[{"id":"c1","configuration":"corp","kind":"reconcile","state":"succeeded",
                 "reconcile":{"repair":true,"drift":0},"error":null}]}""");
        service.on("GET /admin/v1/cycles/c1/drift?top=50", 200, "{\"counts\":{},\"value\":[]}");

        assertThat(run("reconcile", "corp", "--ou", "OU=Staff,DC=corp,DC=example", "--repair"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Nothing differs.");
        assertThat(run("reconcile", "corp", "--cycle", "c1")).isEqualTo(ExitCode.OK);
        assertThat(run("reconcile")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void allPagesAreFollowedAtTheProfilesServiceWhateverHostALinkNames() {
        service.on("GET /v1.0/groups", 200, """
                {"@odata.nextLink":"https://elsewhere.example/v1.0/groups?page=2","value":[{"id":"1"}]}""");
        service.on("GET /v1.0/groups?page=2", 200, "{\"value\":[{\"id\":\"2\"}]}");

        assertThat(run("get", "groups", "--all", "--json")).isEqualTo(ExitCode.OK);
        assertThat(Json.values(Json.parse(out.toString())).map(group -> Json.text(group, "id")))
                .containsExactly("1", "2");
    }

    @Test
    void aRefusalShowsCodeMessageAndNextStepAndNoSecret() {
        service.on("GET /v1.0/users/nobody", 404, """
                {"error":{"code":"Request_ResourceNotFound","message":"No user is called nobody.",
                 "innerError":{"nextStep":"List them."}}}""");

        assertThat(run("get", "users", "nobody")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly("Request_ResourceNotFound: No user is called nobody.", "Next step: List them.");
    }

    @Test
    void everyFaultOfAConfigurationHasALineOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("corp.yaml"), "interval: soon\n");
        service.on("POST /admin/v1/configurations/corp/check", 200, """
                {"valid":false,"faults":[{"code":"InvalidConfiguration","target":"directory","message":"is missing"},
                  {"code":"InvalidConfiguration","target":"interval","message":"must be a number","nextStep":"Correct it."}],
                 "differences":[],"planRequired":false}""");

        assertThat(run("config", "apply", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString().lines())
                .containsExactly(
                        "InvalidConfiguration: Nothing was saved:",
                        "  " + file + ":1:1: directory: is missing",
                        "  " + file + ":1:1: interval: must be a number",
                        "Next step: Correct the configuration and apply it again; docs/configuration.md has every key.");
        assertThat(service.requests()).noneMatch(request -> request.startsWith("PUT"));
    }

    @Test
    void theSchemaOfAConfigurationIsATableOfItsMappings() {
        service.on("GET /admin/v1/configurations/corp", 200, "{\"id\":\"c-1\",\"name\":\"corp\"}");
        service.on(
                "GET /v1.0/servicePrincipals/c-1/synchronization/jobs", 200, "{\"value\":[{\"id\":\"AD2AAD.t.c-1\"}]}");
        service.on("GET /v1.0/servicePrincipals/c-1/synchronization/jobs/AD2AAD.t.c-1/schema", 200, """
                {"synchronizationRules":[{"objectMappings":[
                 {"sourceObjectName":"user","enabled":true,"attributeMappings":[
                  {"targetAttributeName":"surname","flowType":"Always","matchingPriority":0,
                   "source":{"type":"Function","expression":"Trim([sn])"}},
                  {"targetAttributeName":"employeeId","flowType":"ObjectAddOnly","matchingPriority":3,
                   "source":{"type":"Attribute","expression":"[employeeID]"}},
                  {"targetAttributeName":"faxNumber","flowType":"Always","matchingPriority":0,
                   "source":{"type":"Constant","expression":"\\"\\""}}]},
                 {"sourceObjectName":"contact","enabled":false,"attributeMappings":[
                  {"targetAttributeName":"mail","source":{"type":"Attribute","expression":"[mail]"}}]}]}]}""");

        assertThat(run("config", "schema", "corp")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().map(String::stripTrailing))
                .containsExactly(
                        "OBJECT  TARGET      SOURCE        TYPE        APPLY          MATCHING",
                        "user    surname     Trim([sn])    expression",
                        "user    employeeId  [employeeID]  direct      ObjectAddOnly         3",
                        "user    faxNumber   \"\"            cleared");
        assertThat(run("config", "schema", "corp", "--object", "contact", "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("\"synchronizationRules\"");
    }

    @Test
    void aDirectorysSchemaIsReadAgainOnDemand() {
        service.on("POST /admin/v1/directories/corp.example.com/discover", 200, """
                {"name":"corp.example.com","attributes":1499,
                 "domain":{"netBiosName":"CORP","forestName":"root.example.com"}}""");

        assertThat(run("directories", "discover", "corp.example.com")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("Directory corp.example.com (CORP), forest root.example.com: 1499 attributes are known.");
    }

    @Test
    void failuresAreJsonWhenJsonIsAskedFor() {
        assertThat(run("get", "users", "nobody", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(Json.text(Json.parse(err.toString()).get("error"), "code")).isEqualTo("Http404");
    }

    @Test
    void aWrongSecretIsNamedAsSuchWithoutShowingIt() throws IOException {
        Files.writeString(profile, Files.readString(profile).replace(FakeService.SECRET, "wrong-secret"));

        assertThat(run("agents", "list")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("SignInRefused: ").doesNotContain("wrong-secret");
    }

    @Test
    void aServiceThatDoesNotRunIsNamedByItsAddress() {
        service.close();

        assertThat(run("status")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("ServiceUnreachable: The service at " + service.url());
    }

    @Test
    void aMissingProfileSaysWhereItLookedAndWhatToDo() {
        Path missing = folder.resolve("missing.json");

        assertThat(execute("status", "--profile", missing.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("ProfileNotFound", missing.toString(), "Next step: ");
    }

    @Test
    void aSuccessfulCycleEndsWithZero() {
        request();
        service.on("GET " + CYCLES, 200, "{\"value\":[]}");
        service.on("GET " + CYCLES, 200, cycle("running", 10));
        service.on("GET " + CYCLES, 200, cycle("succeeded", 20));

        assertThat(run("sync", "corp", "--wait")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().toList().getLast())
                .isEqualTo("corp: initial cycle succeeded, read 20, created 7, 1.5 s");
    }

    @Test
    void aPartialCycleEndsWithThreeAndAFailedOneWithOne() {
        request();
        service.on("GET " + CYCLES, 200, cycle("partial", 20));
        assertThat(run("sync", "corp", "--wait", "--json")).isEqualTo(ExitCode.PARTIAL);
        assertThat(Json.text(Json.parse(out.toString()), "state")).isEqualTo("partial");

        service.on("GET " + CYCLES, 200, cycle("failed", 20));
        assertThat(run("sync", "corp", "--wait")).isEqualTo(ExitCode.PARTIAL);
        assertThat(run("sync", "corp", "--wait")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aConfigurationIsNamedAfterItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("corp.yaml"), "directory: corp.example\n");
        service.on("POST /admin/v1/configurations/corp/check", 200, """
                {"valid":true,"faults":[],"differences":[{"path":"directory","after":"corp.example"}],"planRequired":false}""");
        service.on("PUT /admin/v1/configurations/corp", 201, "{\"version\":1}");

        assertThat(run("config", "apply", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(service.requests()).contains("PUT /admin/v1/configurations/corp directory: corp.example\n");
    }

    @Test
    void aTokenStandsAloneOnStandardOutput() {
        service.on("POST /admin/v1/agentTokens", 201, "{\"token\":\"fbt1.abc\",\"expiresAt\":\"later\"}");

        assertThat(run("token", "create", "--directory", "Corp.Example")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().strip()).isEqualTo("fbt1.abc");
        assertThat(service.requests())
                .contains("POST /admin/v1/agentTokens {\"directories\":[\"corp.example\"],\"validMinutes\":60}");
    }

    @Test
    void aGroupIsFoundByItsDisplayName() {
        service.on(
                "GET /v1.0/groups?$filter=displayName eq 'O''Hara'&$select=id&$top=2",
                200,
                "{\"value\":[{\"id\":\"9\"}]}");
        service.on("GET /v1.0/groups/9/members?$select=displayName,mail,id", 200, """
                {"value":[{"@odata.type":"#microsoft.graph.user","id":"1","displayName":"Ann"}]}""");

        assertThat(run("get", "members", "O'Hara")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().toList().getLast().split(" +")).containsExactly("Ann", "user", "1");
    }

    @Test
    void whyTellsEachRuleWithWhatItLookedAt() {
        service.on("GET /admin/v1/configurations/corp/why?object=CN=Ann,OU=Staff", 200, """
                {"object":{"guid":"g","type":"user","distinguishedName":"CN=Ann,OU=Staff"},
                 "conclusion":"notSynchronised","code":"FilterNotMet","detail":"It does not meet the filter.",
                 "last":{"outcome":"synchronised","waits":true},
                 "target":{"id":"t","type":"user","displayName":"Ann","deleted":false,"synced":true},
                 "waitsFor":["manager: they were not read."],
                 "reasons":[
                  {"rule":"clause","name":"groups[0].clauses[0]","inputs":[{"name":"department","values":["IT"]},
                   {"name":"info","values":[],"hidden":true}],"verdict":"doesNotHold","values":[],"code":"",
                   "detail":"department EQUALS Sales"},
                  {"rule":"mapping","name":"jobTitle","inputs":[{"name":"title","values":[]}],"verdict":"gives",
                   "values":["Head"],"code":"","detail":"From [title].","since":{"at":"2026-01-31T12:00:00Z"}}]}""");

        assertThat(run("why", "CN=Ann,OU=Staff", "--config", "corp")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .containsExactly(
                        "CN=Ann,OU=Staff",
                        "  user g",
                        "  not synchronised (FilterNotMet): It does not meet the filter.",
                        "  last planned: synchronised; the next cycle plans it again",
                        "  linked to the user Ann t",
                        "  waits: manager: they were not read.",
                        "",
                        "RULE     NAME                  LOOKED AT                         VERDICT        VALUE  SINCE                 REASON",
                        "clause   groups[0].clauses[0]  department = IT; info = (hidden)  does not hold                               department EQUALS Sales",
                        "mapping  jobTitle              title = (none)                    gives          Head   2026-01-31T12:00:00Z  From [title].");
        assertThat(run("why", "CN=Ann,OU=Staff", "--config", "corp", "--json")).isEqualTo(ExitCode.OK);
        assertThat(Json.text(Json.parse(out.toString()), "code")).isEqualTo("FilterNotMet");
    }

    @Test
    void whyLooksThroughAllConfigurationsWhenNoneIsNamed() {
        service.on("GET /admin/v1/configurations", 200, """
                {"value":[{"name":"corp"},{"name":"lab"}]}""");
        service.on("GET /admin/v1/configurations/corp/why?object=ann", 404, """
                {"error":{"code":"ObjectNotStaged","message":"Not there."}}""");
        service.on("GET /admin/v1/configurations/lab/why?object=ann", 200, """
                {"object":{"distinguishedName":"CN=Ann"},"conclusion":"synchronised","reasons":[]}""");

        assertThat(run("why", "ann")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Configuration: lab", "CN=Ann").doesNotContain("corp");
        assertThat(run("why", "ann", "--json")).isEqualTo(ExitCode.OK);
        assertThat(Json.parse(out.toString()).path(0).path("configuration").asString())
                .isEqualTo("lab");

        for (String name : List.of("corp", "lab")) {
            service.on("GET /admin/v1/configurations/" + name + "/why?object=nobody", 404, """
                    {"error":{"code":"ObjectNotStaged","message":"Not there."}}""");
        }
        assertThat(run("why", "nobody")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("ObjectNotStaged");
    }

    @Test
    void theLogIsDownloadedAsFilesThatBringNoFolderAlong() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("../ProvisioningLogs.csv"));
            zip.write("\"changeId\"\r\n\"\u00e9\"".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        service.on("GET /admin/v1/events/export?status=failure&format=csv", archive.toByteArray());
        Path log = folder.resolve("log");

        assertThat(run("events", "export", "--status", "failure", "--to", log.toString()))
                .isEqualTo(ExitCode.OK);

        assertThat(log.resolve("ProvisioningLogs.csv")).content().isEqualTo("\"changeId\"\r\n\"\u00e9\"");
        assertThat(folder.resolve("ProvisioningLogs.csv")).doesNotExist();
        assertThat(run("events", "export")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void eventsComeInPagesAndWhatIsLeftOffIsSaid() {
        String event =
                "{\"activityDateTime\":\"2026-01-31T12:00:00Z\",\"configuration\":\"corp\",\"action\":\"create\","
                        + "\"status\":\"success\",\"source\":{\"name\":\"%s\"}}";
        service.on(
                "GET /admin/v1/events?status=failure&top=50",
                200,
                "{\"value\":[" + event.formatted("Ann") + "],\"nextLink\":\"/admin/v1/events?after=x\"}");
        assertThat(run("events", "--status", "failure")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Ann").endsWith("There are more: --all shows them.\n");

        service.on(
                "GET /admin/v1/events?status=failure&top=1000",
                200,
                "{\"value\":[" + event.formatted("Ann") + "],\"nextLink\":\"/admin/v1/events?after=x\"}");
        service.on("GET /admin/v1/events?after=x", 200, "{\"value\":[" + event.formatted("Ben") + "]}");
        assertThat(run("events", "--status", "failure", "--all")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Ann", "Ben").doesNotContain("There are more");
    }

    @Test
    void whatIsNotUnderstoodEndsWithTwo() {
        assertThat(execute("get", "everything")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("sync")).isEqualTo(ExitCode.USAGE);
        assertThat(execute()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void everyCommandHasHelpWithAnExampleAndJson() {
        FootbridgeCli.commandLine(new PrintWriter(out), new PrintWriter(err)).getSubcommands().values().stream()
                .flatMap(CommandsTest::leaves)
                .filter(command -> !command.getCommandName().equals("help"))
                .forEach(command -> {
                    assertThat(command.getUsageMessage()).contains("Example").contains("footbridge ");
                    assertThat(command.getCommandSpec().optionsMap()).containsKeys("--json", "--help");
                });
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(CommandsTest::leaves);
    }

    private void request() {
        service.on("POST /admin/v1/configurations/corp/sync", 202, "{\"request\":17}");
    }

    private static String cycle(String state, int read) {
        return """
                {"value":[{"id":"c","number":1,"configuration":"corp","kind":"initial","state":"%s","phase":"read",
                 "read":%d,"created":7,"seconds":1.5,"error":null}]}""".formatted(state, read);
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--profile", profile.toString()));
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return FootbridgeCli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
