package org.footbridge.service.graphapi;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.service.graphapi.DeltaPlace.Changes;
import org.footbridge.service.graphapi.DeltaPlace.End;
import org.footbridge.service.graphapi.DeltaPlace.Mark;
import org.footbridge.service.graphapi.FeedQueries.Change;
import org.footbridge.service.graphapi.FeedQueries.Newest;
import org.footbridge.service.graphapi.FeedQueries.Reference;
import org.footbridge.service.graphapi.FeedQueries.Window;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells objects and then what changed, page by page. First all objects are told as they are; the changes that happened
 * meanwhile are told again by the first delta link. An object is always told as it is now, references in the order in which
 * they came and went: whoever does what each page says ends with what there is.
 */
@Component
class ReadDelta {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /** References of a page for each object or change of it. */
    private static final int REFERENCES_EACH = 10;
    /** Changes of one page; several are of one object, or of others than are followed. */
    private static final int CHANGES_EACH = 5;

    private final FeedQueries feed;
    private final ObjectQueries queries;
    private final ObjectRendering rendering;
    private final DeltaTokens tokens;
    private final Clock clock;

    ReadDelta(FeedQueries feed, ObjectQueries queries, ObjectRendering rendering, DeltaTokens tokens, Clock clock) {
        this.feed = feed;
        this.queries = queries;
        this.rendering = rendering;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @param next where the page after it begins; where nothing is left to tell, the end */
    private record Page(ArrayNode value, DeltaPlace next) {}

    /**
     * One page, as it is told.
     *
     * @param ended nothing is left to tell for now: the token is for the next time
     */
    record DeltaPage(ArrayNode value, boolean ended, String token) {}

    /** What several changes of one object come to. */
    private static final class Told {
        private final ObjectKind kind;
        private boolean whole;
        private String removed = "";
        private final Set<String> properties = new TreeSet<>();
        /** whether they came, else they went */
        private final Map<UUID, Boolean> references = new LinkedHashMap<>();

        private Told(ObjectKind kind) {
            this.kind = kind;
        }

        private void add(Change change, Optional<String> reference) {
            if (change.gone() || change.deleted()) {
                removed = change.gone() ? "deleted" : "changed";
                return;
            }
            Set<String> names = change.properties().orElse(Set.of());
            switch (change.what()) {
                case "created", "restored" -> whole = true;
                case "updated" -> {
                    whole |= change.properties().isEmpty();
                    properties.addAll(names);
                }
                case "references" -> {
                    if (reference.filter(names::contains).isPresent()) {
                        change.removed().forEach(target -> references.put(target, false));
                        change.added().forEach(target -> references.put(target, true));
                    }
                }
                default -> {
                    // was deleted, and is back: that is told as well
                }
            }
        }
    }

    /** @throws org.footbridge.service.errors.ServiceFailure resyncRequired, syncStateNotFound (410) */
    DeltaPage page(TenantId tenant, DeltaQuery query) {
        QueryOptions options = query.options();
        Instant now = clock.instant();
        Optional<String> token = DeltaTokens.given(options);
        boolean fromNow = options.has(QueryOptions.DELTA_TOKEN)
                && token.filter(QueryOptions.LATEST::equals).isPresent();
        Optional<DeltaPlace> given =
                fromNow ? Optional.empty() : token.map(text -> tokens.place(tenant, options, text));
        Newest newest = feed.newest(tenant, given.map(DeltaPlace::from).orElse(Mark.NONE));
        if (!newest.held()) {
            throw DeltaTokens.takenBack();
        }
        DeltaPlace place = given.orElseGet(() -> fromNow
                ? new Changes(now, newest.mark(), newest.mark())
                : new DeltaPlace.Listing(now, newest.mark(), BEFORE_ALL, Optional.empty()));
        Page page = switch (place) {
            case DeltaPlace.Listing listing -> listing(tenant, query, listing);
            case Changes changes -> changes(tenant, query, changes);
            case End(Instant since, Mark from) -> changes(tenant, query, new Changes(now, from, newest.mark()));
        };
        return new DeltaPage(page.value(), page.next() instanceof End, tokens.token(tenant, options, page.next()));
    }

    private Page listing(TenantId tenant, DeltaQuery query, DeltaPlace.Listing place) {
        int size = query.size();
        Sql behind = Sql.of(place.within().isPresent() ? "o.id >= ?" : "o.id > ?", place.after());
        List<GraphObject> found = queries.page(
                set(tenant, query, query.ids()),
                Optional.of(behind),
                Ordering.BY_ID,
                null,
                size + 1,
                Along.of(query.selection()));
        List<GraphObject> shown = found.size() > size ? found.subList(0, size) : found;
        List<Reference> references = references(tenant, query, place, shown);
        int most = size * REFERENCES_EACH;
        DeltaPlace next = new End(place.since(), place.from());
        if (references.size() > most) {
            references = references.subList(0, most);
            Reference last = references.getLast();
            next = new DeltaPlace.Listing(place.since(), place.from(), last.owner(), Optional.of(last.target()));
            shown = upTo(shown, last.owner());
        } else if (found.size() > size) {
            next = new DeltaPlace.Listing(
                    place.since(), place.from(), shown.getLast().id(), Optional.empty());
        }
        Map<UUID, List<Reference>> byOwner = references.stream().collect(Collectors.groupingBy(Reference::owner));
        ArrayNode value = JsonNodeFactory.instance.arrayNode();
        for (GraphObject object : shown) {
            ObjectNode node = rendering.render(object, query.selection(), query.typed());
            query.reference().ifPresent(name -> {
                ArrayNode ends = node.putArray(name + "@delta");
                byOwner.getOrDefault(object.id(), List.of())
                        .forEach(reference -> end(ends, reference.target(), Optional.of(reference.kind())));
            });
            value.add(node);
        }
        return new Page(value, next);
    }

    private static ObjectSet set(TenantId tenant, DeltaQuery query, Set<UUID> ids) {
        ObjectSet all = query.typed()
                ? ObjectSet.ofKinds(tenant, query.kinds())
                : ObjectSet.all(tenant, query.kinds().getFirst());
        return ids.isEmpty() ? all : all.of(ids);
    }

    private List<Reference> references(
            TenantId tenant, DeltaQuery query, DeltaPlace.Listing place, List<GraphObject> shown) {
        if (query.reference().isEmpty() || shown.isEmpty()) {
            return List.of();
        }
        boolean goesOn = shown.getFirst().id().equals(place.after());
        return feed.references(
                tenant,
                shown.stream().map(GraphObject::id).toList(),
                query.reference().get(),
                goesOn ? place.within().orElse(BEFORE_ALL) : BEFORE_ALL,
                query.size() * REFERENCES_EACH + 1);
    }

    private static List<GraphObject> upTo(List<GraphObject> objects, UUID last) {
        List<GraphObject> shown = new ArrayList<>();
        for (GraphObject object : objects) {
            shown.add(object);
            if (object.id().equals(last)) {
                return shown;
            }
        }
        throw new IllegalStateException("A reference of an object that is not on the page.");
    }

    private Page changes(TenantId tenant, DeltaQuery query, Changes place) {
        Window window = feed.window(tenant, place, query.size() * CHANGES_EACH, query.size() * REFERENCES_EACH);
        DeltaPlace next = window.more()
                ? new Changes(place.since(), window.changes().getLast().mark(), place.until())
                : new End(place.since(), place.until());
        Map<UUID, Told> all = told(query, window);
        Map<UUID, GraphObject> living = living(tenant, query, all);
        Map<UUID, ObjectKind> kinds = kinds(tenant, all);
        ArrayNode value = JsonNodeFactory.instance.arrayNode();
        all.forEach((id, told) -> {
            GraphObject object = living.get(id);
            if (!told.removed.isEmpty()) {
                value.add(removed(id, told, query));
            } else if (object != null) {
                value.add(changed(object, told, query, kinds));
            }
            // else it was deleted just now, which the next round tells
        });
        return new Page(value, next);
    }

    private static Map<UUID, Told> told(DeltaQuery query, Window window) {
        Map<UUID, Told> all = new LinkedHashMap<>();
        for (Change change : window.changes()) {
            change.kind()
                    .filter(kind -> query.wants(kind, change.object()))
                    .ifPresent(kind -> all.computeIfAbsent(change.object(), id -> new Told(kind))
                            .add(change, query.reference()));
        }
        all.values()
                .removeIf(told -> told.removed.isEmpty()
                        && !told.whole
                        && told.references.isEmpty()
                        && query.told(told.kind, told.properties).isEmpty());
        return all;
    }

    private Map<UUID, GraphObject> living(TenantId tenant, DeltaQuery query, Map<UUID, Told> all) {
        Set<UUID> ids = new LinkedHashSet<>();
        all.forEach((id, told) -> {
            if (told.removed.isEmpty()) {
                ids.add(id);
            }
        });
        if (ids.isEmpty()) {
            return Map.of();
        }
        return queries
                .page(
                        set(tenant, query, ids),
                        Optional.empty(),
                        Ordering.BY_ID,
                        null,
                        ids.size(),
                        Along.of(query.selection()))
                .stream()
                .collect(Collectors.toMap(GraphObject::id, Function.identity()));
    }

    private Map<UUID, ObjectKind> kinds(TenantId tenant, Map<UUID, Told> all) {
        Set<UUID> ends = new LinkedHashSet<>();
        all.values().forEach(told -> ends.addAll(told.references.keySet()));
        return ends.isEmpty() ? new HashMap<>() : feed.kinds(tenant, ends);
    }

    private ObjectNode changed(GraphObject object, Told told, DeltaQuery query, Map<UUID, ObjectKind> kinds) {
        Selection selection = told.whole || !query.minimal()
                ? query.selection()
                : new Selection(idAnd(query.told(told.kind, told.properties)));
        ObjectNode node = rendering.render(object, selection, query.typed());
        if (!told.references.isEmpty()) {
            ArrayNode ends = node.putArray(query.reference().orElseThrow() + "@delta");
            told.references.forEach((target, came) -> {
                ObjectNode end = end(ends, target, Optional.ofNullable(kinds.get(target)));
                if (!came) {
                    end.putObject("@removed").put("reason", "deleted");
                }
            });
        }
        return node;
    }

    private static List<String> idAnd(List<String> names) {
        List<String> all = new ArrayList<>(List.of("id"));
        all.addAll(names);
        return all;
    }

    private static ObjectNode end(ArrayNode ends, UUID target, Optional<ObjectKind> kind) {
        ObjectNode end = ends.addObject();
        kind.ifPresent(known -> end.put("@odata.type", Catalogue.of(known).odataType()));
        return end.put("id", target.toString());
    }

    private static ObjectNode removed(UUID id, Told told, DeltaQuery query) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (query.typed()) {
            node.put("@odata.type", Catalogue.of(told.kind).odataType());
        }
        node.put("id", id.toString());
        node.putObject("@removed").put("reason", told.removed);
        return node;
    }
}
