package org.footbridge.engine.planning;

import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;

/**
 * As much of the tenant directory as a plan needs: for each source object of the page its linked target, and for each
 * anchor, user principal name and SMTP address that a desired object of the page has, the object that has it now.
 *
 * @param linked targets by the source objects they are linked to, soft-deleted ones too
 * @param byAnchor soft-deleted objects too
 * @param byUserPrincipalName lower case; living objects
 * @param byAddress lower case, without prefix; living objects
 */
public record DirectoryView(
        Map<ObjectGuid, DirectoryObject> linked,
        Map<SourceAnchor, DirectoryObject> byAnchor,
        Map<String, DirectoryObject> byUserPrincipalName,
        Map<String, DirectoryObject> byAddress) {

    public static final DirectoryView EMPTY = new DirectoryView(Map.of(), Map.of(), Map.of(), Map.of());

    public DirectoryView {
        linked = Map.copyOf(linked);
        byAnchor = Map.copyOf(byAnchor);
        byUserPrincipalName = Map.copyOf(byUserPrincipalName);
        byAddress = Map.copyOf(byAddress);
    }

    Optional<DirectoryObject> target(ObjectGuid guid) {
        return Optional.ofNullable(linked.get(guid));
    }

    Optional<DirectoryObject> holder(SourceAnchor anchor) {
        return Optional.ofNullable(byAnchor.get(anchor));
    }

    /** A soft-deleted object does not hold its names. */
    Optional<DirectoryObject> holderOfName(String userPrincipalName) {
        return Optional.ofNullable(byUserPrincipalName.get(userPrincipalName)).filter(object -> !object.deleted());
    }

    /** A soft-deleted object does not hold its addresses. */
    Optional<DirectoryObject> holderOfAddress(String address) {
        return Optional.ofNullable(byAddress.get(address)).filter(object -> !object.deleted());
    }
}
