package org.footbridge.service.cycles;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.AttributeDescription;
import org.footbridge.relay.wire.AttributeValues;
import org.footbridge.relay.wire.ClassDescription;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.DomainNames;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.LinkChange;
import org.footbridge.relay.wire.ListedObject;
import org.footbridge.relay.wire.Listing;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Position;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.ReadAttributes;
import org.footbridge.relay.wire.ReadChanges;
import org.footbridge.relay.wire.ReadSettings;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.Resolved;
import org.footbridge.relay.wire.SchemaDescription;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A directory behind the relay's contract, without relay: it answers requests from memory, with deltas as an agent sends
 * them. The contract itself is held by the suite that runs agents on Samba and on the sample forest.
 */
final class ScriptedDirectory implements DirectoryRequests {
    static final class Thing {
        final UUID guid;
        final String objectClass;

        @Nullable
        UUID parent;

        String rdn;
        boolean deleted;
        final Map<String, List<String>> attributes = new TreeMap<>();
        final Map<String, Long> refused = new TreeMap<>();
        final Map<String, Set<UUID>> links = new TreeMap<>();

        private Thing(UUID guid, String objectClass, @Nullable UUID parent, String rdn) {
            this.guid = guid;
            this.objectClass = objectClass;
            this.parent = parent;
            this.rdn = rdn;
        }
    }

    private static final Set<String> CONTAINERS =
            Set.of("domainDNS", "organizationalUnit", "container", "foreignSecurityPrincipal");

    /** Of people; not a link: its values stay what they are when what they name is deleted. */
    static final String PLAIN_REFERENCE = "msExchTeamMailboxOwners";

    private record Logged(long usn, UUID guid, Entry.Builder entry) {}

    final Map<UUID, Thing> things = new LinkedHashMap<>();
    /** Whether the account may see what is left of deleted objects when everything is read. */
    boolean showsDeleted = true;

    /** Another domain controller answers when everything is read. */
    boolean readsElsewhere;

    /** Not told when everything is read, as when another page moved under a search; found by their GUIDs. */
    final Set<UUID> hidden = new HashSet<>();

    /** Told of with the changes, but not when they are asked for by name. */
    final Set<UUID> unanswered = new HashSet<>();

    final List<Request> requests = new ArrayList<>();
    final Thing root;
    private @Nullable Random disorder;
    private final List<Logged> log = new ArrayList<>();
    private final int pageSize;
    private final int number;
    private long usn = 1;
    private ByteString invocation = ByteString.copyFrom(new byte[16]);
    private final Set<ByteString> controllers = new HashSet<>();
    private boolean takesForeignCookies;
    private final List<String> added = new ArrayList<>();
    private String controller = "";
    private @Nullable RuntimeException failure;
    private Consumer<Integer> beforePage = page -> {};
    private Runnable beforeReadAll = () -> {};

    ScriptedDirectory(int pageSize) {
        this(pageSize, 1, "DC=corp,DC=example");
    }

    /** @param number of the domain: GUIDs of different domains are different */
    ScriptedDirectory(int pageSize, int number, String name) {
        this.pageSize = pageSize;
        this.number = number;
        this.root = new Thing(new UUID(number, 1), "domainDNS", null, name);
        things.put(root.guid, root);
    }

    Thing add(String objectClass, Thing parent, String name) {
        String type = objectClass.equals("organizationalUnit") ? "OU=" : "CN=";
        Thing thing = new Thing(
                UUID.nameUUIDFromBytes(
                        ((number == 1 ? "" : number + " ") + things.size() + name).getBytes(StandardCharsets.UTF_8)),
                objectClass,
                parent.guid,
                type + name);
        things.put(thing.guid, thing);
        thing.attributes.put("cn", List.of(name));
        thing.attributes.put("name", List.of(name));
        switch (objectClass) {
            case "user" -> {
                thing.attributes.put(
                        "sAMAccountName",
                        List.of(name.toLowerCase(java.util.Locale.ROOT).replace(" ", ".")));
                thing.attributes.put(
                        "userPrincipalName",
                        List.of(name.toLowerCase(java.util.Locale.ROOT).replace(" ", ".") + "@corp.example"));
                thing.attributes.put("userAccountControl", List.of("512"));
                thing.attributes.put("displayName", List.of(name));
            }
            case "group" -> {
                thing.attributes.put("sAMAccountName", List.of(name));
                thing.attributes.put("groupType", List.of("-2147483646"));
            }
            default -> {}
        }
        Entry.Builder entry = whole(thing);
        note(thing, entry.setKind(Entry.Kind.PATCH));
        return thing;
    }

