package org.footbridge.sampleforest.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.FileTime;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.SecurityId;
import org.jspecify.annotations.Nullable;

/** Invents employees with accounts. */
final class InventPerson {
    private static final String ENABLED = "512";
    private static final String DISABLED = "514";
    private static final int ACCOUNT_LENGTH = 20;
    private static final long DAY = 86_400L;

    private final Partition domain;
    private final DirectoryStore store;
    private final String dnsName;
    private final Choice choice;
    private final SharedValues shared;
    private final Map<String, DirectoryObject> units;
    private final byte[] category;
    private final InventDetails details;
    private final InventMailbox mailbox;
    private final UniqueNames names = new UniqueNames(" ", 64);
    private final UniqueNames accounts = new UniqueNames("", ACCOUNT_LENGTH);
    private final UniqueNames addresses = new UniqueNames("", 64);

    InventPerson(
            Partition domain, String dnsName, Choice choice, SharedValues shared, Map<String, DirectoryObject> units) {
        this.domain = domain;
        this.store = domain.store();
        this.dnsName = dnsName;
        this.choice = choice;
        this.shared = shared;
        this.units = units;
        this.category = DomainTree.category(store, "user");
        this.details = new InventDetails(store);
        this.mailbox = new InventMailbox(store, shared);
    }

    /** @param colleagues those who are there already */
    DirectoryObject create(int number, @Nullable DirectoryObject manager, List<DirectoryObject> colleagues) {
        Culture culture = choice.early(Culture.ALL);
        String[] given = choice.of(culture.given()).split("/");
        String[] surname = choice.of(culture.surnames()).split("/");
        String department = choice.early(Company.DEPARTMENTS);
        boolean disabled = choice.percent(3);
        String latinGiven = Latin.plain(given[given.length - 1]);
        String latinSurname = Latin.plain(surname[surname.length - 1]);
        String commonName = names.take(given[0] + " " + surname[0]);
        DirectoryObject unit =
                disabled ? Populate.unit(units, "Disabled") : Populate.unit(units, culture.region() + "/" + department);
        Creation person = new Creation(unit, "CN", commonName);
        account(person, latinGiven, latinSurname, disabled);
        person.put("givenName", given[0]).put("sn", surname[0]).put("displayName", commonName);
        person.put("employeeID", String.valueOf(100_000 + number));
        work(person, culture, department);
        place(person, culture);
        String address = mail(person, latinGiven, latinSurname);
        details.add(person, number, culture, colleagues);
        mailbox.ofPerson(person, number, address);
        extras(person, number);
        if (manager != null && !choice.percent(4)) {
            person.link(store.type("manager"), manager);
        }
        return person.commit();
    }

    private void account(Creation person, String given, String surname, boolean disabled) {
        String account = accounts.take(given.substring(0, 1) + surname);
        shared.put(person, "objectClass", "top", "person", "organizationalPerson", "user");
        person.put(store.type("objectCategory"), category);
        person.put(store.type("objectSid"), SecurityId.parse(domain.newSid()));
        person.put("sAMAccountName", account);
        shared.put(person, "sAMAccountType", "805306368");
        shared.put(person, "userAccountControl", disabled ? DISABLED : ENABLED);
        shared.put(person, "primaryGroupID", "513");
        shared.put(person, "accountExpires", "9223372036854775807");
        person.put(
                store.type("pwdLastSet"),
                FileTime.text(domain.head().created().minusSeconds(DAY * choice.below(180) + choice.below((int) DAY))));
    }

    private void work(Creation person, Culture culture, String department) {
        shared.put(person, "department", department);
        shared.put(person, "title", choice.of(Company.titles(department)));
        shared.put(person, "company", choice.early(Company.COMPANIES));
        shared.put(person, "physicalDeliveryOfficeName", "Building " + (1 + choice.below(9)) + "/" + choice.below(40));
        shared.put(person, "employeeType", choice.percent(90) ? "Employee" : "Contractor");
        if (choice.percent(85)) {
            person.put("telephoneNumber", culture.dialling() + " " + choice.digits(3) + " " + choice.digits(7));
        }
        if (choice.percent(60)) {
            person.put("mobile", culture.dialling() + " " + choice.digits(10));
        }
        if (choice.percent(10)) {
            person.put("facsimileTelephoneNumber", culture.dialling() + " " + choice.digits(9));
        }
        if (choice.percent(40)) {
            shared.put(person, "description", department + ", since " + (2001 + choice.below(24)));
        }
    }

    private void place(Creation person, Culture culture) {
        shared.put(person, "c", culture.country());
        shared.put(person, "co", culture.countryName());
        shared.put(person, "countryCode", Integer.toString(culture.countryCode()));
        shared.put(person, "l", choice.of(culture.cities()));
        shared.put(person, "preferredLanguage", culture.language());
        shared.put(person, "postalCode", choice.digits(5));
        shared.put(person, "streetAddress", (1 + choice.below(200)) + " Bridge Street");
        if (culture.country().equals("US")) {
            shared.put(person, "st", choice.of(List.of("WA", "TX", "MA", "IL")));
        }
    }

    /** @return the name that is made for mail, which not everybody uses */
    private String mail(Creation person, String given, String surname) {
        String local = addresses.take(given + "." + surname);
        person.put("userPrincipalName", local + "@" + dnsName);
        if (choice.percent(6)) {
            return local;
        }
        String mail = local + "@" + dnsName;
        person.put("mail", mail).put("mailNickname", local);
        List<String> proxies = new ArrayList<>(List.of("SMTP:" + mail));
        if (choice.percent(50)) {
            proxies.add("smtp:" + local + "@mail." + dnsName);
        }
        if (choice.percent(30)) {
            proxies.add("SIP:" + mail);
        }
        if (choice.percent(2)) {
            proxies.add("smtp:" + mail.toUpperCase(Locale.ROOT));
        }
        person.put("proxyAddresses", proxies.toArray(String[]::new));
        return local;
    }

    private void extras(Creation person, int number) {
        if (choice.percent(20)) {
            shared.put(person, "extensionAttribute1", choice.of(List.of("VIP", "Sync", "NoSync", "Pilot")));
            shared.put(person, "extensionAttribute" + (2 + choice.below(14)), "CC-" + (100 + choice.below(40)));
        }
        if (choice.percent(2)) {
            person.put("info", "Note with a second line\r\nand a tab\tin it, number " + number);
        }
    }
}
