package org.footbridge.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Reads one object from the directory now and shows, step by step, what comes of it.",
            "Nothing is changed unless --apply is given."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge provision corp \"CN=Ann Smith,OU=Staff,DC=corp,DC=example\"",
            "  footbridge provision corp ann@corp.example --apply",
            "  footbridge provision corp CN=Team,OU=Staff,DC=corp,DC=example --member ann@corp.example --apply",
            "",
            "Exit codes: 0 done, or nothing to do; 1 it failed, or the object does.",
            "Nothing is deleted on demand; what would be is left to the next cycle."
        })
final class ProvisionCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(index = "0", paramLabel = "CONFIGURATION", description = "Its name")
    private String configuration;

    @Parameters(
            index = "1",
            paramLabel = "OBJECT",
            description =
                    "Distinguished name, objectGUID, user principal name, mail address, or id in the tenant directory")
    private String object;

    @Option(
            names = "--member",
            paramLabel = "OBJECT",
            description = "A member of the group to provision with it; may be given several times")
    private List<String> members = List.of();

    @Option(names = "--ignore-scope", description = "Go on even if the object is not in scope")
    private boolean ignoreScope;

    @Option(names = "--apply", description = "For real")
    private boolean apply;

    @Override
    public Integer call() {
        JsonNode answer = service.administer(api -> api.provision(configuration, object, members, ignoreScope, apply));
        if (service.json()) {
            service.out().println(Json.indented(answer));
        } else {
            show(answer);
        }
        return Json.text(answer, "result").equals("Failure") ? ExitCode.FAILED : ExitCode.OK;
    }

    private void show(JsonNode answer) {
        JsonNode source = answer.path("object");
        service.out().println(Json.text(source, "distinguishedName"));
        service.out().println("  " + Json.text(source, "type") + " " + Json.text(source, "guid"));
        service.out().println();
        steps(answer);
        JsonNode event = answer.path("event");
        if (!event.path("modifiedProperties").isEmpty()) {
            service.out().println();
            service.out().println(modified(event.path("modifiedProperties")));
        }
        List<JsonNode> others = Json.elements(answer, "others").toList();
        if (!others.isEmpty()) {
            service.out().println();
            service.out().println(EventsCommand.table(others));
        }
        service.out().println();
        service.out().println(outcome(answer, event));
    }

    private static String outcome(JsonNode answer, JsonNode event) {
        String reason = Json.text(event, "reason");
        String next = Json.text(event, "nextStep");
        return Json.text(answer, "result") + ": " + Json.text(event, "action")
                + (reason.isEmpty() ? "" : ". " + reason)
                + (next.isEmpty() ? "" : " " + next)
                + (answer.path("applied").asBoolean(false) ? "" : " Nothing was changed; do it for real with --apply.")
                + " (" + Json.number(answer, "durationInMilliseconds") + " ms)";
    }

    /** What has no value is left out. */
    private void steps(JsonNode answer) {
        Json.elements(answer, "steps").forEach(step -> {
            service.out()
                    .println(String.format(
                            "%-20s %-8s %s",
                            Json.text(step, "type"), Json.text(step, "status"), Json.text(step, "description")));
            step.path("details").properties().stream()
                    .filter(detail -> !detail.getValue().asString().isBlank())
                    .forEach(detail -> service.out()
                            .println("    " + detail.getKey() + ": "
                                    + detail.getValue().asString()));
        });
    }

    private static TextTable modified(JsonNode properties) {
        TextTable table = new TextTable("PROPERTY", "BEFORE", "AFTER");
        properties.forEach(property -> table.row(
                Json.text(property, "displayName"), Json.text(property, "oldValue"), Json.text(property, "newValue")));
        return table;
    }
}
