package org.footbridge.sampleforest.population;

import static org.footbridge.sampleforest.population.ConfigurationTree.bytes;

import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.SecurityId;

/** What every domain has from its first day: containers, critical accounts and groups. */
public final class DomainTree {
    private static final int GLOBAL = 0x80000002;
    private static final int UNIVERSAL = 0x80000008;
    private static final int DOMAIN_LOCAL = 0x80000004;
    private static final int BUILTIN_LOCAL = 0x80000005;

    private final Partition domain;
    private final DirectoryStore store;
    private final String dnsName;

    public DomainTree(Partition domain, String dnsName) {
        this.domain = domain;
        this.store = domain.store();
        this.dnsName = dnsName;
    }

    public void create() {
        DirectoryObject head = domain.head();
        ConfigurationTree.head(domain, "domainDNS")
                .put(store.type("objectClass"), bytes("top"), bytes("domain"), bytes("domainDNS"))
                .put(store.type("dc"), bytes(head.name()))
                .put(store.type("objectSid"), SecurityId.parse(domain.domainSid()))
                .put(store.type("isCriticalSystemObject"), bytes("TRUE"))
                .commit();
        new Creation(head, "CN", "Deleted Objects")
                .put("objectClass", "top", "container")
                .put("isDeleted", "TRUE")
                .put("isCriticalSystemObject", "TRUE")
                .commit();
        DirectoryObject users = container("Users");
        DirectoryObject builtin = container("Builtin");
        for (String name : new String[] {"Computers", "System", "ForeignSecurityPrincipals", "LostAndFound"}) {
            container(name);
        }
        DirectoryObject controllers = unit(head, "Domain Controllers");
        critical(classedUnitComputer(controllers)).commit();
        accounts(users);
        groups(users);
        builtinGroups(builtin);
        unit(head, "Service Accounts");
    }

    private Creation classedUnitComputer(DirectoryObject controllers) {
        return account(controllers, "DC1", "DC1$", 1000, "532480", "516", 0x30000001)
                .put("objectClass", "top", "person", "organizationalPerson", "user", "computer")
                .put("dNSHostName", "dc1." + dnsName)
                .put("operatingSystem", "Windows Server 2022 Standard");
    }

    private void accounts(DirectoryObject users) {
        critical(account(users, "Administrator", "Administrator", 500, "66048", "513", 0x30000000))
                .commit();
        critical(account(users, "Guest", "Guest", 501, "66082", "514", 0x30000000))
                .commit();
        critical(account(users, "krbtgt", "krbtgt", 502, "514", "513", 0x30000000))
                .put("showInAdvancedViewOnly", "TRUE")
                .commit();
    }

    private void groups(DirectoryObject users) {
        DirectoryObject administrator = domain.byAccount("Administrator").orElseThrow();
        AttributeType member = store.type("member");
        critical(group(users, "Domain Admins", 512, GLOBAL))
                .link(member, administrator)
                .commit();
        critical(group(users, "Domain Users", 513, GLOBAL)).commit();
        critical(group(users, "Domain Guests", 514, GLOBAL)).commit();
        critical(group(users, "Domain Computers", 515, GLOBAL)).commit();
        critical(group(users, "Domain Controllers", 516, GLOBAL)).commit();
        critical(group(users, "Enterprise Admins", 519, UNIVERSAL))
                .link(member, administrator)
                .commit();
        critical(group(users, "RAS and IAS Servers", 553, DOMAIN_LOCAL)).commit();
    }

    private void builtinGroups(DirectoryObject builtin) {
        AttributeType member = store.type("member");
        critical(builtinGroup(builtin, "Administrators", 544))
                .link(member, domain.byAccount("Domain Admins").orElseThrow())
                .link(member, domain.byAccount("Enterprise Admins").orElseThrow())
                .commit();
        critical(builtinGroup(builtin, "Users", 545))
                .link(member, domain.byAccount("Domain Users").orElseThrow())
                .commit();
        critical(builtinGroup(builtin, "Guests", 546)).commit();
        critical(builtinGroup(builtin, "Remote Desktop Users", 555)).commit();
        critical(builtinGroup(builtin, "Backup Operators", 551)).commit();
    }

    private DirectoryObject container(String name) {
        return critical(new Creation(domain.head(), "CN", name).put("objectClass", "top", "container"))
                .commit();
    }

    private Creation critical(Creation creation) {
        return creation.put("isCriticalSystemObject", "TRUE");
    }

    static DirectoryObject unit(DirectoryObject parent, String name) {
        DirectoryStore store = parent.partition().store();
        return new Creation(parent, "OU", name)
                .put("objectClass", "top", "organizationalUnit")
                .put(store.type("objectCategory"), category(store, "organizationalUnit"))
                .commit();
    }

    static byte[] category(DirectoryStore store, String objectClass) {
        return ObjectGuid.toBytes(store.category(objectClass).orElseThrow().guid());
    }

    private Creation account(
            DirectoryObject parent, String name, String account, int rid, String control, String primary, int type) {
        return new Creation(parent, "CN", name)
                .put("objectClass", "top", "person", "organizationalPerson", "user")
                .put(store.type("objectCategory"), category(store, type == 0x30000001 ? "computer" : "user"))
                .put("sAMAccountName", account)
                .put("sAMAccountType", Integer.toString(type))
                .put("userAccountControl", control)
                .put("primaryGroupID", primary)
                .put(store.type("objectSid"), SecurityId.parse(domain.domainSid() + "-" + rid));
    }

    private Creation group(DirectoryObject parent, String name, int rid, int groupType) {
        return anyGroup(parent, name, groupType)
                .put(store.type("objectSid"), SecurityId.parse(domain.domainSid() + "-" + rid));
    }

    private Creation builtinGroup(DirectoryObject parent, String name, int rid) {
        return anyGroup(parent, name, BUILTIN_LOCAL).put(store.type("objectSid"), SecurityId.parse("S-1-5-32-" + rid));
    }

    private Creation anyGroup(DirectoryObject parent, String name, int groupType) {
        return new Creation(parent, "CN", name)
                .put("objectClass", "top", "group")
                .put(store.type("objectCategory"), category(store, "group"))
                .put("sAMAccountName", name)
                .put("sAMAccountType", Integer.toString((groupType & 4) != 0 ? 0x20000000 : 0x10000000))
                .put("groupType", Integer.toString(groupType));
    }
}
