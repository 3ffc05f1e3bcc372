package org.footbridge.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.document.Document;
import org.footbridge.cli.document.ReadDocument;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "count",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description =
                "Counts whom the scope of a configuration would take in, read from its directory now. Nothing is saved.",
        footer = {
            "",
            "Example:",
            "  footbridge directories count corp.yaml",
            "",
            "Exit code 3 when not everything could be read in time."
        })
final class DirectoriesCountCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(paramLabel = "FILE", description = "A configuration, YAML or JSON; - reads standard input")
    private Path file;

    @Override
    public Integer call() {
        String text = ReadFile.text(file);
        Document document = ReadDocument.of(text);
        String directory = Json.text(document.root(), "directory");
        if (directory.isEmpty()) {
            throw new CommandFailure(
                    "InvalidConfiguration",
                    file + " names no directory",
                    "See what else it lacks: footbridge config validate " + file);
        }
        String path = "/admin/v1/directories/" + Administration.encode(directory) + "/counts";
        JsonNode counted = service.withService(
                client -> client.post(path, text, ReadDocument.isJson(text) ? "application/json" : "application/yaml"));
        service.print(counted, DirectoriesCountCommand::table, "Nothing was counted.");
        boolean complete = counted.path("complete").asBoolean(false);
        if (!complete && !service.json()) {
            service.out().println("Not everything could be read in time: there are more.");
        }
        return complete ? ExitCode.OK : ExitCode.PARTIAL;
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("OBJECT", "READ", "IN SCOPE");
        Json.elements(answer, "counts")
                .forEach(count -> table.row(
                        Json.text(count, "object"), Json.number(count, "read"), Json.number(count, "inScope")));
        return table;
    }
}
