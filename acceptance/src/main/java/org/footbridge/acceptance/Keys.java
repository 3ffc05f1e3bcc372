package org.footbridge.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what an expected object and one of the tenant are known to be the same, strongest first: the identifier on
 * premises, the security identifier, and for contacts, which show neither, any mail address.
 */
final class Keys {
    private Keys() {}

    static List<String> of(ExpectedObject object) {
        List<String> keys = new ArrayList<>(List.of("guid " + object.source()));
        if (object.properties().get("onPremisesSecurityIdentifier") instanceof String sid) {
            keys.add("sid " + sid);
        }
        addAddresses(keys, object.properties().get("proxyAddresses"));
        return keys;
    }

    static List<String> of(Map<String, Object> shown) {
        List<String> keys = new ArrayList<>();
        if (shown.get("onPremisesObjectIdentifier") instanceof String guid) {
            keys.add("guid " + guid.toLowerCase(Locale.ROOT));
        } else if (shown.get("onPremisesSecurityIdentifier") instanceof String sid) {
            keys.add("sid " + sid);
        } else {
            addAddresses(keys, shown.get("proxyAddresses"));
        }
        return keys;
    }

    private static void addAddresses(List<String> keys, @Nullable Object proxyAddresses) {
        if (proxyAddresses instanceof Collection<?> values) {
            values.forEach(value -> keys.add("address " + value.toString().toLowerCase(Locale.ROOT)));
        }
    }
}
