package org.footbridge.demo;

import java.util.Locale;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.footbridge.demo.deployment.LocalService;

/** What the user of a demo reads: the summary, and how to look around. */
final class ShowResult {
    private ShowResult() {}

    static void summary(Synchronised result, Steps steps) {
        TextTable cycles = new TextTable(
                "CONFIGURATION", "CYCLE", "STATE", "READ", "CREATED", "UPDATED", "SKIPPED", "FAILED", "SECONDS");
        for (Cycle cycle : result.cycles()) {
            cycles.row(
                    cycle.configuration(),
                    cycle.kind(),
                    cycle.state(),
                    cycle.read(),
                    cycle.created(),
                    cycle.updated(),
                    cycle.skipped(),
                    cycle.failed(),
                    String.format(Locale.ROOT, "%.1f", cycle.seconds()));
        }
        steps.line("");
        steps.line(cycles.toString());
        result.cycles().stream()
                .map(Cycle::error)
                .filter(error -> !error.isEmpty())
                .forEach(steps::line);
        reasons(result, steps);
        steps.line("");
        steps.line(String.format(
                Locale.ROOT,
                "The tenant directory holds %,d users, %,d groups and %,d contacts.",
                Json.number(result.summary(), "users"),
                Json.number(result.summary(), "groups"),
                Json.number(result.summary(), "contacts")));
    }

    private static void reasons(Synchronised result, Steps steps) {
        if (result.reasons().isEmpty()) {
            return;
        }
        TextTable table = new TextTable("CONFIGURATION", "NOT SYNCHRONISED", "OBJECTS", "WHY", "FOR EXAMPLE");
        result.reasons()
                .forEach(reason -> table.row(
                        reason.configuration(),
                        reason.code().isEmpty() ? reason.status() : reason.code(),
                        reason.count(),
                        reason.explanation(),
                        reason.example()));
        steps.line("");
        steps.line(table.toString());
    }

    static void wayAround(DemoOptions options, LocalService service, Forest forest, DemoFolder folder, Steps steps) {
        String profile = " --profile " + service.profileFile();
        String example = forest.domains().getFirst().label();
        String elsewhere = folder.path().equals(DemoFolder.standard("demo")) ? "" : " --data " + folder.path();
        steps.line("""

                It keeps synchronising. Look around (in another terminal, in this folder):
                  web page            http://127.0.0.1:%d/
                  people              ./footbridge get users --top 5%s
                  what was done       ./footbridge events --top 10%s
                  cycles              ./footbridge cycles %s%s
                  health              ./footbridge status%s
                Change somebody in the forest and watch it arrive here:
                  ./footbridge demo-change%s
                  ./footbridge demo-change "NAME" title="Head of Bridges"%s
                Logs and data are in %s. Ctrl-C ends everything.""".formatted(
                        service.options().portalPort(),
                        profile,
                        profile,
                        example,
                        profile,
                        profile,
                        elsewhere,
                        elsewhere,
                        folder.path()));
        if (options.json()) {
            steps.line("(The JSON object is complete on standard output.)");
        }
    }
}
