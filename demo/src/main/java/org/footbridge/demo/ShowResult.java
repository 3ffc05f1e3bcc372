package org.footbridge.demo;

import java.util.Locale;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.footbridge.demo.deployment.LocalService;

/** What the user of a demo reads: the summary, and how to look around. */
final class ShowResult {
    private static final int EXAMPLE = 36;

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
        TextTable table = new TextTable("NOT SYNCHRONISED", "", "OBJECTS", "FOR EXAMPLE", "WHY");
        result.reasons()
                .forEach(reason -> table.row(
                        reason.code(),
                        reason.status().equals("failure") ? "failed" : reason.status(),
                        reason.count(),
                        shortened(reason.example()),
                        reason.explanation()));
        steps.line("");
        steps.line(table.toString());
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= EXAMPLE
                ? name
                : name.substring(0, name.offsetByCodePoints(0, EXAMPLE - 1)) + "…";
    }

    /**
     * One of the people.
     *
     * @param account name of the account in the directory
     * @param principal user principal name in the tenant
     */
    record Somebody(String account, String principal) {}

    static void wayAround(
            DemoOptions options,
            LocalService service,
            Forest forest,
            DemoFolder folder,
            Somebody somebody,
            Steps steps) {
        String profile = " --profile " + service.profileFile();
        String example = forest.domains().getFirst().label();
        String elsewhere = folder.path().equals(DemoFolder.standard("demo")) ? "" : " --data " + folder.path();
        steps.line("""

                It keeps synchronising. Look around (in another terminal, in this folder):
                  admin center        http://localhost:%d/portal
                                      %s
                  people              ./footbridge get users --top 5%s
                  what was done       ./footbridge events --top 10%s
                  cycles              ./footbridge cycles %s%s
                  health              ./footbridge status%s
                Change somebody in the forest and watch it arrive here:
                  ./footbridge demo-change%s %s title="Head of Bridges"
                  ./footbridge demo-change%s     (lists people)
                %sLogs and data are in %s. Ctrl-C ends everything.""".formatted(
                        service.options().portalPort(),
                        firstSignIn(service),
                        profile,
                        profile,
                        example,
                        profile,
                        profile,
                        elsewhere,
                        somebody.account(),
                        elsewhere,
                        passwords(forest, elsewhere, somebody, profile),
                        folder.path()));
        if (options.json()) {
            steps.line("(The JSON object is complete on standard output.)");
        }
    }

    /** Where somebody chose a password already, the file is gone. */
    private static String firstSignIn(LocalService service) {
        return service.firstSignIn()
                .map(first -> "sign in as " + first.name() + " with " + first.oneTimePassword()
                        + ", and choose a password of your own")
                .orElse("sign in with the password that you chose");
    }

    private static String passwords(Forest forest, String elsewhere, Somebody somebody, String profile) {
        return forest.hasPasswords() ? """
                Give somebody a password there and sign in with it:
                  ./footbridge demo-change%s %s --password
                  ./footbridge signin check %s%s
                """.formatted(elsewhere, somebody.account(), somebody.principal(), profile) : "";
    }
}
