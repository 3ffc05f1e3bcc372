package org.footbridge.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of an object that nobody else in the tenant may have, beside its anchor.
 *
 * @param userPrincipalName lower case; of users only
 * @param addresses the SMTP addresses among {@code proxyAddresses}, lower case, without prefix, sorted
 */
public record UniqueKeys(Optional<String> userPrincipalName, Set<String> addresses) {

    private static final String SMTP = "smtp:";
    private static final String PRIMARY = "SMTP:";

    public UniqueKeys {
        addresses = Collections.unmodifiableSet(new TreeSet<>(addresses));
    }

    public static UniqueKeys of(TargetKind kind, Map<String, PropertyValue> properties) {
        Optional<String> name = Optional.empty();
        if (kind == TargetKind.USER && properties.get("userPrincipalName") instanceof PropertyValue.Text(String text)) {
            name = Optional.of(text.toLowerCase(Locale.ROOT));
        }
        return new UniqueKeys(name, smtpAddresses(proxyAddresses(properties)));
    }

    /** The primary SMTP address (prefix in capitals), lower case, without prefix. */
    public static Optional<String> primaryAddress(Map<String, PropertyValue> properties) {
        return proxyAddresses(properties).stream()
                .filter(address -> address.startsWith(PRIMARY))
                .map(UniqueKeys::withoutPrefix)
                .filter(address -> !address.isEmpty())
                .findFirst();
    }

    private static List<String> proxyAddresses(Map<String, PropertyValue> properties) {
        return properties.get("proxyAddresses") instanceof PropertyValue.Texts(List<String> values)
                ? values
                : List.of();
    }

    private static Set<String> smtpAddresses(Collection<String> proxyAddresses) {
        Set<String> addresses = new TreeSet<>();
        proxyAddresses.stream()
                .filter(address -> address.regionMatches(true, 0, SMTP, 0, SMTP.length()))
                .map(UniqueKeys::withoutPrefix)
                .filter(address -> !address.isEmpty())
                .forEach(addresses::add);
        return addresses;
    }

    private static String withoutPrefix(String address) {
        return address.substring(SMTP.length()).strip().toLowerCase(Locale.ROOT);
    }
}
