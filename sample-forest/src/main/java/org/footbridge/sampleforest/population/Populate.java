package org.footbridge.sampleforest.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.Partition;
import org.jspecify.annotations.Nullable;

/** Invents the people, groups and contacts of one domain. */
public final class Populate {
    private final Partition domain;
    private final String dnsName;
    private final Choice choice;
    private final List<Partition> earlierDomains;
    private final SharedValues shared;

    /**
     * @param earlierDomains filled before; some managers and members come from there
     */
    public Populate(Partition domain, String dnsName, long seed, List<Partition> earlierDomains) {
        this.domain = domain;
        this.dnsName = dnsName;
        this.choice = new Choice(new Random(seed));
        this.earlierDomains = List.copyOf(earlierDomains);
        this.shared = new SharedValues(domain.store());
    }

    /**
     * Creates the organisation and that many objects of each kind.
     *
     * @param memberships how many members the groups have; absent: the first holds everybody, the others a few
     */
    public void create(int users, int groups, int contacts, Optional<Memberships> memberships) {
        if (users + groups + contacts == 0) {
            return;
        }
        Map<String, DirectoryObject> units = units();
        InventPerson people = new InventPerson(domain, dnsName, choice, shared, units);
        List<DirectoryObject> staff = new ArrayList<>(users);
        DirectoryObject chief = earlierChief();
        for (int i = 0; i < users; i++) {
            staff.add(people.create(i, i == 0 ? chief : staff.get((i - 1) / 8), staff));
        }
        List<DirectoryObject> outsiders = new ArrayList<>(contacts);
        InventContact contact = new InventContact(domain, choice, shared, unit(units, "Contacts"));
        for (int i = 0; i < contacts; i++) {
            outsiders.add(contact.create(i, staff));
        }
        if (!staff.isEmpty()) {
            new AwkwardObjects(domain, dnsName, unit(units, "Staff")).create();
            new InventGroups(domain, dnsName, choice, shared, unit(units, "Groups"), staff, outsiders, foreigners())
                    .create(groups, memberships);
        }
    }

    private Map<String, DirectoryObject> units() {
        Map<String, DirectoryObject> units = new HashMap<>();
        for (String name : List.of("Staff", "Disabled", "Groups", "Contacts")) {
            units.put(name, DomainTree.unit(domain.head(), name));
        }
        for (String region : Company.REGIONS) {
            DirectoryObject above = DomainTree.unit(unit(units, "Staff"), region);
            units.put(region, above);
            for (String department : Company.DEPARTMENTS) {
                units.put(region + "/" + department, DomainTree.unit(above, department));
            }
        }
        return units;
    }

    static DirectoryObject unit(Map<String, DirectoryObject> units, String path) {
        DirectoryObject unit = units.get(path);
        if (unit == null) {
            throw new IllegalStateException("There is no unit " + path);
        }
        return unit;
    }

    private @Nullable DirectoryObject earlierChief() {
        List<DirectoryObject> found = foreigners();
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Some people of the domains that were filled before. */
    private List<DirectoryObject> foreigners() {
        List<DirectoryObject> found = new ArrayList<>();
        for (Partition earlier : earlierDomains) {
            earlier.objects().stream()
                    .filter(object -> object.stored(domain.store().type("employeeID")) != null)
                    .limit(20)
                    .forEach(found::add);
        }
        return found;
    }
}
