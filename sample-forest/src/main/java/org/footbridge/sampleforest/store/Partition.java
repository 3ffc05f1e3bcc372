package org.footbridge.sampleforest.store;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One naming context with its own sequence of USNs: its objects by time of creation, by last change, and by name. */
public final class Partition {
    /** Attributes of which no two live objects of a domain have the same value. */
    static final List<String> UNIQUE = List.of("sAMAccountName", "userPrincipalName");

    private static final long FIRST_RELATIVE_ID = 1103;

    private final DirectoryStore store;
    private final String suffix;
    private final String domainSid;
    private final Supplier<UUID> guids;
    private final DirectoryObject head;
    private final NavigableMap<Long, DirectoryObject> byCreation = new TreeMap<>();
    private final NavigableMap<Long, DirectoryObject> byChange = new TreeMap<>();
    private final Map<String, DirectoryObject> byAccount = new HashMap<>();
    private final Map<String, DirectoryObject> byPrincipal = new HashMap<>();
    private final Map<String, DirectoryObject> bySid = new HashMap<>();
    private long highestUsn = 4_000;
    private long nextRelativeId = FIRST_RELATIVE_ID;

    Partition(DirectoryStore store, String suffix, String domainSid, Supplier<UUID> guids) {
        this.store = store;
        this.suffix = suffix;
        this.domainSid = domainSid;
        this.guids = guids;
        this.head = new DirectoryObject(guids.get(), this, null, "", rootName(suffix), nextUsn());
        register(head);
        touch(head, highestUsn);
    }

    private static String rootName(String suffix) {
        return suffix.substring(suffix.indexOf('=') + 1).split(",")[0];
    }

    public DirectoryStore store() {
        return store;
    }

    public String suffix() {
        return suffix;
    }

    /** Security identifier of the domain as text; empty for configuration and schema. */
    public String domainSid() {
        return domainSid;
    }

    public DirectoryObject head() {
        return head;
    }

    public long highestUsn() {
        return highestUsn;
    }

    /** Objects by the USN of their creation: an order that never changes, live and deleted ones. */
    public NavigableMap<Long, DirectoryObject> byCreation() {
        return Collections.unmodifiableNavigableMap(byCreation);
    }

    /** Objects by the USN of their last change. */
    public NavigableMap<Long, DirectoryObject> byChange() {
        return Collections.unmodifiableNavigableMap(byChange);
    }

    public Optional<DirectoryObject> byAccount(String account) {
        return Optional.ofNullable(byAccount.get(account.toLowerCase(Locale.ROOT)));
    }

    public Optional<DirectoryObject> byPrincipal(String userPrincipalName) {
        return Optional.ofNullable(byPrincipal.get(userPrincipalName.toLowerCase(Locale.ROOT)));
    }

    Optional<DirectoryObject> bySid(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /** The container to which deleted objects move. */
    public DirectoryObject deletedObjects() {
        DirectoryObject container = head.child(DirectoryObject.key("CN", "Deleted Objects"));
        if (container == null) {
            throw new IllegalStateException(suffix + " has no container for deleted objects");
        }
        return container;
    }

    public Collection<DirectoryObject> objects() {
        return Collections.unmodifiableCollection(byCreation.values());
    }

    long now() {
        return store.clock().instant().getEpochSecond();
    }

    long nextUsn() {
        return ++highestUsn;
    }

    UUID newGuid() {
        return guids.get();
    }

    /** A security identifier that no object had before. */
    public String newSid() {
        return domainSid + "-" + nextRelativeId++;
    }

    void register(DirectoryObject object) {
        byCreation.put(object.usnCreated(), object);
        store.index(object);
    }

    void touch(DirectoryObject object, long usn) {
        byChange.remove(object.usnChanged(), object);
        object.touch(usn, now());
        byChange.put(usn, object);
    }

    void indexValue(DirectoryObject object, AttributeType type, @Nullable String before, @Nullable String after) {
        Map<String, DirectoryObject> index = uniqueIndex(type);
        if (index != null) {
            if (before != null) {
                index.remove(before.toLowerCase(Locale.ROOT), object);
            }
            if (after != null) {
                index.put(after.toLowerCase(Locale.ROOT), object);
            }
        }
    }

    /** A deleted object keeps its account name, but others may take it. */
    void releaseAccount(DirectoryObject object) {
        AttributeType account = store.type("sAMAccountName");
        indexValue(object, account, object.text(account), null);
    }

    /** Refuses when somebody else has the account name by now. */
    void claimAccount(DirectoryObject object) {
        AttributeType account = store.type("sAMAccountName");
        String name = object.text(account);
        requireUnique(object, account, name);
        indexValue(object, account, null, name);
    }

    void indexSid(String sid, DirectoryObject object) {
        bySid.put(sid, object);
    }

    void requireUnique(DirectoryObject object, AttributeType type, @Nullable String value) {
        Map<String, DirectoryObject> index = uniqueIndex(type);
        if (index == null || value == null) {
            return;
        }
        DirectoryObject holder = index.get(value.toLowerCase(Locale.ROOT));
        if (holder != null && holder != object) {
            if (type.name().equals("sAMAccountName")) {
                throw Refusal.exists("sAMAccountName '" + value + "' is in use by " + holder.dn());
            }
            throw Refusal.constraint("userPrincipalName '" + value + "' is in use by " + holder.dn());
        }
    }

    private @Nullable Map<String, DirectoryObject> uniqueIndex(AttributeType type) {
        return switch (type.name()) {
            case "sAMAccountName" -> byAccount;
            case "userPrincipalName" -> byPrincipal;
            default -> null;
        };
    }
}
