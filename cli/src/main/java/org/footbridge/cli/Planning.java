package org.footbridge.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.ProgressLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a plan, shows it, asks, and has it applied: the way of every command that changes what is synchronised. */
final class Planning {
    private static final int SHOWN = 20;

    private final ServiceOptions service;
    private final Duration within;

    Planning(ServiceOptions service, Duration within) {
        this.service = service;
        this.within = within;
    }

    /** @param definition of a change; null: the configuration as it is saved */
    JsonNode make(Administration api, String name, @Nullable String definition) {
        ProgressLine progress = new ProgressLine(service.out(), ProgressLine.onTerminal());
        JsonNode plan = api.awaitPlan(api.plan(name, definition), within, seen -> {
            if (!service.json()) {
                progress.show("Planning " + name + far(seen.path("progress")));
            }
        });
        Administration.refuseUnready(plan);
        if (!service.json()) {
            progress.end(ShowPlan.summary(plan));
        }
        return plan;
    }

    /** It waits for the cycle that makes it until it tells a phase. */
    private static String far(JsonNode progress) {
        return progress.isMissingNode()
                ? " ..."
                : " (" + Json.text(progress, "phase") + "), " + Json.text(progress, "objects") + " objects";
    }

    void show(Administration api, JsonNode plan, int top) {
        List<JsonNode> objects = api.planObjects(Json.text(plan, "id"), "", top);
        if (!objects.isEmpty()) {
            service.out().println();
            service.out().println(ShowPlan.objects(objects));
        }
        if (objects.size() == top) {
            service.out().println("All of it: footbridge plans export " + Json.text(plan, "id") + " plan.csv");
        }
    }

    void show(Administration api, JsonNode plan) {
        show(api, plan, SHOWN);
    }

    /** Shows it, asks, and has it applied. */
    int confirmed(Administration api, JsonNode plan, String question, Confirm confirm) {
        if (!service.json()) {
            show(api, plan);
        }
        confirm.ask(service.out(), question);
        return apply(api, plan, false);
    }

    /** Waits until it is applied, or is not. */
    int apply(Administration api, JsonNode plan, boolean acceptMoved) {
        String name = Json.text(plan, "configuration");
        ProgressLine progress = new ProgressLine(service.out(), ProgressLine.onTerminal());
        api.applyPlan(Json.text(plan, "id"), acceptMoved);
        JsonNode done = api.awaitPlan(plan, within, seen -> {
            if (!service.json()) {
                progress.show("Applying to " + name + far(seen.path("progress")));
            }
        });
        if (!Json.text(done, "state").equals("applied")) {
            return notApplied(done, progress);
        }
        Optional<Cycle> cycle = api.awaitCycleOf(done, within);
        if (service.json()) {
            service.out().println(Json.indented(done));
        } else {
            progress.end(cycle.map(SyncCommand::describe).orElse("Applied to " + name));
            cycle.map(Cycle::error).filter(error -> !error.isEmpty()).ifPresent(service.out()::println);
            service.out().println(ShowPlan.outcome(done));
        }
        return cycle.map(ExitCode::of).orElse(ExitCode.OK);
    }

    private int notApplied(JsonNode plan, ProgressLine progress) {
        if (service.json()) {
            service.out().println(Json.indented(plan));
        } else {
            progress.end(ShowPlan.summary(plan));
            service.out().println(ShowPlan.error(plan));
        }
        return Json.text(plan, "state").equals("refused") ? ExitCode.PARTIAL : ExitCode.FAILED;
    }
}
