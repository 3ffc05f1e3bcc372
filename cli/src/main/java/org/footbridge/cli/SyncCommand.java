package org.footbridge.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.ProgressLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Runs a cycle of a configuration now.",
        footer = {
            "",
            "Examples:",
            "  footbridge sync corp --wait",
            "  footbridge sync corp --full --wait --json",
            "",
            "Exit codes with --wait: 0 succeeded, 1 failed, 3 some objects failed or deletes are held."
        })
final class SyncCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(paramLabel = "NAME", description = "Of the configuration")
    private String name;

    @Option(names = "--wait", description = "Show progress until the cycle has ended")
    private boolean wait;

    @Option(names = "--full", description = "Read everything again; what is as it was is not touched")
    private boolean full;

    @Option(
            names = "--timeout",
            defaultValue = "3600",
            paramLabel = "SECONDS",
            description = "How long to wait at most (default: ${DEFAULT-VALUE})")
    private int timeoutSeconds;

    @Override
    public Integer call() {
        return service.administer(this::run);
    }

    private int run(Administration api) {
        long request = api.requestCycle(name, full);
        if (!wait) {
            return service.say(
                    Json.object().put("request", request),
                    "A cycle of " + name + " is requested. Watch it: footbridge cycles " + name);
        }
        ProgressLine progress = new ProgressLine(service.out(), ProgressLine.onTerminal());
        Cycle cycle = api.awaitCycle(name, request, Duration.ofSeconds(timeoutSeconds), seen -> {
            if (!service.json() && seen.running()) {
                progress.show(describe(seen));
            }
        });
        if (service.json()) {
            service.out().println(Json.indented(cycle.json()));
        } else {
            progress.end(describe(cycle));
            if (!cycle.error().isEmpty()) {
                service.out().println(cycle.error());
            }
            if (cycle.failed() + cycle.held() + cycle.skipped() > 0) {
                service.out().println("Details: footbridge events --cycle " + cycle.id());
            }
        }
        return ExitCode.of(cycle);
    }

    /** One line: state and counts that are not zero. */
    static String describe(Cycle cycle) {
        StringBuilder line = new StringBuilder(cycle.configuration() + ": " + cycle.kind() + " cycle "
                + (cycle.running() ? "running (" + cycle.phase() + ")" : cycle.state()) + ", read " + cycle.read());
        append(line, "created", cycle.created());
        append(line, "updated", cycle.updated());
        append(line, "deleted", cycle.deleted());
        append(line, "restored", cycle.restored());
        append(line, "unchanged", cycle.unchanged());
        append(line, "skipped", cycle.skipped());
        append(line, "failed", cycle.failed());
        append(line, "held", cycle.held());
        append(line, "missing", cycle.missing());
        append(line, "drift", cycle.drift());
        return line.append(String.format(Locale.ROOT, ", %.1f s", cycle.seconds()))
                .toString();
    }

    private static void append(StringBuilder line, String what, long count) {
        if (count > 0) {
            line.append(", ").append(what).append(' ').append(count);
        }
    }
}
