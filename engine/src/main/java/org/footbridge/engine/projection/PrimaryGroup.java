package org.footbridge.engine.projection;

import java.util.Collection;
import java.util.List;

/**
 * Membership by primary group: an object names one group by its primaryGroupID, in the domain that its objectSid tells, and
 * is not among the values of that group's member (MS-ADTS 3.1.1.4.5.11).
 */
public final class PrimaryGroup {
    /** Last part of the group's security identifier; as a link, from the group to those who name it. */
    public static final String ATTRIBUTE = "primaryGroupID";

    static final List<SourceAttribute> READS = List.of(
            new SourceAttribute(ATTRIBUTE, SourceAttribute.Kind.TEXT),
            new SourceAttribute("objectSid", SourceAttribute.Kind.BINARY));

    private PrimaryGroup() {}

    /** Whether everything is read that it takes to know who the members are. */
    public static boolean isRead(Collection<SourceAttribute> attributes) {
        return READS.stream()
                .allMatch(needed -> attributes.stream()
                        .anyMatch(attribute -> attribute.kind() == needed.kind()
                                && attribute.name().equalsIgnoreCase(needed.name())));
    }
}
