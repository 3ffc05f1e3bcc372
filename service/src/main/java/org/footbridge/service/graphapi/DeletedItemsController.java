package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.deletes.DeletedObjects;
import org.footbridge.service.deletes.DeletedObjects.Names;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.signin.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What was deleted and can still come back with its id. */
@RestController
@RequestMapping("/v1.0/directory/deletedItems")
class DeletedItemsController {
    private static final String CONTEXT = "directory/deletedItems";
    private static final String ITEM = "/{id:[0-9a-fA-F-]{36}}";
    private static final String CAST = "/{cast:microsoft\\.graph\\..+}";

    private final Audited audited;
    private final Listing listing;
    private final ObjectQueries queries;
    private final ObjectRendering rendering;
    private final Answers answers;
    private final DeletedObjects deletedObjects;

    DeletedItemsController(
            Listing listing,
            ObjectQueries queries,
            ObjectRendering rendering,
            Answers answers,
            DeletedObjects deletedObjects,
            Audited audited) {
        this.listing = listing;
        this.queries = queries;
        this.rendering = rendering;
        this.answers = answers;
        this.deletedObjects = deletedObjects;
        this.audited = audited;
    }

    @GetMapping(CAST)
    ObjectNode list(Caller caller, @PathVariable String cast, HttpServletRequest request) {
        ObjectSet deleted = ObjectSet.deleted(caller.tenant(), ObjectKind.ofCast(cast));
        return listing.page(
                caller.tenant(), deleted, QueryOptions.read(request, QueryOptions.REFERENCES), CONTEXT + "/" + cast);
    }

    @GetMapping(path = CAST + "/$count", produces = MediaType.TEXT_PLAIN_VALUE)
    String count(Caller caller, @PathVariable String cast, HttpServletRequest request) {
        ObjectSet deleted = ObjectSet.deleted(caller.tenant(), ObjectKind.ofCast(cast));
        return Long.toString(listing.count(deleted, QueryOptions.read(request, QueryOptions.COUNT)));
    }

    @GetMapping(ITEM)
    ObjectNode get(Caller caller, @PathVariable String id, HttpServletRequest request) {
        QueryOptions query = QueryOptions.read(request, java.util.Set.of("$select"));
        Selection selection =
                Selection.read(query.names("$select"), List.of(Catalogue.USERS, Catalogue.GROUPS, Catalogue.CONTACTS));
        return RequestedObject.guid(id)
                .flatMap(guid -> queries.deletedById(caller.tenant(), guid, Along.of(selection)))
                .map(object -> answers.entity(CONTEXT + "/$entity", rendering.render(object, selection, true)))
                .orElseThrow(() -> QueryFailure.notFound("deleted item", id));
    }

    /** It is managed in the cloud from then on; its source takes it over again when it comes into scope. */
    @PostMapping(ITEM + "/restore")
    ObjectNode restore(Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
        Names names = RestoreNames.read(ReadJson.objectOrNothing(request));
        UUID object = RequestedObject.guid(id)
                .filter(guid -> restored(caller, guid, names))
                .orElseThrow(() -> QueryFailure.notFound("deleted item", id));
        Selection selection = Selection.read(List.of(), List.of(Catalogue.USERS, Catalogue.GROUPS, Catalogue.CONTACTS));
        return queries.livingById(caller.tenant(), object, Along.of(selection))
                .map(found -> answers.entity("directoryObjects/$entity", rendering.render(found, selection, true)))
                .orElseThrow(() -> QueryFailure.notFound("object", id));
    }

    private boolean restored(Caller caller, UUID object, Names names) {
        return audited.told(caller, "ObjectRestored", () -> {
            Optional<GraphObject> before = queries.deletedById(caller.tenant(), object, Along.NOTHING);
            return deletedObjects.restore(caller.tenant(), object, names)
                    ? before.map(gone -> AuditedChange.changed(
                            "object " + object,
                            state(gone),
                            queries.livingById(caller.tenant(), object, Along.NOTHING)
                                    .map(DeletedItemsController::state)
                                    .orElse(Map.of())))
                    : Optional.empty();
        });
    }

    private boolean purged(Caller caller, UUID object) {
        return audited.told(caller, "ObjectPurged", () -> {
            Optional<GraphObject> before = queries.deletedById(caller.tenant(), object, Along.NOTHING);
            return deletedObjects.purge(caller.tenant(), object)
                    ? before.map(gone -> AuditedChange.removed("object " + object, state(gone)))
                    : Optional.empty();
        });
    }

    /** What people know it by. */
    private static Map<String, String> state(GraphObject object) {
        Map<String, String> state = new TreeMap<>();
        state.put("kind", object.kind().singular());
        for (String name : List.of("displayName", "userPrincipalName", "mail")) {
            String value = object.properties().path(name).asString("");
            if (!value.isEmpty()) {
                state.put(name, value);
            }
        }
        Optional.ofNullable(object.deletedAt()).ifPresent(at -> state.put("deletedAt", at.toString()));
        return state;
    }

    /** For good. */
    @DeleteMapping(ITEM)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void purge(Caller caller, @PathVariable String id) {
        if (RequestedObject.guid(id).filter(guid -> purged(caller, guid)).isEmpty()) {
            throw QueryFailure.notFound("deleted item", id);
        }
    }
}
