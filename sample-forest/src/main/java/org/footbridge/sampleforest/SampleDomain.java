package org.footbridge.sampleforest;

import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.footbridge.sampleforest.protocol.Accounts;
import org.footbridge.sampleforest.protocol.Faults;
import org.footbridge.sampleforest.protocol.LdapServer;
import org.footbridge.sampleforest.protocol.Right;
import org.footbridge.sampleforest.protocol.ServedDomain;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.LinkSet;
import org.footbridge.sampleforest.store.LinkTarget;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.StoredAttribute;
import org.footbridge.sampleforest.store.ValueText;

/** One domain of the forest with its first domain controller. Safe for use by many threads. */
public final class SampleDomain {
    private static final String UUID_FORM = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private final ServedDomain served;
    private final DirectoryStore store;
    private final String address;
    private final String caPem;
    private final LdapServer server;
    private final Clock clock;
    private final String netbiosName;
    private final DomainAccounts made;
    private final StartForest.StartController start;
    private final List<SampleController> further = new CopyOnWriteArrayList<>();

    SampleDomain(
            ServedDomain served,
            DirectoryStore store,
            String address,
            String caPem,
            LdapServer server,
            Clock clock,
            DomainAccounts made,
            StartForest.StartController start) {
        this.served = served;
        this.store = store;
        this.address = address;
        this.caPem = caPem;
        this.server = server;
        this.clock = clock;
        this.made = made;
        this.start = start;
        this.netbiosName = netbios(served.dnsName());
    }

    static String netbios(String dnsName) {
        return dnsName.split("\\.")[0].toUpperCase(Locale.ROOT);
    }

    /** DNS name, for example {@code sample.test}. */
    public String name() {
        return served.dnsName();
    }

    public String netbiosName() {
        return netbiosName;
    }

    /** The address on which both listeners are. */
    public String host() {
        return address;
    }

    public int ldapPort() {
        return server.ldapPort();
    }

    public int ldapsPort() {
        return server.ldapsPort();
    }

    public String baseDn() {
        return served.domain().suffix();
    }

    /** The certificate of the authority that signed the server's; in PEM. */
    public String caPem() {
        return caPem;
    }

    /** An account that may replicate directory changes and see deleted objects. */
    public ServiceAccount serviceAccount() {
        return made.service();
    }

    /** An account that may change everything, also over LDAP. */
    public ServiceAccount administrator() {
        return made.administrator();
    }

    /** Makes one more account in {@code OU=Service Accounts} with exactly these rights. */
    public ServiceAccount createAccount(String accountName, Set<Right> rights) {
        return made.create(accountName, rights);
    }

    /** Changes the rights of an account. */
    public void setRights(ServiceAccount account, Set<Right> rights) {
        served.accounts().setRights(account.guid(), rights);
    }

    /**
     * Starts a further domain controller.
     *
     * @param loopback an address of its own; the ports are those of the first
     */
    public SampleController addController(String loopback) {
        SampleController controller = start.start(further.size() + 2, loopback);
        further.add(controller);
        return controller;
    }

    /** The DNS name that the first domain controller gives itself. */
    public String controllerName() {
        return served.hostName();
    }

    /** What replication tells this account of passwords. */
    public ReplicatedPasswords passwords(ServiceAccount account) {
        return new ReplicatedPasswords(this, account);
    }

    public Changes change() {
        return new Changes(this, store);
    }

    /** Troubles to switch on and off. */
    public Faults faults() {
        return served.faults();
    }

    /** Ends all open connections of clients, who may connect again. */
    public void closeConnections() {
        server.closeConnections();
    }

    public UUID invocationId() {
        return served.invocationId();
    }

    /** From now on the controller is another copy of the database: it refuses the cookies that it gave out. */
    public void changeInvocationId() {
        served.changeInvocationId(UUID.randomUUID());
    }

    public long highestUsn() {
        return store.read(() -> served.domain().highestUsn());
    }

    /** Account names of the first people of the domain who are enabled, in the order of their creation. */
    public List<String> people(int atMost) {
        AttributeType account = store.type("sAMAccountName");
        AttributeType employee = store.type("employeeID");
        return store.read(() -> {
            List<String> names = new ArrayList<>();
            for (DirectoryObject object : served.domain().objects()) {
                if (names.size() >= atMost) {
                    break;
                }
                String name = object.text(account);
                if (name != null && object.text(employee) != null && !object.deleted()) {
                    names.add(name);
                }
            }
            return names;
        });
    }

