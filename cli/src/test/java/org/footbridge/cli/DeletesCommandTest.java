package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletesCommandTest {
    private static final String HELD = """
            {"upTo":18,"counts":[{"action":"delete","kind":"user","reason":"OUT_OF_SCOPE","state":"held","count":2}],
             "value":[{"number":17,"action":"delete","kind":"user","reason":"OUT_OF_SCOPE","state":"held",
              "target":{"id":"a","type":"user","name":"Ann"},"heldAt":"2026-11-22T02:00:00Z"},
              {"number":18,"action":"removeMember","kind":"member","reason":"LEFT_GROUP","state":"held",
              "target":{"id":"t","type":"group","name":"Team"},"member":{"id":"b","name":"Ben"},"heldAt":"2026-11-22T02:00:00Z"}]}""";

    @TempDir
    private Path folder;

    private FakeService service;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private final InputStream usual = System.in;

    @BeforeEach
    void start() throws IOException {
        System.setIn(InputStream.nullInputStream());
        service = FakeService.start();
    }

    @AfterEach
    void stop() {
        System.setIn(usual);
        service.close();
    }

    @Test
    void whatIsHeldIsListedWithItsNumbers() throws IOException {
        service.on("GET /admin/v1/configurations/corp/deletes?top=100", 200, HELD);
        assertThat(run("deletes", "list", "corp")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .contains("2 delete user (OUT_OF_SCOPE, held)")
                .anyMatch(line -> line.matches(" *17 +delete user +Ann +OUT_OF_SCOPE +held .*"))
                .anyMatch(line -> line.matches(" *18 +removeMember member +Team +Ben +LEFT_GROUP +held .*"));
    }

    @Test
    void allMeansWhatWasShown() throws IOException {
        service.on("GET /admin/v1/configurations/corp/deletes?state=held&top=20", 200, HELD);
        service.on(
                "POST /admin/v1/configurations/corp/deletes/allow",
                202,
                "{\"decision\":\"d\",\"count\":2,\"request\":4}");
        assertThat(run("deletes", "allow", "corp", "--all", "--yes")).isEqualTo(ExitCode.OK);
        assertThat(service.requests())
                .contains("POST /admin/v1/configurations/corp/deletes/allow {\"all\":true,\"upTo\":18}");
        assertThat(out.toString()).contains("2 of corp are let through by the next cycle.");
    }

    @Test
    void whatIsNotShownIsSaidBeforeItIsAskedFor() throws IOException {
        service.on(
                "GET /admin/v1/configurations/corp/deletes?state=held&top=20",
                200,
                HELD.replace("\"count\":2", "\"count\":700"));
        assertThat(run("deletes", "allow", "corp", "--all")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .contains("and 698 more that are not shown. This is about all 700 of them")
                .contains("footbridge deletes list corp --top 700");
        assertThat(service.requests()).noneMatch(request -> request.startsWith("POST /admin"));
    }

    @Test
    void aDirectoryIsRemovedWithWhatWasShownOfItsConfigurations() throws IOException {
        String shown = """
                {"name":"corp.example","shown":"delete-1","configurations":[{"name":"corp","removal":{"shown":"x",
                 "counts":[{"becomes":"delete","kind":"user","count":25}],"exceeded":[]},
                 "value":[{"becomes":"delete","id":"a","type":"user","name":"Ann","sourceId":"s"}]}]}""";
        service.on("GET /admin/v1/directories/corp.example/removal?objects=delete&top=20", 200, shown);
        service.on("DELETE /admin/v1/directories/corp.example?objects=delete&shown=delete-1", 204, "");
        assertThat(run("directories", "remove", "corp.example", "--objects", "delete"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(out.toString().lines())
                .contains("delete: 25 user", "and 24 more that are not shown.")
                .anyMatch(line -> line.matches("delete +user +Ann +a *"));
        assertThat(run("directories", "remove", "corp.example", "--objects", "delete", "--yes"))
                .isEqualTo(ExitCode.OK);
        assertThat(service.requests())
                .contains("DELETE /admin/v1/directories/corp.example?objects=delete&shown=delete-1");
    }

    @Test
    void chosenOnesAreNamedByTheirNumbers() throws IOException {
        service.on("POST /admin/v1/configurations/corp/deletes/reject", 202, "{\"count\":2}");
        assertThat(run("deletes", "reject", "corp", "--numbers", "17,18", "--yes"))
                .isEqualTo(ExitCode.OK);
        assertThat(service.requests())
                .contains("POST /admin/v1/configurations/corp/deletes/reject {\"numbers\":[17,18]}");
        assertThat(run("deletes", "reject", "corp", "--yes")).isEqualTo(ExitCode.USAGE);
        assertThat(run("deletes", "reject", "corp", "--all", "--numbers", "1", "--yes"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aConfigurationIsRemovedWithWhatWasShown() throws IOException {
        service.on(
                "GET /admin/v1/configurations/corp/removal?objects=keep&top=20",
                200,
                "{\"shown\":\"keep-1\",\"counts\":[]}");
        service.on("DELETE /admin/v1/configurations/corp?objects=keep&shown=keep-1", 204, "");
        assertThat(run("config", "delete", "corp", "--objects", "keep", "--yes"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("corp is removed; its objects: keep.");
        assertThat(run("config", "delete", "corp", "--yes")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("NotConfirmed");
    }

    @Test
    void deletedObjectsComeBackOrAreGone() throws IOException {
        service.on("POST /v1.0/directory/deletedItems/a/restore", 200, "{\"id\":\"a\",\"displayName\":\"Ann\"}");
        service.on("DELETE /v1.0/directory/deletedItems/a", 204, "");
        assertThat(run("deletes", "restore", "a", "--name", "ann2@corp.example"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Restored Ann (a).");
        assertThat(service.requests())
                .contains(
                        "POST /v1.0/directory/deletedItems/a/restore {\"newUserPrincipalName\":\"ann2@corp.example\"}");
        assertThat(run("deletes", "purge", "a", "--yes")).isEqualTo(ExitCode.OK);
    }

    private int run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--profile", service.profile(folder).toString()));
        return FootbridgeCli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
