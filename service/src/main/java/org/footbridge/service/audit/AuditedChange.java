package org.footbridge.service.audit;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an action did to something. States are whatever JSON tells them best, without secrets.
 *
 * @param object kind and name, e.g. {@code configuration main}, {@code domain contoso.com}
 * @param before what it was; empty when it was not there or does not matter
 * @param after what it is; empty when it is gone or does not matter
 */
public record AuditedChange(String object, Optional<JsonNode> before, Optional<JsonNode> after) {
    public static AuditedChange made(String object, Object after) {
        return new AuditedChange(object, Optional.empty(), Optional.of(json(after)));
    }

    public static AuditedChange changed(String object, Object before, Object after) {
        return new AuditedChange(object, Optional.of(json(before)), Optional.of(json(after)));
    }

    public static AuditedChange removed(String object, Object before) {
        return new AuditedChange(object, Optional.of(json(before)), Optional.empty());
    }

    /** Something was asked for that has no state before; {@code how} is what was asked. */
    public static AuditedChange asked(String object, Object how) {
        return made(object, how);
    }

    private static JsonNode json(Object state) {
        return JsonMapper.shared().valueToTree(state);
    }
}
