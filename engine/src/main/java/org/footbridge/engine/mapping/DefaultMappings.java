package org.footbridge.engine.mapping;

import java.util.List;

/** The mappings a new configuration begins with. */
public final class DefaultMappings {

    private DefaultMappings() {}

    /** Of user, inetOrgPerson, group and contact. */
    public static List<ObjectMapping> all() {
        return List.of(
                UserMapping.of("user"), UserMapping.of("inetOrgPerson"), GroupMapping.GROUP, ContactMapping.CONTACT);
    }
}
