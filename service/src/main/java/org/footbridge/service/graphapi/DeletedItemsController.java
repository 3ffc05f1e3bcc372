package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.footbridge.service.signin.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What was deleted and can still come back with its id. */
@RestController
@RequestMapping("/v1.0/directory/deletedItems")
class DeletedItemsController {
    private static final String CONTEXT = "directory/deletedItems";
    private static final String CAST = "/{cast:microsoft\\.graph\\..+}";

    private final Listing listing;
    private final ObjectQueries queries;
    private final ObjectRendering rendering;
    private final Answers answers;

    DeletedItemsController(Listing listing, ObjectQueries queries, ObjectRendering rendering, Answers answers) {
        this.listing = listing;
        this.queries = queries;
        this.rendering = rendering;
        this.answers = answers;
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

    @GetMapping("/{id:[0-9a-fA-F-]{36}}")
    ObjectNode get(Caller caller, @PathVariable String id, HttpServletRequest request) {
        QueryOptions query = QueryOptions.read(request, java.util.Set.of("$select"));
        Selection selection =
                Selection.read(query.names("$select"), List.of(Catalogue.USERS, Catalogue.GROUPS, Catalogue.CONTACTS));
        return RequestedObject.guid(id)
                .flatMap(guid -> queries.deletedById(caller.tenant(), guid, Along.of(selection)))
                .map(object -> answers.entity(CONTEXT + "/$entity", rendering.render(object, selection, true)))
                .orElseThrow(() -> QueryFailure.notFound("deleted item", id));
    }
}
