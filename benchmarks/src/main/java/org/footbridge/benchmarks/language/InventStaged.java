package org.footbridge.benchmarks.language;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;

/** Invents staged objects: the same number gives the same object in every run. */
final class InventStaged {
    private static final List<ObjectGuid> PLACE = List.of(guid(-1), guid(-2), guid(-3), guid(-4));
    private static final int GROUP_EVERY = 30;
    private static final int PICTURE_EVERY = 10;
    private static final int PICTURE_BYTES = 2000;

    private final String[] given = {"Ann", "Zoë", "José", "Łukasz", "Siobhán", "Nguyễn", "Olga", "Bjørn"};
    private final String[] family = {"Smith", "O'Neill", "Müller", "Žižek", "van der Berg", "García", "Ito", "Brown"};
    private final String[] places = {"Oslo", "Lisboa", "Köln", "Genève", "Dublin"};

    /** The object with this number, from 0 on. */
    StagedObject object(int number) {
        return number % GROUP_EVERY == GROUP_EVERY - 1 ? group(number) : person(number);
    }

    /** The objects from one number up to another, which is left out. */
    List<StagedObject> page(int from, int to) {
        List<StagedObject> page = new ArrayList<>(to - from);
        for (int number = from; number < to; number++) {
            page.add(object(number));
        }
        return page;
    }

    static ObjectGuid guid(int number) {
        // spread over the whole range, as a directory spreads them
        long mixed = number * 0x9E3779B97F4A7C15L;
        return new ObjectGuid(new UUID(mixed, number));
    }

    private StagedObject person(int number) {
        RandomGenerator random = new SplittableRandom(number);
        String first = given[random.nextInt(given.length)];
        String last = family[random.nextInt(family.length)];
        String account = "u" + number;
        Map<String, List<AttributeValue>> attributes = new HashMap<>();
        text(attributes, "cn", first + " " + last + " " + number);
        text(attributes, "displayName", last + ", " + first);
        text(attributes, "givenName", first);
        text(attributes, "sn", last);
        text(attributes, "initials", first.substring(0, 1) + last.substring(0, 1));
        text(attributes, "sAMAccountName", account);
        text(attributes, "userPrincipalName", account + "@corp.example");
        text(attributes, "userAccountControl", random.nextInt(20) == 0 ? "514" : "512");
        text(attributes, "pwdLastSet", Long.toString(132_000_000_000_000_000L + random.nextInt(1_000_000_000)));
        text(attributes, "mail", account + "@corp.example");
        text(attributes, "mailNickname", account);
        text(
                attributes,
                "proxyAddresses",
                "SMTP:" + account + "@corp.example",
                "smtp:" + first.charAt(0) + last.length() + account + "@mail.corp.example",
                "sip:" + account + "@corp.example");
        text(attributes, "legacyExchangeDN", "/o=corp/ou=site/cn=recipients/cn=" + account);
        text(attributes, "title", "Engineer " + random.nextInt(5));
        text(attributes, "department", "Department " + random.nextInt(40));
        text(attributes, "company", "Bridges Ltd");
        text(attributes, "telephoneNumber", "+44 20 7946 " + random.nextInt(10_000));
        text(attributes, "mobile", "+44 7700 9" + random.nextInt(100_000));
        text(attributes, "physicalDeliveryOfficeName", "Room " + random.nextInt(900));
        text(attributes, "streetAddress", random.nextInt(300) + " High Street");
        text(attributes, "l", places[random.nextInt(places.length)]);
        text(attributes, "postalCode", Integer.toString(10_000 + random.nextInt(80_000)));
        text(attributes, "co", "Norway");
        text(attributes, "c", "NO");
        text(attributes, "countryCode", "578");
        text(attributes, "preferredLanguage", "en-GB");
        text(attributes, "employeeID", Integer.toString(100_000 + number));
        text(attributes, "employeeType", random.nextBoolean() ? "staff" : "contractor");
        for (int extension = 1; extension <= 4; extension++) {
            text(attributes, "extensionAttribute" + extension, "value " + random.nextInt(100));
        }
        text(attributes, "msExchRecipientTypeDetails", "1");
        text(attributes, "msExchHideFromAddressLists", "FALSE");
        bytes(attributes, "msExchMailboxGuid", random, 16);
        attributes.put("objectSid", List.of(AttributeValue.Binary.of(sid(number))));
        if (number % PICTURE_EVERY == 0) {
            bytes(attributes, "thumbnailPhoto", random, PICTURE_BYTES);
        }
        return staged(number, "user", first + " " + last + " " + number, attributes);
    }

    private static StagedObject group(int number) {
        Map<String, List<AttributeValue>> attributes = new HashMap<>();
        text(attributes, "cn", "Group " + number);
        text(attributes, "displayName", "Group " + number);
        text(attributes, "description", "People who belong together, number " + number);
        text(attributes, "sAMAccountName", "g" + number);
        text(attributes, "groupType", "-2147483646");
        text(attributes, "mail", "g" + number + "@corp.example");
        text(attributes, "mailNickname", "g" + number);
        text(attributes, "proxyAddresses", "SMTP:g" + number + "@corp.example");
        attributes.put("objectSid", List.of(AttributeValue.Binary.of(sid(number))));
        return staged(number, "group", "Group " + number, attributes);
    }

    private static StagedObject staged(
            int number, String objectClass, String name, Map<String, List<AttributeValue>> attributes) {
        String distinguishedName = "CN=" + name + ",OU=Staff,OU=Oslo,OU=Sites,DC=corp,DC=example";
        return new StagedObject(guid(number), objectClass, distinguishedName, PLACE, false, false, attributes);
    }

    private static void text(Map<String, List<AttributeValue>> attributes, String name, String... values) {
        List<AttributeValue> list = new ArrayList<>(values.length);
        for (String value : values) {
            list.add(new AttributeValue.Text(value));
        }
        attributes.put(name, list);
    }

    private static void bytes(
            Map<String, List<AttributeValue>> attributes, String name, RandomGenerator random, int length) {
        byte[] value = new byte[length];
        random.nextBytes(value);
        attributes.put(name, List.of(AttributeValue.Binary.of(value)));
    }

    /** S-1-5-21-1-2-3-number (MS-DTYP 2.4.2.2). */
    private static byte[] sid(int number) {
        ByteBuffer sid = ByteBuffer.allocate(28).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        sid.put(new byte[] {1, 5, 0, 0, 0, 0, 0, 5});
        sid.putInt(21).putInt(1).putInt(2).putInt(3).putInt(1000 + number);
        return sid.array();
    }
}
