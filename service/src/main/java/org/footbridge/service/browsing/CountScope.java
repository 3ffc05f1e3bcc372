package org.footbridge.service.browsing;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.engine.projection.TakeIn;
import org.footbridge.engine.scope.Scope;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Membership;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.ReadAttributes;
import org.footbridge.relay.wire.ReadObjects;
import org.footbridge.relay.wire.ReadSettings;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.ValueKind;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.RulesOfDocument;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.tenants.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Counts whom the scope of a configuration would take in now. The agents tell of each object its class, its place and the
 * attributes that decide; the engine decides as in a cycle. Kept are the counts and a few samples; while it counts, the tree
 * of containers and the members of groups, as far as the scope is limited by them.
 */
@Component
public class CountScope {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int AT_ONCE = 6;
    private static final int OF_TENANT = 2;
    private static final int PAGE_SIZE = 1000;
    /** More parts of a directory than this are read faster as a whole. */
    private static final int MOST_PARTS = 20;
    /** More members than this are found faster by reading everybody. */
    private static final int MOST_BY_NAME = 5_000;

    private final RulesOfDocument documents;
    private final BrowseDirectory browse;
    private final AskAgents agents;
    private final Duration longest;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<TenantId, Semaphore> ofTenants = new ConcurrentHashMap<>();

    @Autowired
    CountScope(RulesOfDocument documents, BrowseDirectory browse, AskAgents agents) {
        this(documents, browse, agents, LONGEST);
    }

    /** @param longest after which it answers with what it has */
    public CountScope(RulesOfDocument documents, BrowseDirectory browse, AskAgents agents, Duration longest) {
        this.documents = documents;
        this.browse = browse;
        this.agents = agents;
        this.longest = longest;
    }

    /** Of one class: how many were looked at, and how many of them are in scope. */
    public record Count(String object, long read, long inScope) {}

    /** @param type its class in the directory */
    public record Sample(UUID guid, String type, String name, boolean inScope) {}

    /**
     * What was counted.
     *
     * @param complete false when the time was over, or there was too much to hold: then there are more
     */
    public record Counted(boolean complete, Duration took, List<Count> counts, List<Sample> samples) {
        public Counted {
            counts = List.copyOf(counts);
            samples = List.copyOf(samples);
        }
    }

    /**
     * Counts.
     *
     * @param document a configuration, saved or not, of this directory
     * @throws ServiceFailure as saving it would, ScopeObjectUnfit, TooManyCounts, or why the directory was not read
     */
    public Counted count(Directory directory, JsonNode document) {
        Semaphore own = ofTenants.computeIfAbsent(directory.tenant(), _ -> new Semaphore(OF_TENANT));
        if (!own.tryAcquire()) {
            throw tooMany();
        }
        if (!places.tryAcquire()) {
            own.release();
            throw tooMany();
        }
        try {
            SavedConfiguration unsaved = documents.read(directory.tenant(), document);
            agents.requireServed(directory);
            return new Attempt(directory, documents.make(unsaved)).count();
        } finally {
            places.release();
            own.release();
        }
    }

    /** Thrown away when the answer is there. */
    private static ServiceFailure tooMany() {
        return new ServiceFailure(
                "TooManyCounts",
                429,
                "Several scopes are being counted at this moment, and each takes a part of the agents' time.",
                "Try again in some seconds.");
    }

    private final class Attempt {
        private final long began = System.nanoTime();
        private final Directory directory;
        private final List<String> classes;
        private final SyncRules rules;
        private final Scope scope;
        private final Containers containers = new Containers();
        private final Memberships memberships = new Memberships();

        Attempt(Directory directory, RulesOfDocument.Made made) {
            this.directory = directory;
            this.classes = made.definition().objects();
            this.rules = made.rules();
            this.scope = rules.scope();
        }

        Counted count() {
            Tally tally = new Tally(classes, rules, containers);
            boolean complete = true;
            try {
                read(tally);
            } catch (TooMuch tooMuch) {
                complete = false;
            } catch (RelayFailure failure) {
                if (!failure.code().equals(AskAgents.TOO_LATE)) {
                    throw failure;
                }
                complete = false;
            }
            return new Counted(complete, Duration.ofNanos(System.nanoTime() - began), tally.counts(), tally.samples());
        }

