package org.footbridge.sampleforest.population;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Edit;
import org.footbridge.sampleforest.store.ObjectClass;
import org.footbridge.sampleforest.store.ObjectClasses;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.Partition;

/** The parts of configuration and schema that clients look at: attributes, classes, sites, domains, controllers. */
public final class ConfigurationTree {
    /** Classes whose objects carry the category of another class, as the directory's own schema has it. */
    private static final Map<String, List<String>> CATEGORIES = Map.of(
            "person", List.of("person", "user", "contact", "inetOrgPerson"),
            "group", List.of("group"),
            "computer", List.of("computer"),
            "organizationalUnit", List.of("organizationalUnit"),
            "container", List.of("container"),
            "domainDNS", List.of("domainDNS"),
            "foreignSecurityPrincipal", List.of("foreignSecurityPrincipal"));

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
        ObjectClasses.all().forEach(this::addClass);
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
        return createServer(domain, "dc1." + dnsName, netbios, 1, invocationId);
    }

    /** The object that says who a further controller of the domain is. */
    public DirectoryObject createServer(
            Partition domain, String hostName, String netbios, int number, UUID invocationId) {
        DirectoryObject servers =
                store.require("CN=Servers,CN=Default-First-Site-Name,CN=Sites," + configuration.suffix());
        DirectoryObject server = classed(new Creation(servers, "CN", netbios + "-DC" + number), "server")
                .put("dNSHostName", hostName)
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

    private void addClass(ObjectClass type) {
        DirectoryObject added = classed(new Creation(schema.head(), "CN", type.commonName()), "classSchema")
                .put("lDAPDisplayName", type.name())
                .put("subClassOf", type.above())
                .put("objectClassCategory", Integer.toString(type.kind().category()))
                .put("auxiliaryClass", type.auxiliaries().toArray(String[]::new))
                .put("mustContain", known(type.required()))
                .put("mayContain", known(type.allowed()))
                .commit();
        CATEGORIES.getOrDefault(type.name(), List.of()).forEach(each -> store.addCategory(each, added));
    }

    /** The names as the attributes spell them; a class cannot name an attribute that the schema does not have. */
    private String[] known(List<String> attributes) {
        return attributes.stream().map(name -> store.type(name).name()).toArray(String[]::new);
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
        if (type.rangeUpper() > 0) {
            creation.put("rangeUpper", Integer.toString(type.rangeUpper()));
        }
        creation.put("systemFlags", Integer.toString(type.systemFlags()));
        creation.put("searchFlags", Integer.toString(type.searchFlags()));
        creation.commit();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
