package org.footbridge.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.cli.text.TextTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints objects of the tenant directory: one as its properties, many as a table. */
final class ShowObjects {
    private final ServiceOptions service;
    private final ODataOptions query;

    ShowObjects(ServiceOptions service, ODataOptions query) {
        this.service = service;
        this.query = query;
    }

    int one(ServiceClient client, String path) {
        JsonNode object = client.get(query.of(path, query.select()));
        if (service.json()) {
            return service.say(object, "");
        }
        TextTable table = new TextTable("PROPERTY", "VALUE");
        object.propertyStream()
                .filter(property -> !property.getKey().startsWith("@"))
                .forEach(property -> table.row(property.getKey(), text(object, property.getKey())));
        service.out().println(table);
        return ExitCode.OK;
    }

    /** @param defaultColumns separated by commas; the selected properties come instead when there are any */
    int list(ServiceClient client, String path, String defaultColumns) {
        String columns = query.select() == null ? defaultColumns : query.select();
        boolean asServiceChooses = query.select() == null && service.json();
        ObjectNode answer = read(client, query.of(path, asServiceChooses ? null : properties(columns)));
        int exit = service.print(answer, found -> table(found, List.of(columns.split(","))), "None.");
        if (!service.json()) {
            printRemarks(answer);
        }
        return exit;
    }

    // annotations such as @odata.type come by themselves
    private static String properties(String columns) {
        return Arrays.stream(columns.split(","))
                .map(String::strip)
                .filter(column -> !column.startsWith("@"))
                .collect(Collectors.joining(","));
    }

    private ObjectNode read(ServiceClient client, String first) {
        ObjectNode answer = (ObjectNode) client.get(first);
        String next = Json.text(answer, "@odata.nextLink");
        while (query.all() && !next.isEmpty()) {
            JsonNode page = client.get(Administration.localPart(next));
            Json.values(page).forEach(answer.withArray("value")::add);
            next = Json.text(page, "@odata.nextLink");
        }
        if (query.all()) {
            answer.remove("@odata.nextLink");
        }
        return answer;
    }

    private void printRemarks(JsonNode answer) {
        String count = Json.text(answer, "@odata.count");
        if (!count.isEmpty()) {
            service.out().println(count + " in all");
        }
        if (!Json.text(answer, "@odata.nextLink").isEmpty()) {
            service.out().println("There are more: --all shows them, --filter finds some.");
        }
    }

    private static TextTable table(JsonNode answer, List<String> columns) {
        TextTable table =
                new TextTable(columns.stream().map(ShowObjects::heading).toList());
        Json.values(answer)
                .forEach(object -> table.row(columns.stream()
                        .map(column -> text(object, column.strip()))
                        .toList()));
        return table;
    }

    private static String heading(String property) {
        return property.strip().replace("@odata.", "");
    }

    private static String text(JsonNode object, String property) {
        JsonNode value = object.get(property);
        if (value != null && value.isArray()) {
            return value.valueStream()
                    .map(element -> element.isValueNode() ? element.asString() : Json.compact(element))
                    .collect(Collectors.joining(", "));
        }
        return Json.text(object, property).replace("#microsoft.graph.", "");
    }
}
