package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.cli.client.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown before something is done, and that nothing is done without a yes. */
class PlanCommandsTest {
    private static final String PLANS = "POST /admin/v1/configurations/corp/plans";
    private static final String PUT = "PUT /admin/v1/configurations/corp";
    private static final String CHECK = "POST /admin/v1/configurations/corp/check";
    private static final String CHANGED = """
            {"valid":true,"version":2,"mode":"active","faults":[],
             "differences":[{"path":"objects[contact]","before":"contact"}],"planRequired":%s}""";
    private static final String READY = """
            {"id":"p1","number":4,"configuration":"corp","state":"ready","version":2,"requestedBy":"admin",
             "requestedAt":"2026-11-22T08:00:00Z","counts":{"created":1,"updated":0,"deleted":1,"disabled":4,"membersAdded":2}}""";
    private static final String OBJECTS = """
            {"value":[
             {"number":1,"action":"update","status":"success","sourceClass":"user","sourceName":"Ann",
              "modifiedProperties":[{"displayName":"jobTitle","oldValue":"Head","newValue":"=HEAD, \\"x\\""},
                                    {"displayName":"city","oldValue":"Ulm","newValue":null}],"moved":false},
             {"number":2,"action":"delete","status":"success","sourceClass":"user","sourceName":"Ben",
              "modifiedProperties":[],"reason":"It was deleted in the directory.",
              "nextStep":"Restore it.","moved":true}]}""";

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
        service.on(PLANS, 202, "{\"id\":\"p1\",\"state\":\"waiting\"}");
        service.on(
                "GET /admin/v1/plans/p1",
                200,
                "{\"id\":\"p1\",\"configuration\":\"corp\",\"state\":\"waiting\","
                        + "\"progress\":{\"phase\":\"plan\",\"objects\":2000}}");
        service.on("GET /admin/v1/plans/p1", 200, READY);
        for (int top : List.of(20, 50)) {
            service.on("GET /admin/v1/plans/p1/objects?top=" + top, 200, OBJECTS);
        }
        service.on("GET /admin/v1/plans/p1/objects?top=1000&after=0", 200, OBJECTS);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aPlanIsShownObjectByObject() {
        assertThat(run("plan", "corp")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .contains(
                        "Planning corp (plan), 2000 objects",
                        "Plan p1 of corp, ready: created 1, deleted 1, disabled 4, members added 2",
                        "MOVED  ACTION  STATUS   OBJECT  CLASS  CHANGES                                            REASON",
                        "       update  success  Ann     user   jobTitle: Head -> =HEAD, \"x\"; city: Ulm -> (none)",
                        "moved  delete  success  Ben     user                                                      It was deleted in the directory.",
                        "Apply it: footbridge apply p1");
    }

    @Test
    void aPlanIsExportedWithALineForEachProperty() throws IOException {
        Path file = folder.resolve("plan.csv");
        assertThat(run("plan", "corp", "--export", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "number,action,status,sourceGuid,sourceClass,sourceName,objectId,objectKind,objectName,code,reason,"
                                + "nextStep,moved,property,oldValue,newValue",
                        "1,update,success,,user,Ann,,,,,,,false,jobTitle,Head,\"'=HEAD, \"\"x\"\"\"",
                        "1,update,success,,user,Ann,,,,,,,false,city,Ulm,",
                        "2,delete,success,,user,Ben,,,,,It was deleted in the directory.,Restore it.,true,,,");
        Path json = folder.resolve("plan.json");
        assertThat(run("plans", "export", "p1", json.toString())).isEqualTo(ExitCode.OK);
        assertThat(Json.parse(Files.readString(json)).size()).isEqualTo(2);
        int before = service.requests().size();
        assertThat(run("plan", "corp", "--export", folder.resolve("plan.xlsx").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("FileUnwritable", ".csv or .json");
        assertThat(service.requests().subList(before, service.requests().size()))
                .as("it is refused before a plan is made")
                .noneMatch(request -> request.startsWith(PLANS));
    }

    @Test
    void whatCannotBePlannedSaysWhy() {
        service.on("POST /admin/v1/configurations/lab/plans", 202, "{\"id\":\"p2\",\"state\":\"waiting\"}");
        service.on("GET /admin/v1/plans/p2", 200, """
                {"id":"p2","configuration":"lab","state":"failed","error":{"code":"NoActiveAgents",
                 "message":"No agent answers.","nextStep":"Start one."}}""");
        assertThat(run("plan", "lab")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString().lines())
                .containsExactly("NoActiveAgents: No agent answers.", "Next step: Start one.");
    }

    @Test
    void aChangeOfAnActiveConfigurationIsShownAndNotSavedWithoutAYes() throws IOException {
        service.on(CHECK, 200, CHANGED.formatted(true));
        Path file = Files.writeString(folder.resolve("corp.yaml"), "directory: corp.example\n");

        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("n\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run("config", "apply", file.toString())).isEqualTo(ExitCode.FAILED);
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString()).contains("delete  success  Ben");
        assertThat(err.toString()).contains("NotConfirmed", "--yes");
        assertThat(service.requests())
                .contains(PLANS + " directory: corp.example\n")
                .noneMatch(request -> request.contains("/apply"));
    }

    @Test
    void whatNeedsNoPlanIsSavedAtOnce() throws IOException {
        service.on(CHECK, 200, CHANGED.formatted(false));
        service.on(PUT, 200, "{\"version\":3,\"mode\":\"active\"}");
        Path file = Files.writeString(folder.resolve("corp.yaml"), "directory: corp.example\nenabled: true\n");
        assertThat(run("config", "apply", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .containsExactly(
                        "Configuration corp, version 2:",
                        "  - objects[contact]: contact",
                        "Configuration corp is saved (version 3).");
        assertThat(service.requests()).noneMatch(request -> request.startsWith(PLANS));
    }

    @Test
    void aRefusedPlanSaysWhyAndWhatHasMoved() {
        service.on("POST /admin/v1/plans/p1/apply", 202, READY.replace("\"ready\"", "\"applying\""));
        String refused = READY.replace("\"ready\"", "\"refused\"").replaceFirst("\\{", """
                        {"error":{"code":"PlanOutdated","message":"1 of the objects has changed: Ben.","nextStep":"Make a new one."},""");
        service.on("GET /admin/v1/plans/p1", 200, refused);
        service.on("GET /admin/v1/plans/p1/objects?top=50&moved=true", 200, OBJECTS);

        assertThat(run("plans", "show", "p1")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).as("nothing went wrong yet").doesNotContain("Next step");
        assertThat(run("apply", "p1", "--yes")).isEqualTo(ExitCode.PARTIAL);
        assertThat(out.toString().lines())
                .contains("PlanOutdated: 1 of the objects has changed: Ben.", "Next step: Make a new one.");
        assertThat(run("plans", "show", "p1", "--moved")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .contains("PlanOutdated: 1 of the objects has changed: Ben.", "Next step: Make a new one.")
                .anyMatch(line -> line.startsWith("moved  delete"));
    }

    @Test
    void withAYesThePlanIsAppliedAndComparedWithWhatWasDone() {
        service.on("POST /admin/v1/plans/p1/apply", 202, READY.replace("\"ready\"", "\"applying\""));
        service.on("GET /admin/v1/configurations/corp/cycles?top=20", 200, """
                {"value":[{"id":"later","number":2,"configuration":"corp","kind":"incremental","state":"failed"},
                 {"id":"c","number":1,"configuration":"corp","kind":"replan","state":"succeeded",
                 "read":0,"updated":1,"deleted":1,"seconds":1.5,"error":null}]}""");
        service.on(
                "GET /admin/v1/plans/p1",
                200,
                READY.replace("\"ready\"", "\"applied\"")
                        .replaceFirst(
                                "\\{",
                                "{\"appliedCycle\":\"c\",\"outcome\":{\"asShown\":2,\"notDone\":0,\"notShown\":1},"));

        assertThat(run("config", "enable", "corp", "--yes")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .contains(
                        "corp: replan cycle succeeded, read 0, updated 1, deleted 1, 1.5 s",
                        "Objects as shown 2, otherwise 0, not shown 1");
        assertThat(service.requests()).contains("POST /admin/v1/plans/p1/apply {\"acceptMoved\":false}");
    }

    @Test
    void plansAreListedAndCompared() {
        service.on("GET /admin/v1/configurations/corp/plans", 200, "{\"value\":[" + READY + "]}");
        service.on("GET /admin/v1/plans/p1/differences?other=p2&top=100", 200, """
                {"value":[{"side":"other","sourceName":"Cem","action":"create","status":"success",
                 "modifiedProperties":[{"displayName":"displayName","oldValue":null,"newValue":"Cem"}]}]}""");

        assertThat(run("plans", "list", "corp")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("p1    ready  the next cycle       1       0       1        4");
        assertThat(run("plans", "diff", "p1", "p2")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("the second  create  success  Cem     displayName: Cem");
        assertThat(run("plans", "diff", "p1", "p2", "--json")).isEqualTo(ExitCode.OK);
        assertThat(Json.values(Json.parse(out.toString()))).hasSize(1);
        assertThat(run("plans")).isEqualTo(ExitCode.USAGE);
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--profile", profile.toString()));
        return FootbridgeCli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
