package org.footbridge.service.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.service.keys.TestKeys;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an agent may reach, tried with the client that agents use. */
@Tag("slow")
class RelayAccessTest {
    private static RelayFixture fixture;
    private static TenantId tenant;
    private static TestAgent agent;
    private static TestAgent neighbour;
    private static TestAgent stranger;
    private static UUID own;
    private static UUID other;

    @BeforeAll
    static void start() throws Exception {
        fixture = new RelayFixture();
        tenant = fixture.tenant("contoso");
        agent = fixture.register(tenant, "corp.example.com");
        neighbour = fixture.register(tenant, "branch.example.com");
        stranger = fixture.register(fixture.tenant("fabrikam"), "corp.example.com");
        own = fixture.directory(tenant, "corp.example.com");
        other = fixture.directory(tenant, "branch.example.com");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void anAgentReachesItsOwnAddresses() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            link.consumer(RelayAddresses.requests(tenant.value(), own)).close();
            link.consumer(RelayAddresses.toAgent(tenant.value(), agent.id())).close();
            link.send(RelayAddresses.fromAgent(tenant.value(), agent.id()), new byte[] {8, 1});
        }
    }

    @Test
    void requestsOfAnotherTenantAreRefused() throws Exception {
        UUID foreign = fixture.directory(stranger.registration.agent().tenant(), "corp.example.com");
        assertConsumingRefused(RelayAddresses.requests(stranger.tenant(), foreign));
    }

    @Test
    void requestsOfAnotherDirectoryOfTheSameTenantAreRefused() throws Exception {
        assertConsumingRefused(RelayAddresses.requests(tenant.value(), other));
    }

    @Test
    void anotherQueueBehindAnAllowedAddressIsRefused() throws Exception {
        assertConsumingRefused(
                RelayAddresses.requests(tenant.value(), own) + "::" + RelayAddresses.requests(tenant.value(), other));
    }

    @Test
    void whatIsMeantForAnotherAgentIsRefused() throws Exception {
        assertConsumingRefused(RelayAddresses.toAgent(tenant.value(), neighbour.id()));
        assertConsumingRefused(RelayAddresses.fromAgent(tenant.value(), neighbour.id()));
        assertConsumingRefused(RelayAddresses.fromAgent(tenant.value(), agent.id()));
    }

    @Test
    void readingAnswersIsRefused() throws Exception {
        String replies = RelayAddresses.replies(tenant.value(), own, UUID.randomUUID());
        fixture.queues.make(replies);
        assertConsumingRefused(replies);
        assertBrowsingRefused(RelayAddresses.requests(tenant.value(), own));
        fixture.queues.remove(replies);
    }

    @Test
    void unknownAndInternalQueuesAreRefused() throws Exception {
        assertConsumingRefused("unknown");
        assertConsumingRefused("activemq.management");
        assertConsumingRefused(Broker.UNTAKEN);
        assertConsumingRefused("#");
        assertConsumingRefused(RelayAddresses.requests(tenant.value(), UUID.randomUUID()));
        assertTemporaryQueueRefused();
    }

    @Test
    void sendingWhereAnAgentHasNothingToSayIsRefused() throws Exception {
        String answersOfOthers = RelayAddresses.replies(tenant.value(), other, UUID.randomUUID());
        String answersOfStrangers = RelayAddresses.replies(stranger.tenant(), own, UUID.randomUUID());
        fixture.queues.make(answersOfOthers);
        fixture.queues.make(answersOfStrangers);
        assertSendingRefused(answersOfOthers);
        assertSendingRefused(answersOfStrangers);
        assertSendingRefused(RelayAddresses.requests(tenant.value(), own));
        assertSendingRefused(RelayAddresses.fromAgent(tenant.value(), neighbour.id()));
        assertSendingRefused(RelayAddresses.toAgent(tenant.value(), agent.id()));
        assertSendingRefused(Broker.UNTAKEN);
        assertSendingRefused("unknown");
        assertThat(fixture.queues.held(answersOfOthers)).isZero();
        fixture.queues.remove(answersOfOthers);
        fixture.queues.remove(answersOfStrangers);
    }

    @Test
    void withoutACertificateNobodyConnects() {
        SSLContext anonymous = TestKeys.context(fixture.authority.certificate(), null, null);
        assertThatThrownBy(() -> TestAgent.connect(fixture.amqps(), anonymous, null))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        KeyPair pair = TestKeys.newPair();
        X509Certificate certificate = TestKeys.byAnotherAuthority(pair, agent.registration.agent());
        SSLContext forged = TestKeys.context(fixture.authority.certificate(), pair.getPrivate(), certificate);
        assertThatThrownBy(() -> TestAgent.connect(fixture.amqps(), forged, null))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void revocationCutsTheConnectionAndRefusesTheNext() throws Exception {
        TestAgent revoked = fixture.register(tenant, "corp.example.com");
        try (TestAgent.Link link = revoked.connect()) {
            link.consumer(RelayAddresses.requests(tenant.value(), own));
            CountDownLatch cut = new CountDownLatch(1);
            link.connection.setExceptionListener(failure -> cut.countDown());
            long began = System.nanoTime();
            fixture.agents.revoke(tenant, revoked.id());
            assertThat(cut.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        }
        assertThatThrownBy(revoked::connect).isInstanceOf(JMSException.class);
        assertThat(fixture.agents.list(tenant))
                .filteredOn(view -> view.id().equals(revoked.id()))
                .singleElement()
                .satisfies(view -> assertThat(view.status()).isEqualTo("revoked"));
    }

    @Test
    void anotherReplicaKnowsANewAgentAtOnceAndARevokedOneSoon() throws Exception {
        try (RelayFixture replica = fixture.replica()) {
            TestAgent elsewhere = fixture.register(tenant, "corp.example.com");
            try (TestAgent.Link link = TestAgent.connect(replica.amqps(), elsewhere.tls(), null)) {
                link.consumer(RelayAddresses.requests(tenant.value(), own)).close();
                CountDownLatch cut = new CountDownLatch(1);
                link.connection.setExceptionListener(failure -> cut.countDown());
                fixture.agents.revoke(tenant, elsewhere.id());
                assertThat(cut.await(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThatThrownBy(() -> TestAgent.connect(replica.amqps(), elsewhere.tls(), null))
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void aGrantThatIsTakenAwayEndsWithTheNextSweep() throws Exception {
        TestAgent restricted = fixture.register(tenant, "corp.example.com", "branch.example.com");
        try (TestAgent.Link link = restricted.connect()) {
            link.consumer(RelayAddresses.requests(tenant.value(), other));
            CountDownLatch cut = new CountDownLatch(1);
            link.connection.setExceptionListener(failure -> cut.countDown());
            fixture.database
                    .sql("delete from agent_directory where agent_id = ? and directory_id = ?")
                    .params(restricted.id(), other)
                    .update();
            assertThat(cut.await(5, TimeUnit.SECONDS)).isTrue();
        }
        try (TestAgent.Link link = restricted.connect()) {
            link.consumer(RelayAddresses.requests(tenant.value(), own)).close();
            assertThatThrownBy(() -> link.consumer(RelayAddresses.requests(tenant.value(), other)))
                    .isInstanceOf(JMSException.class);
        }
    }

    private static void assertConsumingRefused(String address) throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            assertThatThrownBy(() -> link.consumer(address)).as(address).isInstanceOf(JMSException.class);
        }
    }

    private static void assertBrowsingRefused(String address) throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            assertThatThrownBy(() -> link.session
                            .createBrowser(link.session.createQueue(address))
                            .getEnumeration()
                            .hasMoreElements())
                    .isInstanceOf(JMSException.class);
        }
    }

    private static void assertTemporaryQueueRefused() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            assertThatThrownBy(link.session::createTemporaryQueue).isInstanceOf(JMSException.class);
        }
    }

    /** Through a link of its own and through one without address, where the message names it. */
    private static void assertSendingRefused(String address) throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            assertThatThrownBy(() -> link.send(address, new byte[] {1}))
                    .as(address)
                    .isInstanceOf(JMSException.class);
        }
        try (TestAgent.Link link = agent.connect()) {
            var anonymous = link.session.createProducer(null);
            assertThatThrownBy(() -> anonymous.send(link.session.createQueue(address), link.message(new byte[] {1})))
                    .as(address)
                    .isInstanceOf(JMSException.class);
        }
    }
}
