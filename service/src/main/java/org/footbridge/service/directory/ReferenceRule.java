package org.footbridge.service.directory;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of a link of the objects of one class.
 *
 * @param objectClass of the object that has the link, lower case
 * @param attribute the link, lower case; empty: the property is to have no values
 * @param property of the tenant directory
 */
public record ReferenceRule(String objectClass, Optional<String> attribute, String property) {
    /** The link that the staged copy makes of primaryGroupID. */
    private static final String PRIMARY_GROUP = "primarygroupid";

    static boolean primaryGroupsMatter(List<ReferenceRule> rules) {
        return rules.stream()
                .anyMatch(rule -> rule.attribute().filter(PRIMARY_GROUP::equals).isPresent());
    }
}
