package org.footbridge.sampleforest.population;

import java.util.Map;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.SecurityId;

/** Objects that exclusions have to skip, and names that break careless parsers. */
final class AwkwardObjects {
    private final Partition domain;
    private final DirectoryStore store;
    private final String dnsName;
    private final DirectoryObject unit;

    AwkwardObjects(Partition domain, String dnsName, DirectoryObject staff) {
        this.domain = domain;
        this.store = domain.store();
        this.dnsName = dnsName;
        this.unit = DomainTree.unit(staff, "Special cases, \"quoted\" + #1");
    }

    void create() {
        skipped();
        oddNames();
        oddAddresses();
    }

    private void skipped() {
        user("MSOL_0123456789ab", "MSOL_0123456789ab", Map.of());
        user("AAD_0123456789ab", "AAD_0123456789ab", Map.of());
        user("SUPPORT_388945a0", "SUPPORT_388945a0", Map.of());
        user(
                "SystemMailbox{1f05a927-2e8f-4c2e-a5a5-7bb2c3a4f001}",
                "SM_1f05a9272e8f4c2ea",
                Map.of("mailNickname", "SystemMailbox{1f05a927-2e8f-4c2e-a5a5-7bb2c3a4f001}"));
        user("CAS_{0c9c6a2b}", "CAS_{0c9c6a2b}", Map.of());
        user("Discovery Search Mailbox", "SM_discovery", Map.of("msExchRecipientTypeDetails", "536870912"));
        user("Twin\nCNF:6f9619ff-8b86-d011-b42d-00c04fc964ff", "twin-conflict", Map.of());
        user("Written Back", "writtenback", Map.of("adminDescription", "User_0f8fad5b-d9cb-469f-a165-70867728950e"));
    }

    private void oddNames() {
        user("Smith, John \"Jack\"", "jsmith.comma", Map.of());
        user("C++ Developer + Co", "cpp.developer", Map.of());
        user("#hash first", "hash.first", Map.of());
        user("Back\\slash; <angle> = equals", "backslash", Map.of());
        user("O'Brien / Šílený", "obrien", Map.of());
        user("😀 Emoji", "emoji", Map.of());
        user("Blank Around", "blank.around", Map.of("department", " Sales ", "title", "  Clerk", "company", " "));
    }

    private void oddAddresses() {
        Creation twice = account("Double Address", "double.address");
        String mail = "double.address@" + dnsName;
        twice.put("mail", mail)
                .put(
                        "proxyAddresses",
                        "SMTP:" + mail,
                        "smtp:" + mail,
                        "smtp:Double.Address@" + dnsName,
                        "X500:/o=Old/cn=d")
                .commit();
        new Creation(unit, "CN", "No Principal Name")
                .put("objectClass", "top", "person", "organizationalPerson", "user")
                .put(store.type("objectCategory"), DomainTree.category(store, "user"))
                .put(store.type("objectSid"), SecurityId.parse(domain.newSid()))
                .put("sAMAccountName", "no.principal." + dnsName.substring(0, dnsName.indexOf('.')))
                .put("sAMAccountType", "805306368")
                .put("userAccountControl", "512")
                .put("primaryGroupID", "513")
                .commit();
    }

    private void user(String name, String account, Map<String, String> attributes) {
        Creation user = account(name, account);
        attributes.forEach(user::put);
        user.commit();
    }

    private Creation account(String name, String account) {
        return new Creation(unit, "CN", name)
                .put("objectClass", "top", "person", "organizationalPerson", "user")
                .put(store.type("objectCategory"), DomainTree.category(store, "user"))
                .put(store.type("objectSid"), SecurityId.parse(domain.newSid()))
                .put("sAMAccountName", account)
                .put("sAMAccountType", "805306368")
                .put("userAccountControl", "512")
                .put("primaryGroupID", "513")
                .put("userPrincipalName", account + "@" + dnsName)
                .put("displayName", name);
    }
}
