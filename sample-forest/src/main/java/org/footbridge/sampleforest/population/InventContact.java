package org.footbridge.sampleforest.population;

import java.util.List;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Partition;

/** Invents people of other companies; every tenth has no mail address and so is nothing for a mail directory. */
final class InventContact {
    private final DirectoryStore store;
    private final Choice choice;
    private final SharedValues shared;
    private final DirectoryObject unit;
    private final InventMailbox mailbox;

    InventContact(Partition domain, Choice choice, SharedValues shared, DirectoryObject unit) {
        this.store = domain.store();
        this.choice = choice;
        this.shared = shared;
        this.unit = unit;
        this.mailbox = new InventMailbox(store, shared);
    }

    /** @param staff of whom some look after contacts */
    DirectoryObject create(int number, List<DirectoryObject> staff) {
        Culture culture = choice.early(Culture.ALL);
        String[] given = choice.of(culture.given()).split("/");
        String[] surname = choice.of(culture.surnames()).split("/");
        String name = given[0] + " " + surname[0] + " (Partner " + number + ")";
        Creation contact = new Creation(unit, "CN", name);
        shared.put(contact, "objectClass", "top", "person", "organizationalPerson", "contact");
        contact.put(store.type("objectCategory"), DomainTree.category(store, "contact"));
        contact.put("displayName", name).put("givenName", given[0]).put("sn", surname[0]);
        shared.put(contact, "company", "Partner " + (number % 17));
        if (number % 10 != 9) {
            String mail = Latin.plain(given[given.length - 1]) + "." + Latin.plain(surname[surname.length - 1]) + number
                    + "@partner" + (number % 17) + ".example";
            contact.put("mail", mail)
                    .put("mailNickname", "partner" + number)
                    .put("proxyAddresses", "SMTP:" + mail)
                    .put("targetAddress", "SMTP:" + mail);
        }
        if (choice.percent(50)) {
            contact.put("telephoneNumber", culture.dialling() + " " + choice.digits(9));
        }
        mailbox.ofContact(contact, number);
        if (number % 5 == 2 && !staff.isEmpty()) {
            contact.link(store.type("manager"), staff.get(number % staff.size()));
        }
        return contact.commit();
    }
}
