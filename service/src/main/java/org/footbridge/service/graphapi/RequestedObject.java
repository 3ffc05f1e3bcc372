package org.footbridge.service.graphapi;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Finds the object that an address names: by id, a user also by sign-in name. */
@Component
class RequestedObject {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ObjectQueries queries;

    RequestedObject(ObjectQueries queries) {
        this.queries = queries;
    }

    /** @throws QueryFailure there is none in this tenant */
    GraphObject get(TenantId tenant, ObjectKind kind, String key, Along along) {
        return find(tenant, kind, key, along).orElseThrow(() -> QueryFailure.notFound(kind.singular(), key));
    }

    /**
     * The object's id; an id is taken as it is, whether the object is there shows in what it leads to.
     *
     * @throws QueryFailure there is no user of that name
     */
    UUID id(TenantId tenant, ObjectKind kind, String key) {
        return guid(key).orElseGet(() -> get(tenant, kind, key, Along.NOTHING).id());
    }

    static Optional<UUID> guid(String key) {
        return GUID.matcher(key).matches() ? Optional.of(UUID.fromString(key)) : Optional.empty();
    }

    private Optional<GraphObject> find(TenantId tenant, ObjectKind kind, String key, Along along) {
        Optional<UUID> id = guid(key);
        if (id.isPresent()) {
            return queries.byId(tenant, kind, id.get(), along);
        }
        return kind == ObjectKind.USER && key.indexOf('\0') < 0
                ? queries.byUserPrincipalName(tenant, key, along)
                : Optional.empty();
    }
}
