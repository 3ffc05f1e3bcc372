package org.footbridge.service.browsing;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.DistinguishedName;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.engine.projection.TakeIn;
import org.footbridge.relay.wire.AttributeValues;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.relay.StreamConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Has the engine decide about each object that is told, and counts. An object counts once, however often it is told. Not
 * thread-safe.
 */
final class Tally implements StreamConsumer {
    /** Of those in scope, and of those that are not. */
    private static final int SAMPLES = 10;

    private final SyncRules rules;
    private final Containers containers;
    private final Set<String> binary;
    private final Map<String, Numbers> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> classes;
    private final List<CountScope.Sample> taken = new ArrayList<>();
    private final List<CountScope.Sample> left = new ArrayList<>();
    private final SeenGuids seen = new SeenGuids();
    private final Set<UUID> members = new HashSet<>();
    private final Set<ObjectGuid> anyGroup;
    private boolean placesMatter;
    private @Nullable Told current;

    private static final class Numbers {
        private long read;
        private long inScope;
    }

    /** An object while its entries come: its attributes may be in several that follow each other. */
    private static final class Told {
        private final Entry head;
        private final UUID guid;
        private final Map<String, List<AttributeValue>> attributes = new HashMap<>();

        Told(Entry head, UUID guid) {
            this.head = head;
            this.guid = guid;
        }
    }

    Tally(List<String> classes, SyncRules rules, Containers containers) {
        this.classes = classes;
        this.rules = rules;
        this.containers = containers;
        this.binary = TakeIn.reads(rules).stream()
                .filter(attribute -> attribute.kind() == SourceAttribute.Kind.BINARY)
                .map(attribute -> attribute.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        // the engine asks whether an object is in any group of the scope, and not in which
        this.anyGroup = rules.scope().groups().stream().limit(1).collect(Collectors.toSet());
        classes.forEach(name -> counts.put(name, new Numbers()));
    }

    /** The containers are known, and what is where decides. */
    void placesMatter() {
        placesMatter = true;
    }

    /** This object is in a group that limits the scope. */
    void member(UUID guid) {
        members.add(guid);
    }

    @Override
    public void began(String streamId, String agentId) {
        // an object that broke off in the middle comes again
        current = null;
    }

    @Override
    public void page(Page page) {
        page.getEntriesList().forEach(this::take);
    }

    @Override
    public void completed(Completed completed) {
        end();
    }

    /** Decides about the last object that was told. */
    void end() {
        Told last = current;
        current = null;
        if (last != null) {
            decide(last);
        }
    }

    private void take(Entry entry) {
        UUID guid = Guids.of(entry.getGuid());
        Told open = current;
        if (open == null || !open.guid.equals(guid) || entry.getKind() == Entry.Kind.WHOLE) {
            end();
            if (entry.getKind() != Entry.Kind.WHOLE || !counts.containsKey(entry.getObjectClass())) {
                return;
            }
            open = new Told(entry, guid);
            current = open;
        }
        for (AttributeValues told : entry.getAttributesList()) {
            String name = told.getName().toLowerCase(Locale.ROOT);
            open.attributes.put(name, values(told, binary.contains(name)));
        }
    }

    private static List<AttributeValue> values(AttributeValues told, boolean binary) {
        List<AttributeValue> values = new ArrayList<>(told.getValuesCount());
        for (ByteString value : told.getValuesList()) {
            values.add(
                    binary
                            ? AttributeValue.Binary.of(value.toByteArray())
                            : new AttributeValue.Text(
                                    value.toString(StandardCharsets.UTF_8).replace("\0", "")));
        }
        return values;
    }

    private void decide(Told told) {
        Numbers numbers = counts.get(told.head.getObjectClass());
        if (numbers == null || !seen.add(told.guid)) {
            return;
        }
        String rdn = told.head.getRdn();
        if (rdn.regionMatches(true, 0, "CN=", 0, 3)) {
            // as in the staged copy
            told.attributes.put("cn", List.of(new AttributeValue.Text(DistinguishedName.firstValue(rdn))));
        }
        Optional<UUID> parent = Guids.optional(told.head.getParentGuid());
        Containers.Place place = placesMatter ? containers.placeOf(rdn, parent) : new Containers.Place(List.of(), rdn);
        boolean in = TakeIn.takes(
                new StagedObject(
                        new ObjectGuid(told.guid),
                        told.head.getObjectClass(),
                        place.distinguishedName(),
                        place.above(),
                        false,
                        false,
                        told.attributes,
                        members.contains(told.guid) ? anyGroup : Set.of()),
                rules);
        numbers.read++;
        if (in) {
            numbers.inScope++;
        }
        List<CountScope.Sample> samples = in ? taken : left;
        if (samples.size() < SAMPLES) {
            samples.add(new CountScope.Sample(
                    told.guid, told.head.getObjectClass(), DistinguishedName.firstValue(rdn), in));
        }
    }

    /** In the order of the configuration. */
    List<CountScope.Count> counts() {
        return classes.stream()
                .map(name -> {
                    Numbers numbers = counts.getOrDefault(name, new Numbers());
                    return new CountScope.Count(name, numbers.read, numbers.inScope);
                })
                .toList();
    }

    /** Some that are in scope, then some that are not. */
    List<CountScope.Sample> samples() {
        List<CountScope.Sample> samples = new ArrayList<>(taken);
        samples.addAll(left);
        return samples;
    }
}
