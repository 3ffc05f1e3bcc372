package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.footbridge.service.signin.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Users, groups and contacts. */
@RestController
@RequestMapping("/v1.0/{collection:users|groups|contacts}")
class ObjectsController {
    private final Listing listing;
    private final RequestedObject requested;
    private final ObjectRendering rendering;
    private final Answers answers;

    ObjectsController(Listing listing, RequestedObject requested, ObjectRendering rendering, Answers answers) {
        this.listing = listing;
        this.requested = requested;
        this.rendering = rendering;
        this.answers = answers;
    }

    @GetMapping
    ObjectNode list(Caller caller, @PathVariable String collection, HttpServletRequest request) {
        ObjectSet all = ObjectSet.all(caller.tenant(), ObjectKind.ofCollection(collection));
        return listing.page(caller.tenant(), all, QueryOptions.read(request, QueryOptions.COLLECTION), collection);
    }

    @GetMapping(path = "/$count", produces = MediaType.TEXT_PLAIN_VALUE)
    String count(Caller caller, @PathVariable String collection, HttpServletRequest request) {
        ObjectSet all = ObjectSet.all(caller.tenant(), ObjectKind.ofCollection(collection));
        return Long.toString(listing.count(all, QueryOptions.read(request, QueryOptions.COUNT)));
    }

    @GetMapping("/{key}")
    ObjectNode get(
            Caller caller, @PathVariable String collection, @PathVariable String key, HttpServletRequest request) {
        ObjectKind kind = ObjectKind.ofCollection(collection);
        QueryOptions query = QueryOptions.read(request, QueryOptions.ENTITY);
        Selection selection = Selection.read(query.names("$select"), List.of(Catalogue.of(kind)));
        Optional<Expansion> expanded = query.expansion(kind);
        GraphObject object = requested.get(caller.tenant(), kind, key, Along.of(selection, expanded));
        String names = String.join(",", query.names("$select"));
        return answers.entity(
                collection + (names.isEmpty() ? "" : "(" + names + ")") + "/$entity",
                rendering.render(object, selection, expanded));
    }
}
