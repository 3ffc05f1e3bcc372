package org.footbridge.engine;

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

    public static final String USER_PRINCIPAL_NAME = "userPrincipalName";
    public static final String PROXY_ADDRESSES = "proxyAddresses";
    public static final UniqueKeys NONE = new UniqueKeys(Optional.empty(), Set.of());

    private static final String SMTP = "smtp:";
    private static final String PRIMARY = "SMTP:";

    public UniqueKeys {
        addresses = addresses.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(addresses));
    }

    public static UniqueKeys of(TargetKind kind, Map<String, PropertyValue> properties) {
        Optional<String> name = Optional.empty();
        if (kind == TargetKind.USER && properties.get(USER_PRINCIPAL_NAME) instanceof PropertyValue.Text(String text)) {
            name = Optional.of(text.toLowerCase(Locale.ROOT));
        }
        Set<String> addresses = addresses(properties);
        return name.isEmpty() && addresses.isEmpty() ? NONE : new UniqueKeys(name, addresses);
    }

    /** The SMTP addresses among {@code proxyAddresses}, lower case, without prefix, sorted. */
    public static Set<String> addresses(Map<String, PropertyValue> properties) {
        List<String> all = proxyAddresses(properties);
        if (all.isEmpty()) {
            return Set.of();
        }
        Set<String> addresses = new TreeSet<>();
        for (String address : all) {
            address(address).ifPresent(addresses::add);
        }
        return addresses;
    }

    /** The primary SMTP address (prefix in capitals), lower case, without prefix. */
    public static Optional<String> primaryAddress(Map<String, PropertyValue> properties) {
        for (String address : proxyAddresses(properties)) {
            if (address.startsWith(PRIMARY)) {
                String bare = withoutPrefix(address);
                if (!bare.isEmpty()) {
                    return Optional.of(bare);
                }
            }
        }
        return Optional.empty();
    }

    /** What is unique about an address with its prefix: lower case, without prefix; nothing of other prefixes. */
    public static Optional<String> address(String proxyAddress) {
        return isSmtp(proxyAddress)
                ? Optional.of(withoutPrefix(proxyAddress)).filter(address -> !address.isEmpty())
                : Optional.empty();
    }

    /** Whether an object with these keys has the value of the key. */
    public boolean contains(MatchKey key) {
        return switch (key.property()) {
            case USER_PRINCIPAL_NAME ->
                userPrincipalName.filter(key.value()::equals).isPresent();
            case PROXY_ADDRESSES -> addresses.contains(key.value());
            default -> false;
        };
    }

    private static List<String> proxyAddresses(Map<String, PropertyValue> properties) {
        return properties.get(PROXY_ADDRESSES) instanceof PropertyValue.Texts(List<String> values) ? values : List.of();
    }

    private static boolean isSmtp(String address) {
        return address.regionMatches(true, 0, SMTP, 0, SMTP.length());
    }

    private static String withoutPrefix(String address) {
        return address.substring(SMTP.length()).strip().toLowerCase(Locale.ROOT);
    }
}
