package org.footbridge.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a tenant directory shows, in the words of Microsoft Graph. Every list is complete. */
public interface TenantDirectoryReader {
    /** All objects of a kind; each has an {@code id}. Values as JSON gives them; null and absent mean the same. */
    List<Map<String, Object>> list(Kind kind);

    /** Ids of the direct members of a group. */
    Set<String> members(String groupId);

    /** What objects of a kind refer to by a property such as {@code manager}, by their ids; of those without, nothing. */
    Map<String, Set<String>> references(Kind kind, String property);
}
