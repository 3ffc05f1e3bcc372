package org.footbridge.engine.planning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.projection.DesiredObject;

/**
 * Keeps the names that were made up for an object when it came, so that nobody's sign-in name or nickname changes
 * because an address did. A made-up mail nickname stays until the directory gives one. A made-up user principal name
 * stays until the one in the directory changes, or its domain is no longer where names are made.
 */
final class SettleNames {

    private static final String NICKNAME = "mailNickname";
    private static final String NAME = "userPrincipalName";
    /** What the name was made of; the second where another attribute is the sign-in name. */
    private static final String SOURCE_NAME = "onPremisesUserPrincipalName";

    private static final String OTHER_SOURCE_NAME = "onPremisesSignInName";

    private SettleNames() {}

    /**
     * The desired object with the names that its target is to have.
     *
     * @param waited what the target goes without: it waits for that name, and the one that it has is temporary
     */
    static DesiredObject settle(
            DesiredObject desired, DirectoryObject target, List<HeldValue> waited, DirectoryFeatures features) {
        Optional<String> settled = WaitingValues.name(waited).or(() -> target.text(NAME));
        boolean madeUp = desired.standIns().contains(NAME) || desired.standIns().contains(NICKNAME);
        boolean follows = features.synchronizeUpnForManagedUsers() || settled.isEmpty();
        if (follows && !madeUp) {
            return desired;
        }
        Map<String, PropertyValue> properties = new TreeMap<>(desired.properties());
        boolean nicknameKept =
                desired.standIns().contains(NICKNAME) && keep(NICKNAME, target.text(NICKNAME), properties);
        if (!follows && properties.containsKey(NAME)) {
            keep(NAME, settled, properties);
        } else if (desired.standIns().contains(NAME)) {
            settleName(target, settled, properties, nicknameKept);
        }
        return desired.withProperties(properties);
    }

    private static void settleName(
            DirectoryObject target,
            Optional<String> settled,
            Map<String, PropertyValue> properties,
            boolean nicknameKept) {
        String domain = domain(text(properties, NAME));
        String source = properties.containsKey(OTHER_SOURCE_NAME) ? OTHER_SOURCE_NAME : SOURCE_NAME;
        boolean sameSource = text(properties, source).equals(target.text(source));
        if (sameSource && domain(settled).equals(domain)) {
            keep(NAME, settled, properties);
        } else if (nicknameKept) {
            target.text(NICKNAME)
                    .filter(nickname -> nickname.matches("[A-Za-z0-9'._!#^~-]{1,64}"))
                    .ifPresent(nickname -> properties.put(NAME, new PropertyValue.Text(nickname + "@" + domain)));
        }
    }

    private static boolean keep(String property, Optional<String> settled, Map<String, PropertyValue> properties) {
        settled.ifPresent(value -> properties.put(property, new PropertyValue.Text(value)));
        return settled.isPresent();
    }

    private static Optional<String> text(Map<String, PropertyValue> properties, String property) {
        return properties.get(property) instanceof PropertyValue.Text(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    private static String domain(Optional<String> name) {
        return name.map(value -> value.substring(value.lastIndexOf('@') + 1)).orElse("");
    }
}