    /** Several changes that no reader sees half of. */
    public void together(Runnable changes) {
        store.write(() -> {
            changes.run();
            return served.domain();
        });
    }

    /** The userPrincipalName of an object, named as in {@link Changes}; empty when it has none. */
    public String principalName(String object) {
        return store.read(() -> {
            String name = find(object).text(store.type("userPrincipalName"));
            return name == null ? "" : name;
        });
    }

    /** How many objects of each kind the domain has. */
    public Contents contents() {
        return contentsWithout(Set.of());
    }

    /** The same as if these objects did not exist. */
    public Contents contentsWithout(Set<UUID> leftOut) {
        return store.read(() -> new CountContents(store, leftOut).of(served.domain()));
    }

    /**
     * Writes everything that is not deleted as LDIF; nobody changes the domain meanwhile.
     *
     * @return number of entries
     */
    public int writeLdif(OutputStream out) {
        LDIFWriter writer = new LDIFWriter(out);
        return store.read(() -> {
            try {
                int entries = new WriteLdif(store, writer).write(served.domain());
                writer.flush();
                return entries;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** Everything in the domain that is not deleted. */
    public List<LiveObject> snapshot() {
        return store.read(() -> {
            List<LiveObject> all = new ArrayList<>();
            for (DirectoryObject object : served.domain().objects()) {
                if (!object.deleted()) {
                    all.add(describe(object));
                }
            }
            return all;
        });
    }

    /** One object, named as in {@link Changes}. */
    public LiveObject object(String name) {
        return store.read(() -> describe(find(name)));
    }

    /** The GUID of an object, named as in {@link Changes}; also of a deleted one by its GUID or deleted name. */
    public UUID guid(String name) {
        return store.read(() -> find(name).guid());
    }

    private LiveObject describe(DirectoryObject object) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        for (StoredAttribute attribute : object.attributes()) {
            List<String> values = new ArrayList<>();
            for (byte[] value : attribute.values()) {
                values.add(ValueText.format(store, attribute.type(), value));
            }
            if (!values.isEmpty()) {
                attributes.put(attribute.type().name(), List.copyOf(values));
            }
        }
        SortedMap<String, List<UUID>> links = new TreeMap<>();
        for (LinkSet link : object.links()) {
            if (link.size() > 0) {
                links.put(
                        link.type().name(),
                        link.present().stream().map(DirectoryObject::guid).toList());
            }
        }
        byte[][] classes = object.values(store.type("objectClass"));
        return new LiveObject(
                object.guid(),
                object.parent().orElse(object).guid(),
                object.dn(),
                classes.length == 0 ? "" : new String(classes[classes.length - 1], StandardCharsets.UTF_8),
                attributes,
                links);
    }

    /** To be called under the lock. */
    DirectoryObject find(String name) {
        if (name.startsWith("<") || name.indexOf('=') > 0) {
            return store.require(name);
        }
        if (name.matches(UUID_FORM)) {
            return store.require("<GUID=" + name + ">");
        }
        return partition()
                .byAccount(name)
                .or(() -> partition().byPrincipal(name))
                .orElseThrow(() -> new ForestException(
                        ForestException.Code.NO_SUCH_OBJECT,
                        "Domain " + name() + " has no account or principal '" + name
                                + "'; use an account name, a UPN, a DN or a GUID."));
    }

    /** What a link is to lead to; to be called under the write lock. */
    DirectoryObject linkTarget(String name) {
        return LinkTarget.isSecurityId(name) ? LinkTarget.require(partition(), name) : find(name);
    }

    Partition partition() {
        return served.domain();
    }

    DirectoryStore store() {
        return store;
    }

    Accounts accounts() {
        return served.accounts();
    }

    Instant now() {
        return clock.instant();
    }

    void close() {
        further.forEach(SampleController::close);
        server.close();
    }

    @Override
    public String toString() {
        return "SampleDomain[" + name() + " ldaps://" + address + ":" + ldapsPort() + "]";
    }
}
