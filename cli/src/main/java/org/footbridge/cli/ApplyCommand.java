package org.footbridge.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Does what a plan shows: saves its change, makes a configuration in staging mode active, and runs the cycle.",
            "When a shown object has changed since, nothing is done, and the objects are named."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge apply 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55",
            "  footbridge apply 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 --accept-moved --yes",
            "",
            "Exit codes: 0 done, 1 failed, 3 refused, or done but for objects that failed or deletes that are held."
        })
final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(paramLabel = "PLAN", description = "Its id")
    private String id;

    @Option(
            names = "--accept-moved",
            description = "Do it although shown objects have changed since: by what they are now")
    private boolean acceptMoved;

    @Mixin
    private Confirm confirm;

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
        Planning planning = new Planning(service, Duration.ofSeconds(timeoutSeconds));
        JsonNode plan = api.plan(id);
        if (!service.json()) {
            service.out().println(ShowPlan.summary(plan));
        }
        confirm.ask(service.out(), "Apply it to " + Json.text(plan, "configuration") + "?");
        return planning.apply(api, plan, acceptMoved);
    }
}
