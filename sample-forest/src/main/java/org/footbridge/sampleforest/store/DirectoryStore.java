package org.footbridge.sampleforest.store;

import com.unboundid.ldap.sdk.RDN;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * All objects of the forest, in naming contexts. Safe for use by many threads as long as everything happens inside
 * {@link #read} or {@link #write}.
 */
public final class DirectoryStore {
    private final AttributeTypes types;
    private final Clock clock;
    private final Map<String, Partition> partitions = new LinkedHashMap<>();
    private final Map<UUID, DirectoryObject> byGuid = new HashMap<>();
    private final Map<String, DirectoryObject> categories = new HashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final AttributeType isDeleted;

    public DirectoryStore(AttributeTypes types, Clock clock) {
        this.types = types;
        this.clock = clock;
        this.isDeleted = types.require("isDeleted");
    }

    public AttributeTypes types() {
        return types;
    }

    public AttributeType type(String name) {
        return types.require(name);
    }

    AttributeType isDeletedType() {
        return isDeleted;
    }

    Clock clock() {
        return clock;
    }

    public <T> T read(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    public <T> T write(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Creates a naming context and its root object. */
    public Partition createPartition(String suffix, String domainSid, Supplier<UUID> guids) {
        Partition partition = new Partition(this, suffix, domainSid, guids);
        partitions.put(normalized(suffix), partition);
        return partition;
    }

    public Collection<Partition> partitions() {
        return Collections.unmodifiableCollection(partitions.values());
    }

    public Optional<DirectoryObject> byGuid(UUID guid) {
        return Optional.ofNullable(byGuid.get(guid));
    }

    /** The schema class whose category objects of the named class carry, for example {@code user} or {@code group}. */
    public Optional<DirectoryObject> category(String objectClass) {
        return Optional.ofNullable(categories.get(objectClass.toLowerCase(Locale.ROOT)));
    }

    public void addCategory(String objectClass, DirectoryObject category) {
        categories.put(objectClass.toLowerCase(Locale.ROOT), category);
    }

    void index(DirectoryObject object) {
        byGuid.put(object.guid(), object);
    }

    /** The naming context that holds, or would hold, the name. */
    public Optional<Partition> partitionOf(String dn) {
        RDN[] names = NameText.parse(dn);
        for (int from = 0; from < names.length; from++) {
            Partition partition = partitions.get(normalized(names, from));
            if (partition != null) {
                return Optional.of(partition);
            }
        }
        return Optional.empty();
    }

    /** Finds by distinguished name, {@code <GUID=...>} or {@code <SID=...>}, also with a name following after a semicolon. */
    public Optional<DirectoryObject> find(String name) {
        if (name.startsWith("<")) {
            return findByIdentity(name);
        }
        RDN[] names = NameText.parse(name);
        for (int from = 0; from < names.length; from++) {
            Partition partition = partitions.get(normalized(names, from));
            if (partition != null) {
                return descend(partition.head(), names, from);
            }
        }
        return Optional.empty();
    }

    /** Like {@link #find}, and refuses names that lead nowhere. */
    public DirectoryObject require(String name) {
        return find(name).orElseThrow(() -> Refusal.noSuchObject(name));
    }

    private static Optional<DirectoryObject> descend(DirectoryObject head, RDN[] names, int depth) {
        DirectoryObject at = head;
        for (int i = depth - 1; i >= 0; i--) {
            DirectoryObject child =
                    at.child(DirectoryObject.key(names[i].getAttributeNames()[0], names[i].getAttributeValues()[0]));
            if (child == null) {
                return Optional.empty();
            }
            at = child;
        }
        return Optional.of(at);
    }

    private Optional<DirectoryObject> findByIdentity(String name) {
        int end = name.indexOf('>');
        int equals = name.indexOf('=');
        if (end < 0 || equals < 0 || equals > end) {
            throw Refusal.noSuchObject(name);
        }
        String value = name.substring(equals + 1, end);
        return switch (name.substring(1, equals).toUpperCase(Locale.ROOT)) {
            case "GUID" -> byGuid(ObjectGuid.parse(value));
            case "SID" -> findBySid(value);
            default -> Optional.empty();
        };
    }

    private Optional<DirectoryObject> findBySid(String text) {
        String sid = SecurityId.toText(SecurityId.parseEither(text));
        return partitions.values().stream()
                .flatMap(partition -> partition.bySid(sid).stream())
                .findFirst();
    }

    /** Domain partitions come first, in the order of their creation. */
    public List<Partition> domainPartitions() {
        List<Partition> domains = new ArrayList<>();
        for (Partition partition : partitions.values()) {
            if (!partition.domainSid().isEmpty()) {
                domains.add(partition);
            }
        }
        return domains;
    }

    static String normalized(String dn) {
        return normalized(NameText.parse(dn), 0);
    }

    private static String normalized(RDN[] names, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < names.length; i++) {
            text.append(DirectoryObject.key(names[i].getAttributeNames()[0], names[i].getAttributeValues()[0]))
                    .append(',');
        }
        return text.toString();
    }
}
