package org.footbridge.service.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import org.footbridge.relay.wire.Check;
import org.footbridge.relay.wire.Checks;
import org.footbridge.relay.wire.DirectoryHealth;
import org.footbridge.relay.wire.FromAgent;
import org.footbridge.relay.wire.Heartbeat;
import org.footbridge.relay.wire.Hello;
import org.footbridge.relay.wire.RenewCertificate;
import org.footbridge.relay.wire.ToAgent;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.agents.FoundCheck;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.TestKeys;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What agents say of themselves, through the real broker. */
@Tag("slow")
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

    private TestAgent other() throws Exception {
        TestAgent second = fixture.register(tenant, "corp.example.com", "lab.example.com");
        try (TestAgent.Link link = second.connect()) {
            var own = link.consumer(RelayAddresses.toAgent(tenant.value(), second.id()));
            link.say(second, FromAgent.newBuilder().setHello(Hello.getDefaultInstance()));
            link.hear(own);
        }
        return second;
    }

    private AgentView of(TestAgent which) {
        return fixture.agents.get(tenant, which.id());
    }

    @Test
    void drainingIsSaidAtOnceInTheWelcomeAndUntilItIsHeard() throws Exception {
        other();
        try (TestAgent.Link link = agent.connect()) {
            var own = link.consumer(RelayAddresses.toAgent(tenant.value(), agent.id()));
            link.say(agent, FromAgent.newBuilder().setHello(Hello.getDefaultInstance()));
            assertThat(link.hear(own).getWelcome().getDraining()).isFalse();

            assertThat(fixture.agents.drain(tenant, agent.id(), false)).isTrue();
            assertThat(link.hear(own).getDraining().getOn()).isTrue();
            assertThat(of(agent).draining()).isTrue();
            assertThat(of(agent).status()).isEqualTo("active");
            assertThat(fixture.agents.drain(tenant, agent.id(), false)).isFalse();

            link.say(agent, FromAgent.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
            assertThat(link.hear(own).getDraining().getOn())
                    .as("it did not hear of it")
                    .isTrue();
            link.say(agent, FromAgent.newBuilder().setHello(Hello.getDefaultInstance()));
            assertThat(link.hear(own).getWelcome().getDraining())
                    .as("after it connected again")
                    .isTrue();

            assertThat(fixture.agents.resume(tenant, agent.id())).isTrue();
            ToAgent resumed = link.hear(own);
            assertThat(resumed.hasDraining()).isTrue();
            assertThat(resumed.getDraining().getOn()).isFalse();
            assertThat(of(agent).draining()).isFalse();
            assertThat(fixture.agents.resume(tenant, agent.id())).isFalse();
        }
    }

    @Test
    void theLastAgentOfADirectoryIsDrainedOnlyWhenThatIsSaid() throws Exception {
        TestAgent second = other();
        assertThat(code(() -> fixture.agents.drain(tenant, second.id(), false)))
                .as("the first one never connected")
                .isEqualTo("LastAgentOfDirectory");
        assertThat(fixture.agents.serve(tenant, directory)).isTrue();
        assertThat(fixture.agents.drain(tenant, second.id(), true)).isTrue();
        assertThat(fixture.agents.serve(tenant, directory)).isFalse();
    }

    @Test
    void checksAreAskedForAndKeptAndTheAddressIsKnown() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            var own = link.consumer(RelayAddresses.toAgent(tenant.value(), agent.id()));
            link.say(agent, FromAgent.newBuilder().setHello(Hello.getDefaultInstance()));
            link.hear(own);
            fixture.agents.requestChecks(tenant, agent.id());
            assertThat(link.hear(own).hasRunChecks()).isTrue();
            link.say(agent, FromAgent.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
            assertThat(link.hear(own).hasRunChecks()).as("until it was done").isTrue();
            link.say(
                    agent,
                    FromAgent.newBuilder()
                            .setChecks(Checks.newBuilder()
                                    .setAtMillis(1_700_000_000_000L)
                                    .addChecks(Check.newBuilder()
                                            .setSubject("corp.example.com")
                                            .setName("tls")
                                            .setLevel(Check.Level.FAILED)
                                            .setDetail("expired \0")
                                            .setNextStep("renew it"))
                                    .addChecks(Check.newBuilder()
                                            .setSubject("service")
                                            .setName("relay")
                                            .setLevel(Check.Level.OK)
                                            .setDetail("x".repeat(5000)))));
            await(() -> of(agent).checks().size() == 2);
            await(() -> of(agent).address() != null);
        }
        assertThat(of(agent).checks().getFirst())
                .isEqualTo(new FoundCheck(
                        "corp.example.com",
                        "tls",
                        "failed",
                        "expired ",
                        "renew it",
                        Instant.ofEpochMilli(1_700_000_000_000L)));
        assertThat(of(agent).checks().getLast().detail()).hasSize(1000);
        assertThat(of(agent).address()).isEqualTo("127.0.0.1");
        assertThat(of(agent).certificate().serial()).isNotBlank();
        assertThat(fixture.registry
                        .known(agent.registration.agent())
                        .orElseThrow()
                        .checksWanted())
                .isFalse();
    }

    @Test
    void onlyWhoWasRevokedOrNeverConnectedIsRemoved() throws Exception {
        TestAgent second = other();
        assertThat(code(() -> fixture.agents.remove(tenant, second.id()))).isEqualTo("AgentNotRevoked");
        fixture.agents.revoke(tenant, second.id());
        assertThat(code(() -> fixture.agents.drain(tenant, second.id(), true))).isEqualTo("AgentRevoked");
        fixture.agents.remove(tenant, second.id());
        assertThat(code(() -> fixture.agents.get(tenant, second.id()))).isEqualTo("AgentNotFound");

        fixture.agents.remove(tenant, agent.id());
        assertThatThrownBy(agent::connect).isInstanceOf(JMSException.class);
        assertThat(fixture.agents.list(tenant)).isEmpty();
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ServiceFailure.class, call).code();
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
