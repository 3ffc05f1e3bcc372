package org.footbridge.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.cli.text.ProgressLine;
import org.footbridge.demo.process.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How long a change in a directory takes until the API shows it, measured one change at a time. */
final class Latency {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final long SEED = 2026;

    private Latency() {}

    /** In milliseconds, sorted. */
    record Measured(List<Long> millis) {
        Measured {
            millis = List.copyOf(millis);
        }

        long median() {
            return millis.get(millis.size() / 2);
        }

        long worst() {
            return millis.getLast();
        }

        ObjectNode json() {
            return Json.object()
                    .put("changes", millis.size())
                    .put("medianSeconds", median() / 1000.0)
                    .put("worstSeconds", worst() / 1000.0);
        }

        String describe() {
            return String.format(
                    Locale.ROOT,
                    "%d changes, until visible in the API: median %.2f s, worst %.2f s",
                    millis.size(),
                    median() / 1000.0,
                    worst() / 1000.0);
        }
    }

    /** @throws CommandFailure ChangeNotSeen when one does not arrive within a minute */
    static Measured measure(ServiceClient client, Forest.ConnectedDomain domain, int changes, ProgressLine progress) {
        List<JsonNode> people = people(client, domain);
        Random random = new Random(SEED);
        List<Long> taken = new ArrayList<>();
        try (ForestConnection forest = ForestConnection.open(domain)) {
            for (int number = 1; number <= changes; number++) {
                JsonNode person = people.get(random.nextInt(people.size()));
                // changes fall anywhere between two looks of the agents
                Waiting.until(Duration.ofMillis(random.nextInt(1000)), () -> false);
                taken.add(one(client, forest, person, "Title " + number + " of " + SEED));
                progress.show("  latency    " + number + " of " + changes + ", last " + taken.getLast() + " ms");
            }
        }
        Collections.sort(taken);
        return new Measured(taken);
    }

    private static long one(ServiceClient client, ForestConnection forest, JsonNode person, String title) {
        long began = System.nanoTime();
        forest.change(Json.text(person, "onPremisesDistinguishedName"), Map.of("title", title));
        String path = "/v1.0/users/" + Json.text(person, "id") + "?$select=jobTitle";
        boolean seen = Waiting.until(
                LONGEST, LOOK_EVERY, () -> title.equals(Json.text(client.get(path.replace("$", "%24")), "jobTitle")));
        if (!seen) {
            throw new CommandFailure(
                    "ChangeNotSeen",
                    "The change of " + Json.text(person, "displayName") + " was not visible within "
                            + LONGEST.toSeconds() + " s",
                    "Read the logs of the service and the agents");
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static List<JsonNode> people(ServiceClient client, Forest.ConnectedDomain domain) {
        String select = Administration.encode("id,displayName,onPremisesDistinguishedName");
        List<JsonNode> people = Json.values(client.get("/v1.0/users?%24top=500&%24select=" + select))
                .filter(person ->
                        Json.text(person, "onPremisesDistinguishedName").endsWith(domain.base()))
                .toList();
        if (people.isEmpty()) {
            throw new CommandFailure(
                    "NobodyToChange", "No synchronised people of " + domain.name(), "Look at the cycles");
        }
        return people;
    }
}
