package org.footbridge.sampleforest.protocol;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Edit;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.Partition;

/** What a domain controller of one domain serves and who it is. */
public final class ServedDomain {
    private final DirectoryStore store;
    private final String dnsName;
    private final Partition domain;
    private final ForestNames forest;
    private final DirectoryObject directoryService;
    private final ServerSettings settings;
    private final Accounts accounts;
    private final String hostName;
    /** of all controllers of the domain: their cookies are good at each of them */
    private final Set<UUID> databases;

    private final Faults faults = new Faults();
    private volatile UUID invocationId;

    /**
     * @param directoryService the object below the server's, which says who the controller is
     * @param invocationId of the copy of the database
     */
    public ServedDomain(
            DirectoryStore store,
            String dnsName,
            Partition domain,
            ForestNames forest,
            DirectoryObject directoryService,
            UUID invocationId,
            ServerSettings settings,
            Accounts accounts) {
        this(
                store,
                dnsName,
                domain,
                forest,
                directoryService,
                invocationId,
                settings,
                accounts,
                "dc1." + dnsName,
                ConcurrentHashMap.newKeySet());
    }

    private ServedDomain(
            DirectoryStore store,
            String dnsName,
            Partition domain,
            ForestNames forest,
            DirectoryObject directoryService,
            UUID invocationId,
            ServerSettings settings,
            Accounts accounts,
            String hostName,
            Set<UUID> databases) {
        this.store = store;
        this.dnsName = dnsName;
        this.domain = domain;
        this.forest = forest;
        this.directoryService = directoryService;
        this.invocationId = invocationId;
        this.settings = settings;
        this.accounts = accounts;
        this.hostName = hostName;
        this.databases = databases;
        databases.add(invocationId);
    }

    /** What a further controller of the domain serves. */
    public ServedDomain further(String name, DirectoryObject service, UUID database) {
        return new ServedDomain(store, dnsName, domain, forest, service, database, settings, accounts, name, databases);
    }

    /** Gives the copy of the database a new identity, as after a restore from backup: old cookies are void. */
    public void changeInvocationId(UUID fresh) {
        store.write(() -> {
            new Edit(directoryService)
                    .put(store.type("invocationId"), ObjectGuid.toBytes(fresh))
                    .commit();
            databases.remove(invocationId);
            databases.add(fresh);
            invocationId = fresh;
            return fresh;
        });
    }

    public Faults faults() {
        return faults;
    }

    public Accounts accounts() {
        return accounts;
    }

    public UUID invocationId() {
        return invocationId;
    }

    public String dnsName() {
        return dnsName;
    }

    public Partition domain() {
        return domain;
    }

    DirectoryStore store() {
        return store;
    }

    ForestNames forest() {
        return forest;
    }

    DirectoryObject directoryService() {
        return directoryService;
    }

    ServerSettings settings() {
        return settings;
    }

    /** The full name of the controller. */
    public String hostName() {
        return hostName;
    }

    /** Whether a cookie of that database tells where to go on here. */
    boolean goesOnFrom(UUID database) {
        return database.equals(invocationId) || (databases.contains(database) && !faults.refusesForeignCookies());
    }

    /** Whether this controller holds the naming context; other domains are left to their own controllers. */
    boolean holds(Partition partition) {
        return partition == domain || partition.domainSid().isEmpty();
    }
}
