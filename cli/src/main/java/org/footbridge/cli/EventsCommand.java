package org.footbridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "The provisioning log: what was done with each object and why, newest first.",
        footer = {
            "",
            "Examples:",
            "  footbridge events --status failure",
            "  footbridge events --identity \"Ann Smith\" --since 2026-01-31T00:00:00Z",
            "  footbridge events --object 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 --json",
            "  footbridge events export --status failure --to failures"
        })
final class EventsCommand implements Callable<Integer> {
    private static final Duration EXPORT_BEGINS_WITHIN = Duration.ofHours(1);

    @Mixin
    private ServiceOptions service;

    @Mixin
    private EventFilterOptions filter;

    @Mixin
    private ListedPages pages;

    @Override
    public Integer call() {
        Query question = filter.in(new Query("/admin/v1/events"));
        JsonNode events = service.withService(client -> pages.read(client, question));
        int code = service.print(events, EventsCommand::table, "No events that match.");
        pages.sayWhetherThereAreMore(service, events);
        return code;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = {
                "Downloads the events that match, all of them, as three files that changeId joins:",
                "ProvisioningLogs, ProvisioningLogs_ProvisioningSteps and ProvisioningLogs_ModifiedProperties."
            },
            footer = {
                "",
                "Examples:",
                "  footbridge events export --to log",
                "  footbridge events export --format json --since 2026-01-01T00:00:00Z --to january"
            })
    int export(
            @Mixin ServiceOptions service,
            @Mixin EventFilterOptions filter,
            @Option(
                            names = "--format",
                            defaultValue = "csv",
                            paramLabel = "FORMAT",
                            description = "csv or json (default: ${DEFAULT-VALUE})")
                    String format,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "FOLDER",
                            description = "Where the files go; made if it is not there. What is there is replaced")
                    Path folder) {
        String path = filter.in(new Query("/admin/v1/events/export"))
                .with("format", format)
                .toString();
        List<Path> files = service.withService(
                client -> client.stream(path, EXPORT_BEGINS_WITHIN, archive -> unpacked(archive, folder)));
        ArrayNode names = Json.array();
        files.forEach(file -> names.add(file.toString()));
        return service.say(
                names,
                "Written: "
                        + String.join(", ", files.stream().map(Path::toString).toList()));
    }

    /** Names of files, and nothing else of the names in the archive. */
    private static List<Path> unpacked(InputStream archive, Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            ZipInputStream zip = new ZipInputStream(archive);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(Path.of(entry.getName()).getFileName());
                Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
                files.add(file);
            }
            return files;
        } catch (IOException e) {
            throw new CommandFailure(
                    "FileUnwritable",
                    "The log could not be written to " + folder + ": " + e.getMessage(),
                    "Check the folder's permissions and the disk; if the service broke off, run the command again",
                    0,
                    e);
        }
    }

    static TextTable table(JsonNode answer) {
        return table(Json.values(answer).toList());
    }

    static TextTable table(List<JsonNode> events) {
        TextTable table = new TextTable("AT", "CONFIGURATION", "ACTION", "STATUS", "OBJECT", "CODE", "REASON");
        events.forEach(event -> {
            String target = Json.text(event.get("target"), "name");
            table.row(
                    Json.text(event, "activityDateTime"),
                    Json.text(event, "configuration"),
                    Json.text(event, "action"),
                    Json.text(event, "status"),
                    target.isEmpty() ? Json.text(event.get("source"), "name") : target,
                    Json.text(event, "code"),
                    Json.text(event, "reason"));
        });
        return table;
    }
}
