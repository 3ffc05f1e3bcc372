package org.footbridge.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a tenant over the Graph API. Managers come with the users when the service can expand them, else one by one.
 * Failures are {@link GraphFailure}s. Not thread-safe.
 */
public final class GraphReader implements TenantDirectoryReader {
    private static final String EVERYWHERE =
            "id,displayName,mail,mailNickname,proxyAddresses,onPremisesSyncEnabled,onPremisesExtensionAttributes,";
    private static final String USER_PROPERTIES = EVERYWHERE
            + "accountEnabled,userPrincipalName,usageLocation,userType,lastPasswordChangeDateTime,"
            + "onPremisesImmutableId,onPremisesDistinguishedName,onPremisesDomainName,onPremisesObjectIdentifier,"
            + "onPremisesSecurityIdentifier,"
            + properties(Kind.USER);
    private static final String GROUP_PROPERTIES = EVERYWHERE
            + "securityEnabled,mailEnabled,onPremisesDomainName,onPremisesSecurityIdentifier,"
            + "onPremisesObjectIdentifier,"
            + properties(Kind.GROUP);
    private static final String CONTACT_PROPERTIES =
            EVERYWHERE + "phones,addresses,onPremisesObjectIdentifier," + properties(Kind.CONTACT);
    private static final String ALL_AT_ONCE = "$top=999";

    private final GraphRequests requests;
    private final Map<String, Optional<String>> managers = new HashMap<>();

    public GraphReader(GraphRequests requests) {
        this.requests = requests;
    }

    @Override
    public List<Map<String, Object>> list(Kind kind) {
        return switch (kind) {
            case USER -> users();
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

    private List<Map<String, Object>> users() {
        managers.clear();
        String plain = "/v1.0/users?" + ALL_AT_ONCE + "&$select=" + USER_PROPERTIES;
        Optional<Map<String, Object>> expanded = requests.get(plain + "&$expand=manager($select=id)", 400, 501);
        if (expanded.isEmpty()) {
            return pages(plain);
        }
        List<Map<String, Object>> users = pages(expanded.get());
        users.forEach(user -> managers.put(
                String.valueOf(user.get("id")),
                user.get("manager") instanceof Map<?, ?> manager
                        ? Optional.of(String.valueOf(manager.get("id")))
                        : Optional.empty()));
        return users;
    }

    @Override
    public Set<String> members(String groupId) {
        Set<String> ids = new HashSet<>();
        pages("/v1.0/groups/" + groupId + "/members?$select=id&" + ALL_AT_ONCE)
                .forEach(member -> ids.add(String.valueOf(member.get("id"))));
        return ids;
    }

    @Override
    public Optional<String> manager(String userId) {
        return managers.computeIfAbsent(
                userId,
                id -> requests.get("/v1.0/users/" + id + "/manager?$select=id", 404)
                        .map(manager -> String.valueOf(manager.get("id"))));
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
