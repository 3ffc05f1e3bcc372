package org.footbridge.service.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import jakarta.jms.JMSException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.wire.Changed;
import org.footbridge.relay.wire.DirectoryHealth;
import org.footbridge.relay.wire.FromAgent;
import org.footbridge.relay.wire.Heartbeat;
import org.footbridge.relay.wire.Hello;
import org.footbridge.relay.wire.RenewCertificate;
import org.footbridge.relay.wire.ToAgent;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.keys.TestKeys;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents say of themselves, through the real broker. */
class ControlMessagesTest {
    private static RelayFixture fixture;

    private TenantId tenant;
    private TestAgent agent;
    private UUID directory;

    @BeforeAll
    static void start() throws Exception {
        fixture = new RelayFixture(Duration.ofSeconds(20), Duration.ofSeconds(90));
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void register() throws Exception {
        tenant = fixture.tenant("t" + UUID.randomUUID());
        agent = fixture.register(tenant, "corp.example.com", "lab.example.com");
        directory = fixture.directory(tenant, "corp.example.com");
    }

    @Test
    void helloIsAnsweredWithTheDirectoriesBothSidesKnow() throws Exception {
        assertThat(view().status()).isEqualTo("inactive");
        ToAgent answer = ask(FromAgent.newBuilder()
                .setHello(Hello.newBuilder()
                        .setMachineName("server7")
                        .setAgentVersion("1.2.3")
                        .addDirectoryNames("CORP.example.com")
                        .addDirectoryNames("unknown.example.com")));
        assertThat(answer.getWelcome().getDirectoriesList()).singleElement().satisfies(assigned -> {
            assertThat(assigned.getId()).isEqualTo(directory.toString());
            assertThat(assigned.getName()).isEqualTo("corp.example.com");
        });
        assertThat(view().machineName()).as("the name it registered by").isNotEqualTo("server7");
        assertThat(answer.getWelcome().getHeartbeatSeconds()).isEqualTo(10);
        assertThat(Instant.ofEpochMilli(answer.getWelcome().getRenewFromMillis()))
                .isBetween(Instant.now(), Instant.now().plusSeconds(90));
        assertThat(view().version()).isEqualTo("1.2.3");
        assertThat(view().status()).isEqualTo("active");
    }

    @Test
    void heartbeatsTellOfDirectories() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            link.say(
                    agent,
                    FromAgent.newBuilder()
                            .setHeartbeat(Heartbeat.newBuilder()
                                    .addDirectories(DirectoryHealth.newBuilder()
                                            .setDirectoryId(directory.toString())
                                            .setReachable(false)
                                            .setDomainController("dc1.corp.example.com")
                                            .setFailureCode("DirectoryUnreachable"))));
            // the agent and its directories are written one after the other
            await(() -> view().directories().stream().anyMatch(each -> each.failureCode() != null));
        }
        assertThat(view().status()).isEqualTo("active");
        assertThat(view().directories())
                .contains(new AgentView.Directory(
                        "corp.example.com", false, "dc1.corp.example.com", "DirectoryUnreachable"))
                .contains(new AgentView.Directory("lab.example.com", null, null, null));
        await(() -> fixture.meters
                        .get("footbridge.agents")
                        .tag("status", "active")
                        .gauge()
                        .value()
                >= 1);
    }

    @Test
    void aChangeIsPublishedOnceAndOnlyForOwnDirectories() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            link.say(agent, changed(directory, 41));
            link.say(agent, changed(directory, 41));
            link.say(agent, changed(UUID.randomUUID(), 99));
            link.say(agent, changed(directory, 42));
            await(() -> fixture.events.contains(new DirectoryChanged(tenant, directory, 42, "")));
        }
        assertThat(fixture.events.stream()
                        .filter(event -> event instanceof DirectoryChanged changed
                                && changed.tenant().equals(tenant)))
                .containsExactly(
                        new DirectoryChanged(tenant, directory, 41, ""),
                        new DirectoryChanged(tenant, directory, 42, ""));
    }

    @Test
    void aRenewedCertificateReplacesTheOldOneOnceItWasUsed() throws Exception {
        KeyPair pair = TestKeys.newPair();
        ToAgent answer = ask(FromAgent.newBuilder()
                .setRenewCertificate(RenewCertificate.newBuilder()
                        .setCertificateRequest(ByteString.copyFrom(TestKeys.request(pair)))));
        TestAgent renewed = new TestAgent(
                fixture,
                agent.registration,
                pair,
                TestKeys.certificate(answer.getCertificate().getChainPem()));
        // not used yet: the old one still opens the door
        agent.connect().close();
        TestAgent.Link old = agent.connect();
        try (TestAgent.Link link = renewed.connect()) {
            await(() -> fixture.registry
                            .known(agent.registration.agent())
                            .orElseThrow()
                            .previousSerial()
                    == null);
            link.consumer(RelayAddresses.requests(tenant.value(), directory)).close();
        }
        assertThatThrownBy(agent::connect).isInstanceOf(JMSException.class);
        await(() -> fixture.connections.live().stream()
                .noneMatch(live -> live.agent().equals(agent.registration.agent())));
        old.close();
        renewed.connect().close();
    }

    @Test
    void aBadCertificateRequestIsRefusedWithACode() throws Exception {
        ToAgent answer = ask(FromAgent.newBuilder()
                .setRenewCertificate(
                        RenewCertificate.newBuilder().setCertificateRequest(ByteString.copyFromUtf8("nonsense"))));
        assertThat(answer.getRefused().getCode()).isEqualTo("CertificateRequestInvalid");
    }

    @Test
    void healthSaysThatTheRelayIsUp() {
        assertThat(fixture.health.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(fixture.health.health().getDetails()).containsEntry("port", fixture.relay.port());
    }

    private ToAgent ask(FromAgent.Builder what) throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            var own = link.consumer(RelayAddresses.toAgent(tenant.value(), agent.id()));
            link.say(agent, what);
            return link.hear(own);
        }
    }

    private static FromAgent.Builder changed(UUID directory, long usn) {
        return FromAgent.newBuilder()
                .setChanged(Changed.newBuilder()
                        .setDirectoryId(directory.toString())
                        .setHighestUsn(usn));
    }

    private AgentView view() {
        return fixture.agents.list(tenant).getFirst();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
