package org.footbridge.service.cycles;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be reconciled.
 *
 * @param organizationalUnit distinguished name of a container: only this and what is below; empty: everything
 * @param repair whether differences are repaired, or reported only
 */
public record ReconcileRequest(Optional<String> organizationalUnit, boolean repair) {
    private static final String UNIT = "organizationalUnit";
    private static final String REPAIR = "repair";

    /** As it is kept. */
    public String json() {
        ObjectNode node = JsonMapper.shared().createObjectNode().put(REPAIR, repair);
        organizationalUnit.ifPresent(name -> node.put(UNIT, name));
        return node.toString();
    }

    /** What {@link #json()} wrote. */
    public static ReconcileRequest parse(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        return new ReconcileRequest(
                Optional.ofNullable(node.get(UNIT)).map(JsonNode::asString),
                node.path(REPAIR).asBoolean(false));
    }
}
