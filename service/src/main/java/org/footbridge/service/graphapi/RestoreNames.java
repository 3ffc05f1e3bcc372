package org.footbridge.service.graphapi;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.service.deletes.DeletedObjects.Names;
import tools.jackson.databind.JsonNode;

/** Reads what a request to restore says of the object's names: {@code newUserPrincipalName}, {@code autoReconcileProxyConflict}. */
final class RestoreNames {
    private static final String NAME = "newUserPrincipalName";
    private static final String RECONCILE = "autoReconcileProxyConflict";
    private static final Set<String> KNOWN = Set.of(NAME, RECONCILE);
    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,255}");

    private RestoreNames() {}

    /** @param body an object; an empty one says nothing */
    static Names read(JsonNode body) {
        if (body.isEmpty()) {
            return Names.OWN;
        }
        boolean known = body.propertyNames().stream().allMatch(KNOWN::contains);
        JsonNode name = body.path(NAME);
        JsonNode reconcile = body.path(RECONCILE);
        boolean named = name.isString() && FORM.matcher(name.asString()).matches();
        if (!known
                || !(name.isMissingNode() || name.isNull() || named)
                || !(reconcile.isMissingNode() || reconcile.isNull() || reconcile.isBoolean())) {
            throw QueryFailure.malformed(
                    "The body is not {\"newUserPrincipalName\": name?, \"autoReconcileProxyConflict\": true?}.",
                    "Send none, or these.");
        }
        return new Names(named ? Optional.of(name.asString()) : Optional.empty(), reconcile.asBoolean(false));
    }
}
