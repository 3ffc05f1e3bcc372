package org.footbridge.engine.mapping;

import java.util.Set;

/** Where the source anchor of an object comes from. */
public sealed interface AnchorRule {

    /** The attributes it reads, as LDAP spells them; objectGUID is always known. */
    Set<String> reads();

    /** mS-DS-ConsistencyGuid when it has a value, otherwise objectGUID. */
    record ConsistencyGuidOrObjectGuid() implements AnchorRule {
        @Override
        public Set<String> reads() {
            return Set.of("mS-DS-ConsistencyGuid");
        }
    }

    record ObjectGuid() implements AnchorRule {
        @Override
        public Set<String> reads() {
            return Set.of();
        }
    }

    /** A text, number or bytes that the administrator chose; bytes become base64, others are taken as they are. */
    record Attribute(String name) implements AnchorRule {
        @Override
        public Set<String> reads() {
            return Set.of(name);
        }
    }
}
