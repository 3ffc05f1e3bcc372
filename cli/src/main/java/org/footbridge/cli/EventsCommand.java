package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "The provisioning log: what was done with each object and why, newest first.",
        footer = {
            "",
            "Examples:",
            "  footbridge events --status failure",
            "  footbridge events --object 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 --json"
        })
final class EventsCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Option(names = "--cycle", paramLabel = "ID", description = "Only of this cycle")
    private @Nullable String cycle;

    @Option(names = "--object", paramLabel = "ID", description = "Only of this object of the tenant directory")
    private @Nullable String object;

    @Option(names = "--source", paramLabel = "GUID", description = "Only of this object of the connected directory")
    private @Nullable String source;

    @Option(names = "--status", paramLabel = "STATUS", description = "success, failure, skipped or warning")
    private @Nullable String status;

    @Option(
            names = "--top",
            defaultValue = "50",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE})")
    private int top;

    @Override
    public Integer call() {
        String path = new Query("/admin/v1/events")
                .with("cycle", cycle)
                .with("object", object)
                .with("source", source)
                .with("status", status)
                .with("top", Integer.toString(top))
                .toString();
        return service.print(
                service.withService(client -> client.get(path)), EventsCommand::table, "No events that match.");
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("AT", "CONFIGURATION", "ACTION", "STATUS", "OBJECT", "CODE", "REASON");
        Json.values(answer).forEach(event -> {
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
