package org.footbridge.cli.bundle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.cli.doctor.Examine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the service for what a bundle holds; what it does not give is noted. */
final class GatherFacts {
    private static final String ADMIN = "/admin/v1/";
    private static final int CYCLES = 50;
    private static final int ERRORS = 200;
    private static final int AUDIT = 500;
    private static final int PAGE = 500;

    private final ServiceClient client;
    private final Clock clock;
    private final BundleWishes wishes;
    private final Gathered gathered = new Gathered();

    private GatherFacts(ServiceClient client, Clock clock, BundleWishes wishes) {
        this.client = client;
        this.clock = clock;
        this.wishes = wishes;
    }

    static Gathered of(ServiceClient client, Clock clock, BundleWishes wishes) {
        GatherFacts gather = new GatherFacts(client, clock, wishes);
        gather.versions();
        gather.service();
        JsonNode configurations =
                gather.gathered.json("configurations.json", () -> client.get(ADMIN + "configurations"));
        Json.values(configurations).map(found -> Json.text(found, "name")).forEach(gather::configuration);
        gather.logs();
        return gather.gathered;
    }

    private void versions() {
        ObjectNode versions = Json.object()
                .put("footbridge", wishes.version())
                .put("java", Runtime.version().toString())
                .put(
                        "system",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"))
                .put("url", client.profile().url())
                .put("tenant", client.profile().tenant())
                .put("client", client.profile().clientId());
        gathered.json("versions.json", () -> versions);
        gathered.json("doctor.json", () -> {
            ArrayNode checks = Json.array();
            Examine.service(client, clock, wishes.version()).forEach(result -> checks.add(result.json()));
            return checks;
        });
    }

    private void service() {
        gathered.text(
                "health.json",
                () -> client.probe("/actuator/health", Duration.ofSeconds(10)).body());
        gathered.text("metrics.txt", () -> client.text("/actuator/prometheus"));
        List.of("summary", "agents", "directories", "domains", "notifications")
                .forEach(name -> gathered.json(name + ".json", () -> client.get(ADMIN + name)));
        gathered.json("notifications-log.json", () -> client.get(ADMIN + "notifications/log?top=50"));
        gathered.json("delete-decisions.json", () -> client.get(ADMIN + "deleteDecisions?top=100"));
    }

    private void configuration(String name) {
        String path = ADMIN + "configurations/" + Administration.encode(name);
        String folder = "configurations/" + name + "/";
        gathered.json(folder + "definition.json", () -> client.get(path));
        gathered.json(folder + "job.json", () -> client.get(path + "/job"));
        gathered.json(folder + "cycles.json", () -> client.get(path + "/cycles?top=" + CYCLES));
        gathered.json(folder + "errors.json", () -> client.get(path + "/errors?top=" + ERRORS));
        gathered.json(folder + "deletes.json", () -> client.get(path + "/deletes?top=100"));
        gathered.json(folder + "plans.json", () -> client.get(path + "/plans"));
        gathered.json(folder + "passwords.json", () -> client.get(path + "/passwords"));
    }

    private void logs() {
        Instant since = clock.instant().minus(Duration.ofHours(wishes.hours()));
        gathered.json("events.json", () -> pages("events?since=" + since, wishes.events()));
        gathered.json("audit.json", () -> pages("audit?since=" + since, AUDIT));
        gathered.json("audit-verification.json", () -> client.get(ADMIN + "audit/verification"));
    }

    /** So many at most, newest first. */
    private JsonNode pages(String question, int most) {
        ArrayNode all = Json.array();
        String next = ADMIN + question + "&top=" + Math.min(most, PAGE);
        while (!next.isEmpty() && all.size() < most) {
            JsonNode page = client.get(next);
            Json.values(page).filter(found -> all.size() < most).forEach(all::add);
            next = Administration.localPart(Json.text(page, "nextLink"));
        }
        if (!next.isEmpty()) {
            gathered.leaveOut(
                    question.replaceFirst("\\?.*", ""), "there are more than " + most + "; the newest are in");
        }
        return all;
    }
}
