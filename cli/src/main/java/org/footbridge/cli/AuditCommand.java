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
            @Mixin ListedPages pages) {
        Query question = new Query("/admin/v1/audit")
                .with("by", by)
                .with("action", action)
                .with("object", object)
                .with("since", since)
                .with("until", until);
        JsonNode entries = service.withService(client -> pages.read(client, question));
        int code = service.print(entries, AuditCommand::table, "No entries that match.");
        pages.sayWhetherThereAreMore(service, entries);
        return code;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = {
                "Follows the chain from its first entry to its sealed end.",
                "The head that is printed proves later, kept elsewhere, that nothing up to it was changed: give it back",
                "with --head. The service's log has each head too, in lines with code=AuditSealed."
            },
            footer = {
                "",
                "Examples:",
                "  footbridge audit verify",
                "  footbridge audit verify --head 17:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "",
                "Exit codes: 0 the chain is whole, 1 it is not."
            })
    int verify(
            @Mixin ServiceOptions service,
            @Option(
                            names = "--head",
                            paramLabel = "NUMBER:HASH",
                            description = "An end that the chain once had, kept elsewhere: it has to have it still")
                    @Nullable
                    String head) {
        String path =
                new Query("/admin/v1/audit/verification").with("head", head).toString();
        JsonNode answer = service.withService(client -> client.get(path));
        boolean whole = answer.path("whole").asBoolean(false);
        if (service.json()) {
            service.out().println(Json.indented(answer));
        } else {
            service.out()
                    .println(Json.number(answer, "entries") + " entries, head "
                            + Json.number(answer, "number") + ":" + Json.text(answer, "head") + ". "
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
