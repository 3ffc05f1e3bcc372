package org.footbridge.service.staging;

import java.util.Set;

/**
 * How what is read is staged.
 *
 * @param binaryAttributes names, lower case, of the attributes whose values are bytes; they are staged as base64
 * @param singleValuedLinks names, lower case, of the links that hold one value at most
 * @param plainReferences names, lower case, of the references that the directory keeps as names and not as links: they
 *     outlive what they name, and lead to it again when it comes back
 * @param primaryGroups primaryGroupID and objectSid are read, and make links
 * @param namesMatter objects are planned again when a container above them is renamed or moved
 * @param placesMatter objects are planned again when a container above them is moved
 */
public record StagingRules(
        Set<String> binaryAttributes,
        Set<String> singleValuedLinks,
        Set<String> plainReferences,
        boolean primaryGroups,
        boolean namesMatter,
        boolean placesMatter) {
    public StagingRules {
        binaryAttributes = Set.copyOf(binaryAttributes);
        singleValuedLinks = Set.copyOf(singleValuedLinks);
        plainReferences = Set.copyOf(plainReferences);
    }

    /** For values alone, of objects that stay where they are. */
    static StagingRules ofValues(Set<String> binaryAttributes) {
        return new StagingRules(binaryAttributes, Set.of(), Set.of(), false, false, false);
    }
}
