package org.footbridge.service.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.proxy.HttpProxyHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ways to the relay: plain AMQP and WebSocket on one port, and both through a proxy. */
class TransportTest {
    private static RelayFixture fixture;

    @BeforeAll
    static void start() throws Exception {
        fixture = new RelayFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void requestsAreAnsweredOverAmqp() throws Exception {
        answerOneOver(fixture.amqps(), null);
    }

    @Test
    void requestsAreAnsweredOverWebSocketOnTheSamePort() throws Exception {
        answerOneOver(fixture.amqpwss(), null);
    }

    @Test
    void requestsAreAnsweredThroughAProxy() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy()) {
            answerOneOver(fixture.amqps(), through(proxy));
            answerOneOver(fixture.amqpwss(), through(proxy));
            assertThat(proxy.tunnels).hasValue(2);
        }
    }

    @Test
    @Tag("slow")
    void anAgentThatFallsSilentIsReplacedWithinFifteenSeconds() throws Exception {
        TenantId tenant = fixture.tenant("t" + UUID.randomUUID());
        TestAgent frozen = fixture.register(tenant, "corp.example.com");
        TestAgent second = fixture.register(tenant, "corp.example.com");
        UUID directory = fixture.directory(tenant, "corp.example.com");
        String address = RelayAddresses.requests(tenant.value(), directory);
        Recorded recorded = new Recorded();
        try (ConnectProxy proxy = new ConnectProxy();
                TestAgent.Link survivor = second.connect()) {
            TestAgent.Link silent = TestAgent.connect(fixture.amqps(), frozen.tls(), through(proxy));
            CompletableFuture<Void> asked = ask(tenant, directory, recorded);
            TestAgent.Taken first = silent.take(silent.consumer(address));
            first.answer(FlowControlTest.megabyte());
            proxy.freeze();
            long began = System.nanoTime();
            TestAgent.Taken again = survivor.take(survivor.consumer(address));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
            again.answer(Frame.newBuilder().setCompleted(Completed.getDefaultInstance()));
            again.acknowledge();
            asked.get(20, TimeUnit.SECONDS);
        }
        assertThat(recorded.streams).hasSize(2);
    }

    private static Supplier<Object> through(ConnectProxy proxy) {
        return () -> new HttpProxyHandler(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
    }

    private static CompletableFuture<Void> ask(TenantId tenant, UUID directory, StreamConsumer consumer) {
        Request request =
                Request.newBuilder().setReadAll(ReadAll.getDefaultInstance()).build();
        return CompletableFuture.runAsync(
                () -> fixture.requests.exchange(tenant, directory, request, Duration.ofMinutes(1), consumer),
                runnable -> Thread.ofPlatform().daemon().start(runnable));
    }

    private static void answerOneOver(URI relay, @Nullable Supplier<Object> proxy) throws Exception {
        TenantId tenant = fixture.tenant("t" + UUID.randomUUID());
        TestAgent agent = fixture.register(tenant, "corp.example.com");
        UUID directory = fixture.directory(tenant, "corp.example.com");
        Recorded recorded = new Recorded();
        try (TestAgent.Link link = TestAgent.connect(relay, agent.tls(), proxy)) {
            var requests = link.consumer(RelayAddresses.requests(tenant.value(), directory));
            CompletableFuture<Void> asked = ask(tenant, directory, recorded);
            TestAgent.Taken taken = link.take(requests);
            taken.answer(FlowControlTest.megabyte());
            taken.answer(Frame.newBuilder().setCompleted(Completed.getDefaultInstance()));
            taken.acknowledge();
            asked.get(20, TimeUnit.SECONDS);
        }
        assertThat(recorded.completions).isEqualTo(1);
    }
}
