package org.footbridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Calls the service: any request of its Graph-shaped or its administration API, signed in by the profile.",
            "What is answered is printed as it is, JSON indented."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge api GET \"/v1.0/users?\\$filter=accountEnabled eq false&\\$top=5\"",
            "  footbridge api GET /v1.0/groups --all",
            "  footbridge api PATCH /v1.0/users/ann@corp.example.com --body '{\"usageLocation\":\"DE\"}'",
            "  footbridge api POST /admin/v1/configurations/corp/sync --body @request.json"
        })
final class ApiCommand implements Callable<Integer> {
    private static final String ALLOWED_AS_IT_IS = "-._~:/?#[]@!$&'()*+,;=%";

    @Spec
    private CommandSpec command;

    @Mixin
    private ServiceOptions service;

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PATCH, PUT or DELETE")
    private String method;

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            description = "With its query; or a whole URL, such as a nextLink, of which only that counts")
    private String path;

    @Option(names = "--body", paramLabel = "TEXT", description = "To send; @FILE sends a file, @- standard input")
    private @Nullable String body;

    @Option(
            names = "--content-type",
            defaultValue = "application/json",
            paramLabel = "TYPE",
            description = "Of the body (default: ${DEFAULT-VALUE})")
    private String contentType;

    @Option(names = "--all", description = "Follow the links to further pages, and print one list")
    private boolean all;

    @Override
    public Integer call() {
        String verb = method.toUpperCase(Locale.ROOT);
        if (!verb.matches("GET|POST|PATCH|PUT|DELETE")) {
            throw new ParameterException(command.commandLine(), "METHOD is one of GET, POST, PATCH, PUT and DELETE");
        }
        if (all && !verb.equals("GET")) {
            throw new ParameterException(command.commandLine(), "--all goes with GET alone");
        }
        String wanted = encoded(path.contains("://") ? Administration.localPart(encoded(path)) : slashed(path));
        String answer = service.withService(client ->
                all ? Json.compact(pages(client, wanted)) : client.call(verb, wanted, content(), contentType));
        print(service.out(), answer);
        return ExitCode.OK;
    }

    private @Nullable String content() {
        String given = body;
        return given == null || !given.startsWith("@") ? given : ReadFile.text(Path.of(given.substring(1)));
    }

    private static JsonNode pages(ServiceClient client, String first) {
        ObjectNode whole = Json.object();
        ArrayNode values = Json.array();
        String next = first;
        while (!next.isEmpty()) {
            JsonNode page = client.get(next);
            Json.values(page).forEach(values::add);
            String link = Json.text(page, "@odata.nextLink");
            next = Administration.localPart(link.isEmpty() ? Json.text(page, "nextLink") : link);
            page.forEachEntry((key, value) -> {
                if (!key.endsWith("nextLink") && !key.equals("value")) {
                    whole.set(key, value);
                }
            });
        }
        whole.set("value", values);
        return whole;
    }

    private static void print(PrintWriter out, String answer) {
        if (answer.isBlank()) {
            return;
        }
        try {
            out.println(Json.indented(Json.parse(answer)));
        } catch (JacksonException text) {
            out.println(answer);
        }
    }

    private static String slashed(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /** What may not stand in an address, as in filters, is encoded; what is encoded already stays. */
    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        path.codePoints().forEach(c -> {
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || ALLOWED_AS_IT_IS.indexOf(c) >= 0);
            text.append(
                    plain
                            ? Character.toString(c)
                            : URLEncoder.encode(Character.toString(c), UTF_8).replace("+", "%20"));
        });
        return text.toString();
    }
}
