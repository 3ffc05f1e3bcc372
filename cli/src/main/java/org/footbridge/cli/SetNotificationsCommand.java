package org.footbridge.cli;

import java.util.List;
import org.footbridge.cli.client.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Says how administrators are told.",
        footer = {
            "",
            "Secrets are typed without being shown, or passed on standard input, and never shown again.",
            "",
            "Examples:",
            "  footbridge notifications set mail --host smtp.corp.example --from sync@corp.example --to ops@corp.example",
            "  footbridge notifications set mail --host smtp.corp.example --user sync --password \\",
            "      --from sync@corp.example --to ops@corp.example --to night@corp.example < password.txt",
            "  footbridge notifications set webhook --url https://hooks.corp.example/footbridge",
            "  footbridge notifications set repeat --hours 12"
        })
final class SetNotificationsCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command: mail, webhook or repeat");
    }

    @Command(
            name = "mail",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Mail over SMTP.",
            footer = {
                "",
                "Example:",
                "  footbridge notifications set mail --host smtp.corp.example --from sync@corp.example --to ops@corp.example"
            })
    int mail(
            @Mixin ServiceOptions service,
            @Option(names = "--host", required = true, paramLabel = "HOST", description = "Name of the mail server")
                    String host,
            @Option(
                            names = "--port",
                            defaultValue = "0",
                            paramLabel = "PORT",
                            description = "Its port (default: 587 for starttls, 465 for tls, 25 for none)")
                    int port,
            @Option(
                            names = "--security",
                            defaultValue = "starttls",
                            paramLabel = "SECURITY",
                            description = "starttls, tls or none (default: ${DEFAULT-VALUE})")
                    String security,
            @Option(names = "--user", paramLabel = "USER", description = "Who signs in; default: nobody") @Nullable
                    String user,
            @Option(
                            names = "--password",
                            description =
                                    "Ask for the password; else the one of before is kept for the same user and server")
                    boolean password,
            @Option(names = "--from", required = true, paramLabel = "ADDRESS", description = "The sender") String from,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "ADDRESS",
                            description = "A recipient; may be repeated")
                    List<String> to) {
        ObjectNode body =
                Json.object().put("host", host).put("security", security).put("from", from);
        if (port > 0) {
            body.put("port", port);
        }
        if (user != null) {
            body.put("user", user);
        }
        if (password) {
            body.put("password", ReadSecret.ask("Password of " + user));
        }
        to.forEach(body.putArray("to")::add);
        JsonNode saved = put(service, "/mail", body);
        return service.say(
                saved, "Mail goes to " + String.join(", ", to) + ". Try it: footbridge notifications test mail");
    }

    @Command(
            name = "webhook",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "An HTTPS address that takes signed messages.",
            footer = {
                "",
                "Without --secret a key to sign with is made and printed once.",
                "",
                "Example:",
                "  footbridge notifications set webhook --url https://hooks.corp.example/footbridge"
            })
    int webhook(
            @Mixin ServiceOptions service,
            @Option(names = "--url", required = true, paramLabel = "URL", description = "Begins with https://")
                    String url,
            @Option(names = "--secret", description = "Ask for the key to sign with") boolean secret) {
        ObjectNode body = Json.object().put("url", url);
        if (secret) {
            body.put("secret", ReadSecret.ask("Key to sign with"));
        }
        JsonNode saved = put(service, "/webhook", body);
        String made = Json.text(saved, "secret");
        return service.say(
                saved,
                (made.isEmpty() ? "" : "The key that signs, shown this once: " + made + "\n") + "Messages go to " + url
                        + ". Try it: footbridge notifications test webhook");
    }

    @Command(
            name = "repeat",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "After how many hours is told again what lasts.",
            footer = {"", "Example:", "  footbridge notifications set repeat --hours 12"})
    int repeat(
            @Mixin ServiceOptions service,
            @Option(names = "--hours", required = true, paramLabel = "N", description = "0: never") int hours) {
        JsonNode saved = put(service, "", Json.object().put("repeatHours", hours));
        return service.say(
                saved, hours == 0 ? "What lasts is told once." : "What lasts is told again after " + hours + " hours.");
    }

    private static JsonNode put(ServiceOptions service, String path, ObjectNode body) {
        return service.withService(
                client -> client.put(NotificationsCommand.PATH + path, Json.compact(body), "application/json"));
    }
}
