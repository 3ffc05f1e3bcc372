package org.footbridge.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The administration API by name. Failures as in {@link ServiceClient}. */
public final class Administration {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final ServiceClient client;

    public Administration(ServiceClient client) {
        this.client = client;
    }

    /** A one-time token with which an agent registers for these directories. */
    public String createAgentToken(List<String> directories, Duration valid) {
        return Json.text(createAgentTokenAnswer(directories, valid), "token");
    }

    public JsonNode createAgentTokenAnswer(List<String> directories, Duration valid) {
        ObjectNode body = Json.object();
        directories.forEach(name -> body.withArray("directories").add(name.toLowerCase(Locale.ROOT)));
        body.put("validMinutes", Math.max(1, valid.toMinutes()));
        return client.post("/admin/v1/agentTokens", body);
    }

    public void addDomain(String name) {
        client.put("/admin/v1/domains/" + encode(name));
    }

    /** @param definition YAML or JSON */
    public JsonNode applyConfiguration(String name, String definition) {
        String type = definition.stripLeading().startsWith("{") ? "application/json" : "application/yaml";
        return client.put("/admin/v1/configurations/" + encode(name), definition, type);
    }

    public JsonNode configurations() {
        return client.get("/admin/v1/configurations");
    }

    /** The synchronization schema of a configuration, in the form of Microsoft Graph. */
    public JsonNode schema(String configuration) {
        JsonNode saved = client.get("/admin/v1/configurations/" + encode(configuration));
        String jobs = "/v1.0/servicePrincipals/" + encode(Json.text(saved, "id")) + "/synchronization/jobs";
        String job = Json.values(client.get(jobs))
                .map(found -> Json.text(found, "id"))
                .findFirst()
                .orElse("");
        return client.get(jobs + "/" + encode(job) + "/schema");
    }

    public JsonNode agents() {
        return client.get("/admin/v1/agents");
    }

    /** How many agents of a directory are connected. */
    public long activeAgents(String directory) {
        return Json.values(client.get("/admin/v1/directories"))
                .filter(found -> Json.text(found, "name").equalsIgnoreCase(directory))
                .mapToLong(found -> Json.number(found.get("agents"), "active"))
                .sum();
    }

    public JsonNode summary() {
        return client.get("/admin/v1/summary");
    }

    /**
     * @param full whether everything is read again
     * @return the number of the request, for {@link #cycleOf}
     */
    public long requestCycle(String configuration, boolean full) {
        ObjectNode body = Json.object().put("kind", full ? "full" : "incremental");
        return Json.number(client.post("/admin/v1/configurations/" + encode(configuration) + "/sync", body), "request");
    }

    /**
     * Has the directory read again and compared.
     *
     * @param organizationalUnit distinguished name of a container; null: everything
     * @return the number of the request, for {@link #cycleOf}
     */
    public long requestReconciliation(String configuration, @Nullable String organizationalUnit, boolean repair) {
        ObjectNode body = Json.object().put("repair", repair);
        if (organizationalUnit != null) {
            body.put("organizationalUnit", organizationalUnit);
        }
        return Json.number(
                client.post("/admin/v1/configurations/" + encode(configuration) + "/reconcile", body), "request");
    }

    /**
     * What a reconciliation found, with the counts of all of it; read in pages.
     *
     * @param top so many of the list at most
     */
    public JsonNode drift(String cycleId, int top) {
        ArrayNode all = Json.object().putArray("value");
        String next = "/admin/v1/cycles/" + encode(cycleId) + "/drift?top=" + Math.clamp(top, 1, 1000);
        JsonNode counts = Json.object();
        while (!next.isEmpty() && all.size() < top) {
            JsonNode page = client.get(next);
            counts = page.path("counts");
            Json.values(page).filter(found -> all.size() < top).forEach(all::add);
            next = localPart(Json.text(page, "nextLink"));
        }
        ObjectNode found = Json.object();
        found.set("counts", counts);
        found.set("value", all);
        return found;
    }

