package org.footbridge.drsr.replication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a first answer told of the server.
 *
 * @param controller identifier of a controller of the domain
 * @param invocation the server's database
 * @param prefixes the server's numbers, which every request repeats
 */
record KnownServer(UUID controller, UUID invocation, PrefixTable prefixes) {

    /** The attributes by the numbers that a table gives them; without those that the server's schema does not know. */
    static Map<Integer, Attribute> numbered(Set<Attribute> attributes, PrefixTable table) {
        Map<Integer, Attribute> numbered = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            table.number(attribute).ifPresent(number -> numbered.put(number, attribute));
        }
        return numbered;
    }
}
