package org.footbridge.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;

/** The proxyAddresses of a source object: {@code SMTP:} is the primary address, {@code smtp:} a further one. */
final class ProxyAddresses {

    private static final String ATTRIBUTE = "proxyAddresses";

    private ProxyAddresses() {}

    static AttributeMapping mapping() {
        return Sources.computed(ATTRIBUTE, Set.of(ATTRIBUTE), (object, context) -> {
            List<String> addresses = distinct(object);
            return addresses.isEmpty()
                    ? MappedValue.NOTHING
                    : new MappedValue.Value(new PropertyValue.Texts(addresses));
        });
    }

    /** What stands before the @ of the first address with exactly this prefix. */
    static Optional<String> localPart(StagedObject object, String prefix) {
        return distinct(object).stream()
                .filter(address -> address.startsWith(prefix))
                .flatMap(address -> NameParts.localPart(address.substring(prefix.length())).stream())
                .findFirst();
    }

    /** Trimmed, each once without regard to case, in order; a primary address wins over the same as a further one. */
    private static List<String> distinct(StagedObject object) {
        List<String> all = object.texts(ATTRIBUTE);
        Set<String> primary = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.stream().filter(address -> address.startsWith("SMTP:")).forEach(primary::add);
        Set<String> seen = new TreeSet<>();
        List<String> kept = new ArrayList<>();
        for (String address : all) {
            boolean shadowed = primary.contains(address) && !address.startsWith("SMTP:");
            if (!shadowed && seen.add(address.toLowerCase(Locale.ROOT))) {
                kept.add(address);
            }
        }
        return kept;
    }
}