    Thing user(Thing parent, String name) {
        return add("user", parent, name);
    }

    /** What stands for an object of another forest. */
    Thing foreign(String sid) {
        Thing container = things.values().stream()
                .filter(thing -> thing.rdn.equals("CN=ForeignSecurityPrincipals"))
                .findFirst()
                .orElseGet(() -> add("container", root, "ForeignSecurityPrincipals"));
        return add("foreignSecurityPrincipal", container, sid);
    }

    /** The values of the attribute are too large to be sent. */
    void refuse(Thing thing, String attribute, long bytes) {
        thing.attributes.remove(attribute);
        thing.refused.put(attribute, bytes);
        note(thing, patch(thing).addAttributes(refusal(attribute, bytes)));
    }

    void set(Thing thing, String attribute, String... values) {
        thing.refused.remove(attribute);
        if (values.length == 0) {
            thing.attributes.remove(attribute);
        } else {
            thing.attributes.put(attribute, List.of(values));
        }
        note(thing, patch(thing).addAttributes(values(attribute, List.of(values))));
    }

    void rename(Thing thing, String rdn) {
        thing.rdn = rdn;
        note(thing, patch(thing).setParentGuid(parent(thing)));
    }

    void move(Thing thing, Thing parent) {
        thing.parent = parent.guid;
        note(thing, patch(thing).setParentGuid(parent(thing)));
    }

    void link(Thing owner, String attribute, Thing target) {
        owner.links.computeIfAbsent(attribute, a -> new LinkedHashSet<>()).add(target.guid);
        note(
                owner,
                patch(owner).addLinks(LinkChange.newBuilder().setName(attribute).addAdded(bytes(target.guid))));
    }

    void unlink(Thing owner, String attribute, Thing target) {
        owner.links.getOrDefault(attribute, new LinkedHashSet<>()).remove(target.guid);
        note(
                owner,
                patch(owner).addLinks(LinkChange.newBuilder().setName(attribute).addRemoved(bytes(target.guid))));
    }

    void delete(Thing thing) {
        thing.deleted = true;
        thing.links.clear();
        things.values()
                .forEach(other -> other.links.forEach((attribute, targets) -> {
                    if (!attribute.equals(PLAIN_REFERENCE)) {
                        targets.remove(thing.guid);
                    }
                }));
        note(thing, patch(thing).setDeleted(true));
    }

    void restore(Thing thing) {
        thing.deleted = false;
        note(thing, patch(thing).setParentGuid(parent(thing)));
    }

    /** Gone without a tombstone, as after a restore of the domain controller from a backup. */
    void vanish(Thing thing) {
        things.remove(thing.guid);
        log.removeIf(entry -> entry.guid.equals(thing.guid));
    }

