package org.footbridge.service.relay;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.footbridge.service.agents.AgentCertificates;
import org.footbridge.service.agents.AgentInstructed;
import org.footbridge.service.agents.AgentRegistered;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.agents.AgentReports;
import org.footbridge.service.agents.AgentRevoked;
import org.footbridge.service.agents.AgentTokens;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.agents.AgentsProperties;
import org.footbridge.service.agents.RegisterAgent;
import org.footbridge.service.agents.Registration;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.SealHead;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.keys.KeysProperties;
import org.footbridge.service.keys.ServerIdentity;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.keys.TestKeys;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A relay with a real broker, a real database and TLS on a free port of loopback; put together by hand. */
final class RelayFixture implements AutoCloseable {
    static final String URL = "https://localhost:8443";

    final HikariDataSource source;
    final Path data;
    private boolean owner;
    final JdbcClient database;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Queue<Object> events = new ConcurrentLinkedQueue<>();
    final Authority authority;
    final AgentRegistry registry;
    final AgentTokens tokens;
    final RegisterAgent registerAgent;
    final Agents agents;
    final AgentCertificates certificates;
    final Broker broker;
    final RelayQueues queues;
    final Requests requests;
    final AgentConnections connections;
    final SweepRelay sweep;
    final Relay relay;
    final RelayHealth health;

    RelayFixture() throws Exception {
        this(Duration.ofSeconds(20), null);
    }

    RelayFixture(Duration requestTtl, @Nullable Duration certificateValidity) throws Exception {
        this(TestDatabases.fresh(), TestDatabases.folder(), requestTtl, certificateValidity);
        owner = true;
    }

    private RelayFixture(
            HikariDataSource source, Path data, Duration requestTtl, @Nullable Duration certificateValidity) {
        this.source = source;
        this.data = data;
        this.database = JdbcClient.create(source);
        KeysProperties keysProperties =
                new KeysProperties(data, List.of("relay.example.com"), new KeysProperties.Tls(true));
        AgentsProperties agentsProperties = new AgentsProperties(
                90, certificateValidity, Duration.ofSeconds(30), Duration.ofMinutes(10), null, null);
        RelayProperties properties = new RelayProperties(
                0, "127.0.0.1", requestTtl, Duration.ofSeconds(2), Duration.ofSeconds(10), 8 * 1024 * 1024, 1000);
        ServiceKeys serviceKeys = new ServiceKeys(database, keysProperties);
        authority = new Authority(serviceKeys, keysProperties);
        registry = new AgentRegistry(database);
        tokens = new AgentTokens(database, authority);
        registerAgent = new RegisterAgent(
                database,
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                tokens,
                authority,
                registry,
                agentsProperties,
                new Audit(database, new SealHead(serviceKeys), Clock.systemUTC()),
                this::publish);
        agents = new Agents(database, registry, agentsProperties, this::publish);
        certificates = new AgentCertificates(database, authority, registry, agentsProperties);
        AgentReports reports = new AgentReports(database);
        RelayMetrics metrics = new RelayMetrics(meters);
        broker = new Broker(properties, registry, authority, new ServerIdentity(authority, keysProperties));
        queues = new RelayQueues(broker);
        connections = new AgentConnections(broker, registry);
        requests = new Requests(broker, queues, properties, metrics);
        ConnectedDirectories directories = new ConnectedDirectories(database);
        ControlMessages control = new ControlMessages(
                broker,
                new AnswerAgent(registry, reports, certificates, directories, agentsProperties, this::publish),
                metrics);
        sweep = new SweepRelay(
                registry, reports, certificates, agents, directories, queues, connections, control, metrics);
        relay = new Relay(broker, requests, control, sweep, queues, connections, registry, properties);
        health = new RelayHealth(broker, sweep, connections);
        relay.start();
    }

    /** Another service on the same database; to be closed first. */
    RelayFixture replica() {
        return new RelayFixture(source, data, Duration.ofSeconds(20), null);
    }

    private void publish(Object event) {
        events.add(event);
        try {
            switch (event) {
                case AgentRegistered registered -> relay.registered(registered);
                case AgentRevoked revoked -> relay.revoked(revoked);
                case AgentInstructed instructed -> relay.instructed(instructed);
                default -> {}
            }
        } catch (ActiveMQException e) {
            throw new IllegalStateException(e);
        }
    }

    TenantId tenant(String name) {
        UUID id = UUID.randomUUID();
        database.sql("insert into tenant (id, name, display_name, initial_domain) values (?, ?, ?, ?)")
                .params(id, name, name, name + ".example.net")
                .update();
        return new TenantId(id);
    }

    /** Registers an agent with a new key pair. */
    TestAgent register(TenantId tenant, String... directories) throws Exception {
        String token = tokens.issue(tenant, List.of(directories), Duration.ofMinutes(10), URL)
                .token();
        KeyPair pair = TestKeys.newPair();
        Registration registration =
                registerAgent.register(token, TestKeys.requestPem(pair), "machine-" + UUID.randomUUID(), "0.1.0");
        return new TestAgent(this, registration, pair, TestKeys.certificate(registration.certificateChainPem()));
    }

    UUID directory(TenantId tenant, String name) {
        return database.sql("select id from connected_directory where tenant_id = ? and name = ?")
                .params(tenant.value(), name)
                .query(UUID.class)
                .single();
    }

    URI amqps() {
        return URI.create("amqps://localhost:" + relay.port());
    }

    URI amqpwss() {
        return URI.create("amqpwss://localhost:" + relay.port());
    }

    @Override
    public void close() {
        relay.stop();
        if (owner) {
            source.close();
        }
    }
}
