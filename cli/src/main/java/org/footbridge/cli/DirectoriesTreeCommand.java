package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "tree",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description =
                "Lists the containers right below one, read from the directory now; + marks those with others below.",
        footer = {
            "",
            "Examples:",
            "  footbridge directories tree corp.example.com",
            "  footbridge directories tree corp.example.com --parent 0c1e9d52-6c1b-4c2e-9c38-5d0b7a0f2f11"
        })
final class DirectoriesTreeCommand implements Callable<Integer> {
    private static final int PAGE = 1000;

    @Mixin
    private ServiceOptions service;

    @Parameters(paramLabel = "NAME", description = "DNS name of the directory")
    private String name;

    @Option(names = "--parent", paramLabel = "GUID", description = "objectGUID of a container (default: the domain)")
    private @Nullable String parent;

    @Override
    public Integer call() {
        return service.print(
                service.withService(this::all), DirectoriesTreeCommand::table, "There is no container below it.");
    }

    private JsonNode all(ServiceClient client) {
        String next = new Query("/admin/v1/directories/" + Administration.encode(name) + "/tree")
                .with("parent", parent)
                .with("top", Integer.toString(PAGE))
                .toString();
        ObjectNode whole = Json.object();
        ArrayNode children = Json.array();
        while (!next.isEmpty()) {
            JsonNode page = client.get(next);
            whole.set("parent", page.path("parent"));
            Json.values(page).forEach(children::add);
            next = Administration.localPart(Json.text(page, "nextLink"));
        }
        return whole.set("value", children);
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("", "NAME", "KIND", "GUID", "DISTINGUISHED NAME");
        Json.values(answer)
                .forEach(found -> table.row(
                        found.path("hasChildren").asBoolean(false) ? "+" : "",
                        Json.text(found, "name"),
                        Json.text(found, "kind"),
                        Json.text(found, "guid"),
                        Json.text(found, "distinguishedName")));
        return table;
    }
}
