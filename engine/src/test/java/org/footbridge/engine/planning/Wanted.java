package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.Samples;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Projection.Projected;

/** A desired object under construction, whatever mappings would yield it. */
final class Wanted {

    private final long number;
    private final TargetKind kind;
    private final Map<String, PropertyValue> properties = new TreeMap<>();
    private final Map<String, ValueFlow> owned = new TreeMap<>();
    private final Map<String, PropertyValue> onCreation = new TreeMap<>();
    private final List<MatchKey> matchKeys = new ArrayList<>();
    private final Set<String> standIns = new TreeSet<>();
    private final Set<String> caseless = new TreeSet<>();
    private final Set<ObjectFlow> flows = EnumSet.allOf(ObjectFlow.class);
    private SourceAnchor anchor;

    private Wanted(long number, TargetKind kind) {
        this.number = number;
        this.kind = kind;
        this.anchor = new SourceAnchor(Samples.guid(number).toBase64());
        with("displayName", kind.dbName() + number);
        with("onPremisesObjectIdentifier", Samples.guid(number).toString());
        flow("userPrincipalName", ValueFlow.ALWAYS);
        flow("proxyAddresses", ValueFlow.ALWAYS);
        flow("mail", ValueFlow.ALWAYS);
    }

    /** Called u{number}@fabrikam.example, without addresses. */
    static Wanted user(long number) {
        return new Wanted(number, TargetKind.USER).named("u" + number + "@fabrikam.example");
    }

    static Wanted group(long number) {
        return new Wanted(number, TargetKind.GROUP);
    }

    static Wanted contact(long number) {
        return new Wanted(number, TargetKind.CONTACT);
    }

    ObjectGuid guid() {
        return Samples.guid(number);
    }

    Wanted named(String name) {
        return with("userPrincipalName", name);
    }

    /** As with prefixes; {@code mail} is the primary one. */
    Wanted addresses(String... addresses) {
        with("proxyAddresses", Texts.of(addresses));
        for (String address : addresses) {
            if (address.startsWith("SMTP:")) {
                with("mail", address.substring("SMTP:".length()));
            }
        }
        return this;
    }

    Wanted with(String property, String value) {
        return with(property, new Text(value));
    }

    Wanted with(String property, PropertyValue value) {
        properties.put(property, value);
        return flow(property, owned.getOrDefault(property, ValueFlow.ALWAYS));
    }

    Wanted without(String property) {
        properties.remove(property);
        return this;
    }

    Wanted flow(String property, ValueFlow flow) {
        owned.put(property, flow);
        return this;
    }

    /** Synchronisation leaves the property alone. */
    Wanted notOwned(String property) {
        properties.remove(property);
        owned.remove(property);
        return this;
    }

    Wanted onCreation(String property, String value) {
        return onCreation(property, new Text(value));
    }

    Wanted onCreation(String property, PropertyValue value) {
        onCreation.put(property, value);
        return flow(property, owned.getOrDefault(property, ValueFlow.ALWAYS));
    }

    Wanted matchedBy(String property, String value) {
        matchKeys.add(new MatchKey(property, value));
        return this;
    }

    Wanted madeUp(String property) {
        standIns.add(property);
        return this;
    }

    Wanted caseless(String property) {
        caseless.add(property);
        return this;
    }

    Wanted not(ObjectFlow flow) {
        flows.remove(flow);
        return this;
    }

    Wanted anchored(String value) {
        anchor = new SourceAnchor(value);
        return this;
    }

    DesiredObject desired() {
        return new DesiredObject(
                kind, anchor, properties, owned, onCreation, matchKeys, standIns, Set.of(), caseless, flows);
    }

    Projected projected() {
        return new Projected(
                new StagedObject(
                        guid(),
                        kind.dbName(),
                        "CN=" + kind.dbName() + number + ",DC=corp,DC=example",
                        List.of(Samples.DOMAIN),
                        false,
                        false,
                        Map.of()),
                desired());
    }

    /** The object in the tenant directory just as it is wanted. */
    DirectoryObject synced(long id) {
        return new DirectoryObject(Samples.id(id), kind, Optional.of(anchor), false, true, properties);
    }

    /** The object as somebody made it in the cloud. */
    DirectoryObject cloudOnly(long id) {
        Map<String, PropertyValue> own = new TreeMap<>(properties);
        own.remove("onPremisesObjectIdentifier");
        return new DirectoryObject(Samples.id(id), kind, Optional.empty(), false, false, own);
    }
}
