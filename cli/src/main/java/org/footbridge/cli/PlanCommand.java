package org.footbridge.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Shows what the next cycle would do, object by object, or what it would do with a changed configuration.",
            "Nothing is changed. The plan is kept: apply it, export it, or compare it with another one."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge plan corp",
            "  footbridge plan corp --change corp.yaml",
            "  footbridge plan corp --change corp.yaml --export plan.csv",
            "",
            "Exit codes: 0 the plan is made, 1 failed."
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(paramLabel = "NAME", description = "Of the configuration")
    private String name;

    @Option(names = "--change", paramLabel = "FILE", description = "A definition that is not saved, YAML or JSON")
    private @Nullable Path change;

    @Option(
            names = "--top",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many objects to list (default: ${DEFAULT-VALUE}); with --json as well")
    private int top;

    @Option(names = "--export", paramLabel = "FILE", description = "Write all objects to this file, .csv or .json")
    private @Nullable Path export;

    @Option(
            names = "--timeout",
            defaultValue = "14400",
            paramLabel = "SECONDS",
            description = "How long to wait at most (default: ${DEFAULT-VALUE})")
    private int timeoutSeconds;

    @Override
    public Integer call() {
        return service.administer(this::run);
    }

    private int run(Administration api) {
        Path file = export;
        if (file != null) {
            ExportPlan.refuseOtherEndings(file);
        }
        Planning planning = new Planning(service, Duration.ofSeconds(timeoutSeconds));
        Path definition = change;
        JsonNode plan = planning.make(api, name, definition == null ? null : ReadFile.text(definition));
        String id = Json.text(plan, "id");
        int exported = file == null ? 0 : ExportPlan.to(file, api, id);
        if (service.json()) {
            ObjectNode all = (ObjectNode) plan.deepCopy();
            ArrayNode objects = all.putArray("objects");
            List<JsonNode> shown = api.planObjects(id, "", top);
            shown.forEach(objects::add);
            service.out().println(Json.indented(all));
            return ExitCode.OK;
        }
        planning.show(api, plan, top);
        if (file != null) {
            service.out().println(exported + " objects are in " + file);
        }
        service.out().println("Apply it: footbridge apply " + id);
        return ExitCode.OK;
    }
}
