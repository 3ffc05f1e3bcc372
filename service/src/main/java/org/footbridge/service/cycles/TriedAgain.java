package org.footbridge.service.cycles;

import java.util.Set;

/**
 * Failures whose reason may go away though nothing changes in the directory: it is on the side of the tenant, in another
 * directory, or in the rights of the agents' account. They are tried again in each cycle, also when nothing was read; all
 * others only when something was, or the rules were changed.
 */
final class TriedAgain {
    static final Set<String> CODES = Set.of(
            "AttributeValueMustBeUnique",
            "DuplicateProxyAddress",
            "DuplicateSourceAnchor",
            "DuplicateTargetEntries",
            "DuplicateUserPrincipalName",
            "ExistingAdminRoleConflict",
            "InvalidHardMatch",
            "InvalidSoftMatch",
            "ObjectNotRead",
            "ObjectTypeMismatch",
            "PlaceUnknown");

    private TriedAgain() {}
}
