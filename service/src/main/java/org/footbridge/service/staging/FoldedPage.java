package org.footbridge.service.staging;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.engine.DistinguishedName;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.AttributeValues;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.LinkChange;
import org.footbridge.relay.wire.Page;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page with each object and each link value once: what a page says about the same object in several entries is
 * folded together in the order in which it was said. Attribute names are lower case from here on.
 */
final class FoldedPage {
    /** Identifies a link value. */
    record LinkValue(UUID owner, String attribute, UUID target) {}

    private record LinkName(UUID owner, String attribute) {}

    private final StagingRules rules;
    private final Map<UUID, StagedEntry> entries = new LinkedHashMap<>();
    private final Map<LinkValue, Boolean> links = new LinkedHashMap<>();
    /** The value that was said last of a link that holds one: it ends the one before. */
    private final Map<LinkName, LinkValue> single = new HashMap<>();
    /** The values of such links that were there at some moment of this page, whatever came after. */
    private final Set<LinkValue> wereThere = new HashSet<>();

    private FoldedPage(StagingRules rules) {
        this.rules = rules;
    }

    static FoldedPage of(Page page, StagingRules rules) {
        FoldedPage folded = new FoldedPage(rules);
        page.getEntriesList().forEach(folded::add);
        return folded;
    }

    Collection<StagedEntry> entries() {
        return entries.values();
    }

    UUID[] objects() {
        return entries.keySet().toArray(UUID[]::new);
    }

    Map<LinkValue, Boolean> links() {
        return links;
    }

    /** Whether the value ended what the link held before, though it need not be there in the end. */
    boolean wasThere(LinkValue value) {
        return wereThere.contains(value);
    }

    private void add(Entry entry) {
        UUID guid = guid(entry.getGuid()).orElseThrow(() -> new IllegalArgumentException("entry without objectGUID"));
        if (entry.getKind() != Entry.Kind.MORE_LINKS) {
            boolean whole = entry.getKind() == Entry.Kind.WHOLE;
            StagedEntry before = entries.get(guid);
            StagedEntry staged = before == null || whole ? new StagedEntry(guid, whole) : before;
            staged.cut = before != null && before.cut;
            entries.put(guid, staged);
            staged.add(entry, this::json);
        }
        for (LinkChange change : entry.getLinksList()) {
            String attribute = change.getName().toLowerCase(Locale.ROOT);
            change.getRemovedList().forEach(value -> link(guid, attribute, value, false));
            change.getAddedList().forEach(value -> link(guid, attribute, value, true));
        }
    }

    private void link(UUID owner, String attribute, ByteString target, boolean present) {
        guid(target).ifPresent(to -> {
            LinkValue value = new LinkValue(owner, attribute, to);
            if (present && rules.singleValuedLinks().contains(attribute)) {
                LinkValue before = single.put(new LinkName(owner, attribute), value);
                wereThere.add(value);
                if (before != null && !before.equals(value)) {
                    links.put(before, false);
                }
            }
            links.remove(value);
            links.put(value, present);
        });
    }

    private ArrayNode json(AttributeValues attribute) {
        ArrayNode values = JsonMapper.shared().createArrayNode();
        boolean binary = rules.binaryAttributes().contains(attribute.getName().toLowerCase(Locale.ROOT));
        for (ByteString value : attribute.getValuesList()) {
            values.add(
                    binary
                            ? Base64.getEncoder().encodeToString(value.toByteArray())
                            : value.toString(StandardCharsets.UTF_8).replace("\0", ""));
        }
        return values;
    }

    static Optional<UUID> guid(ByteString bytes) {
        return bytes.isEmpty()
                ? Optional.empty()
                : Optional.of(ObjectGuid.fromDirectoryBytes(bytes.toByteArray()).value());
    }

    /** What one page says about one object. */
    static final class StagedEntry {
        final UUID guid;
        final boolean whole;
        final ObjectNode attributes = JsonMapper.shared().createObjectNode();
        final Set<String> cleared = new TreeSet<>();

        @Nullable
        String objectClass;

        @Nullable
        UUID parent;

        String rdn = "";
        boolean deleted;
        boolean reduced;
        /** it was deleted at some moment of this page, whatever came after: the links it had are gone */
        boolean cut;

        private StagedEntry(UUID guid, boolean whole) {
            this.guid = guid;
            this.whole = whole;
        }

        private void add(Entry entry, java.util.function.Function<AttributeValues, ArrayNode> json) {
            objectClass = entry.getObjectClass().isEmpty() ? objectClass : entry.getObjectClass();
            parent = guid(entry.getParentGuid()).orElse(parent);
            rdn = entry.getRdn().isEmpty() ? rdn : entry.getRdn();
            deleted = entry.getDeleted();
            cut |= deleted;
            reduced = entry.getReduced();
            for (AttributeValues attribute : entry.getAttributesList()) {
                String name = attribute.getName().toLowerCase(Locale.ROOT);
                if (attribute.getRefusedBytes() > 0) {
                    attributes.set(name, StagedValues.refusal(attribute.getRefusedBytes()));
                    cleared.remove(name);
                } else if (attribute.getValuesCount() == 0) {
                    attributes.remove(name);
                    cleared.add(name);
                } else {
                    attributes.set(name, json.apply(attribute));
                    cleared.remove(name);
                }
            }
            commonName();
        }

        /**
         * Directories report a rename as a change of place only; the common name is the value of the first component
         * (MS-ADTS 3.1.1.1.4).
         */
        private void commonName() {
            if (rdn.regionMatches(true, 0, "CN=", 0, 3)) {
                attributes.putArray("cn").add(DistinguishedName.firstValue(rdn));
                cleared.remove("cn");
            }
        }
    }
}
