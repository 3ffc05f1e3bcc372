package org.footbridge.sampleforest;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.footbridge.sampleforest.SampleForest.DomainPlan;
import org.footbridge.sampleforest.population.ConfigurationTree;
import org.footbridge.sampleforest.population.DomainTree;
import org.footbridge.sampleforest.population.Populate;
import org.footbridge.sampleforest.protocol.Accounts;
import org.footbridge.sampleforest.protocol.ForestNames;
import org.footbridge.sampleforest.protocol.LdapServer;
import org.footbridge.sampleforest.protocol.ServedDomain;
import org.footbridge.sampleforest.protocol.ServerSettings;
import org.footbridge.sampleforest.store.AttributeTypes;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.NameText;
import org.footbridge.sampleforest.store.Partition;

/** Builds the objects of a forest and starts its servers. */
final class StartForest {
    private final List<DomainPlan> plans;
    private final long seed;
    private final String address;
    private final ServerSettings settings;
    private final Clock clock;
    private final Random random;
    private final DirectoryStore store;
    private final ForestNames names;

    StartForest(List<DomainPlan> plans, long seed, String address, ServerSettings settings, Clock clock) {
        this.plans = plans;
        this.seed = seed;
        this.address = address;
        this.settings = settings;
        this.clock = clock;
        this.random = new Random(seed);
        this.store = new DirectoryStore(new AttributeTypes(), clock);
        String root = NameText.ofDomain(plans.getFirst().name());
        String configuration = "CN=Configuration," + root;
        this.names = new ForestNames(
                root,
                configuration,
                "CN=Schema," + configuration,
                plans.getFirst().name());
    }

    SampleForest start() {
        Map<DomainPlan, Partition> partitions = new LinkedHashMap<>();
        for (DomainPlan plan : plans) {
            partitions.put(plan, store.createPartition(NameText.ofDomain(plan.name()), newDomainSid(), this::newGuid));
        }
        Partition configuration = store.createPartition(names.configuration(), "", this::newGuid);
        Partition schema = store.createPartition(names.schema(), "", this::newGuid);
        ConfigurationTree tree = new ConfigurationTree(configuration, schema);
        tree.createSchema();
        partitions.forEach((plan, partition) -> new DomainTree(partition, plan.name()).create());
        List<Partition> earlier = new ArrayList<>();
        partitions.forEach((plan, partition) -> {
            Size size = plan.size();
            new Populate(partition, plan.name(), seed ^ plan.name().hashCode(), List.copyOf(earlier))
                    .create(size.users(), size.groups(), size.contacts(), size.memberships());
            earlier.add(partition);
        });
        return listen(partitions, tree);
    }

    private SampleForest listen(Map<DomainPlan, Partition> partitions, ConfigurationTree tree) {
        ServerCertificates certificates = ServerCertificates.create(names.rootDomain());
        List<SampleDomain> started = new ArrayList<>();
        try {
            partitions.forEach((plan, partition) -> started.add(listen(plan, partition, tree, certificates)));
        } catch (RuntimeException failure) {
            started.forEach(SampleDomain::close);
            throw failure;
        }
        return new SampleForest(started);
    }

    private SampleDomain listen(
            DomainPlan plan, Partition partition, ConfigurationTree tree, ServerCertificates certificates) {
        UUID invocationId = newGuid();
        String netbios = SampleDomain.netbios(plan.name());
        DirectoryObject service = tree.createServer(partition, plan.name(), netbios, invocationId);
        Accounts accounts = new Accounts(store, partition, plan.name(), netbios);
        DomainAccounts made = new DomainAccounts(store, partition, plan.name(), accounts);
        ServedDomain served =
                new ServedDomain(store, plan.name(), partition, names, service, invocationId, settings, accounts);
        try {
            LdapServer server = LdapServer.start(
                    served,
                    InetAddress.getByName(address),
                    plan.ldapPort(),
                    plan.ldapsPort(),
                    certificates.sockets(served.hostName(), address));
            StartController further = (number, at) -> further(served, tree, certificates, server, number, at);
            return new SampleDomain(served, store, address, certificates.authorityPem(), server, clock, made, further);
        } catch (IOException refused) {
            throw new ForestException(
                    ForestException.Code.PORT_UNAVAILABLE,
                    "Domain " + plan.name() + " cannot listen on " + address + " ports " + plan.ldapPort() + " and "
                            + plan.ldapsPort() + ": " + refused.getMessage() + ". Choose other ports, or 0 for any.",
                    refused);
        }
    }

    private SampleController further(
            ServedDomain first,
            ConfigurationTree tree,
            ServerCertificates certificates,
            LdapServer ports,
            int number,
            String at) {
        String hostName = "dc" + number + "." + first.dnsName();
        UUID invocationId = newGuid();
        DirectoryObject service = store.write(() -> tree.createServer(
                first.domain(), hostName, SampleDomain.netbios(first.dnsName()), number, invocationId));
        ServedDomain served = first.further(hostName, service, invocationId);
        try {
            LdapServer server = LdapServer.start(
                    served,
                    InetAddress.getByName(at),
                    ports.ldapPort(),
                    ports.ldapsPort(),
                    certificates.sockets(hostName, at));
            return new SampleController(served, at, server);
        } catch (IOException refused) {
            throw new ForestException(
                    ForestException.Code.PORT_UNAVAILABLE,
                    hostName + " cannot listen on " + at + ", ports " + ports.ldapPort() + " and " + ports.ldapsPort()
                            + ": " + refused.getMessage() + ". Choose another address.",
                    refused);
        }
    }

    /** Starts a further controller of a domain. */
    @FunctionalInterface
    interface StartController {
        SampleController start(int number, String address);
    }

    private UUID newGuid() {
        long most = (random.nextLong() & ~0xf000L) | 0x4000L;
        long least = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(most, least);
    }

    private String newDomainSid() {
        return "S-1-5-21-" + part() + "-" + part() + "-" + part();
    }

    private long part() {
        return Integer.toUnsignedLong(random.nextInt());
    }
}
