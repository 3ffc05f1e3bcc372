package org.footbridge.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Why an object is, or is not, synchronised, and where its values come from.",
        footer = {
            "",
            "Examples:",
            "  footbridge why \"CN=Ann Smith,OU=Staff,DC=corp,DC=example\" --config corp",
            "  footbridge why ann@corp.example --config corp --json",
            "  footbridge why ann@corp.example",
            "",
            "Objects that are not in scope are found by distinguished name or objectGUID only. SINCE is the last event of the",
            "provisioning log that changed the property; empty when that is longer ago than the log is kept. With --json it",
            "comes with the cycle in which it was."
        })
final class WhyCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(
            paramLabel = "OBJECT",
            description = "Distinguished name, objectGUID, user principal name, or id in the tenant directory")
    private String object;

    @Option(
            names = "--config",
            paramLabel = "NAME",
            description = "Of the configuration (default: every one that has it)")
    private @Nullable String configuration;

    @Override
    public Integer call() {
        String named = configuration;
        return named == null ? everywhere() : show(service.administer(api -> api.why(named, object)));
    }

    private int everywhere() {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        List<CommandFailure> refused = new ArrayList<>();
        List<String> names = service.administer(api -> {
            List<String> all = Json.values(api.configurations())
                    .map(one -> Json.text(one, "name"))
                    .toList();
            all.forEach(name -> {
                try {
                    found.put(name, api.why(name, object));
                } catch (CommandFailure failure) {
                    if (!failure.code().equals("ObjectNotStaged")) {
                        refused.add(failure);
                    }
                }
            });
            return all;
        });
        if (found.isEmpty()) {
            refused.stream().findFirst().ifPresent(failure -> {
                throw failure;
            });
            throw new CommandFailure(
                    "ObjectNotStaged",
                    "No configuration has staged such an object: " + String.join(", ", names),
                    "Give its distinguished name or objectGUID: of objects out of scope nothing else is kept");
        }
        if (service.json()) {
            ArrayNode all = Json.array();
            found.forEach((name, why) ->
                    all.add(Json.object().put("configuration", name).set("why", why)));
            service.out().println(Json.indented(all));
            return ExitCode.OK;
        }
        found.forEach((name, why) -> {
            service.out().println("Configuration: " + name);
            show(why);
        });
        refused.forEach(failure -> service.out().println("Not judged: " + failure.reason()));
        return ExitCode.OK;
    }

    private int show(JsonNode why) {
        if (!service.json()) {
            JsonNode source = why.path("object");
            service.out().println(Json.text(source, "distinguishedName"));
            service.out().println("  " + Json.text(source, "type") + " " + Json.text(source, "guid"));
            service.out().println("  " + conclusion(why));
            service.out().println("  " + last(why.path("last")));
            service.out().println("  " + target(why.path("target")));
            why.path("waitsFor").forEach(wait -> service.out().println("  waits: " + wait.asString()));
            service.out().println();
        }
        return service.print(why, WhyCommand::reasons, "No reasons.");
    }

    private static String conclusion(JsonNode why) {
        String code = Json.text(why, "code");
        return words(Json.text(why, "conclusion")) + (code.isEmpty() ? "" : " (" + code + ")") + ": "
                + Json.text(why, "detail");
    }

    private static String last(JsonNode last) {
        String outcome = Json.text(last, "outcome");
        String code = Json.text(last, "code");
        String planned = outcome.isEmpty()
                ? "not planned yet"
                : "last planned: " + outcome + (code.isEmpty() ? "" : " (" + code + ")");
        return planned
                + (last.path("waits").asBoolean(false) ? "; the next cycle plans it again" : "")
                + (last.path("missing").asBoolean(false)
                        ? "; the last complete reading of the directory did not find it (see footbridge reconcile)"
                        : "");
    }

    private static String target(JsonNode target) {
        if (!target.isObject()) {
            return "not linked to an object of the tenant directory";
        }
        return "linked to the " + Json.text(target, "type") + " " + Json.text(target, "displayName") + " "
                + Json.text(target, "id") + (target.path("deleted").asBoolean(false) ? ", deleted" : "");
    }

    private static TextTable reasons(JsonNode why) {
        TextTable table = new TextTable("RULE", "NAME", "LOOKED AT", "VERDICT", "VALUE", "SINCE", "REASON");
        why.path("reasons")
                .forEach(reason -> table.row(
                        words(Json.text(reason, "rule")),
                        Json.text(reason, "name"),
                        reason.path("inputs")
                                .valueStream()
                                .map(WhyCommand::input)
                                .collect(Collectors.joining("; ")),
                        words(Json.text(reason, "verdict")),
                        values(reason.path("values")),
                        Json.text(reason.path("since"), "at"),
                        Json.text(reason, "detail")));
        return table;
    }

    private static String input(JsonNode input) {
        String values = values(input.path("values"));
        if (input.path("hidden").asBoolean(false)) {
            values = "(hidden)";
        }
        return Json.text(input, "name") + " = " + (values.isEmpty() ? "(none)" : values);
    }

    private static String values(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    /** {@code doesNotHold} is {@code does not hold}. */
    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        name.chars().forEach(character -> {
            if (Character.isUpperCase(character)) {
                words.append(' ');
            }
            words.append((char) Character.toLowerCase(character));
        });
        return words.toString();
    }
}
