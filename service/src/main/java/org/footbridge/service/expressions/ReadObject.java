package org.footbridge.service.expressions;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.schema.UnusableAttribute;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.AttributeValues;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.ReadObjects;
import org.footbridge.relay.wire.ReadSettings;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.ResolveNames;
import org.footbridge.relay.wire.Resolved;
import org.footbridge.relay.wire.ValueKind;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Reads some attributes of one object as they are at this moment. Nothing of it is stored. */
@Component
class ReadObject {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final List<String> CLASSES = List.of("user", "inetOrgPerson", "group", "contact", "computer");

    private final DirectoryRequests requests;

    ReadObject(DirectoryRequests requests) {
        this.requests = requests;
    }

    /**
     * @param object distinguished name or objectGUID
     * @param names of attributes, virtual ones too
     * @throws ServiceFailure ObjectNotFound, or what the relay reports
     */
    StagedObject read(TenantId tenant, UUID directory, String object, Set<String> names, SourceAttributes attributes) {
        ObjectGuid guid =
                guid(object).or(() -> resolve(tenant, directory, object)).orElseThrow(() -> notFound(object));
        Map<String, ValueKind> wanted = wanted(names, attributes);
        ReadSettings.Builder settings = ReadSettings.newBuilder().setPageSize(1).addAllObjectClasses(CLASSES);
        wanted.forEach((name, kind) -> settings.addAttributes(
                AttributeRequest.newBuilder().setName(name).setKind(kind)));
        Collect collect = new Collect();
        requests.exchange(
                tenant,
                directory,
                Request.newBuilder()
                        .setReadObjects(ReadObjects.newBuilder()
                                .setSettings(settings)
                                .addGuids(ByteString.copyFrom(guid.toDirectoryBytes())))
                        .build(),
                DEADLINE,
                collect);
        return collect.found.map(entry -> staged(entry, guid, wanted)).orElseThrow(() -> notFound(object));
    }

    /** The attributes of the directory behind the names; its name is always told, as people know the object by it. */
    private static Map<String, ValueKind> wanted(Set<String> names, SourceAttributes attributes) {
        Set<String> real = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : names) {
            VirtualAttribute.named(name).ifPresentOrElse(virtual -> real.addAll(virtual.reads()), () -> real.add(name));
        }
        Map<String, ValueKind> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        wanted.put(VirtualAttribute.DISTINGUISHED_NAME.attribute(), ValueKind.TEXT);
        for (String name : real) {
            UnusableAttribute.ofName(name).ifPresent(secret -> {
                throw new ServiceFailure(secret.code(), 400, secret.message(name), secret.nextStep());
            });
            Optional<SourceAttributeDefinition> definition = attributes.find(name);
            if (definition.filter(SourceAttributeDefinition::isReference).isPresent()) {
                throw new ServiceFailure(
                        "ReferenceInExpression",
                        400,
                        "The expression names " + name + ", whose values are other objects.",
                        "References flow as a whole, to a property that takes references.");
            }
            boolean binary =
                    definition.filter(known -> known.syntax().isBinary()).isPresent();
            wanted.put(name, binary ? ValueKind.BINARY : ValueKind.TEXT);
        }
        return wanted;
    }

    private Optional<ObjectGuid> resolve(TenantId tenant, UUID directory, String name) {
        Collect collect = new Collect();
        requests.exchange(
                tenant,
                directory,
                Request.newBuilder()
                        .setResolveNames(ResolveNames.newBuilder().addNames(name))
                        .build(),
                DEADLINE,
                collect);
        return collect.guid;
    }

    private static Optional<ObjectGuid> guid(String text) {
        try {
            return Optional.of(ObjectGuid.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static StagedObject staged(Entry entry, ObjectGuid guid, Map<String, ValueKind> kinds) {
        Map<String, List<AttributeValue>> attributes = new HashMap<>();
        for (AttributeValues told : entry.getAttributesList()) {
            boolean binary = kinds.get(told.getName()) == ValueKind.BINARY;
            List<AttributeValue> values = new ArrayList<>();
            for (ByteString value : told.getValuesList()) {
                values.add(
                        binary
                                ? AttributeValue.Binary.of(value.toByteArray())
                                : new AttributeValue.Text(value.toString(StandardCharsets.UTF_8)));
            }
            attributes.put(told.getName().toLowerCase(Locale.ROOT), values);
        }
        String name = attributes
                .getOrDefault(
                        VirtualAttribute.DISTINGUISHED_NAME.attribute().toLowerCase(Locale.ROOT),
                        List.of(new AttributeValue.Text(entry.getRdn())))
                .getFirst()
                .text();
        return new StagedObject(guid, entry.getObjectClass(), name, List.of(), false, false, attributes);
    }

    private static ServiceFailure notFound(String object) {
        String visible = object.replaceAll("\\p{Cntrl}", "?");
        return new ServiceFailure(
                "ObjectNotFound",
                404,
                "The directory has no user, group, contact or computer '"
                        + (visible.length() <= 200 ? visible : visible.substring(0, 200) + "…")
                        + "' that the agents' account can read.",
                "Give its distinguished name, or its objectGUID.");
    }

    private static final class Collect implements StreamConsumer {
        private Optional<Entry> found = Optional.empty();
        private Optional<ObjectGuid> guid = Optional.empty();

        @Override
        public void began(String streamId, String agentId) {
            found = Optional.empty();
            guid = Optional.empty();
        }

        @Override
        public void page(Page page) {
            page.getEntriesList().stream()
                    .filter(entry -> entry.getKind() == Entry.Kind.WHOLE && !entry.getReduced())
                    .findFirst()
                    .ifPresent(entry -> found = Optional.of(entry));
        }

        @Override
        public void resolved(Resolved resolved) {
            resolved.getNamesList().stream()
                    .filter(name -> !name.getGuid().isEmpty())
                    .findFirst()
                    .ifPresent(name -> guid = Optional.of(
                            ObjectGuid.fromDirectoryBytes(name.getGuid().toByteArray())));
        }

        @Override
        public void completed(Completed completed) {}
    }
}
