package org.footbridge.service.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.planning.HeldValue;
import org.footbridge.engine.planning.Holder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Held values as they are stored: the kinds of unique keys are called there as in {@code directory_key}. */
final class StoredHeld {
    private static final String NAME = "upn";
    private static final String ADDRESS = "address";

    private StoredHeld() {}

    /** Reads {@code [[kind, key, value, holder], ...]}. */
    static List<HeldValue> read(String json) {
        List<HeldValue> held = new ArrayList<>();
        for (JsonNode row : JsonMapper.shared().readTree(json)) {
            held.add(new HeldValue(
                    new MatchKey(property(row.get(0).asString()), row.get(1).asString()),
                    row.get(2).asString(),
                    new Holder.Present(UUID.fromString(row.get(3).asString()))));
        }
        return held;
    }

    static String kind(MatchKey key) {
        return key.property().equals(UniqueKeys.USER_PRINCIPAL_NAME) ? NAME : ADDRESS;
    }

    private static String property(String kind) {
        return kind.equals(NAME) ? UniqueKeys.USER_PRINCIPAL_NAME : UniqueKeys.PROXY_ADDRESSES;
    }
}
