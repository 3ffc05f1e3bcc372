package org.footbridge.cli;

import org.footbridge.cli.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "signin",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Sign-in of synchronised users.",
        footer = {"", "Example:", "  footbridge signin check ann@corp.example.com"})
final class SignInCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: check");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = {
                "Says whether a user may sign in with a password.",
                "The password is typed when asked for, or comes on standard input. A wrong one counts."
            },
            footer = {
                "",
                "Examples:",
                "  footbridge signin check ann@corp.example.com",
                "  footbridge signin check ann@corp.example.com <password.txt",
                "",
                "Exit code 0 when it is accepted, 1 when not."
            })
    int check(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "USER", description = "User principal name or id") String user) {
        ObjectNode body = Json.object();
        body.put("user", user);
        body.put("password", ReadSecret.ask("Password"));
        JsonNode answer = service.withService(client -> client.post("/signin/v1/check", body));
        boolean accepted = answer.path("accepted").asBoolean(false);
        service.say(
                answer,
                (accepted ? "Accepted: " : "Refused: ")
                        + Json.text(answer, "message")
                        + (accepted ? "" : " (" + answer.path("code").asInt() + ")"));
        return accepted ? ExitCode.OK : ExitCode.FAILED;
    }
}
