package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.UniqueKeys;
import org.jspecify.annotations.Nullable;

/**
 * What an object is to be while others have some of its values. It goes on with the user principal name it has, or a
 * temporary one. Held addresses are left out; the primary address of an existing object stays primary as long as the
 * directory gives it as an address at all, and {@code mail} does not name an address that is held.
 */
final class HoldBack {

    private static final String MAIL = "mail";
    private static final String PRIMARY = "SMTP:";

    private HoldBack() {}

    /**
     * @param name to have instead of the held user principal name; empty when that is not held
     * @param addresses that are held; lower case, without prefix
     */
    static Candidate from(Candidate candidate, Optional<String> name, Set<String> addresses) {
        Map<String, Optional<PropertyValue>> instead = new TreeMap<>();
        name.ifPresent(
                value -> instead.put(UniqueKeys.USER_PRINCIPAL_NAME, Optional.of(new PropertyValue.Text(value))));
        if (!addresses.isEmpty()) {
            leaveOut(addresses, candidate, instead);
        }
        return candidate.having(instead);
    }

    private static void leaveOut(Set<String> held, Candidate candidate, Map<String, Optional<PropertyValue>> instead) {
        Optional<DirectoryObject> target = candidate.target();
        Map<String, PropertyValue> wanted = candidate.properties();
        List<String> rest = new ArrayList<>();
        if (wanted.get(UniqueKeys.PROXY_ADDRESSES) instanceof PropertyValue.Texts(List<String> all)) {
            all.stream()
                    .filter(address ->
                            UniqueKeys.address(address).filter(held::contains).isEmpty())
                    .forEach(rest::add);
        }
        if (rest.stream().noneMatch(address -> address.startsWith(PRIMARY))) {
            target.flatMap(object -> UniqueKeys.primaryAddress(object.properties()))
                    .ifPresent(primary -> rest.replaceAll(address -> promoted(address, primary)));
        }
        PropertyValue.Texts addresses = new PropertyValue.Texts(rest);
        instead.put(UniqueKeys.PROXY_ADDRESSES, Optional.of(addresses));
        if (isAmong(held, wanted.get(MAIL)) && mayChangeMail(candidate)) {
            Set<String> kept = UniqueKeys.addresses(Map.of(UniqueKeys.PROXY_ADDRESSES, addresses));
            instead.put(
                    MAIL, target.map(object -> object.properties().get(MAIL)).filter(mail -> isAmong(kept, mail)));
        }
    }

    /** What somebody gave a living object in the cloud is nothing of ours. */
    private static boolean mayChangeMail(Candidate candidate) {
        return candidate.desired().owned().containsKey(MAIL)
                || candidate.target().filter(DirectoryObject::deleted).isPresent();
    }

    private static String promoted(String address, String primary) {
        return UniqueKeys.address(address).filter(primary::equals).isPresent()
                ? PRIMARY + address.substring(PRIMARY.length())
                : address;
    }

    private static boolean isAmong(Set<String> addresses, @Nullable PropertyValue mail) {
        return mail instanceof PropertyValue.Text(String text) && addresses.contains(text.toLowerCase(Locale.ROOT));
    }
}
