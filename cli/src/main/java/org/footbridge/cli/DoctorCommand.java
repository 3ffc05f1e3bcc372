package org.footbridge.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.doctor.CheckResult;
import org.footbridge.cli.doctor.Examine;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Checks everything from here: the way to the service, its certificate, clocks, sign-in, health, agents and their"
                    + " directories, jobs, quarantine, held deletes, passwords.",
            "What agents find out about themselves and their directories is told where it is not ok: footbridge agents check."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge doctor",
            "  footbridge doctor --json",
            "",
            "Exit codes: 0 all is well, 1 something failed, 3 there are warnings."
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Override
    public Integer call() {
        List<CheckResult> results =
                service.withService(client -> Examine.service(client, Clock.systemUTC(), Version.NUMBER));
        CheckResult.Status worst = Examine.worst(results);
        if (service.json()) {
            ArrayNode checks = Json.array();
            results.forEach(result -> checks.add(result.json()));
            ObjectNode all = Json.object().put("status", worst.text());
            all.set("checks", checks);
            service.out().println(Json.indented(all));
        } else {
            show(results);
        }
        return switch (worst) {
            case OK -> ExitCode.OK;
            case WARNING -> ExitCode.PARTIAL;
            case FAILED -> ExitCode.FAILED;
        };
    }

    private void show(List<CheckResult> results) {
        TextTable table = new TextTable("CHECK", "OF", "STATUS", "DETAIL");
        results.forEach(result ->
                table.row(result.name(), result.subject(), result.status().text(), result.detail()));
        service.out().println(table);
        List<CheckResult> open =
                results.stream().filter(result -> !result.nextStep().isEmpty()).toList();
        if (!open.isEmpty()) {
            service.out().println();
            service.out().println("What to do:");
            open.forEach(result -> service.out()
                    .println("  " + result.name() + (result.subject().isEmpty() ? "" : " " + result.subject()) + ": "
                            + result.nextStep()));
        }
    }
}
