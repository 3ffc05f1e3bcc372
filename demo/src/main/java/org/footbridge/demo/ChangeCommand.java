package org.footbridge.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.ReadSecret;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.Profile;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.cli.text.TextTable;
import org.footbridge.demo.process.Waiting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "demo-change",
        mixinStandardHelpOptions = true,
        description = {
            "Changes somebody in the forest of the running demo and waits until the change is in the tenant directory.",
            "Without a name it lists some people."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge demo-change",
            "  ./footbridge demo-change \"Ann Smith\" title=\"Head of Bridges\" department=Sales",
            "  ./footbridge demo-change asmith telephoneNumber=",
            "  ./footbridge demo-change asmith --password    (in the lab)",
            "",
            "Exit codes: 0 arrived, 1 failed, 2 not understood."
        })
final class ChangeCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Account or display name")
    private @Nullable String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ATTRIBUTE=VALUE",
            description = "LDAP attributes to set; without a value: to clear")
    private Map<String, String> values = Map.of();

    @Option(
            names = "--password",
            description = "Set a password, which is typed when asked for, or comes on standard input")
    private boolean password;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the demo or lab")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON, nothing else")
    private boolean json;

    @Override
    public Integer call() {
        RunningDemo demo = RunningDemo.read(data == null ? DemoFolder.standard("demo") : data.toAbsolutePath());
        try (ServiceClient client = ServiceClient.of(Profile.read(demo.profile()))) {
            if (name == null || (values.isEmpty() && !password)) {
                return listPeople(client);
            }
            return change(demo, client, name);
        }
    }

    private int change(RunningDemo demo, ServiceClient client, String whom) {
        for (Forest.ConnectedDomain domain : demo.domains()) {
            try (ForestConnection forest = ForestConnection.open(domain)) {
                Optional<ForestConnection.Person> person = forest.find(whom);
                if (person.isPresent()) {
                    return change(demo, client, forest, person.get());
                }
            }
        }
        throw new CommandFailure(
                "PersonNotFound", "Nobody is called " + whom, "See some people: footbridge demo-change");
    }

    private int change(
            RunningDemo demo, ServiceClient client, ForestConnection forest, ForestConnection.Person person) {
        String typed = password ? ReadSecret.ask("New password") : "";
        Administration api = new Administration(client);
        String source = person.guid().toString();
        List<String> before =
                api.newestEventsOf(source).stream().map(ChangeCommand::id).toList();
        Instant began = Instant.now();
        demo.noteChange(person.guid(), began);
        if (!values.isEmpty()) {
            forest.change(person.distinguishedName(), values);
        }
        if (password) {
            forest.setPassword(person.distinguishedName(), typed);
        }
        Optional<JsonNode> arrived = await(api, source, before, password);
        if (arrived.isEmpty()) {
            throw new CommandFailure(
                    "ChangeNotSeen",
                    "The change of " + person.displayName() + " did not arrive within " + LONGEST.toSeconds() + " s",
                    "If the attribute already had that value, or is not mapped, nothing arrives; else see footbridge events");
        }
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        print(person, arrived.get(), seconds, demo.profile());
        return ExitCode.OK;
    }

    private static Optional<JsonNode> await(
            Administration api, String source, List<String> before, boolean credential) {
        JsonNode[] found = new JsonNode[1];
        boolean seen = Waiting.until(
                LONGEST,
                () -> api.newestEventsOf(source).stream()
                        .filter(event -> !before.contains(id(event)))
                        // the time that it was set arrives with the person, and may be earlier
                        .filter(event ->
                                !credential || Arrivals.properties(event).contains("CredentialData"))
                        .peek(event -> found[0] = event)
                        .findFirst()
                        .isPresent());
        return seen ? Optional.of(found[0]) : Optional.empty();
    }

    private void print(ForestConnection.Person person, JsonNode event, double seconds, Path profile) {
        if (json) {
            command.commandLine()
                    .getOut()
                    .println(Json.indented(Json.object().put("seconds", seconds).set("event", event)));
        } else {
            command.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT,
                            "%s: %s, arrived after %.1f s",
                            person.displayName(),
                            Arrivals.properties(event),
                            seconds));
            if (password) {
                command.commandLine()
                        .getOut()
                        .println("Try it: ./footbridge signin check " + Json.text(event.path("target"), "id")
                                + " --profile " + profile);
            }
        }
    }

    private int listPeople(ServiceClient client) {
        String select = Administration.encode("displayName,onPremisesSamAccountName,jobTitle,department");
        JsonNode people = client.get("/v1.0/users?%24top=10&%24select=" + select);
        TextTable table = new TextTable("DISPLAY NAME", "ACCOUNT", "TITLE", "DEPARTMENT");
        Json.values(people)
                .forEach(person -> table.row(
                        Json.text(person, "displayName"),
                        Json.text(person, "onPremisesSamAccountName"),
                        Json.text(person, "jobTitle"),
                        Json.text(person, "department")));
        command.commandLine().getOut().println(json ? Json.indented(people) : table.toString());
        return ExitCode.OK;
    }

    private static String id(JsonNode event) {
        return Json.text(event, "id");
    }
}
