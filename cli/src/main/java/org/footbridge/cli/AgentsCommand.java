package org.footbridge.cli;

import java.util.stream.Collectors;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Agents: lists, drains, checks, revokes and removes them.",
        footer = {
            "",
            "Examples:",
            "  footbridge agents list",
            "  footbridge agents check 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11",
            "  footbridge agents drain 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11",
            "  footbridge agents revoke 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11"
        })
final class AgentsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(), "Name a command: list, check, drain, resume, revoke or remove");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists the agents and what they say about their directories.",
            footer = {"", "Example:", "  footbridge agents list --json"})
    int list(@Mixin ServiceOptions service) {
        return service.print(
                service.withService(client -> client.get("/admin/v1/agents")),
                AgentsCommand::table,
                "No agents yet. Make a token for the first: footbridge token create --directory DOMAIN");
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Cuts an agent's connection and refuses its certificate from now on.",
            footer = {"", "Example:", "  footbridge agents revoke 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11"})
    int revoke(
            @Mixin ServiceOptions service, @Parameters(paramLabel = "ID", description = "The agent's id") String id) {
        JsonNode answer = service.withService(client -> client.post(path(id) + "/revoke", null));
        return service.say(answer, "Agent " + id + " is revoked.");
    }

    @Command(
            name = "drain",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description =
                    "Gives an agent no new requests; it ends those it has. To stop or update its machine in peace.",
            footer = {
                "",
                "Examples:",
                "  footbridge agents drain 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11",
                "  footbridge agents resume 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11"
            })
    int drain(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "ID", description = "The agent's id") String id,
            @Option(names = "--even-if-last", description = "Although no other one serves one of its directories")
                    boolean evenIfLast) {
        ObjectNode body = Json.object();
        if (evenIfLast) {
            body.put("evenIfLast", true);
        }
        JsonNode answer = service.withService(client -> client.post(path(id) + "/drain", body));
        return service.say(answer, "Agent " + id + " takes no new requests. Again: footbridge agents resume " + id);
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Gives an agent requests again.",
            footer = {"", "Example:", "  footbridge agents resume 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11"})
    int resume(
            @Mixin ServiceOptions service, @Parameters(paramLabel = "ID", description = "The agent's id") String id) {
        JsonNode answer = service.withService(client -> client.post(path(id) + "/resume", Json.object()));
        return service.say(answer, "Agent " + id + " takes requests again.");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Removes an agent from the list, when it was revoked or has never connected.",
            footer = {"", "Example:", "  footbridge agents remove 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11 --yes"})
    int remove(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "ID", description = "The agent's id") String id,
            @Mixin Confirm confirm) {
        confirm.ask(service.out(), "Remove the agent " + id + "?");
        service.withService(client -> {
            client.delete(path(id));
            return true;
        });
        return service.say(Json.object().put("id", id), "Agent " + id + " is removed.");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Shows what an agent finds out about itself and its directories.",
            footer = {
                "",
                "Examples:",
                "  footbridge agents check 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11",
                "  footbridge agents check 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11 --now",
                "",
                "Exit codes: 0 all is well, 1 something failed, 3 there are warnings."
            })
    int check(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "ID", description = "The agent's id") String id,
            @Option(
                            names = "--now",
                            description =
                                    "Has it look at everything now; see what it found in some seconds, without --now")
                    boolean now) {
        if (now) {
            JsonNode answer = service.withService(client -> client.post(path(id) + "/checks", Json.object()));
            return service.say(
                    answer, "Agent " + id + " looks at everything. What it finds: footbridge agents check " + id);
        }
        JsonNode agent = service.withService(client -> client.get(path(id)));
        service.print(
                agent, AgentsCommand::checks, "It has told nothing yet: footbridge agents check " + id + " --now");
        if (hasCheck(agent, "failed")) {
            return ExitCode.FAILED;
        }
        return hasCheck(agent, "warning") ? ExitCode.PARTIAL : ExitCode.OK;
    }

    private static boolean hasCheck(JsonNode agent, String status) {
        return Json.elements(agent, "checks")
                .anyMatch(check -> Json.text(check, "status").equals(status));
    }

    private static TextTable checks(JsonNode agent) {
        TextTable table = new TextTable("OF", "CHECK", "STATUS", "DETAIL", "WHAT TO DO");
        Json.elements(agent, "checks")
                .forEach(check -> table.row(
                        Json.text(check, "subject"),
                        Json.text(check, "name"),
                        Json.text(check, "status"),
                        Json.text(check, "detail"),
                        Json.text(check, "nextStep")));
        return table;
    }

    private static String path(String id) {
        return "/admin/v1/agents/" + Administration.encode(id);
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("MACHINE", "STATUS", "VERSION", "LAST SEEN", "DIRECTORIES", "ID");
        Json.values(answer)
                .forEach(agent -> table.row(
                        Json.text(agent, "machineName"),
                        Json.text(agent, "status") + (agent.path("draining").asBoolean(false) ? ", drained" : ""),
                        Json.text(agent, "version"),
                        Json.text(agent, "lastSeenAt"),
                        Json.elements(agent, "directories")
                                .map(AgentsCommand::directory)
                                .collect(Collectors.joining(", ")),
                        Json.text(agent, "id")));
        return table;
    }

    private static String directory(JsonNode directory) {
        String failure = Json.text(directory, "failureCode");
        return Json.text(directory, "name") + (failure.isEmpty() ? "" : " (" + failure + ")");
    }
}
