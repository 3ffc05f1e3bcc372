package org.footbridge.cli;

import java.util.List;
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
        name = "notifications",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "How administrators are told of quarantine, held deletes, silent agents and ending certificates.",
        subcommands = SetNotificationsCommand.class,
        footer = {
            "",
            "Examples:",
            "  footbridge notifications set mail --host smtp.corp.example --from sync@corp.example --to ops@corp.example",
            "  footbridge notifications set webhook --url https://hooks.corp.example/footbridge",
            "  footbridge notifications test",
            "  footbridge notifications show",
            "  footbridge notifications log"
        })
final class NotificationsCommand implements Runnable {
    static final String PATH = "/admin/v1/notifications";

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: set, show, test, log or remove");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Shows the settings, without secrets, and what lasts.",
            footer = {"", "Example:", "  footbridge notifications show"})
    int show(@Mixin ServiceOptions service) {
        JsonNode found = service.withService(client -> client.get(PATH));
        if (service.json()) {
            return service.say(found, "");
        }
        service.out().println("mail: " + settings(found.path("mail")));
        service.out().println("webhook: " + settings(found.path("webhook")));
        long hours = Json.number(found, "repeatHours");
        service.out()
                .println(hours == 0 ? "what lasts is told once" : "what lasts is told again after " + hours + " h");
        TextTable table = lasting(found);
        service.out().println();
        service.out().println(table.isEmpty() ? "Nothing is the matter." : table.toString());
        return ExitCode.OK;
    }

    /** What lasts now. */
    static TextTable lasting(JsonNode settings) {
        TextTable table = new TextTable("TROUBLE", "SINCE", "CODE", "WHAT", "WHAT TO DO");
        Json.elements(settings, "lasting")
                .forEach(lasting -> table.row(
                        Json.text(lasting, "kind"),
                        Json.text(lasting, "since"),
                        Json.text(lasting, "code"),
                        Json.text(lasting, "title"),
                        Json.text(lasting, "nextStep")));
        return table;
    }

    private static String settings(JsonNode settings) {
        return settings.isObject() ? Json.compact(settings) : "not set";
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Sends a message by each channel and says whether it was taken.",
            footer = {"", "Examples:", "  footbridge notifications test", "  footbridge notifications test webhook"})
    int test(
            @Mixin ServiceOptions service,
            @Parameters(arity = "0..1", paramLabel = "CHANNEL", description = "mail or webhook; default: all") @Nullable
                    String channel) {
        ObjectNode body = Json.object();
        if (channel != null) {
            body.put("channel", channel);
        }
        JsonNode answer = service.withService(client -> client.post(PATH + "/test", body));
        List<JsonNode> results = Json.values(answer).toList();
        if (service.json()) {
            service.say(answer, "");
        } else {
            results.forEach(result -> service.out()
                    .println(Json.text(result, "channel") + ": "
                            + (sent(result) ? "sent" : "NOT sent. " + Json.text(result, "failure"))));
        }
        return results.stream().allMatch(NotificationsCommand::sent) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean sent(JsonNode result) {
        return result.path("sent").asBoolean(false);
    }

    @Command(
            name = "log",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Lists what was told and whether it arrived, newest first.",
            footer = {"", "Example:", "  footbridge notifications log --top 20"})
    int log(
            @Mixin ServiceOptions service,
            @Option(
                            names = "--top",
                            defaultValue = "50",
                            paramLabel = "N",
                            description = "How many (default: ${DEFAULT-VALUE})")
                    int top) {
        return service.print(
                service.withService(client -> client.get(PATH + "/log?top=" + top)),
                NotificationsCommand::told,
                "Nothing was told yet.");
    }

    private static TextTable told(JsonNode answer) {
        TextTable table = new TextTable("AT", "EVENT", "KIND", "CODE", "WHAT", "SENT");
        Json.values(answer)
                .forEach(told -> table.row(
                        Json.text(told, "at"),
                        Json.text(told, "event"),
                        Json.text(told, "kind"),
                        Json.text(told, "code"),
                        Json.text(told, "title"),
                        String.join(
                                ", ",
                                Json.elements(told, "deliveries")
                                        .map(NotificationsCommand::delivery)
                                        .toList())));
        return table;
    }

    private static String delivery(JsonNode delivery) {
        String failure = Json.text(delivery, "failure");
        return Json.text(delivery, "channel")
                + (failure.isEmpty()
                        ? ""
                        : " (" + Json.number(delivery, "attempts") + " times in vain: " + failure + ")");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Forgets a channel and its secret.",
            footer = {"", "Example:", "  footbridge notifications remove webhook"})
    int remove(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "CHANNEL", description = "mail or webhook") String channel) {
        service.withService(client -> {
            client.delete(PATH + "/" + Administration.encode(channel));
            return channel;
        });
        return service.say(Json.object().put("removed", channel), "Nothing is sent by " + channel + " any more.");
    }
}