    /**
     * The objects that fail, with the count of all of them; read in pages.
     *
     * @param code only failures of this code; null: all
     * @param top so many at most
     */
    public JsonNode errors(String configuration, @Nullable String code, int top, int pageSize) {
        ArrayNode all = Json.object().putArray("value");
        String next = "/admin/v1/configurations/" + encode(configuration) + "/errors?top="
                + Math.clamp(top, 1, pageSize) + (code == null ? "" : "&code=" + encode(code));
        long count = 0;
        while (!next.isEmpty() && all.size() < top) {
            JsonNode page = client.get(next);
            count = Json.number(page, "count");
            Json.values(page).filter(found -> all.size() < top).forEach(all::add);
            next = localPart(Json.text(page, "nextLink"));
        }
        ObjectNode found = Json.object().put("count", count);
        found.set("value", all);
        return found;
    }

    /** Lets held deletes through once, when there are at most {@code count}; asks for the cycle that does it. */
    public JsonNode allowDeletes(String configuration, int count) {
        return client.post(
                "/admin/v1/configurations/" + encode(configuration) + "/allowDeletes",
                Json.object().put("count", count));
    }

    /** @param object distinguished name, objectGUID, user principal name, or id in the tenant directory */
    public JsonNode why(String configuration, String object) {
        return client.get("/admin/v1/configurations/" + encode(configuration) + "/why?object=" + encode(object));
    }

    /** The first cycle that began at or after the request. */
    public Optional<Cycle> cycleOf(String configuration, long request) {
        return cycles(configuration, "?top=20&request=" + request).reduce((newer, older) -> older);
    }

    /** Newest first. */
    public List<Cycle> cycles(String configuration, int top) {
        return cycles(configuration, "?top=" + top).toList();
    }

    /**
     * Waits until the request's cycle has ended.
     *
     * @param progress told whenever the cycle was looked at
     * @throws CommandFailure CycleNotFinished when it has not ended in time
     */
    public Cycle awaitCycle(String configuration, long request, Duration within, Consumer<Cycle> progress) {
        Instant end = Instant.now().plus(within);
        while (Instant.now().isBefore(end)) {
            Optional<Cycle> cycle = cycleOf(configuration, request);
            cycle.ifPresent(progress);
            if (cycle.isPresent() && !cycle.get().running()) {
                return cycle.get();
            }
            pause();
        }
        throw new CommandFailure(
                "CycleNotFinished",
                "The cycle of " + configuration + " has not ended within " + within.toSeconds() + " s",
                "It goes on; watch it: footbridge cycles " + configuration);
    }

    /** All events of a cycle with a status, newest first; read in pages of {@code pageSize}. */
    public List<JsonNode> events(String cycleId, String status, int pageSize) {
        List<JsonNode> all = new ArrayList<>();
        String path = "/admin/v1/events?cycle=" + encode(cycleId) + "&status=" + status + "&top=" + pageSize;
        while (!path.isEmpty()) {
            JsonNode page = client.get(path);
            Json.values(page).forEach(all::add);
            path = localPart(Json.text(page, "nextLink"));
        }
        return all;
    }

    /** The newest events of all, newest first. */
    public List<JsonNode> newestEvents(int top) {
        return Json.values(client.get("/admin/v1/events?top=" + top)).toList();
    }

    /** The newest events of one object of a connected directory (by its objectGUID in text form), newest first. */
    public List<JsonNode> newestEventsOf(String source) {
        return Json.values(client.get("/admin/v1/events?top=20&source=" + encode(source)))
                .toList();
    }

    /** Path and query of a link of the service; requests go to the profile's host, whatever a link names. */
    public static String localPart(String link) {
        if (link.isEmpty()) {
            return "";
        }
        URI uri = URI.create(link);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private Stream<Cycle> cycles(String configuration, String query) {
        return Json.values(client.get("/admin/v1/configurations/" + encode(configuration) + "/cycles" + query))
                .map(Cycle::of);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted", "Waiting was interrupted", "", 0, e);
        }
    }
}
