package org.footbridge.cli;

import java.nio.file.Path;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "plans",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Plans that were made: footbridge plan makes them, footbridge apply does what they show.",
        footer = {
            "",
            "Examples:",
            "  footbridge plans list corp",
            "  footbridge plans show 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 --action delete",
            "  footbridge plans diff 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 77c0a1de-6a2e-4d0e-8a4c-0d2f7f3b9d11",
            "  footbridge plans outcome 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55",
            "  footbridge plans export 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 plan.csv"
        })
final class PlansCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: list, show, diff, outcome or export");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists the plans of a configuration, newest first.",
            footer = {"", "Example:", "  footbridge plans list corp"})
    int list(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return service.print(
                service.administer(api -> api.plans(name)),
                PlansCommand::table,
                "No plans yet: footbridge plan " + name);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Shows a plan with its objects.",
            footer = {"", "Example:", "  footbridge plans show 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 --action delete"})
    int show(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "PLAN", description = "Its id") String id,
            @Option(
                            names = "--action",
                            paramLabel = "ACTION",
                            description = "Only create, update, delete, restore, disable, stagedDelete or other")
                    @Nullable
                    String action,
            @Option(
                            names = "--status",
                            paramLabel = "STATUS",
                            description = "Only success, warning, failure or skipped")
                    @Nullable
                    String status,
            @Option(names = "--moved", description = "Only those that had changed when the plan was to be applied")
                    boolean moved,
            @Option(names = "--top", defaultValue = "50", paramLabel = "N", description = "How many objects") int top) {
        String question = (action == null ? "" : "&action=" + Administration.encode(action))
                + (status == null ? "" : "&status=" + Administration.encode(status))
                + (moved ? "&moved=true" : "");
        return service.administer(api -> {
            JsonNode plan = api.plan(id);
            var objects = api.planObjects(id, question, top);
            if (service.json()) {
                ObjectNode all = (ObjectNode) plan.deepCopy();
                ArrayNode shown = all.putArray("objects");
                objects.forEach(shown::add);
                service.out().println(Json.indented(all));
            } else {
                service.out().println(ShowPlan.summary(plan));
                String error = ShowPlan.error(plan);
                if (!error.isEmpty()) {
                    service.out().println(error);
                }
                service.out().println();
                service.out()
                        .println(
                                objects.isEmpty()
                                        ? "No such objects."
                                        : ShowPlan.objects(objects).toString());
            }
            return ExitCode.OK;
        });
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Shows what only one of two plans shows.",
            footer = {
                "",
                "Example:",
                "  footbridge plans diff 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 77c0a1de-6a2e-4d0e-8a4c-0d2f7f3b9d11"
            })
    int diff(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "PLAN", description = "Its id") String id,
            @Parameters(paramLabel = "OTHER", description = "The id of another one") String other,
            @Option(names = "--top", defaultValue = "100", paramLabel = "N", description = "How many lines") int top) {
        return service.print(
                service.administer(api -> api.planDifferences(id, other, top)),
                answer -> ShowPlan.differences(answer, "the first", "the second"),
                "Both show the same.");
    }

    @Command(
            name = "outcome",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Shows where what was done is not what an applied plan shows.",
            footer = {"", "Example:", "  footbridge plans outcome 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55"})
    int outcome(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "PLAN", description = "Its id") String id,
            @Option(names = "--top", defaultValue = "100", paramLabel = "N", description = "How many lines") int top) {
        return service.print(
                service.administer(api -> api.planOutcome(id, top)),
                answer -> ShowPlan.differences(answer, "the plan", "what was done"),
                "What was shown was done.");
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description =
                    "Writes all objects of a plan to a file: .csv has a line for each property, .json for each object.",
            footer = {"", "Example:", "  footbridge plans export 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 plan.csv"})
    int export(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "PLAN", description = "Its id") String id,
            @Parameters(paramLabel = "FILE", description = "Ends with .csv or .json") Path file) {
        int written = service.administer(api -> ExportPlan.to(file, api, id));
        return service.say(
                Json.object().put("objects", written).put("file", file.toString()),
                written + " objects are in " + file + ".");
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable(
                "PLAN", "STATE", "FOR", "CREATE", "UPDATE", "DELETE", "DISABLE", "HELD", "FAIL", "AT", "BY");
        Json.values(answer).forEach(plan -> {
            JsonNode counts = plan.path("counts");
            table.row(
                    Json.text(plan, "id"),
                    Json.text(plan, "state"),
                    plan.has("change") ? "a change" : "the next cycle",
                    Json.text(counts, "created"),
                    Json.text(counts, "updated"),
                    Json.text(counts, "deleted"),
                    Json.text(counts, "disabled"),
                    Json.text(counts, "held"),
                    Json.text(counts, "failed"),
                    Json.text(plan, "requestedAt"),
                    Json.text(plan, "requestedBy"));
        });
        return table;
    }
}
