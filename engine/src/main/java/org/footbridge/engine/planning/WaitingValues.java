package org.footbridge.engine.planning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.projection.DesiredObject;

/** What an object goes without still has to flow when it is free, though it flows at creation only. */
final class WaitingValues {

    private static final String MAIL = "mail";

    private WaitingValues() {}

    /** The desired object, with flows that let in what was held. */
    static DesiredObject flow(DesiredObject desired, List<HeldValue> waited) {
        if (waited.isEmpty()) {
            return desired;
        }
        Map<String, ValueFlow> owned = new TreeMap<>(desired.owned());
        for (HeldValue value : waited) {
            if (value.key().property().equals(UniqueKeys.USER_PRINCIPAL_NAME)) {
                letIn(owned, UniqueKeys.USER_PRINCIPAL_NAME, ValueFlow.ALWAYS);
            } else {
                letIn(owned, UniqueKeys.PROXY_ADDRESSES, ValueFlow.VALUE_ADD_ONLY);
                letIn(owned, MAIL, ValueFlow.ATTRIBUTE_ADD_ONLY);
            }
        }
        return desired.withOwned(owned);
    }

    private static void letIn(Map<String, ValueFlow> owned, String property, ValueFlow instead) {
        owned.computeIfPresent(property, (name, flow) -> switch (flow) {
            case OBJECT_ADD_ONLY, ATTRIBUTE_ADD_ONLY -> instead;
            case ALWAYS, MULTI_VALUE_ADD_ONLY, VALUE_ADD_ONLY -> flow;
        });
    }

    /** The user principal name that an object waits for. */
    static Optional<String> name(List<HeldValue> waited) {
        return waited.stream()
                .filter(value -> value.key().property().equals(UniqueKeys.USER_PRINCIPAL_NAME))
                .map(HeldValue::value)
                .findFirst();
    }
}
