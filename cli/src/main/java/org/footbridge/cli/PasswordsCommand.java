package org.footbridge.cli;

import java.util.stream.Collectors;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
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
        name = "passwords",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Passwords that a configuration brings: how they fare, whose do not come; brings them now.",
        footer = {
            "",
            "Examples:",
            "  footbridge passwords status corp",
            "  footbridge passwords users corp --state failed",
            "  footbridge passwords sync corp --full"
        })
final class PasswordsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: status, users or sync");
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description =
                    "Says whether passwords are brought, how the last pass ended, and how many users are in which state.",
            footer = {
                "",
                "Example:",
                "  footbridge passwords status corp",
                "",
                "Exit code 3 when the last pass failed, or passwords of some users did."
            })
    int status(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        JsonNode found = service.withService(client -> client.get(path(name, "")));
        service.say(found, text(found));
        String outcome = Json.text(found, "outcome");
        return outcome.isEmpty() || outcome.equals("succeeded") ? ExitCode.OK : ExitCode.PARTIAL;
    }

    private static String text(JsonNode found) {
        String outcome = Json.text(found, "outcome");
        String counts = found.path("counts").properties().stream()
                .map(count -> count.getKey() + " " + count.getValue().asLong())
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(
                found.path("on").asBoolean(false) ? "Passwords are brought" : "Passwords are not brought");
        text.append(found.path("running").asBoolean(false) ? "; a pass runs" : "");
        if (!outcome.isEmpty()) {
            text.append("\nThe last pass ")
                    .append(outcome.equals("partial") ? "succeeded in part" : outcome)
                    .append(", ")
                    .append(Json.text(found, "endedAt"));
        }
        if (!counts.isEmpty()) {
            text.append("\nUsers: ").append(counts);
        }
        if (!Json.text(found, "errorCode").isEmpty()) {
            text.append('\n')
                    .append(Json.text(found, "errorMessage"))
                    .append(" (")
                    .append(Json.text(found, "errorCode"))
                    .append(")\nNext step: ")
                    .append(Json.text(found, "nextStep"));
        }
        return text.toString();
    }

    @Command(
            name = "users",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists users with the state of their passwords.",
            footer = {
                "",
                "States:",
                "  synced   the user signs in with the password of the directory",
                "  due      it is fetched by the next pass",
                "  waiting  the user is not in the tenant directory yet",
                "  held     a temporary password is not taken; the one before stays",
                "  none     the account has no password",
                "  failed   it could not be read; it is tried again",
                "",
                "Example:",
                "  footbridge passwords users corp --state failed"
            })
    int users(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state") @Nullable
                    String state,
            @Option(
                            names = "--top",
                            defaultValue = "50",
                            paramLabel = "N",
                            description = "How many to list (default: ${DEFAULT-VALUE})")
                    int top) {
        JsonNode found = service.withService(client -> client.get(path(name, "/users")
                + "?top=" + top
                + (state == null ? "" : "&state=" + Administration.encode(state))));
        TextTable table = new TextTable("NAME", "STATE", "CODE", "SINCE", "NEXT ATTEMPT");
        Json.values(found)
                .forEach(user -> table.row(
                        Json.text(user, "name"),
                        Json.text(user, "state"),
                        Json.text(user, "code"),
                        Json.text(user, "since"),
                        Json.text(user, "nextAttemptAt")));
        return service.say(found, table.toString());
    }

    @Command(
            name = "sync",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Has the passwords that changed brought now.",
            footer = {"", "Example:", "  footbridge passwords sync corp"})
    int sync(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Option(names = "--full", description = "Everybody's, changed or not") boolean full) {
        ObjectNode body = Json.object().put("full", full);
        JsonNode answer = service.withService(client -> client.post(path(name, "/sync"), body));
        return service.say(answer, "Passwords are brought. See how: footbridge passwords status " + name);
    }

    private static String path(String name, String rest) {
        return "/admin/v1/configurations/" + Administration.encode(name) + "/passwords" + rest;
    }
}