        private void read(Tally tally) {
            UUID base = browse.tree(directory, Optional.empty(), Optional.empty(), 1)
                    .parent()
                    .guid();
            if (scope.limitedByContainers() || TakeIn.readsNames(rules)) {
                ask(below(settings(List.of(), List.of()), base), new TakeContainers(containers));
                requireThere(scope.included());
                requireThere(scope.excluded());
                tally.placesMatter();
            }
            Set<UUID> members = members();
            members.forEach(tally::member);
            ReadSettings everything = settings(classes, TakeIn.reads(rules));
            if (scope.limitedByGroups() && members.size() <= MOST_BY_NAME) {
                readByName(everything, members, tally);
            } else {
                for (UUID part : parts(base)) {
                    ask(below(everything, part), tally);
                }
            }
            tally.end();
        }

        /** Nothing that a scope names may be missing, or nobody knows whom it would take in. */
        private void requireThere(Set<ObjectGuid> named) {
            named.stream()
                    .filter(guid -> !containers.has(guid.value()))
                    .findFirst()
                    .ifPresent(guid -> {
                        throw unfit("a container", guid.value());
                    });
        }

        private ServiceFailure unfit(String what, UUID guid) {
            return new ServiceFailure(
                    "ScopeObjectUnfit",
                    409,
                    "The scope names as " + what + " what is none, or is not in " + directory.name() + " any more: "
                            + guid + ".",
                    "Correct scope.containers, scope.exclude and scope.groups.");
        }

        /** Whoever is in the groups that limit the scope. */
        private Set<UUID> members() {
            if (!scope.limitedByGroups()) {
                return Set.of();
            }
            Set<UUID> named = scope.groups().stream().map(ObjectGuid::value).collect(Collectors.toSet());
            Set<UUID> there = new HashSet<>();
            readByName(settings(List.of("group"), List.of()), named, new TakeGuids(there));
            named.stream().filter(guid -> !there.contains(guid)).findFirst().ifPresent(guid -> {
                throw unfit("a group", guid);
            });
            Membership.Builder membership = Membership.newBuilder().setAllGroups(scope.nested());
            if (!scope.nested()) {
                named.forEach(guid -> membership.addGroupGuids(bytes(guid)));
            }
            ask(
                    Request.newBuilder()
                            .setReadAttributes(ReadAttributes.newBuilder()
                                    .setSettings(ReadSettings.newBuilder()
                                            .setPageSize(PAGE_SIZE)
                                            .setMembership(membership)))
                            .build(),
                    new TakeMembers(memberships));
            Set<UUID> below = memberships.below(named, scope.nested());
            memberships.clear();
            return below;
        }

        private void readByName(ReadSettings settings, Set<UUID> guids, StreamConsumer consumer) {
            List<UUID> all = List.copyOf(guids);
            for (int from = 0; from < all.size(); from += PAGE_SIZE) {
                ask(byName(settings, all.subList(from, Math.min(all.size(), from + PAGE_SIZE))), consumer);
            }
        }

        /** Where to read: the containers in scope, if it names few, or everything. */
        private List<UUID> parts(UUID base) {
            List<UUID> topmost = containers.topmost(
                    scope.included().stream().map(ObjectGuid::value).collect(Collectors.toSet()));
            return topmost.isEmpty() || topmost.size() > MOST_PARTS ? List.of(base) : topmost;
        }

        private void ask(Request request, StreamConsumer consumer) {
            Duration left = longest.minusNanos(System.nanoTime() - began);
            if (!left.isPositive()) {
                throw new TooMuch();
            }
            agents.ask(directory, request, left, consumer);
        }
    }

    private static ReadSettings settings(List<String> classes, List<SourceAttribute> attributes) {
        ReadSettings.Builder settings =
                ReadSettings.newBuilder().setPageSize(PAGE_SIZE).addAllObjectClasses(classes);
        attributes.forEach(attribute -> settings.addAttributes(AttributeRequest.newBuilder()
                .setName(attribute.name())
                .setKind(attribute.kind() == SourceAttribute.Kind.BINARY ? ValueKind.BINARY : ValueKind.TEXT)));
        return settings.build();
    }

    private static Request below(ReadSettings settings, UUID container) {
        return Request.newBuilder()
                .setReadAll(ReadAll.newBuilder().setSettings(settings).setBelow(bytes(container)))
                .build();
    }

    private static Request byName(ReadSettings settings, Collection<UUID> guids) {
        ReadObjects.Builder objects = ReadObjects.newBuilder().setSettings(settings);
        guids.forEach(guid -> objects.addGuids(bytes(guid)));
        return Request.newBuilder().setReadObjects(objects).build();
    }

    private static ByteString bytes(UUID guid) {
        return ByteString.copyFrom(new ObjectGuid(guid).toDirectoryBytes());
    }
}
