package org.footbridge.sampleforest.population;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.SecurityId;

/** Invents groups of every scope, some nested, one with everybody in it. */
final class InventGroups {
    private static final int SECURITY = 0x80000000;
    private static final int GLOBAL = 2;
    private static final int LOCAL = 4;
    private static final int UNIVERSAL = 8;
    private static final int FEW_MEMBERS = 3;

    private final Partition domain;
    private final DirectoryStore store;
    private final String dnsName;
    private final Choice choice;
    private final SharedValues shared;
    private final DirectoryObject unit;
    private final List<DirectoryObject> staff;
    private final List<DirectoryObject> contacts;
    private final List<DirectoryObject> foreigners;
    private final InventMailbox mailbox;
    private final List<DirectoryObject> made = new ArrayList<>();

    InventGroups(
            Partition domain,
            String dnsName,
            Choice choice,
            SharedValues shared,
            DirectoryObject unit,
            List<DirectoryObject> staff,
            List<DirectoryObject> contacts,
            List<DirectoryObject> foreigners) {
        this.domain = domain;
        this.store = domain.store();
        this.dnsName = dnsName;
        this.choice = choice;
        this.shared = shared;
        this.unit = unit;
        this.staff = staff;
        this.contacts = contacts;
        this.foreigners = foreigners;
        this.mailbox = new InventMailbox(store, shared);
    }

    void create(int count, Optional<Memberships> memberships) {
        int[] sizes =
                memberships.map(wanted -> wanted.sizes(count, choice.random())).orElseGet(() -> new int[0]);
        for (int i = 0; i < count; i++) {
            String name = i == 0 ? "All Staff" : name(i);
            Set<DirectoryObject> members = sizes.length == 0 ? members(i) : exactly(i, sizes[i]);
            made.add(create(name, i, members));
        }
    }

    private String name(int number) {
        String department = choice.of(Company.DEPARTMENTS);
        return switch (number % 6) {
            case 0 -> "Project " + department + " " + number;
            case 1 -> "GG-" + department + "-" + number;
            case 2 -> "DL " + department + " News " + number;
            case 3 -> "Role_" + department + "_" + number;
            case 4 -> "Dateiablage Größe " + number;
            default -> "Access " + department + " " + number;
        };
    }

    private DirectoryObject create(String name, int number, Set<DirectoryObject> members) {
        int type = type(number);
        Creation group = new Creation(unit, "CN", name);
        shared.put(group, "objectClass", "top", "group");
        group.put(store.type("objectCategory"), DomainTree.category(store, "group"));
        group.put(store.type("objectSid"), SecurityId.parse(domain.newSid()));
        group.put("sAMAccountName", name.replaceAll("[\"/\\\\\\[\\]:;|=,+*?<>]", "_"));
        int kind = (type & LOCAL) != 0 ? 0x20000000 : 0x10000000;
        shared.put(group, "sAMAccountType", Integer.toString(type < 0 ? kind : kind | 1));
        shared.put(group, "groupType", Integer.toString(type));
        group.put("displayName", name);
        if (choice.percent(60)) {
            shared.put(group, "description", "Made for the " + choice.of(Company.DEPARTMENTS) + " department");
        }
        if (number % 6 == 2 || number % 12 == 0) {
            String mail = "group" + number + "@" + dnsName;
            group.put("mail", mail).put("mailNickname", "group" + number).put("proxyAddresses", "SMTP:" + mail);
            mailbox.ofGroup(group, number, type < 0);
        }
        group.link(store.type("managedBy"), choice.of(staff));
        rules(group, number);
        for (DirectoryObject member : members) {
            group.link(store.type("member"), member);
        }
        return group.commit();
    }

    /** Who may write to the group, and who decides about it. */
    private void rules(Creation group, int number) {
        DirectoryObject one = staff.get(7 * number % staff.size());
        DirectoryObject other = staff.get(11 * number % staff.size());
        if (number % 4 == 2) {
            group.link(store.type("msExchCoManagedByLink"), other);
        }
        if (number % 5 == 3) {
            group.link(store.type("authOrig"), one);
        }
        if (number % 6 == 3) {
            group.link(store.type("dLMemSubmitPerms"), made.getFirst());
        }
        if (number % 9 == 2) {
            group.link(store.type("msExchModeratedByLink"), one);
            group.link(store.type("msExchBypassModerationLink"), other);
        }
    }

    /** Mostly security groups; every sixth is a distribution group with mail, some distribution groups have none. */
    private static int type(int number) {
        return switch (number % 6) {
            case 0 -> SECURITY | UNIVERSAL;
            case 1 -> SECURITY | GLOBAL;
            case 2 -> number % 12 == 2 ? UNIVERSAL : GLOBAL;
            case 3 -> SECURITY | GLOBAL;
            case 4 -> number % 24 == 4 ? UNIVERSAL : SECURITY | LOCAL;
            default -> SECURITY | LOCAL;
        };
    }

    private Set<DirectoryObject> members(int number) {
        if (number == 0) {
            return new LinkedHashSet<>(staff);
        }
        Set<DirectoryObject> members = new LinkedHashSet<>();
        int size = number % 25 == 7 ? 0 : 1 + choice.below(choice.percent(10) ? 200 : 25);
        for (int i = 0; i < size; i++) {
            members.add(choice.of(staff));
        }
        addOthers(members, number);
        return members;
    }

    /** So many members: mostly people, who sit together in large groups; at times a group, a contact, a foreigner. */
    private Set<DirectoryObject> exactly(int number, int size) {
        Set<DirectoryObject> members = new LinkedHashSet<>();
        if (number > 0 && size > FEW_MEMBERS) {
            addOthers(members, number);
        }
        boolean scattered = size < staff.size() / 4;
        int at = number == 0 ? 0 : choice.below(staff.size());
        for (int seated = 0; members.size() < size && (scattered || seated < staff.size()); seated++) {
            members.add(staff.get(scattered ? choice.below(staff.size()) : (at + seated) % staff.size()));
        }
        for (int i = 0; members.size() < size; i++) {
            members.add(contacts.get(i));
        }
        return members;
    }

    private void addOthers(Set<DirectoryObject> members, int number) {
        if (made.size() > 1 && choice.percent(25)) {
            members.add(made.get(1 + choice.below(made.size() - 1)));
        }
        if (!contacts.isEmpty() && number % 6 == 2) {
            members.add(choice.of(contacts));
        }
        if (!foreigners.isEmpty() && (number == 1 || choice.percent(5))) {
            members.add(choice.of(foreigners));
        }
    }
}
