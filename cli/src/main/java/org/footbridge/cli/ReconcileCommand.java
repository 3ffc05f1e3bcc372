package org.footbridge.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.ProgressLine;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Reads the directory again and tells where it, the staged copy and the tenant directory differ.",
            "Without --repair it changes nothing; with it, the differences are repaired, and what the directory does not"
                    + " have any more is deleted, up to the configuration's threshold."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge reconcile corp",
            "  footbridge reconcile corp --ou OU=Staff,DC=corp,DC=example --repair",
            "  footbridge reconcile corp --cycle 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 --json",
            "",
            "Exit codes: 0 nothing differs, or everything was repaired; 1 failed; 3 differences were found, some objects",
            "failed, or deletes are held."
        })
final class ReconcileCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(paramLabel = "NAME", description = "Of the configuration")
    private String name;

    @Option(names = "--ou", paramLabel = "DN", description = "Only this container and what is below it")
    private @Nullable String organizationalUnit;

    @Option(names = "--repair", description = "Repair what differs")
    private boolean repair;

    @Option(names = "--cycle", paramLabel = "ID", description = "Show what an earlier reconciliation found")
    private @Nullable String cycle;

    @Option(
            names = "--top",
            defaultValue = "50",
            paramLabel = "N",
            description = "How many differences to list (default: ${DEFAULT-VALUE}); all with --json")
    private int top;

    @Option(
            names = "--timeout",
            defaultValue = "14400",
            paramLabel = "SECONDS",
            description = "How long to wait at most (default: ${DEFAULT-VALUE})")
    private int timeoutSeconds;

    @Override
    public Integer call() {
        String earlier = cycle;
        return service.administer(api -> earlier == null ? run(api) : show(api, earlier));
    }

    private int run(Administration api) {
        long request = api.requestReconciliation(name, organizationalUnit, repair);
        ProgressLine progress = new ProgressLine(service.out(), ProgressLine.onTerminal());
        Cycle done = api.awaitCycle(name, request, Duration.ofSeconds(timeoutSeconds), seen -> {
            if (!service.json() && seen.running()) {
                progress.show(SyncCommand.describe(seen));
            }
        });
        // a failure before anything was compared leaves nothing to show
        JsonNode found = done.reconciles() ? drift(api, done.id()) : nothing();
        if (service.json()) {
            ObjectNode all = Json.object();
            all.set("cycle", done.json());
            all.set("counts", found.path("counts"));
            all.set("value", found.path("value"));
            service.out().println(Json.indented(all));
        } else {
            progress.end(SyncCommand.describe(done));
            if (!done.error().isEmpty()) {
                service.out().println(done.error());
            }
            if (done.reconciles()) {
                print(found, done.id());
            }
        }
        int ended = ExitCode.of(done);
        return ended == ExitCode.OK && !repair && done.drift() > 0 ? ExitCode.PARTIAL : ended;
    }

    private int show(Administration api, String earlier) {
        JsonNode found = drift(api, earlier);
        if (service.json()) {
            service.out().println(Json.indented(found));
        } else {
            print(found, earlier);
        }
        return ExitCode.OK;
    }

    private static JsonNode nothing() {
        ObjectNode nothing = Json.object();
        nothing.putObject("counts");
        nothing.putArray("value");
        return nothing;
    }

    private JsonNode drift(Administration api, String id) {
        return api.drift(id, service.json() ? Integer.MAX_VALUE : top);
    }

    private void print(JsonNode found, String id) {
        long all = found.path("counts").properties().stream()
                .mapToLong(count -> count.getValue().asLong())
                .sum();
        if (all == 0) {
            service.out().println("Nothing differs.");
            return;
        }
        service.out()
                .println(found.path("counts").properties().stream()
                        .map(count -> count.getKey() + " " + count.getValue().asLong())
                        .collect(Collectors.joining(", ")));
        service.out().println();
        service.out().println(table(found));
        int shown = found.path("value").size();
        if (shown < all) {
            service.out()
                    .println(shown + " of " + all + " are shown; all: footbridge reconcile " + name + " --cycle " + id
                            + " --top " + all);
        }
    }

    private static TextTable table(JsonNode found) {
        TextTable table = new TextTable("DIFFERENCE", "SOURCE", "TENANT DIRECTORY", "WHAT", "REASON");
        Json.values(found)
                .forEach(drift -> table.row(
                        Json.text(drift, "kind"),
                        named(drift.path("source")),
                        named(drift.path("target")),
                        what(drift.path("differences")),
                        Json.text(drift, "reason")));
        return table;
    }

    private static String named(JsonNode object) {
        String name = Json.text(object, "name");
        return name.isEmpty() ? Json.text(object, "id") : name;
    }

    private static String what(JsonNode differences) {
        List<String> what = new ArrayList<>();
        differences.forEach(difference -> {
            String old = Json.text(difference, "oldValue");
            String fresh = Json.text(difference, "newValue");
            what.add(Json.text(difference, "displayName")
                    + (old.isEmpty() && fresh.isEmpty() ? "" : ": " + shown(old) + " -> " + shown(fresh)));
        });
        return String.join("; ", what);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(none)" : value;
    }
}
