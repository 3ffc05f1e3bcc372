package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.TenantId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What objects refer to: members and the groups they are members of, managers and direct reports, and what else
 * synchronisation brings.
 */
@RestController
@RequestMapping("/v1.0/{collection:users|groups|contacts}/{key}")
class ReferencesController {
    private static final String CONTEXT = "directoryObjects";
    private static final String RELATIONS =
            "/{relation:memberOf|transitiveMemberOf|members|transitiveMembers|directReports|authOrig|dLMemRejectPerms"
                    + "|dLMemSubmitPerms|msExchBypassModerationLink|msExchCoManagedByLink|msExchDelegateListLink"
                    + "|msExchModeratedByLink|msExchTeamMailboxOwners|publicDelegates|unauthOrig}";
    private static final String RELATED =
            "/{relation:manager|managedBy|altRecipient|msExchTeamMailboxSharePointLinkedBy}";

    private final Listing listing;
    private final ObjectQueries queries;
    private final RequestedObject requested;
    private final ObjectRendering rendering;
    private final Answers answers;

    ReferencesController(
            Listing listing,
            ObjectQueries queries,
            RequestedObject requested,
            ObjectRendering rendering,
            Answers answers) {
        this.listing = listing;
        this.queries = queries;
        this.requested = requested;
        this.rendering = rendering;
        this.answers = answers;
    }

    @GetMapping({RELATIONS, RELATIONS + "/{cast:microsoft\\.graph\\..+}"})
    ObjectNode list(
            Caller caller,
            @PathVariable String collection,
            @PathVariable String key,
            @PathVariable String relation,
            @PathVariable Optional<String> cast,
            HttpServletRequest request) {
        ObjectKind kind = ObjectKind.ofCollection(collection);
        QueryOptions query = QueryOptions.read(request, QueryOptions.REFERENCES);
        UUID id = requested.id(caller.tenant(), kind, key);
        ObjectNode page = listing.page(caller.tenant(), set(caller.tenant(), kind, id, relation, cast), query, CONTEXT);
        if (page.path("value").isEmpty() && !query.has("$skiptoken")) {
            // nothing, or nothing to ask about
            requested.get(caller.tenant(), kind, key, Along.NOTHING);
        }
        return page;
    }

    @GetMapping(
            path = {RELATIONS + "/$count", RELATIONS + "/{cast:microsoft\\.graph\\..+}/$count"},
            produces = MediaType.TEXT_PLAIN_VALUE)
    String count(
            Caller caller,
            @PathVariable String collection,
            @PathVariable String key,
            @PathVariable String relation,
            @PathVariable Optional<String> cast,
            HttpServletRequest request) {
        ObjectKind kind = ObjectKind.ofCollection(collection);
        QueryOptions query = QueryOptions.read(request, QueryOptions.COUNT);
        UUID id = requested.get(caller.tenant(), kind, key, Along.NOTHING).id();
        return Long.toString(listing.count(set(caller.tenant(), kind, id, relation, cast), query));
    }

    @GetMapping(RELATED)
    ObjectNode related(
            Caller caller,
            @PathVariable String collection,
            @PathVariable String key,
            @PathVariable String relation,
            HttpServletRequest request) {
        ObjectKind kind = ObjectKind.ofCollection(collection);
        requireReference(kind, relation);
        QueryOptions query = QueryOptions.read(request, java.util.Set.of("$select"));
        Selection selection =
                Selection.read(query.names("$select"), List.of(Catalogue.USERS, Catalogue.GROUPS, Catalogue.CONTACTS));
        GraphObject object = requested.get(caller.tenant(), kind, key, Along.NOTHING);
        return queries.first(ObjectSet.referred(caller.tenant(), object.id(), relation), Along.of(selection))
                .map(found -> answers.entity(CONTEXT + "/$entity", rendering.render(found, selection, true)))
                .orElseThrow(() -> QueryFailure.notFound(relation + " of " + kind.singular(), key));
    }

    private static ObjectSet set(TenantId tenant, ObjectKind kind, UUID id, String relation, Optional<String> cast) {
        ObjectSet set = switch (relation) {
            case "memberOf" -> ObjectSet.referring(tenant, id, "members");
            case "transitiveMemberOf" -> ObjectSet.transitiveMemberOf(tenant, id);
            case "transitiveMembers" -> {
                requireOffered(kind == ObjectKind.GROUP, kind, relation);
                yield ObjectSet.transitiveMembers(tenant, id);
            }
            case "directReports" -> {
                requireOffered(kind != ObjectKind.GROUP, kind, relation);
                yield ObjectSet.referring(tenant, id, "manager");
            }
            default -> {
                requireReference(kind, relation);
                yield ObjectSet.referred(tenant, id, relation);
            }
        };
        return cast.map(ObjectKind::ofCast).map(set::only).orElse(set);
    }

    private static void requireReference(ObjectKind kind, String relation) {
        boolean offered = Expansion.references(kind).stream()
                .anyMatch(reference -> reference.name().equals(relation));
        requireOffered(offered, kind, relation);
    }

    private static void requireOffered(boolean offered, ObjectKind kind, String relation) {
        if (!offered) {
            throw QueryFailure.malformed(
                    "Resource not found for the segment '" + relation + "'.",
                    "The type " + kind.singular() + " has no such property.");
        }
    }
}
