package org.footbridge.service.graphapi;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.service.graphapi.ReadDelta.DeltaPage;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who follows the changes of one type of objects and does what each page says, and nothing else. */
public final class FollowDelta {
    private final ReadDelta read;
    private final TenantId tenant;
    private final ObjectKind kind;
    private final String select;
    private final String reference;
    private final boolean minimal;
    private final Map<String, Map<String, String>> objects = new TreeMap<>();
    private final Map<String, Set<String>> references = new TreeMap<>();
    private Optional<String> token = Optional.empty();
    private boolean ended;

    /**
     * Begins with nothing.
     *
     * @param collection such as {@code groups}
     * @param select names of properties, of which the last is {@code reference}
     */
    public FollowDelta(
            JdbcClient jdbc,
            Clock clock,
            TenantId tenant,
            String collection,
            String select,
            String reference,
            boolean minimal) {
        JsonMapper json = JsonMapper.shared();
        PageTokens tokens = new PageTokens(new SecretKeySpec(new byte[32], "HmacSHA256"));
        this.read = new ReadDelta(
                new FeedQueries(jdbc),
                new ObjectQueries(jdbc, json),
                new ObjectRendering(json),
                new DeltaTokens(tokens, clock),
                clock);
        this.tenant = tenant;
        this.kind = ObjectKind.ofCollection(collection);
        this.select = select;
        this.reference = reference;
        this.minimal = minimal;
    }

    /** Follows a page; false: it was the last for now. */
    public boolean page(int size) {
        Map<String, String> options = new TreeMap<>(Map.of("$select", select + "," + reference));
        token.ifPresent(given -> options.put(ended ? "$deltatoken" : "$skiptoken", given));
        String page = "odata.maxpagesize=" + size;
        DeltaPage told = read.page(
                tenant,
                DeltaQuery.of(
                        kind,
                        new QueryOptions("/v1.0/" + kind.collection() + "/delta", options),
                        minimal ? List.of(page, "return=minimal") : List.of(page)));
        told.value().forEach(this::take);
        token = Optional.of(told.token());
        ended = told.ended();
        return !ended;
    }

    /** To the end. */
    public void follow(int size) {
        while (page(size)) {
            // goes on
        }
    }

    private void take(JsonNode told) {
        String id = told.path("id").asString();
        if (told.has("@removed")) {
            objects.remove(id);
            references.remove(id);
            return;
        }
        Map<String, String> properties = objects.computeIfAbsent(id, _ -> new TreeMap<>());
        for (String name : select.split(",", -1)) {
            if (told.has(name)) {
                properties.put(name, told.path(name).toString());
            }
        }
        Set<String> ends = references.computeIfAbsent(id, _ -> new TreeSet<>());
        for (JsonNode end : told.path(reference + "@delta")) {
            if (end.has("@removed")) {
                ends.remove(end.path("id").asString());
            } else {
                ends.add(end.path("id").asString());
            }
        }
    }

    /** What it knows by now: of each object a line with its properties and references. */
    public Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        objects.forEach((id, properties) -> known.put(id, properties + " " + references.get(id)));
        return known;
    }
}
