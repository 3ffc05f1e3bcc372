package org.footbridge.service.cycles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.LinkChange;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.ReadObjects;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.ResolveNames;
import org.footbridge.relay.wire.Resolved;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.staging.FindStaged;
import org.footbridge.service.staging.StagedCopy;
import org.springframework.stereotype.Component;

/** Reads a few objects as the directory has them at this moment, into memory; nothing is staged. */
@Component
class ReadNow {
    private static final Duration DEADLINE = Duration.ofSeconds(45);
    private static final int DEEPEST_TREE = 200;
    /** So much is held for one answer: a quarter of a million members, more or less. */
    private static final long MOST_BYTES = 8L << 20;

    private final DirectoryRequests requests;
    private final FindStaged find;
    private final StagedCopy staging;

    ReadNow(DirectoryRequests requests, FindStaged find, StagedCopy staging) {
        this.requests = requests;
        this.find = find;
        this.staging = staging;
    }

    /**
     * What the directory told.
     *
     * @param pages as they came: the objects, then containers above them that were not staged
     */
    record Told(List<Page> pages) {
        Told {
            pages = List.copyOf(pages);
        }

        boolean has(ObjectGuid guid) {
            return pages.stream()
                    .flatMap(page -> page.getEntriesList().stream())
                    .anyMatch(entry -> entry.getKind() == Entry.Kind.WHOLE && guid.equals(guid(entry)));
        }

        /** What was told of the object; a large one is told in several entries. */
        List<Entry> of(ObjectGuid guid) {
            return pages.stream()
                    .flatMap(page -> page.getEntriesList().stream())
                    .filter(entry -> guid.equals(guid(entry)))
                    .toList();
        }

        /** Those to which a link of the object leads. */
        Set<ObjectGuid> linked(ObjectGuid owner, String link) {
            Set<ObjectGuid> linked = new HashSet<>();
            of(owner).stream()
                    .flatMap(entry -> entry.getLinksList().stream())
                    .filter(values -> values.getName().equalsIgnoreCase(link))
                    .map(LinkChange::getAddedList)
                    .flatMap(List::stream)
                    .forEach(target -> linked.add(ObjectGuid.fromDirectoryBytes(target.toByteArray())));
            return linked;
        }

        private static ObjectGuid guid(Entry entry) {
            return ObjectGuid.fromDirectoryBytes(entry.getGuid().toByteArray());
        }
    }

    /**
     * @param what distinguished name, user principal name or mail address, which the directory is asked for, because what is
     *     stored may be another's by now; a name with an @ that the directory does not know is looked for among those that
     *     objects have in the tenant directory; objectGUID, or id in the tenant directory
     * @throws ServiceFailure ObjectAmbiguous (409) when several objects have that mail address
     */
    Optional<ObjectGuid> locate(CycleContext context, String what) {
        String wanted = what.strip();
        if (wanted.contains("=")) {
            return resolve(context, wanted);
        }
        return wanted.contains("@")
                ? resolve(context, wanted).or(() -> find.byNameInTenant(context.staged(), wanted))
                : find.find(context.staged(), wanted).or(() -> guid(wanted));
    }

    /** What is not there, or may not be read, is not among what is told. */
    Told read(CycleContext context, Collection<ObjectGuid> guids) {
        List<Page> pages = new ArrayList<>();
        Set<UUID> asked = new HashSet<>();
        List<UUID> wanted = guids.stream().map(ObjectGuid::value).toList();
        for (int level = 0; level < DEEPEST_TREE && !wanted.isEmpty(); level++) {
            asked.addAll(wanted);
            List<Page> answer = exchange(context, objects(context, wanted)).pages;
            pages.addAll(answer);
            Set<UUID> parents = new LinkedHashSet<>(parents(answer));
            parents.removeAll(asked);
            wanted = parents.isEmpty() ? List.of() : staging.neverStaged(context.staged(), parents);
        }
        return new Told(pages);
    }

    private static List<UUID> parents(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.getEntriesList().stream())
                .filter(entry -> !entry.getParentGuid().isEmpty())
                .map(entry -> ObjectGuid.fromDirectoryBytes(
                                entry.getParentGuid().toByteArray())
                        .value())
                .toList();
    }

    private Request objects(CycleContext context, List<UUID> guids) {
        ReadObjects.Builder body = ReadObjects.newBuilder().setSettings(AskFor.all(context));
        guids.forEach(guid -> body.addGuids(AskFor.bytes(guid)));
        staging.watermark(context.staged())
                .ifPresent(read ->
                        body.setInvocationId(read.getInvocationId()).setDomainController(read.getDomainController()));
        return Request.newBuilder().setReadObjects(body).build();
    }

    private Optional<ObjectGuid> resolve(CycleContext context, String name) {
        Request request = Request.newBuilder()
                .setResolveNames(ResolveNames.newBuilder().addNames(name))
                .build();
        Collect answer = exchange(context, request);
        List<UUID> several = answer.ambiguous.getOrDefault(name, List.of());
        if (!several.isEmpty()) {
            throw ambiguous(context, name, several);
        }
        return Optional.ofNullable(answer.names.get(name));
    }

    private ServiceFailure ambiguous(CycleContext context, String name, List<UUID> several) {
        Map<UUID, String> names = staging.names(context.staged(), several);
        return new ServiceFailure(
                "ObjectAmbiguous",
                409,
                "Several objects of the directory have the mail address " + name + ", these among them: "
                        + several.stream()
                                .map(guid -> guid + " (" + names.getOrDefault(guid, "not staged") + ")")
                                .collect(Collectors.joining(", "))
                        + ".",
                "Name the one that is meant by its objectGUID or distinguished name.");
    }

    private Collect exchange(CycleContext context, Request request) {
        Collect collect = new Collect();
        requests.exchange(context.saved().tenant(), context.saved().directoryId(), request, DEADLINE, collect);
        return collect;
    }

    private static Optional<ObjectGuid> guid(String text) {
        try {
            return Optional.of(ObjectGuid.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** An agent that takes over begins anew. */
    private static final class Collect implements StreamConsumer {
        private final List<Page> pages = new ArrayList<>();
        private final Map<String, ObjectGuid> names = new HashMap<>();
        private final Map<String, List<UUID>> ambiguous = new HashMap<>();
        private long bytes;

        @Override
        public void began(String streamId, String agentId) {
            pages.clear();
            names.clear();
            ambiguous.clear();
            bytes = 0;
        }

        @Override
        public void page(Page page) {
            bytes += page.getSerializedSize();
            if (bytes > MOST_BYTES) {
                throw new ServiceFailure(
                        "ObjectTooLarge",
                        409,
                        "What the directory tells of the object has more than " + MOST_BYTES / (1 << 20)
                                + " MiB; most of that are links, such as the members of a group.",
                        "Leave it to a cycle, which takes it in parts: footbridge sync CONFIGURATION");
            }
            pages.add(page);
        }

        @Override
        public void resolved(Resolved resolved) {
            resolved.getNamesList().stream()
                    .filter(name -> name.getAmbiguousCount() > 0)
                    .forEach(name -> ambiguous.put(
                            name.getName(),
                            name.getAmbiguousList().stream()
                                    .map(guid -> ObjectGuid.fromDirectoryBytes(guid.toByteArray())
                                            .value())
                                    .toList()));
            resolved.getNamesList().stream()
                    .filter(name -> !name.getGuid().isEmpty())
                    .forEach(name -> names.put(
                            name.getName(),
                            ObjectGuid.fromDirectoryBytes(name.getGuid().toByteArray())));
        }

        @Override
        public void completed(Completed completed) {}
    }
}
