package org.footbridge.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Microsoft Graph nests phones and postal addresses of a contact; this lays them beside the other properties. */
final class ContactShape {
    private static final Map<String, String> ADDRESS = Map.of(
            "city", "city",
            "countryOrRegion", "country",
            "officeLocation", "officeLocation",
            "postalCode", "postalCode",
            "state", "state",
            "street", "streetAddress");

    /** What is shown among phones and addresses. */
    static final Set<String> NESTED = Set.of(
            "businessPhones",
            "mobilePhone",
            "faxNumber",
            "city",
            "country",
            "officeLocation",
            "postalCode",
            "state",
            "streetAddress");

    private ContactShape() {}

    static Map<String, Object> flat(Map<String, Object> contact) {
        Map<String, Object> flat = new TreeMap<>();
        contact.forEach((name, value) -> {
            if (value != null) {
                flat.put(name, value);
            }
        });
        if (flat.remove("phones") instanceof List<?> phones) {
            phones.forEach(phone -> addPhone(flat, (Map<?, ?>) phone));
        }
        if (flat.remove("addresses") instanceof List<?> addresses && !addresses.isEmpty()) {
            Map<?, ?> address = (Map<?, ?>) addresses.getFirst();
            ADDRESS.forEach((nested, name) -> {
                if (address.get(nested) instanceof String text) {
                    flat.put(name, text);
                }
            });
        }
        return flat;
    }

    private static void addPhone(Map<String, Object> flat, Map<?, ?> phone) {
        Object number = phone.get("number");
        if (number != null) {
            switch (String.valueOf(phone.get("type"))) {
                case "business" -> flat.put("businessPhones", List.of(number));
                case "mobile" -> flat.put("mobilePhone", number);
                case "businessFax" -> flat.put("faxNumber", number);
                default -> flat.put("phone of type " + phone.get("type"), number);
            }
        }
    }
}
