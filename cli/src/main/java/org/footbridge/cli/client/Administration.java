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
    /** The code of a change that is saved by a plan only. */
    public static final String PLAN_REQUIRED = "PlanRequired";

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PLAN = Duration.ofHours(1);
    private static final int PAGE = 1000;
    private static final int RECENT = 20;

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

    /**
     * Saves a configuration: a new one, which begins in staging mode, or a change of one that is in it.
     *
     * @param definition YAML or JSON
     */
    public JsonNode saveConfiguration(String name, String definition) {
        return client.put("/admin/v1/configurations/" + encode(name), definition, typeOf(definition));
    }

    /**
     * Asks what saving a configuration would come to; nothing is saved.
     *
     * @param definition YAML or JSON
     * @return whether it is valid, its faults, and what would change
     */
    public JsonNode check(String name, String definition) {
        return client.post(pathOf(name) + "/check", definition, typeOf(definition));
    }

    public JsonNode configuration(String name) {
        return client.get(pathOf(name));
    }

    /** What a configuration was in a version. */
    public JsonNode configuration(String name, int version) {
        return client.get(pathOf(name) + "/versions/" + version);
    }

    /** A configuration without what the service says of it: what can be saved again. */
    public static ObjectNode definition(JsonNode saved) {
        ObjectNode definition = (ObjectNode) saved.deepCopy();
        definition.remove(List.of("id", "version", "mode"));
        return definition;
    }

    private static String pathOf(String name) {
        return "/admin/v1/configurations/" + encode(name);
    }

    private static String typeOf(String definition) {
        return definition.stripLeading().startsWith("{") ? "application/json" : "application/yaml";
    }

    /**
     * Saves a configuration and has it synchronise, whatever that comes to, without showing it: for programs that know what
     * they want.
     *
     * @param definition YAML or JSON
     */
    public JsonNode applyConfiguration(String name, String definition) {
        try {
            return client.put(
                    "/admin/v1/configurations/" + encode(name) + "?activate=true", definition, typeOf(definition));
        } catch (CommandFailure refused) {
            if (!refused.code().equals(PLAN_REQUIRED)) {
                throw refused;
            }
        }
        JsonNode plan = awaitPlan(plan(name, definition), LONGEST_PLAN, seen -> {});
        refuseUnready(plan);
        applyPlan(Json.text(plan, "id"), true);
        refuseUnready(awaitPlan(plan, LONGEST_PLAN, seen -> {}));
        return client.get("/admin/v1/configurations/" + encode(name));
    }

    /** From the next cycle on nothing is written to the tenant directory. */
    public JsonNode stageConfiguration(String name) {
        return client.post("/admin/v1/configurations/" + encode(name) + "/stage", Json.object());
    }

    /**
     * Asks for a plan: what the next cycle would do.
     *
     * @param definition YAML or JSON of a change that it is for; null: the configuration as it is saved
     * @return the plan, which waits to be made
     */
    public JsonNode plan(String name, @Nullable String definition) {
        String path = "/admin/v1/configurations/" + encode(name) + "/plans";
        return definition == null
                ? client.post(path, Json.object())
                : client.post(path, definition, typeOf(definition));
    }

    public JsonNode plan(String id) {
        return client.get("/admin/v1/plans/" + encode(id));
    }

    public JsonNode plans(String name) {
        return client.get("/admin/v1/configurations/" + encode(name) + "/plans");
    }

    /** Waits until a plan has been made, or has been applied; it may have failed. */
    public JsonNode awaitPlan(JsonNode asked, Duration within, Consumer<JsonNode> progress) {
        Instant end = Instant.now().plus(within);
        String id = Json.text(asked, "id");
        while (Instant.now().isBefore(end)) {
            JsonNode plan = plan(id);
            String state = Json.text(plan, "state");
            if (!state.equals("waiting") && !state.equals("applying")) {
                return plan;
            }
            progress.accept(plan);
            pause();
        }
        throw new CommandFailure(
                "PlanNotFinished",
                "The plan " + id + " was not finished within " + within.toSeconds() + " s",
                "It goes on; look later: footbridge plans show " + id);
    }

    /** @throws CommandFailure with what the service says, if the plan could not be made */
    public static void refuseUnready(JsonNode plan) {
        JsonNode error = plan.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            throw new CommandFailure(
                    Json.text(error, "code"), Json.text(error, "message"), Json.text(error, "nextStep"));
        }
    }

    /**
     * The lines of a plan in their order, read in pages.
     *
     * @param question further parameters, each with a leading {@code &}
     */
    public List<JsonNode> planObjects(String id, String question, int most) {
        List<JsonNode> all = new ArrayList<>();
        String path = "/admin/v1/plans/" + encode(id) + "/objects?top=" + Math.min(most, PAGE) + question;
        while (!path.isEmpty() && all.size() < most) {
            JsonNode page = client.get(path);
            Json.values(page).forEach(all::add);
            path = Json.text(page, "nextLink");
        }
        return all.subList(0, Math.min(most, all.size()));
    }

    /** So many lines at most behind the one of this number. */
    public List<JsonNode> planObjectsAfter(String id, long number, int most) {
        return Json.values(client.get("/admin/v1/plans/" + encode(id) + "/objects?top=" + most + "&after=" + number))
                .toList();
    }

    /** What only one of two plans shows. */
    public JsonNode planDifferences(String id, String other, int top) {
        return client.get("/admin/v1/plans/" + encode(id) + "/differences?other=" + encode(other) + "&top=" + top);
    }

    /** What was done that an applied plan does not show, and the other way round. */
    public JsonNode planOutcome(String id, int top) {
        return client.get("/admin/v1/plans/" + encode(id) + "/outcome?top=" + top);
    }

    /**
     * Has the next cycle do what a plan shows.
     *
     * @param acceptMoved although objects have changed since
     * @return the plan, which waits to be applied
     */
    public JsonNode applyPlan(String id, boolean acceptMoved) {
        return client.post(
                "/admin/v1/plans/" + encode(id) + "/apply", Json.object().put("acceptMoved", acceptMoved));
    }

    /** The cycle that applied a plan, when its account is closed; empty: the plan was not applied. */
    public Optional<Cycle> awaitCycleOf(JsonNode plan, Duration within) {
        Instant end = Instant.now().plus(within);
        String id = Json.text(plan, "appliedCycle");
        while (!id.isEmpty() && Instant.now().isBefore(end)) {
            Optional<Cycle> cycle = cycles(Json.text(plan, "configuration"), RECENT).stream()
                    .filter(found -> found.id().equals(id))
                    .findFirst();
            if (cycle.isEmpty() || !cycle.get().running()) {
                return cycle;
            }
            pause();
        }
        return Optional.empty();
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

    /**
     * Provisions an object at once.
     *
     * @param members of a group, named like objects
     * @param apply for real; else it is only shown what would come of it
     */
    public JsonNode provision(
            String configuration, String object, List<String> members, boolean ignoreScope, boolean apply) {
        ObjectNode body = Json.object()
                .put("object", object)
                .put("ignoreScope", ignoreScope)
                .put("apply", apply);
        ArrayNode chosen = body.putArray("members");
        members.forEach(chosen::add);
        return client.post("/admin/v1/configurations/" + encode(configuration) + "/provision", body);
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
