package org.footbridge.cli;

import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "What administrators did, in a chain in which nothing can be changed unseen.",
        footer = {
            "",
            "Examples:",
            "  footbridge audit list --object \"configuration corp\"",
            "  footbridge audit verify"
        })
final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: list or verify");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists who did what, newest first; what it was before and is after with --json.",
            footer = {
                "",
                "Examples:",
                "  footbridge audit list --action ConfigurationChanged",
                "  footbridge audit list --by \"client 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55\" --json"
            })
    int list(
            @Mixin ServiceOptions service,
            @Option(names = "--by", paramLabel = "WHO", description = "As it is listed") @Nullable String by,
            @Option(names = "--action", paramLabel = "ACTION", description = "e.g. DomainAdded") @Nullable
                    String action,
            @Option(names = "--object", paramLabel = "WHAT", description = "Or its beginning") @Nullable String object,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description = "From this moment on, e.g. 2026-01-31T12:00:00Z")
                    @Nullable
                    String since,
            @Option(names = "--until", paramLabel = "TIME", description = "Before this moment") @Nullable String until,
            @Option(
                            names = "--top",
                            defaultValue = "50",
                            paramLabel = "N",
                            description = "How many (default: ${DEFAULT-VALUE})")
                    int top) {
        String path = new Query("/admin/v1/audit")
                .with("by", by)
                .with("action", action)
                .with("object", object)
                .with("since", since)
                .with("until", until)
                .with("top", Integer.toString(top))
                .toString();
        return service.print(
                service.withService(client -> client.get(path)), AuditCommand::table, "No entries that match.");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = {
                "Follows the chain from its first entry to its sealed end.",
                "The head that is printed proves later, kept elsewhere, that nothing up to it was changed."
            },
            footer = {"", "Examples:", "  footbridge audit verify", "", "Exit codes: 0 the chain is whole, 1 it is not."
            })
    int verify(@Mixin ServiceOptions service) {
        JsonNode answer = service.withService(client -> client.get("/admin/v1/audit/verification"));
        boolean whole = answer.path("whole").asBoolean(false);
        if (service.json()) {
            service.out().println(Json.indented(answer));
        } else {
            service.out()
                    .println(Json.number(answer, "entries") + " entries, head " + Json.text(answer, "head") + ". "
                            + (whole ? "The chain is whole." : "The chain is NOT whole:"));
            Json.elements(answer, "faults")
                    .forEach(fault -> service.out()
                            .println("  entry " + Json.number(fault, "number") + " " + Json.text(fault, "kind") + ": "
                                    + Json.text(fault, "detail")));
        }
        return whole ? ExitCode.OK : ExitCode.FAILED;
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("NUMBER", "AT", "BY", "ACTION", "OBJECT");
        Json.values(answer)
                .forEach(entry -> table.row(
                        Json.text(entry, "number"),
                        Json.text(entry, "at"),
                        Json.text(entry, "by"),
                        Json.text(entry, "action"),
                        Json.text(entry, "object")));
        return table;
    }
}
