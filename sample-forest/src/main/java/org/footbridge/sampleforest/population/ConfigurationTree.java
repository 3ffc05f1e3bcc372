package org.footbridge.sampleforest.population;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.AttributeType.Origin;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Edit;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.Partition;

/** The parts of configuration and schema that clients look at: attributes, classes, sites, domains, controllers. */
public final class ConfigurationTree {
    private static final String CONSTRUCTED_FLAG = "4";

    private final Partition configuration;
    private final Partition schema;
    private final DirectoryStore store;

    public ConfigurationTree(Partition configuration, Partition schema) {
        this.configuration = configuration;
        this.schema = schema;
        this.store = schema.store();
    }

    /** Creates attributes and classes, and the containers of the configuration. */
    public void createSchema() {
        head(schema, "dMD").commit();
        addClass("Person", "person", "user", "contact", "inetOrgPerson", "person");
        addClass("Group", "group", "group");
        addClass("Computer", "computer", "computer");
        addClass("Organizational-Unit", "organizationalUnit", "organizationalUnit");
        addClass("Container", "container", "container");
        addClass("Domain-DNS", "domainDNS", "domainDNS");
        addClass("Foreign-Security-Principal", "foreignSecurityPrincipal", "foreignSecurityPrincipal");
        store.types().all().forEach(this::addAttribute);
        head(configuration, "configuration").commit();
        container(configuration.head(), "Services", "container");
        container(container(configuration.head(), "Sites", "sitesContainer"), "Default-First-Site-Name", "site");
        container(
                store.require("CN=Default-First-Site-Name,CN=Sites," + configuration.suffix()),
                "Servers",
                "serversContainer");
        container(configuration.head(), "Partitions", "crossRefContainer");
    }

    /** Creates the objects that describe a domain and its controller; returns the one with the invocation id. */
    public DirectoryObject createServer(Partition domain, String dnsName, String netbios, UUID invocationId) {
        DirectoryObject partitions = store.require("CN=Partitions," + configuration.suffix());
        classed(new Creation(partitions, "CN", netbios), "crossRef")
                .put(store.type("nCName"), ObjectGuid.toBytes(domain.head().guid()))
                .put("dnsRoot", dnsName)
                .put("nETBIOSName", netbios)
                .put("systemFlags", "3")
                .commit();
        DirectoryObject servers =
                store.require("CN=Servers,CN=Default-First-Site-Name,CN=Sites," + configuration.suffix());
        DirectoryObject server = classed(new Creation(servers, "CN", netbios + "-DC1"), "server")
                .put("dNSHostName", "dc1." + dnsName)
                .commit();
        return classed(new Creation(server, "CN", "NTDS Settings"), "nTDSDSA")
                .put(store.type("invocationId"), ObjectGuid.toBytes(invocationId))
                .put(
                        store.type("msDS-hasMasterNCs"),
                        ObjectGuid.toBytes(domain.head().guid()))
                .put("msDS-Behavior-Version", "7")
                .commit();
    }

    static Edit head(Partition partition, String objectClass) {
        DirectoryStore store = partition.store();
        DirectoryObject head = partition.head();
        return new Edit(head)
                .put(store.type("objectClass"), bytes("top"), bytes(objectClass))
                .put(store.type("instanceType"), bytes("5"))
                .put(store.type("name"), bytes(head.name()));
    }

    static DirectoryObject container(DirectoryObject parent, String name, String objectClass) {
        return classed(new Creation(parent, "CN", name), objectClass).commit();
    }

    static Creation classed(Creation creation, String objectClass) {
        return creation.put("objectClass", "top", objectClass);
    }

    private void addClass(String name, String display, String... categoryOf) {
        DirectoryObject added = classed(new Creation(schema.head(), "CN", name), "classSchema")
                .put("lDAPDisplayName", display)
                .put("objectClassCategory", "1")
                .commit();
        for (String objectClass : categoryOf) {
            store.addCategory(objectClass, added);
        }
    }

    private void addAttribute(AttributeType type) {
        Creation creation = classed(new Creation(schema.head(), "CN", "attribute-" + type.name()), "attributeSchema")
                .put("lDAPDisplayName", type.name())
                .put("attributeSyntax", type.syntax().oid())
                .put("oMSyntax", Integer.toString(type.syntax().omSyntax()))
                .put("isSingleValued", Boolean.toString(type.singleValued()).toUpperCase(Locale.ROOT));
        if (type.linkId() > 0) {
            creation.put("linkID", Integer.toString(type.linkId()));
        }
        if (List.of(Origin.CONSTRUCTED, Origin.BACK_LINK).contains(type.origin())) {
            creation.put("systemFlags", CONSTRUCTED_FLAG);
        }
        creation.commit();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
