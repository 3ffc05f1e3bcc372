package org.footbridge.service.browsing;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.BrowseTree;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.ListedObject;
import org.footbridge.relay.wire.Listing;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.SearchObjects;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.springframework.stereotype.Component;

/** Reads a part of the tree of a directory, or a few objects by their names. */
@Component
public class BrowseDirectory {
    /** Containers in an answer. */
    public static final int MOST_CONTAINERS = 1000;
    /** Objects in an answer. */
    public static final int MOST_OBJECTS = 100;

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int LONGEST_TEXT = 1024;
    /** What agents give out: an objectGUID and a name. */
    private static final Pattern PLACE = Pattern.compile("[0-9a-f-]{36}.{0,1000}", Pattern.DOTALL);

    private final AskAgents agents;

    public BrowseDirectory(AskAgents agents) {
        this.agents = agents;
    }

    /**
     * A container.
     *
     * @param kind organizationalUnit, container or domain
     */
    public record Container(UUID guid, String name, String distinguishedName, String kind, boolean hasChildren) {}

    /**
     * What is right below a container, by name.
     *
     * @param next what the next page is asked for with; empty: there is none
     */
    public record Tree(Container parent, List<Container> children, Optional<String> next) {
        public Tree {
            children = List.copyOf(children);
        }
    }

    /**
     * An object that was searched for.
     *
     * @param type its class in the directory
     */
    public record Found(UUID guid, String type, String name, String distinguishedName, Optional<String> description) {}

    /**
     * The containers right below one.
     *
     * @param parent empty: the domain
     * @param after of the page before; empty: the first page
     * @throws ServiceFailure ContainerNotFound, NotAContainer, or why the directory was not read
     */
    public Tree tree(Directory directory, Optional<UUID> parent, Optional<String> after, int most) {
        after.filter(place -> !PLACE.matcher(place).matches()).ifPresent(place -> {
            throw new ServiceFailure(
                    "invalidRequest",
                    400,
                    "\"after\" is not one of a nextLink.",
                    "Follow the nextLink of the page before as it is.");
        });
        BrowseTree.Builder wanted =
                BrowseTree.newBuilder().setAfter(after.orElse("")).setMost(most);
        parent.ifPresent(guid -> wanted.setParentGuid(ByteString.copyFrom(new ObjectGuid(guid).toDirectoryBytes())));
        Collect collect =
                ask(directory, Request.newBuilder().setBrowseTree(wanted).build());
        ListedObject found = collect.parent.orElseThrow(() -> new ServiceFailure(
                "ContainerNotFound",
                404,
                "The directory " + directory.name() + " has no container "
                        + parent.map(UUID::toString).orElse("at its top") + " that the agents' account can read.",
                "Read the tree from the top again; the container may have been deleted."));
        if (found.getKind() == ListedObject.Kind.OTHER) {
            throw new ServiceFailure(
                    "NotAContainer",
                    400,
                    found.getDistinguishedName() + " is no container: nothing is below it.",
                    "Give the objectGUID of an organizational unit, a container or a domain.");
        }
        return new Tree(
                container(found),
                collect.objects.stream().map(BrowseDirectory::container).toList(),
                collect.next.isEmpty() ? Optional.empty() : Optional.of(collect.next));
    }

    /**
     * Objects of the classes whose cn, displayName, sAMAccountName, userPrincipalName or mail begins with the text, by name,
     * or the one that the text names as a whole.
     *
     * @throws ServiceFailure why the directory was not read
     */
    public List<Found> search(Directory directory, List<String> classes, String text, int most) {
        if (text.isBlank() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw new ServiceFailure(
                    "invalidRequest",
                    400,
                    "\"text\" is not a text of 1 to " + LONGEST_TEXT + " characters.",
                    "Give the beginning of a name, a distinguished name or an objectGUID.");
        }
        Collect collect = ask(
                directory,
                Request.newBuilder()
                        .setSearchObjects(SearchObjects.newBuilder()
                                .addAllObjectClasses(classes)
                                .setText(text.strip())
                                .setMost(most))
                        .build());
        return collect.objects.stream()
                .map(object -> new Found(
                        guid(object),
                        object.getObjectClass(),
                        object.getName(),
                        object.getDistinguishedName(),
                        object.getDescription().isEmpty() ? Optional.empty() : Optional.of(object.getDescription())))
                .toList();
    }

    private Collect ask(Directory directory, Request body) {
        Collect collect = new Collect();
        agents.ask(directory, body, DEADLINE, collect);
        return collect;
    }

    private static Container container(ListedObject object) {
        return new Container(
                guid(object),
                object.getName(),
                object.getDistinguishedName(),
                switch (object.getKind()) {
                    case ORGANIZATIONAL_UNIT -> "organizationalUnit";
                    case DOMAIN -> "domain";
                    case CONTAINER, OTHER, KIND_UNSPECIFIED, UNRECOGNIZED -> "container";
                },
                object.getHasChildren());
    }

    private static UUID guid(ListedObject object) {
        return Guids.of(object.getGuid());
    }

    private static final class Collect implements StreamConsumer {
        private final List<ListedObject> objects = new ArrayList<>();
        private Optional<ListedObject> parent = Optional.empty();
        private String next = "";

        @Override
        public void began(String streamId, String agentId) {
            objects.clear();
            parent = Optional.empty();
            next = "";
        }

        @Override
        public void page(Page page) {}

        @Override
        public void listed(Listing part) {
            if (part.hasParent()) {
                parent = Optional.of(part.getParent());
            }
            // an answer is never longer than it was asked to be
            if (objects.size() < MOST_CONTAINERS) {
                objects.addAll(part.getObjectsList());
            }
            next = part.getNext();
        }

        @Override
        public void completed(Completed completed) {}
    }
}
