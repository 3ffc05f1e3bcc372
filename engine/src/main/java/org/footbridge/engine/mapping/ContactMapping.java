package org.footbridge.engine.mapping;

import static org.footbridge.engine.mapping.Sources.collection;
import static org.footbridge.engine.mapping.Sources.direct;
import static org.footbridge.engine.mapping.Sources.firstOf;

import java.util.List;
import org.footbridge.engine.TargetKind;

/** Contacts: people outside who are in the address book. */
final class ContactMapping {

    static final ObjectMapping CONTACT = ObjectMapping.unlimited(
            "contact",
            TargetKind.CONTACT,
            new AnchorRule.ObjectGuid(),
            List.of(
                    firstOf("displayName", "displayName", "cn"),
                    direct("givenName", "givenName"),
                    direct("surname", "sn"),
                    direct("mail", "mail"),
                    MailNickname.mapping(),
                    ProxyAddresses.mapping(),
                    direct("jobTitle", "title"),
                    direct("department", "department"),
                    direct("companyName", "company"),
                    collection("businessPhones", "telephoneNumber"),
                    direct("mobilePhone", "mobile"),
                    direct("faxNumber", "facsimileTelephoneNumber"),
                    direct("officeLocation", "physicalDeliveryOfficeName"),
                    direct("streetAddress", "streetAddress"),
                    direct("city", "l"),
                    direct("state", "st"),
                    direct("postalCode", "postalCode"),
                    direct("country", "co")),
            List.of(new LinkMapping("manager", "manager")));

    private ContactMapping() {}
}
