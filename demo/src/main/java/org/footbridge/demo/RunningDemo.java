package org.footbridge.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.demo.Forest.Account;
import org.footbridge.demo.Forest.ConnectedDomain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a running demo leaves in its folder for {@code demo-change}: where its service and its domains are, and notes of
 * when something was changed, so that arrivals can be timed.
 */
record RunningDemo(Path folder, Path profile, List<ConnectedDomain> domains) {
    private static final String DESCRIPTION = "demo.json";
    private static final String NOTES = "changes";

    void write(DemoFolder into) {
        ObjectNode all = Json.object().put("profile", profile.toString());
        for (ConnectedDomain domain : domains) {
            all.withArray("domains")
                    .add(Json.object()
                            .put("name", domain.name())
                            .put("host", domain.host())
                            .put("port", domain.port())
                            .put("authority", domain.authority().toString())
                            .put("base", domain.base())
                            .put("administrator", domain.administrator().name())
                            .put("password", domain.administrator().password()));
        }
        into.writeSecret(DESCRIPTION, Json.indented(all));
    }

    /** @throws CommandFailure NoDemo when none runs there */
    static RunningDemo read(Path folder) {
        try {
            JsonNode all = Json.parse(Files.readString(folder.resolve(DESCRIPTION)));
            List<ConnectedDomain> domains =
                    Json.elements(all, "domains").map(RunningDemo::domain).toList();
            return new RunningDemo(folder, Path.of(Json.text(all, "profile")), domains);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(
                    "NoDemo",
                    "No demo runs in " + folder,
                    "Start one: footbridge demo, or name its folder: --data DIR");
        } catch (IOException e) {
            throw new CommandFailure(
                    "NoDemo",
                    "The demo in " + folder + " belongs to somebody else",
                    "Run as the user who started it",
                    0,
                    e);
        }
    }

    void noteChange(UUID guid, Instant at) {
        try {
            Files.writeString(
                    folder.resolve(NOTES),
                    at.toEpochMilli() + " " + guid + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new CommandFailure("NoDemo", "The folder " + folder + " cannot be written", "Run as its owner", 0, e);
        }
    }

    /** When each object was last changed by demo-change, by its objectGUID in text form. */
    Map<String, Instant> changes() {
        Map<String, Instant> latest = new HashMap<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(NOTES))) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    latest.put(
                            line.substring(space + 1), Instant.ofEpochMilli(Long.parseLong(line.substring(0, space))));
                }
            }
        } catch (IOException e) {
            return latest;
        }
        return latest;
    }

    private static ConnectedDomain domain(JsonNode node) {
        Account administrator = new Account(Json.text(node, "administrator"), Json.text(node, "password"));
        return new ConnectedDomain(
                Json.text(node, "name"),
                Json.text(node, "host"),
                (int) Json.number(node, "port"),
                Path.of(Json.text(node, "authority")),
                Json.text(node, "base"),
                administrator,
                administrator);
    }
}
