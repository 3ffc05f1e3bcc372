package org.footbridge.service.cycles;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.ReadSettings;
import org.footbridge.relay.wire.ValueKind;

/** What a request for objects asks for, by the rules of a cycle. */
final class AskFor {
    private static final int PAGE_SIZE = 1000;

    private AskFor() {}

    /** All attributes that the rules need. */
    static ReadSettings all(CycleContext context) {
        return only(context.attributes(), context);
    }

    static ReadSettings only(Collection<SourceAttribute> attributes, CycleContext context) {
        ReadSettings.Builder settings = ReadSettings.newBuilder()
                .setPageSize(PAGE_SIZE)
                .addAllObjectClasses(context.definition().objects());
        attributes.forEach(attribute -> settings.addAttributes(
                AttributeRequest.newBuilder().setName(attribute.name()).setKind(kind(attribute.kind()))));
        context.rules().scope().included().forEach(guid -> settings.addContainerGuids(bytes(guid.value())));
        context.rules().scope().excluded().forEach(guid -> settings.addExcludedContainerGuids(bytes(guid.value())));
        return settings.build();
    }

    private static ValueKind kind(SourceAttribute.Kind kind) {
        return switch (kind) {
            case TEXT -> ValueKind.TEXT;
            case BINARY -> ValueKind.BINARY;
            case LINK -> ValueKind.LINK;
        };
    }

    static ByteString bytes(UUID guid) {
        return ByteString.copyFrom(new ObjectGuid(guid).toDirectoryBytes());
    }
}
