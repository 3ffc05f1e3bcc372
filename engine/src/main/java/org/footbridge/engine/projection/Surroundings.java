package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.Map;

/**
 * What expressions see beside the object; the same for all objects of a cycle.
 *
 * @param draws gives Guid, RandomNum and RandomString their chance
 * @param parameters by the names between percent signs
 */
record Surroundings(Map<String, String> parameters, String defaultDomain, Instant now, DrawKey draws) {

    static Surroundings of(SyncRules rules, Instant now) {
        return new Surroundings(rules.directory().parameters(), rules.domains().defaultDomain(), now, rules.draws());
    }
}
