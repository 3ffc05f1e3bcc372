package org.footbridge.engine.mapping;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.naming.SecurityIdentifier;

/** The properties that say where an object comes from. */
final class OnPremises {

    private static final int EXTENSION_ATTRIBUTES = 15;

    private OnPremises() {}

    static AttributeMapping distinguishedName() {
        return Sources.computed(
                "onPremisesDistinguishedName",
                Set.of(),
                (object, context) -> MappedValue.text(NameParts.present(object.distinguishedName())));
    }

    static AttributeMapping domainName() {
        return Sources.computed(
                "onPremisesDomainName",
                Set.of(),
                (object, context) -> MappedValue.text(NameParts.present(context.directoryName())));
    }

    static AttributeMapping objectIdentifier() {
        return Sources.computed(
                "onPremisesObjectIdentifier",
                Set.of(),
                (object, context) -> MappedValue.text(Optional.of(object.guid().toString())));
    }

    static AttributeMapping securityIdentifier() {
        return Sources.computed("onPremisesSecurityIdentifier", Set.of("objectSid"), (object, context) -> {
            Optional<AttributeValue.Binary> sid = object.binary("objectSid");
            if (sid.isEmpty()) {
                return MappedValue.NOTHING;
            }
            return SecurityIdentifier.text(sid.get().bytes())
                    .map(text -> MappedValue.text(Optional.of(text)))
                    .orElseGet(() ->
                            Sources.unusable(object, "objectSid", sid.get().base64(), "is not a security identifier"));
        });
    }

    static AttributeMapping extensionAttributes() {
        Set<String> names = extensionAttributeNames();
        return Sources.computed("onPremisesExtensionAttributes", names, (object, context) -> {
            Map<String, String> fields = new TreeMap<>();
            names.forEach(name -> object.text(name).ifPresent(value -> fields.put(name, value)));
            return fields.isEmpty() ? MappedValue.NOTHING : new MappedValue.Value(new PropertyValue.Fields(fields));
        });
    }

    private static Set<String> extensionAttributeNames() {
        Set<String> names = new TreeSet<>();
        for (int number = 1; number <= EXTENSION_ATTRIBUTES; number++) {
            names.add("extensionAttribute" + number);
        }
        return Collections.unmodifiableSet(names);
    }
}
