package org.footbridge.service.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.ListedObject;
import org.footbridge.relay.wire.Listing;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.browsing.BrowseDirectory.Container;
import org.footbridge.service.browsing.BrowseDirectory.Tree;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;

class BrowseDirectoryTest {
    private static final Directory CORP = new Directory(new TenantId(new UUID(1, 1)), new UUID(2, 2), "corp.example");
    private static final UUID STAFF = new UUID(3, 3);

    private final List<Request> requests = new ArrayList<>();
    private final List<Listing> parts = new ArrayList<>();
    private final DirectoryRequests relay = (tenant, directory, body, deadline, consumer) -> {
        requests.add(body);
        consumer.began("broken", "agent");
        consumer.listed(Listing.newBuilder()
                .addObjects(object("void", ListedObject.Kind.CONTAINER))
                .build());
        consumer.began("whole", "agent");
        parts.forEach(consumer::listed);
        consumer.completed(Completed.getDefaultInstance());
    };
    private final BrowseDirectory browse = new BrowseDirectory(new AskAgents(relay, (tenant, directory) -> true));

    private static ListedObject.Builder object(String name, ListedObject.Kind kind) {
        return ListedObject.newBuilder()
                .setGuid(ByteString.copyFrom(new ObjectGuid(STAFF).toDirectoryBytes()))
                .setName(name)
                .setDistinguishedName("OU=" + name)
                .setKind(kind);
    }

    private String refused(Optional<UUID> parent, String after) {
        return catchThrowableOfType(ServiceFailure.class, () -> browse.tree(CORP, parent, Optional.of(after), 10))
                .code();
    }

    @Test
    void theLastStreamCountsWithAllItsParts() {
        parts.add(Listing.newBuilder()
                .setParent(object("Staff", ListedObject.Kind.ORGANIZATIONAL_UNIT))
                .addObjects(object("A", ListedObject.Kind.ORGANIZATIONAL_UNIT).setHasChildren(true))
                .build());
        parts.add(Listing.newBuilder()
                .addObjects(object("B", ListedObject.Kind.CONTAINER))
                .setNext(STAFF + "b")
                .build());

        Tree tree = browse.tree(CORP, Optional.of(STAFF), Optional.empty(), 2);

        assertThat(tree.parent().name()).isEqualTo("Staff");
        assertThat(tree.children())
                .extracting(Container::name, Container::kind, Container::hasChildren)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("A", "organizationalUnit", true),
                        org.assertj.core.api.Assertions.tuple("B", "container", false));
        assertThat(tree.next()).contains(STAFF + "b");
        assertThat(requests.getFirst().getBrowseTree().getParentGuid().toByteArray())
                .isEqualTo(new ObjectGuid(STAFF).toDirectoryBytes());
    }

    @Test
    void whatIsGoneOrNoContainerIsSaidToBe() {
        parts.add(Listing.getDefaultInstance());
        assertThat(refused(Optional.of(STAFF), STAFF + "x")).isEqualTo("ContainerNotFound");
        parts.set(
                0,
                Listing.newBuilder()
                        .setParent(object("Ann", ListedObject.Kind.OTHER))
                        .build());
        assertThat(refused(Optional.of(STAFF), STAFF + "x")).isEqualTo("NotAContainer");
        assertThat(refused(Optional.empty(), "x")).isEqualTo("invalidRequest");
        assertThat(requests).hasSize(2);
    }

    @Test
    void anAgentThatDoesNotUnderstandIsSaidToBeOld() {
        DirectoryRequests old = (tenant, directory, body, deadline, consumer) -> {
            throw new RelayFailure("RequestInvalid", "it asks for something this agent does not know", "", false);
        };
        ServiceFailure failure = catchThrowableOfType(
                ServiceFailure.class,
                () -> new BrowseDirectory(new AskAgents(old, (tenant, directory) -> true))
                        .search(CORP, List.of("user"), "ann", 5));
        assertThat(failure.code()).isEqualTo("AgentTooOld");
        assertThat(failure.nextStep()).contains("Update");
    }

    @Test
    void aTextIsNeeded() {
        for (String text : List.of("", " ", "a\0b", "x".repeat(1025))) {
            assertThat(catchThrowableOfType(ServiceFailure.class, () -> browse.search(CORP, List.of("user"), text, 5))
                            .code())
                    .isEqualTo("invalidRequest");
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void whoWasSeenIsKnownAgain() {
        SeenGuids seen = new SeenGuids();
        Random random = new Random(1);
        List<UUID> guids = random.longs(200_000)
                .mapToObj(bits -> new UUID(bits & 0xFFFF, bits))
                .distinct()
                .toList();
        assertThat(guids).allMatch(seen::add);
        assertThat(guids).noneMatch(seen::add);
        SeenGuids counted = new SeenGuids();
        for (int i = 0; i < 100_000; i++) {
            assertThat(counted.add(new UUID(1, i))).isTrue();
            assertThat(counted.add(new UUID(i + 2L, 0))).isTrue();
        }
    }
}
