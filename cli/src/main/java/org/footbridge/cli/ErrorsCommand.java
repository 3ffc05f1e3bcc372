package org.footbridge.cli;

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

@Command(
        name = "errors",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "The objects that fail now, and when each is tried again.",
        footer = {"", "Examples:", "  footbridge errors list corp", "  footbridge errors list corp --json"})
final class ErrorsCommand implements Runnable {
    private static final int PAGE = 1000;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: list");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists them with the reason, who has the value in question, and what to do.",
            footer = {
                "",
                "To have all of them tried now: footbridge job restart NAME --scope Escrows",
                "",
                "Examples:",
                "  footbridge errors list corp",
                "  footbridge errors list corp --code DuplicateUserPrincipalName --top 1000"
            })
    int list(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Option(names = "--code", paramLabel = "CODE", description = "Only failures of this code") @Nullable
                    String code,
            @Option(
                            names = "--top",
                            defaultValue = "100",
                            paramLabel = "N",
                            description = "How many (default: ${DEFAULT-VALUE})")
                    int top) {
        JsonNode found = service.administer(api -> api.errors(name, code, top, PAGE));
        service.print(found, ErrorsCommand::table, "Nothing fails in " + name + ".");
        long all = Json.number(found, "count");
        if (!service.json() && code == null && all > top) {
            service.out().println(all + " objects fail; the first " + top + " are shown.");
        }
        return ExitCode.OK;
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("OBJECT", "CODE", "ATTRIBUTE", "HELD BY", "SINCE", "TRIED AGAIN", "REASON");
        Json.values(answer)
                .forEach(error -> table.row(
                        Json.text(error.get("source"), "name"),
                        Json.text(error, "code"),
                        Json.text(error, "attribute"),
                        Json.text(error.get("conflictingObject"), "name"),
                        Json.text(error, "firstFailedAt"),
                        Json.text(error, "nextAttemptAt"),
                        Json.text(error, "reason")));
        return table;
    }
}
