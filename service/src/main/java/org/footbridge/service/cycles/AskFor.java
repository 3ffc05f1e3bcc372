package org.footbridge.service.cycles;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.engine.scope.Scope;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Membership;
import org.footbridge.relay.wire.ReadSettings;
import org.footbridge.relay.wire.ValueKind;
import org.footbridge.service.staging.MembersTold;

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
        Scope scope = context.rules().scope();
        scope.included().forEach(guid -> settings.addContainerGuids(bytes(guid.value())));
        scope.excluded().forEach(guid -> settings.addExcludedContainerGuids(bytes(guid.value())));
        if (scope.limitedByGroups()) {
            settings.setMembership(membership(scope));
        }
        return settings.build();
    }

    /** Groups whose members the agents tell when they are asked so. */
    static MembersTold told(CycleContext context) {
        Scope scope = context.rules().scope();
        boolean groupsAreWhole = !scope.limitedByContainers()
                && context.definition().objects().contains("group")
                && context.attributes().contains(new SourceAttribute(Scope.MEMBERS, SourceAttribute.Kind.LINK));
        return groupsAreWhole || (scope.limitedByGroups() && scope.nested())
                ? MembersTold.ALL
                : MembersTold.of(scope.groups().stream().map(ObjectGuid::value).collect(Collectors.toSet()));
    }

    /** For members of members the members of all groups have to be known. */
    private static Membership membership(Scope scope) {
        Membership.Builder membership = Membership.newBuilder().setAllGroups(scope.nested());
        if (!scope.nested()) {
            scope.groups().forEach(group -> membership.addGroupGuids(bytes(group.value())));
        }
        return membership.build();
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
