package org.footbridge.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tenant over the Graph API; references come with the objects, a page at a time, as far as a page shows them.
 * Failures are {@link GraphFailure}s. Not thread-safe.
 */
public final class GraphReader implements TenantDirectoryReader {
    private static final String EVERYWHERE =
            "id,displayName,mail,mailNickname,proxyAddresses,onPremisesSyncEnabled,onPremisesExtensionAttributes,";
    private static final String USER_PROPERTIES = EVERYWHERE
            + "accountEnabled,userPrincipalName,usageLocation,userType,lastPasswordChangeDateTime,"
            + "onPremisesImmutableId,onPremisesDistinguishedName,onPremisesDomainName,onPremisesObjectIdentifier,"
            + "onPremisesSecurityIdentifier,onPremisesNetBiosName,"
            + properties(Kind.USER);
    private static final String GROUP_PROPERTIES = EVERYWHERE
            + "securityEnabled,mailEnabled,onPremisesDomainName,onPremisesSecurityIdentifier,"
            + "onPremisesObjectIdentifier,onPremisesNetBiosName,onPremisesDistinguishedName,"
            + properties(Kind.GROUP);
    private static final String CONTACT_PROPERTIES =
            EVERYWHERE + "phones,addresses,onPremisesObjectIdentifier," + properties(Kind.CONTACT);
    private static final String ALL_AT_ONCE = "$top=999";
    /** Microsoft Graph shows no more of what an object refers to along with it. */
    private static final int EXPANDED_AT_MOST = 20;

    private final GraphRequests requests;

    public GraphReader(GraphRequests requests) {
        this.requests = requests;
    }

    @Override
    public List<Map<String, Object>> list(Kind kind) {
        return switch (kind) {
            case USER -> pages("/v1.0/users?" + ALL_AT_ONCE + "&$select=" + USER_PROPERTIES);
            case GROUP -> pages("/v1.0/groups?" + ALL_AT_ONCE + "&$select=" + GROUP_PROPERTIES);
            case CONTACT -> pages("/v1.0/contacts?" + ALL_AT_ONCE + "&$select=" + CONTACT_PROPERTIES);
        };
    }

    /** Of contacts, those that are shown among their phones and addresses only there. */
    private static String properties(Kind kind) {
        return DefaultFlow.of(kind).stream()
                .map(DefaultFlow.Row::property)
                .filter(property -> kind != Kind.CONTACT || !ContactShape.NESTED.contains(property))
                .collect(Collectors.joining(","));
    }

    @Override
    public Set<String> members(String groupId) {
        return ids("/v1.0/groups/" + groupId + "/members");
    }

    private Set<String> ids(String list) {
        return pages(list + "?$select=id&" + ALL_AT_ONCE).stream()
                .map(object -> String.valueOf(object.get("id")))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Set<String>> references(Kind kind, String property) {
        String collection = "/v1.0/" + kind + "s";
        Map<String, Set<String>> references = new HashMap<>();
        pages(collection + "?" + ALL_AT_ONCE + "&$select=id&$expand=" + property + "($select=id)")
                .forEach(owner -> {
                    String id = String.valueOf(owner.get("id"));
                    Set<String> targets = targets(owner.get(property));
                    if (targets.size() >= EXPANDED_AT_MOST) {
                        targets = ids(collection + "/" + id + "/" + property);
                    }
                    if (!targets.isEmpty()) {
                        references.put(id, targets);
                    }
                });
        return references;
    }

    /** One object or a list. */
    private static Set<String> targets(@Nullable Object expanded) {
        return switch (expanded) {
            case Map<?, ?> one -> Set.of(String.valueOf(one.get("id")));
            case List<?> several ->
                several.stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("id")))
                        .collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }

    private List<Map<String, Object>> pages(String path) {
        return pages(
                requests.get(path).orElseThrow(() -> new GraphFailure("the answer to " + path + " holds nothing")));
    }

    private List<Map<String, Object>> pages(Map<String, Object> first) {
        List<Map<String, Object>> all = new ArrayList<>();
        Optional<Map<String, Object>> page = Optional.of(first);
        while (page.isPresent()) {
            all.addAll(GraphRequests.values(page.get()));
            page = Optional.ofNullable(page.get().get("@odata.nextLink"))
                    .flatMap(next -> requests.get(next.toString()));
        }
        return all;
    }
}
