package org.footbridge.cli;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Says whether the service is healthy, what it holds and how its synchronisation stands.",
        footer = {"", "Example:", "  footbridge status", "", "Exit code 1 when the service is not healthy."})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Override
    public Integer call() {
        return service.withService(this::show);
    }

    private int show(ServiceClient client) {
        HttpResponse<String> health = client.probe("/actuator/health", Duration.ofSeconds(10));
        boolean healthy = health.statusCode() == 200;
        JsonNode summary = client.get("/admin/v1/summary");
        JsonNode configurations = client.get("/admin/v1/configurations");
        JsonNode directories = client.get("/admin/v1/directories");
        JsonNode notifications = client.get(NotificationsCommand.PATH);
        if (service.json()) {
            ObjectNode all = Json.object().put("url", client.profile().url()).put("healthy", healthy);
            all.set("directory", summary);
            all.set("configurations", configurations.path("value"));
            all.set("directories", directories.path("value"));
            all.set("lasting", notifications.path("lasting"));
            service.out().println(Json.indented(all));
        } else {
            service.out().println(client.profile().url() + (healthy ? " is healthy" : " is NOT healthy"));
            service.out()
                    .println(Json.number(summary, "users") + " users, " + Json.number(summary, "groups") + " groups, "
                            + Json.number(summary, "contacts") + " contacts, " + Json.number(summary, "deletedItems")
                            + " deleted items");
            print(DirectoriesCommand.table(directories), "No connected directories yet.");
            print(ConfigCommand.table(configurations), "No configurations yet: footbridge config apply FILE.yaml");
            Json.values(configurations).forEach(this::missing);
            print(NotificationsCommand.lasting(notifications), "Nothing is the matter.");
        }
        return healthy ? ExitCode.OK : ExitCode.FAILED;
    }

    private void missing(JsonNode configuration) {
        long missing = Json.number(configuration.get("lastCycle"), "missing");
        if (missing > 0) {
            service.out()
                    .println(missing + " synchronised objects of " + Json.text(configuration, "name")
                            + " were not found by the last complete reading and stay as they are: footbridge reconcile "
                            + Json.text(configuration, "name"));
        }
    }

    private void print(TextTable table, String whenEmpty) {
        service.out().println();
        service.out().println(table.isEmpty() ? whenEmpty : table.toString());
    }
}
