package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "cycles",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Lists the last cycles of a configuration, newest first.",
        footer = {"", "Example:", "  footbridge cycles corp --top 5"})
final class CyclesCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(paramLabel = "NAME", description = "Of the configuration")
    private String name;

    @Option(
            names = "--top",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE})")
    private int top;

    @Override
    public Integer call() {
        String path = "/admin/v1/configurations/" + Administration.encode(name) + "/cycles?top=" + top;
        return service.print(
                service.withService(client -> client.get(path)),
                CyclesCommand::table,
                "No cycles yet: footbridge sync " + name + " --wait");
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable(
                "NUMBER",
                "STARTED",
                "KIND",
                "TRIGGER",
                "STATE",
                "READ",
                "CREATED",
                "UPDATED",
                "DELETED",
                "UNCHANGED",
                "SKIPPED",
                "FAILED",
                "HELD",
                "MISSING",
                "SECONDS",
                "ANSWERED BY",
                "ERROR");
        Json.values(answer)
                .forEach(cycle -> table.row(
                        Json.text(cycle, "number"),
                        Json.text(cycle, "startedAt"),
                        Json.text(cycle, "kind"),
                        Json.text(cycle, "trigger"),
                        Json.text(cycle, "state"),
                        Json.text(cycle, "read"),
                        Json.text(cycle, "created"),
                        Json.text(cycle, "updated"),
                        Json.text(cycle, "deleted"),
                        Json.text(cycle, "unchanged"),
                        Json.text(cycle, "skipped"),
                        Json.text(cycle, "failed"),
                        Json.text(cycle, "held"),
                        Json.text(cycle, "missing"),
                        Json.text(cycle, "seconds"),
                        Json.text(cycle, "domainController"),
                        Json.text(cycle.get("error"), "code")));
        return table;
    }
}
