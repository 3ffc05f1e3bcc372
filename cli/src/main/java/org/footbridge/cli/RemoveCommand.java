package org.footbridge.cli;

import java.util.stream.Collectors;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How a configuration or a directory is removed: what it comes to is shown, asked about, and done if it still is so. */
final class RemoveCommand {
    private static final int SHOWN = 20;

    @Mixin
    private Confirm confirm;

    @Option(
            names = "--objects",
            paramLabel = "keep|delete",
            description =
                    "What becomes of what it has synchronised: it stays and is managed in the cloud, or is deleted")
    private @Nullable String objects;

    @Option(
            names = "--allow-deletes",
            description = "Delete the objects although they are more than the thresholds let through")
    private boolean allowDeletes;

    /** @param path of what is removed */
    int remove(ServiceOptions service, String path, String name) {
        String choice = objects == null
                ? confirm.choose(service.out(), "What becomes of the objects of " + name + "?", "keep", "delete")
                : objects;
        JsonNode look = service.withService(client -> client.get(new Query(path + "/removal")
                .with("objects", choice)
                .with("top", Integer.toString(SHOWN))
                .toString()));
        if (!confirm.isGiven()) {
            show(service, look);
        }
        confirm.ask(service.out(), "Remove " + name + "?");
        String query = new Query(path)
                .with("objects", choice)
                .with("shown", Json.text(look, "shown"))
                .with("allowDeletes", allowDeletes ? "true" : null)
                .toString();
        service.withService(client -> {
            client.delete(query);
            return name;
        });
        return service.say(
                Json.object().put("removed", name).put("objects", choice),
                name + " is removed; its objects: " + choice + ".");
    }

    private static void show(ServiceOptions service, JsonNode look) {
        if (look.has("configurations")) {
            Json.elements(look, "configurations").forEach(one -> {
                service.out().println(Json.text(one, "name") + ":");
                counts(service, one.path("removal"));
                table(service, one, one.path("removal"));
            });
            return;
        }
        counts(service, look);
        table(service, look, look);
        if (!Json.text(look, "nextLink").isEmpty()) {
            service.out().println("All of them: GET " + Administration.localPart(Json.text(look, "nextLink")));
        }
    }

    private static void table(ServiceOptions service, JsonNode look, JsonNode removal) {
        long all = Json.elements(removal, "counts")
                .mapToLong(count -> Json.number(count, "count"))
                .sum();
        if (all == 0) {
            return;
        }
        TextTable table = new TextTable("BECOMES", "TYPE", "NAME", "ID");
        Json.values(look)
                .forEach(object -> table.row(
                        Json.text(object, "becomes"),
                        Json.text(object, "type"),
                        Json.text(object, "name"),
                        Json.text(object, "id")));
        service.out().println(table);
        long unseen = all - Json.values(look).count();
        if (unseen > 0) {
            service.out().println("and " + unseen + " more that are not shown.");
        }
    }

    private static void counts(ServiceOptions service, JsonNode removal) {
        String counts = Json.elements(removal, "counts")
                .map(count -> Json.text(count, "becomes") + ": " + Json.number(count, "count") + " "
                        + Json.text(count, "kind"))
                .collect(Collectors.joining(", "));
        service.out().println(counts.isEmpty() ? "Nothing was synchronised." : counts);
        Json.elements(removal, "exceeded")
                .forEach(why -> service.out()
                        .println("The thresholds hold this: " + why.asString() + ". With --allow-deletes it is done."));
    }
}
