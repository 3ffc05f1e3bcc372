package org.footbridge.sampleforest.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One object of the tree. Changed only by {@link Edit} and {@link Deletion}, under the lock of the store. */
public final class DirectoryObject {
    private static final StoredAttribute[] NOTHING = {};

    private record BackLink(AttributeType forward, DirectoryObject source) {}

    private final UUID guid;
    private final Partition partition;
    private final long usnCreated;
    private final long createdAt;
    private @Nullable DirectoryObject parent;
    private String rdnType;
    private String name;
    private long usnChanged;
    private long changedAt;
    private StoredAttribute[] attributes = NOTHING;
    private @Nullable Map<String, DirectoryObject> children;
    private @Nullable List<LinkSet> links;
    private @Nullable List<BackLink> backLinks;

    DirectoryObject(
            UUID guid, Partition partition, @Nullable DirectoryObject parent, String rdnType, String name, long usn) {
        this.guid = guid;
        this.partition = partition;
        this.parent = parent;
        this.rdnType = rdnType;
        this.name = name;
        this.usnCreated = usn;
        this.createdAt = partition.now();
        this.changedAt = createdAt;
    }

    public UUID guid() {
        return guid;
    }

    public Partition partition() {
        return partition;
    }

    /** Empty for the root of a naming context. */
    public Optional<DirectoryObject> parent() {
        return Optional.ofNullable(parent);
    }

    /** The value of the relative name, unescaped. */
    public String name() {
        return name;
    }

    public String rdnType() {
        return rdnType;
    }

    public long usnCreated() {
        return usnCreated;
    }

    public long usnChanged() {
        return usnChanged;
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }

    public Instant changed() {
        return Instant.ofEpochSecond(changedAt);
    }

    /** The distinguished name as of now. */
    public String dn() {
        if (parent == null) {
            return partition.suffix();
        }
        StringBuilder text = new StringBuilder(96);
        DirectoryObject at = this;
        while (at.parent != null) {
            text.append(at.rdnType).append('=');
            NameText.appendEscaped(text, at.name);
            text.append(',');
            at = at.parent;
        }
        return text.append(partition.suffix()).toString();
    }

    public boolean isUnder(DirectoryObject ancestor) {
        for (DirectoryObject at = this; at != null; at = at.parent) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    public boolean deleted() {
        return values(partition.store().isDeletedType()).length > 0;
    }

    /** Stored attributes, among them removed ones, in no particular order. */
    public List<StoredAttribute> attributes() {
        return Arrays.asList(attributes);
    }

    public @Nullable StoredAttribute stored(AttributeType type) {
        for (StoredAttribute attribute : attributes) {
            if (attribute.type() == type) {
                return attribute;
            }
        }
        return null;
    }

    /** Values of a stored attribute; empty when it has none. */
    public byte[][] values(AttributeType type) {
        StoredAttribute attribute = stored(type);
        return attribute == null ? StoredAttribute.NO_VALUES : attribute.values();
    }

    /** First value as text, null when there is none. */
    public @Nullable String text(AttributeType type) {
        byte[][] values = values(type);
        return values.length == 0 ? null : new String(values[0], StandardCharsets.UTF_8);
    }

    public Collection<DirectoryObject> children() {
        return children == null ? List.of() : children.values();
    }

    public List<LinkSet> links() {
        return links == null ? List.of() : links;
    }

    public @Nullable LinkSet link(AttributeType type) {
        for (LinkSet link : links()) {
            if (link.type() == type) {
                return link;
            }
        }
        return null;
    }

    /** Objects that refer to this one by the forward link. */
    public List<DirectoryObject> sources(AttributeType forward) {
        if (backLinks == null) {
            return List.of();
        }
        List<DirectoryObject> found = new ArrayList<>();
        for (BackLink link : backLinks) {
            if (link.forward == forward) {
                found.add(link.source);
            }
        }
        return found;
    }

    @Nullable
    DirectoryObject child(String key) {
        return children == null ? null : children.get(key);
    }

    static String key(String rdnType, String name) {
        return rdnType.toLowerCase(Locale.ROOT) + '=' + name.toLowerCase(Locale.ROOT);
    }

    void attach() {
        if (parent != null) {
            if (parent.children == null) {
                parent.children = new HashMap<>();
            }
            parent.children.put(key(rdnType, name), this);
        }
    }

    void place(DirectoryObject newParent, String newType, String newName) {
        if (parent != null && parent.children != null) {
            parent.children.remove(key(rdnType, name));
        }
        parent = newParent;
        rdnType = newType;
        name = newName;
        attach();
    }

    void put(AttributeType type, byte[][] values, long usn) {
        StoredAttribute fresh = new StoredAttribute(type, values, usn);
        for (int i = 0; i < attributes.length; i++) {
            if (attributes[i].type() == type) {
                attributes[i] = fresh;
                return;
            }
        }
        attributes = Arrays.copyOf(attributes, attributes.length + 1);
        attributes[attributes.length - 1] = fresh;
    }

    void fill(StoredAttribute[] all) {
        attributes = all;
    }

    void touch(long usn, long at) {
        usnChanged = usn;
        changedAt = at;
    }

    LinkSet linkForChange(AttributeType type) {
        LinkSet link = link(type);
        if (link == null) {
            link = new LinkSet(type);
            if (links == null) {
                links = new ArrayList<>(1);
            }
            links.add(link);
        }
        return link;
    }

    void addBackLink(AttributeType forward, DirectoryObject source) {
        if (backLinks == null) {
            backLinks = new ArrayList<>(2);
        }
        backLinks.add(new BackLink(forward, source));
    }

    void removeBackLink(AttributeType forward, DirectoryObject source) {
        if (backLinks != null) {
            backLinks.remove(new BackLink(forward, source));
        }
    }

    /** Cuts every link from and to this object; neither side sees a change. */
    void dropLinks() {
        for (LinkSet link : links()) {
            link.present().forEach(target -> target.removeBackLink(link.type(), this));
        }
        links = null;
        if (backLinks != null) {
            for (BackLink back : backLinks) {
                LinkSet link = back.source.link(back.forward);
                if (link != null) {
                    link.forget(this);
                }
            }
        }
        backLinks = null;
    }

    @Override
    public String toString() {
        return dn();
    }
}
