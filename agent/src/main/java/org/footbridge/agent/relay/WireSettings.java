package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import org.footbridge.directory.Membership;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.directory.ReadSettings;
import org.footbridge.directory.RequestedAttribute;
import org.footbridge.directory.ValueKind;

/** Understands what a request asks for. */
final class WireSettings {
    private WireSettings() {}

    /** @throws IllegalArgumentException for what an agent of this version cannot understand */
    static ReadSettings read(org.footbridge.relay.wire.ReadSettings settings) {
        return new ReadSettings(
                settings.getAttributesList().stream()
                        .map(attribute -> new RequestedAttribute(attribute.getName(), kind(attribute.getKind())))
                        .toList(),
                settings.getObjectClassesList(),
                guids(settings.getContainerGuidsList()),
                guids(settings.getExcludedContainerGuidsList()),
                new Membership(
                        Set.copyOf(guids(settings.getMembership().getGroupGuidsList())),
                        settings.getMembership().getAllGroups()),
                settings.getPageSize());
    }

    static List<ObjectGuid> guids(List<ByteString> guids) {
        return guids.stream().map(bytes -> ObjectGuid.of(bytes.toByteArray())).toList();
    }

    private static ValueKind kind(org.footbridge.relay.wire.ValueKind kind) {
        return switch (kind) {
            case TEXT -> ValueKind.TEXT;
            case BINARY -> ValueKind.BINARY;
            case LINK -> ValueKind.LINK;
            case VALUE_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("an attribute has no known kind of values");
        };
    }
}
