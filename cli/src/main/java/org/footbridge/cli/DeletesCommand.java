package org.footbridge.cli;

import java.util.Arrays;
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
        name = "deletes",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Deletes that are held, and what was deleted.",
        subcommands = {DeletedObjectsCommand.Restore.class, DeletedObjectsCommand.Purge.class},
        footer = {
            "",
            "Examples:",
            "  footbridge deletes list corp",
            "  footbridge deletes allow corp --numbers 17,18",
            "  footbridge deletes allow corp --all",
            "  footbridge deletes reject corp --all",
            "  footbridge deletes restore 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55"
        })
final class DeletesCommand implements Runnable {
    private static final int SHOWN = 20;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(), "Name a command: list, allow, reject, revoke, decisions, restore or purge");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists what is held in a configuration, and why.",
            footer = {
                "",
                "Examples:",
                "  footbridge deletes list corp",
                "  footbridge deletes list corp --kind member --top 500"
            })
    int list(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Option(names = "--state", paramLabel = "STATE", description = "held, allowed or rejected") @Nullable
                    String state,
            @Option(names = "--kind", paramLabel = "KIND", description = "user, group, contact or member") @Nullable
                    String kind,
            @Option(
                            names = "--top",
                            defaultValue = "100",
                            paramLabel = "N",
                            description = "How many (default: ${DEFAULT-VALUE})")
                    int top) {
        String path = new Query(path(name))
                .with("state", state)
                .with("kind", kind)
                .with("top", Integer.toString(top))
                .toString();
        JsonNode answer = service.withService(client -> client.get(path));
        if (!service.json()) {
            counts(service, answer);
        }
        return service.print(answer, DeletesCommand::table, "Nothing is held in " + name + ".");
    }

    @Command(
            name = "allow",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lets held deletes through: all that are shown, or those with these numbers.",
            footer = {
                "",
                "Examples:",
                "  footbridge deletes allow corp --numbers 17,18",
                "  footbridge deletes allow corp --all --yes"
            })
    int allow(
            @Mixin ServiceOptions service,
            @Mixin Confirm confirm,
            @Mixin Which which,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return decide(service, confirm, which, name, "allow", "Let them through?", "are let through by the next cycle");
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Keeps what is held for as long as its cause lasts; it does not count any more.",
            footer = {"", "Example:", "  footbridge deletes reject corp --numbers 19"})
    int reject(
            @Mixin ServiceOptions service,
            @Mixin Confirm confirm,
            @Mixin Which which,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return decide(service, confirm, which, name, "reject", "Keep them?", "are kept");
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Takes decisions back that were not used yet: these wait for one again.",
            footer = {"", "Example:", "  footbridge deletes revoke corp --all"})
    int revoke(
            @Mixin ServiceOptions service,
            @Mixin Confirm confirm,
            @Mixin Which which,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return decide(service, confirm, which, name, "revoke", "Take the decisions back?", "wait for a decision again");
    }

    @Command(
            name = "decisions",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists who decided what, newest first; with an id, about which objects.",
            footer = {"", "Example:", "  footbridge deletes decisions"})
    int decisions(
            @Mixin ServiceOptions service,
            @Parameters(arity = "0..1", paramLabel = "ID", description = "Of a decision") @Nullable String id) {
        String path = "/admin/v1/deleteDecisions" + (id == null ? "" : "/" + Administration.encode(id) + "?top=1000");
        JsonNode answer = service.withService(client -> client.get(path));
        return service.print(
                answer, id == null ? DeletesCommand::decided : DeletesCommand::items, "Nothing was decided.");
    }

    /** What a decision is about. */
    static final class Which {
        @Option(names = "--all", description = "Everything that is listed now, and nothing that is held later")
        private boolean all;

        @Option(names = "--kind", paramLabel = "KIND", description = "With --all: only user, group, contact or member")
        private @Nullable String kind;

        @Option(names = "--numbers", split = ",", paramLabel = "N", description = "These, as they are listed")
        private long @Nullable [] numbers;
    }

    private int decide(
            ServiceOptions service,
            Confirm confirm,
            Which which,
            String name,
            String verb,
            String question,
            String outcome) {
        if (which.all == (which.numbers != null)) {
            throw new ParameterException(command.commandLine(), "Give either --all or --numbers");
        }
        ObjectNode body = Json.object();
        if (which.numbers != null) {
            Arrays.stream(which.numbers)
                    .forEach(number -> body.withArray("numbers").add(number));
        } else {
            String state = verb.equals("revoke") ? "" : "held";
            JsonNode shown = service.withService(client -> client.get(new Query(path(name))
                    .with("state", state)
                    .with("kind", which.kind)
                    .with("top", Integer.toString(SHOWN))
                    .toString()));
            body.put("all", true).put("upTo", upTo(shown, verb));
            if (which.kind != null) {
                body.withArray("kinds").add(which.kind);
            }
            if (!confirm.isGiven()) {
                counts(service, shown);
                service.out().println(table(shown));
                tellUnseen(service, which, name, shown, verb);
            }
        }
        confirm.ask(service.out(), question);
        JsonNode answer = service.withService(client -> client.post(path(name) + "/" + verb, body));
        return service.say(answer, Json.number(answer, "count") + " of " + name + " " + outcome + ".");
    }

    private static void tellUnseen(ServiceOptions service, Which which, String name, JsonNode shown, String verb) {
        long all = Json.elements(shown, "counts")
                .filter(count ->
                        verb.equals("revoke") != Json.text(count, "state").equals("held"))
                .filter(count -> which.kind == null || which.kind.equals(Json.text(count, "kind")))
                .mapToLong(count -> Json.number(count, "count"))
                .sum();
        long unseen = all - Json.values(shown).count();
        if (unseen > 0) {
            service.out()
                    .println("and " + unseen + " more that are not shown. This is about all " + all
                            + " of them; see them with: footbridge deletes list " + name + " --top " + all);
        }
    }

    /** A decision to take back may have a higher number than what is held. */
    private static long upTo(JsonNode shown, String verb) {
        return verb.equals("revoke") ? Long.MAX_VALUE : Json.number(shown, "upTo");
    }

    private static void counts(ServiceOptions service, JsonNode answer) {
        String counts = Json.elements(answer, "counts")
                .map(count -> Json.number(count, "count") + " " + Json.text(count, "action") + " "
                        + Json.text(count, "kind") + " (" + Json.text(count, "reason") + ", "
                        + Json.text(count, "state") + ")")
                .collect(Collectors.joining(", "));
        if (!counts.isEmpty()) {
            service.out().println(counts);
        }
    }

    private static TextTable table(JsonNode answer) {
        TextTable table =
                new TextTable("NUMBER", "ACTION", "OBJECT", "MEMBER", "REASON", "STATE", "HELD SINCE", "DECIDED BY");
        Json.values(answer).forEach(item -> {
            String target = Json.text(item.get("target"), "name");
            table.row(
                    Json.text(item, "number"),
                    Json.text(item, "action") + " " + Json.text(item, "kind"),
                    target.isEmpty() ? Json.text(item.get("target"), "id") : target,
                    Json.text(item.get("member"), "name"),
                    Json.text(item, "reason"),
                    Json.text(item, "state"),
                    Json.text(item, "heldAt"),
                    Json.text(item, "decidedBy"));
        });
        return table;
    }

    private static TextTable decided(JsonNode answer) {
        TextTable table = new TextTable("AT", "BY", "CONFIGURATION", "DECISION", "OBJECTS", "ID");
        Json.values(answer)
                .forEach(decision -> table.row(
                        Json.text(decision, "at"),
                        Json.text(decision, "by"),
                        Json.text(decision, "configuration"),
                        Json.text(decision, "decision"),
                        Json.text(decision, "count"),
                        Json.text(decision, "id")));
        return table;
    }

    private static TextTable items(JsonNode answer) {
        TextTable table = new TextTable("ACTION", "REASON", "OBJECT", "MEMBER", "ID");
        Json.values(answer)
                .forEach(item -> table.row(
                        Json.text(item, "action"),
                        Json.text(item, "reason"),
                        Json.text(item.get("target"), "name"),
                        Json.text(item.get("member"), "name"),
                        Json.text(item.get("target"), "id")));
        return table;
    }

    private static String path(String name) {
        return "/admin/v1/configurations/" + Administration.encode(name) + "/deletes";
    }
}
