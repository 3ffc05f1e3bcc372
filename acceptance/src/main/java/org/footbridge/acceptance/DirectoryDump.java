package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that could be synchronised from one domain, read at one moment at which nobody changes it. */
public final class DirectoryDump {
    /** In lower case. */
    private static final Set<String> LINKS = Stream.concat(Stream.of("member"), DefaultFlow.references().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private static final Pattern EXTENDED =
            Pattern.compile("(?:<GUID=([^>]*)>;)?(?:<SID=[^>]*>;)?(.*)", Pattern.DOTALL);
    private static final String[] ATTRIBUTES = Stream.of(
                    Stream.of("objectGUID objectClass objectSid displayName mail mailNickname proxyAddresses"
                                    + " msExchUsageLocation userAccountControl accountExpires pwdLastSet groupType"
                                    + " mS-DS-ConsistencyGuid isCriticalSystemObject adminDescription")
                            .flatMap(names -> Arrays.stream(names.split(" "))),
                    LINKS.stream(),
                    DefaultFlow.attributes())
            .flatMap(names -> names)
            .distinct()
            .toArray(String[]::new);

    private final List<OnPremisesEntry> entries;

    DirectoryDump(List<OnPremisesEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * @param connection bound as somebody who may read everything
     * @param baseDn of the domain
     */
    public static DirectoryDump read(LDAPConnection connection, String baseDn) throws LDAPException {
        String all =
                "(|(objectClass=user)(objectClass=group)(objectClass=contact)(objectClass=foreignSecurityPrincipal))";
        return new DirectoryDump(new LdapSession(connection)
                .allWithGuids(baseDn, all, ATTRIBUTES).stream()
                        .map(DirectoryDump::entry)
                        .toList());
    }

    List<OnPremisesEntry> entries() {
        return entries;
    }

    private static OnPremisesEntry entry(SearchResultEntry found) {
        Map<String, List<byte[]>> attributes = new TreeMap<>();
        Map<String, List<UUID>> links = new TreeMap<>();
        for (Attribute attribute : found.getAttributes()) {
            String name = attribute.getName().toLowerCase(Locale.ROOT);
            if (name.contains(";range=")) {
                throw new IllegalStateException("the server cut " + name + " of " + found.getDN()
                        + " into ranges; the oracle needs a server that gives all values");
            }
            if (LINKS.contains(name)) {
                links.put(
                        name,
                        Arrays.stream(attribute.getValues())
                                .flatMap(value -> target(value).stream())
                                .toList());
            } else {
                attributes.put(name, List.of(attribute.getValueByteArrays()));
            }
        }
        byte[] guid = attributes.getOrDefault("objectguid", List.of()).getFirst();
        return new OnPremisesEntry(
                OnPremisesEntry.guid(guid), parts(found.getDN()).group(2), attributes, links);
    }

    /** None of a name that is no link and has outlived what it named. */
    private static Optional<UUID> target(String extendedDn) {
        return Optional.ofNullable(parts(extendedDn).group(1)).map(UUID::fromString);
    }

    private static Matcher parts(String extendedDn) {
        Matcher matcher = EXTENDED.matcher(extendedDn);
        if (!matcher.matches()) {
            throw new IllegalStateException("not an extended name: " + extendedDn);
        }
        return matcher;
    }
}
