package org.footbridge.cli;

import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How much of a long list is shown: so many, or page by page all of it. What is left off is said. */
final class ListedPages {
    private static final int LARGEST_PAGE = 1000;

    @Option(
            names = "--top",
            defaultValue = "50",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE}, at most 1000)")
    private int top;

    @Option(names = "--all", description = "All of them, page by page")
    private boolean all;

    /** @param question without the size of a page */
    JsonNode read(ServiceClient client, Query question) {
        int page = all ? LARGEST_PAGE : top;
        ObjectNode answer = (ObjectNode)
                client.get(question.with("top", Integer.toString(page)).toString());
        while (all && !next(answer).isEmpty()) {
            JsonNode more = client.get(next(answer));
            Json.values(more).forEach(answer.withArray("value")::add);
            answer.put("nextLink", Json.text(more, "nextLink"));
        }
        if (next(answer).isEmpty()) {
            answer.remove("nextLink");
        }
        return answer;
    }

    /** After the table. */
    void sayWhetherThereAreMore(ServiceOptions service, JsonNode answer) {
        if (!service.json() && !next(answer).isEmpty()) {
            service.out().println("There are more: --all shows them.");
        }
    }

    private static String next(JsonNode answer) {
        return Administration.localPart(Json.text(answer, "nextLink"));
    }
}