    /** Watermarks given so far are refused from now on. */
    void becomeAnotherController() {
        invocation = ByteString.copyFrom(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, (byte) usn});
    }

    /**
     * Another domain controller of the domain answers from now on.
     *
     * @param foreignCookies whether it goes on from what the others gave out
     */
    void answerFrom(int number, boolean foreignCookies) {
        takesForeignCookies = foreignCookies;
        controller = "dc" + number + ".corp.example";
        byte[] id = new byte[16];
        id[0] = (byte) number;
        invocation = ByteString.copyFrom(id);
        controllers.add(invocation);
    }

    /** Somebody adds an attribute of texts to the schema. */
    void addToSchema(String attribute) {
        added.add(attribute);
    }

    void failNext(@Nullable RuntimeException with) {
        failure = with;
    }

    void beforeReadAll(Runnable action) {
        beforeReadAll = action;
    }

    void beforePage(Consumer<Integer> action) {
        beforePage = action;
    }

    @Override
    public void exchange(TenantId tenant, UUID directory, Request body, Duration deadline, StreamConsumer consumer) {
        requests.add(body);
        consumer.began(UUID.randomUUID().toString(), "agent");
        switch (body.getBodyCase()) {
            case READ_ALL -> readAll(body.getReadAll(), consumer);
            case READ_CHANGES ->
                readChanges(body.getReadChanges().getSettings(), start(body.getReadChanges()), consumer);
            case READ_OBJECTS ->
                readObjects(
                        body.getReadObjects().getSettings(),
                        body.getReadObjects().getGuidsList(),
                        consumer);
            case RESOLVE_NAMES -> resolve(body.getResolveNames().getNamesList(), consumer);
            case READ_ATTRIBUTES -> readAttributes(body.getReadAttributes(), consumer);
            case READ_SCHEMA -> readSchema(consumer);
            case BROWSE_TREE -> {
                consumer.listed(Listing.newBuilder()
                        .setParent(ListedObject.newBuilder()
                                .setGuid(bytes(root.guid))
                                .setDistinguishedName(root.rdn)
                                .setKind(ListedObject.Kind.DOMAIN))
                        .build());
                consumer.completed(Completed.getDefaultInstance());
            }
            case SEARCH_OBJECTS, READ_PASSWORD_CHANGES, READ_PASSWORD_HASHES, BODY_NOT_SET ->
                throw new IllegalArgumentException("not scripted: " + body.getBodyCase());
        }
    }

    private void readAll(ReadAll request, StreamConsumer consumer) {
        beforeReadAll.run();
        ReadSettings settings = request.getSettings();
        refuseUnseen(settings);
        boolean everything = request.getBelow().isEmpty();
        List<Entry> entries = things.values().stream()
                .filter(thing -> ((showsDeleted && everything) || !thing.deleted)
                        && isTold(thing, settings)
                        && !hidden.contains(thing.guid)
                        && (everything || isBelow(thing, request.getBelow())))
                .map(thing -> thing.deleted
                        ? patch(thing).setRdn("").setDeleted(true).build()
                        : reduce(whole(thing), thing, settings).build())
                .toList();
        // children before their parents, as some servers answer
        send(entries.reversed(), consumer);
        ByteString database = readsElsewhere
                ? ByteString.copyFrom(new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7})
                : invocation;
        consumer.completed(Completed.newBuilder()
                .setPosition(position().toBuilder().setInvocationId(database))
                .setEntries(entries.size())
                .build());
    }

    /** As an agent chooses: the newest position, or where it is refused the controller's own. */
    private Position start(ReadChanges request) {
        Position newest = request.getSince();
        if (newest.getInvocationId().equals(invocation)
                || (takesForeignCookies && controllers.contains(newest.getInvocationId()))) {
            return newest;
        }
        return request.getOthersList().stream()
                .filter(position -> position.getInvocationId().equals(invocation))
                .findFirst()
                .orElseThrow(
                        () -> new RelayFailure("WatermarkRefused", "the cookie is of another controller", "", true));
    }

    private void readChanges(ReadSettings settings, Position since, StreamConsumer consumer) {
        refuseUnseen(settings);
        List<Entry> entries = log.stream()
                .filter(logged -> logged.usn > since.getHighestUsn())
                .filter(logged -> !things.containsKey(logged.guid) || isTold(thing(logged.guid), settings))
                .map(logged -> {
                    Thing thing = things.get(logged.guid);
                    return thing == null
                            ? logged.entry.build()
                            : reduce(logged.entry.clone(), thing, settings).build();
                })
                .toList();
        send(entries, consumer);
        consumer.completed(Completed.newBuilder().setPosition(position()).build());
    }

    /** Told in two parts: names and one attribute, then another attribute and the classes. */
    private void readSchema(StreamConsumer consumer) {
        consumer.schema(SchemaDescription.newBuilder()
                .setDomain(DomainNames.newBuilder()
                        .setDomainDnsName("corp.example")
                        .setDomainNetbiosName("CORP")
                        .setForestDnsName("root.example")
                        .setForestNetbiosName("ROOT"))
                .addAttributes(AttributeDescription.newBuilder()
                        .setName("badgeColour")
                        .setSyntax(AttributeDescription.Syntax.STRING)
                        .setSingleValued(true))
                .build());
        SchemaDescription.Builder second = SchemaDescription.newBuilder()
                .addAttributes(AttributeDescription.newBuilder()
                        .setName("badgeNumbers")
                        .setSyntax(AttributeDescription.Syntax.INTEGER))
                .addAttributes(AttributeDescription.newBuilder()
                        .setName(PLAIN_REFERENCE)
                        .setSyntax(AttributeDescription.Syntax.NAME));
        added.forEach(name -> second.addAttributes(
                AttributeDescription.newBuilder().setName(name).setSyntax(AttributeDescription.Syntax.STRING)));
        for (String name : List.of("user", "inetOrgPerson", "group", "contact")) {
            second.addClasses(ClassDescription.newBuilder()
                    .setName(name)
                    .addRequired("badgeColour")
                    .addAllowed("badgeNumbers")
                    .addAllAllowed(added)
                    .addAllowed("userAccountControl")
                    .addAllowed("mail"));
        }
        consumer.schema(second.build());
        consumer.completed(Completed.getDefaultInstance());
    }

    private void readAttributes(ReadAttributes request, StreamConsumer consumer) {
        if (!request.getInvocationId().isEmpty() && !request.getInvocationId().equals(invocation)) {
            throw new RelayFailure("DomainControllerChanged", "the watermark is of another controller", "", true);
        }
        ReadSettings settings = request.getSettings();
        List<Entry> entries = things.values().stream()
                .filter(thing -> !thing.deleted && inScope(thing, settings))
                .map(thing -> reduce(whole(thing), thing, settings)
                        .setKind(Entry.Kind.PATCH)
                        .build())
                .filter(entry -> entry.getAttributesCount() + entry.getLinksCount() > 0)
                .toList();
        send(entries, consumer);
        consumer.completed(Completed.newBuilder().setEntries(entries.size()).build());
    }

    private void readObjects(ReadSettings settings, List<ByteString> guids, StreamConsumer consumer) {
        send(
                guids.stream()
                        .map(guid -> things.get(ObjectGuid.fromDirectoryBytes(guid.toByteArray())
                                .value()))
                        .filter(thing -> thing != null
                                && !thing.deleted
                                && !unanswered.contains(thing.guid)
                                && isTold(thing, settings))
                        .map(thing -> reduce(whole(thing), thing, settings).build())
                        .toList(),
                consumer);
        // who answered, and no place to go on from
        consumer.completed(Completed.newBuilder()
                .setPosition(position().toBuilder().clearCookie())
                .build());
    }

    private void resolve(List<String> names, StreamConsumer consumer) {
        Resolved.Builder resolved = Resolved.newBuilder();
        for (String name : names) {
            Resolved.Name.Builder found = resolved.addNamesBuilder().setName(name);
            List<Thing> named = named(
                    thing -> distinguishedName(thing).equalsIgnoreCase(name) || has(thing, "userPrincipalName", name));
            List<Thing> meant = named.isEmpty() ? named(thing -> has(thing, "mail", name)) : named;
            if (meant.size() == 1) {
                found.setGuid(bytes(meant.getFirst().guid));
            } else {
                meant.stream().limit(2).forEach(thing -> found.addAmbiguous(bytes(thing.guid)));
            }
        }
        consumer.resolved(resolved.build());
        consumer.completed(Completed.getDefaultInstance());
    }

    private List<Thing> named(Predicate<Thing> which) {
        return things.values().stream()
                .filter(thing -> !thing.deleted)
                .filter(which)
                .toList();
    }

    private static boolean has(Thing thing, String attribute, String value) {
        return thing.attributes.getOrDefault(attribute, List.of()).contains(value);
    }

    private void send(List<Entry> entries, StreamConsumer consumer) {
        Random random = disorder;
        List<Entry> told = random == null ? entries : shuffled(entries, random);
        int size;
        int number = 0;
        for (int from = 0; from < told.size(); from += size) {
            size = random == null ? pageSize : 1 + random.nextInt(2 * pageSize);
            beforePage.accept(number++);
            RuntimeException planned = failure;
            if (planned != null) {
                failure = null;
                throw planned;
            }
            Page page = Page.newBuilder()
                    .addAllEntries(told.subList(from, Math.min(told.size(), from + size)))
                    .build();
            consumer.page(page);
            if (random != null && random.nextInt(3) == 0) {
                consumer.page(page);
            }
        }
    }

    /** In any order, in parts, pages of any size, some twice; only what is told of one object stays in its order. */
    void disorder(Random random) {
        disorder = random;
    }

    private static List<Entry> shuffled(List<Entry> entries, Random random) {
        Map<ByteString, Deque<Entry>> byObject = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byObject.computeIfAbsent(entry.getGuid(), guid -> new ArrayDeque<>())
                    .addAll(parts(entry));
        }
        List<Deque<Entry>> left = new ArrayList<>(byObject.values());
        List<Entry> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            int at = random.nextInt(left.size());
            shuffled.add(left.get(at).removeFirst());
            left.removeIf(Deque::isEmpty);
        }
        return shuffled;
    }

    /** A change of several attributes may be told as several changes. */
    private static List<Entry> parts(Entry entry) {
        if (entry.getKind() != Entry.Kind.PATCH || entry.getDeleted() || entry.getAttributesCount() < 2) {
            return List.of(entry);
        }
        List<Entry> parts = new ArrayList<>();
        parts.add(entry.toBuilder().clearAttributes().build());
        entry.getAttributesList()
                .forEach(attribute -> parts.add(Entry.newBuilder()
                        .setKind(Entry.Kind.PATCH)
                        .setGuid(entry.getGuid())
                        .setRdn(entry.getRdn())
                        .setReduced(entry.getReduced())
                        .addAttributes(attribute)
                        .build()));
        return parts;
    }

    private Position position() {
        return Position.newBuilder()
                .setInvocationId(invocation)
                .setHighestUsn(usn)
                .setDomainController(controller)
                .setCookie(ByteString.copyFromUtf8("cookie" + usn))
                .build();
    }

    String distinguishedName(Thing thing) {
        Thing above = thing.parent == null ? null : things.get(thing.parent);
        return above == null ? thing.rdn : thing.rdn + "," + distinguishedName(above);
    }

    /** Only what was asked for, and of objects that are out of scope only who and where they are. */
    private Entry.Builder reduce(Entry.Builder entry, Thing thing, ReadSettings settings) {
        boolean whole = isWanted(thing, settings) || CONTAINERS.contains(thing.objectClass);
        if (!whole || !inScope(thing, settings)) {
            List<LinkChange> members = entry.getLinksList().stream()
                    .filter(link -> link.getName().equals("member") && tellsMembers(thing, settings))
                    .toList();
            return entry.clearAttributes().clearLinks().addAllLinks(members).setReduced(!entry.getDeleted());
        }
        Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        settings.getAttributesList().forEach(attribute -> wanted.add(attribute.getName()));
        List<AttributeValues> attributes = entry.getAttributesList().stream()
                .filter(values -> wanted.contains(values.getName()))
                .toList();
        List<LinkChange> links = entry.getLinksList().stream()
                .filter(link -> wanted.contains(link.getName()))
                .toList();
        return entry.clearAttributes().addAllAttributes(attributes).clearLinks().addAllLinks(links);
    }

    private boolean isBelow(Thing thing, ByteString container) {
        for (Thing at = thing; at != null; at = at.parent == null ? null : things.get(at.parent)) {
            if (bytes(at.guid).equals(container)) {
                return true;
            }
        }
        return false;
    }

    private boolean inScope(Thing thing, ReadSettings settings) {
        UUID at = thing.guid;
        while (at != null) {
            if (settings.getExcludedContainerGuidsList().contains(bytes(at))) {
                return false;
            }
            if (settings.getContainerGuidsList().contains(bytes(at))) {
                return true;
            }
            Thing here = things.get(at);
            at = here == null ? null : here.parent;
        }
        return settings.getContainerGuidsCount() == 0;
    }

    /** An agent concludes nothing from a container that it finds neither alive nor as a tombstone. */
    private void refuseUnseen(ReadSettings settings) {
        for (ByteString guid : settings.getContainerGuidsList()) {
            UUID container = ObjectGuid.fromDirectoryBytes(guid.toByteArray()).value();
            if (!things.containsKey(container)) {
                throw new RelayFailure(
                        "ScopeContainerMissing",
                        "The container " + container + " of the scope is not there",
                        "",
                        false);
            }
        }
    }

    /** Whether the directory is asked for such objects at all: for the tree, by class, or for who their members are. */
    private static boolean isTold(Thing thing, ReadSettings settings) {
        return CONTAINERS.contains(thing.objectClass) || isWanted(thing, settings) || tellsMembers(thing, settings);
    }

    private static boolean isWanted(Thing thing, ReadSettings settings) {
        return settings.getObjectClassesList().contains(thing.objectClass);
    }

    private static boolean tellsMembers(Thing thing, ReadSettings settings) {
        return thing.objectClass.equals("group")
                && (settings.getMembership().getAllGroups()
                        || settings.getMembership().getGroupGuidsList().contains(bytes(thing.guid)));
    }

    private Thing thing(UUID guid) {
        return Objects.requireNonNull(things.get(guid));
    }

    private void note(Thing thing, Entry.Builder entry) {
        usn++;
        log.add(new Logged(usn, thing.guid, entry));
    }

    private Entry.Builder patch(Thing thing) {
        return Entry.newBuilder()
                .setKind(Entry.Kind.PATCH)
                .setGuid(bytes(thing.guid))
                .setRdn(thing.rdn);
    }

    private Entry.Builder whole(Thing thing) {
        Entry.Builder entry = Entry.newBuilder()
                .setKind(Entry.Kind.WHOLE)
                .setGuid(bytes(thing.guid))
                .setObjectClass(thing.objectClass)
                .setParentGuid(parent(thing))
                .setRdn(thing.rdn);
        thing.attributes.forEach((name, values) -> entry.addAttributes(values(name, values)));
        thing.refused.forEach((name, bytes) -> entry.addAttributes(refusal(name, bytes)));
        thing.links.forEach((name, targets) -> {
            LinkChange.Builder link = entry.addLinksBuilder().setName(name);
            targets.forEach(target -> link.addAdded(bytes(target)));
        });
        return entry;
    }

    private static ByteString parent(Thing thing) {
        UUID parent = thing.parent;
        return parent == null ? ByteString.EMPTY : bytes(parent);
    }

    private static AttributeValues values(String name, List<String> values) {
        AttributeValues.Builder attribute = AttributeValues.newBuilder().setName(name);
        values.forEach(value -> attribute.addValues(
                switch (name) {
                    case "mS-DS-ConsistencyGuid" -> bytes(UUID.fromString(value));
                    case "objectSid" -> securityIdentifier(value);
                    default -> ByteString.copyFromUtf8(value);
                }));
        return attribute.build();
    }

    /** {@code S-1-5-21-1-2-3-1105} in bytes (MS-DTYP 2.4.2.2). */
    private static ByteString securityIdentifier(String text) {
        String[] parts = text.split("-", -1);
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(8 + 4 * (parts.length - 3));
        bytes.put((byte) 1).put((byte) (parts.length - 3)).putShort((short) 0).putInt(Integer.parseInt(parts[2]));
        bytes.order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int i = 3; i < parts.length; i++) {
            bytes.putInt((int) Long.parseLong(parts[i]));
        }
        return ByteString.copyFrom(bytes.array());
    }

    private static AttributeValues.Builder refusal(String name, long bytes) {
        return AttributeValues.newBuilder().setName(name).setRefusedBytes(bytes);
    }

    private static ByteString bytes(UUID guid) {
        return ByteString.copyFrom(new ObjectGuid(guid).toDirectoryBytes());
    }
}
