package org.footbridge.service.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Failure;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.Working;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests and answers through the real broker, with the JMS client that agents use. */
@Tag("slow")
class ExchangeTest {
    private static RelayFixture fixture;

    private TenantId tenant;
    private TestAgent agent;
    private UUID directory;

    @BeforeAll
    static void start() throws Exception {
        fixture = new RelayFixture(Duration.ofSeconds(3), null);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void register() throws Exception {
        tenant = fixture.tenant("t" + UUID.randomUUID());
        agent = fixture.register(tenant, "corp.example.com");
        directory = fixture.directory(tenant, "corp.example.com");
    }

    @Test
    void anAnswerArrivesInOrderAndOnce() throws Exception {
        Recorded recorded = new Recorded();
        try (TestAgent.Link link = agent.connect()) {
            var requests = link.consumer(RelayAddresses.requests(tenant.value(), directory));
            CompletableFuture<Void> asked = ask(recorded, Duration.ofSeconds(30));
            TestAgent.Taken taken = link.take(requests);
            assertThat(taken.request.getDirectoryId()).isEqualTo(directory.toString());
            assertThat(taken.message.getJMSCorrelationID()).isEqualTo(taken.request.getId());
            taken.answer(page("one"));
            taken.answer(Frame.newBuilder().setWorking(Working.getDefaultInstance()));
            taken.answer(page("two"));
            // repeated by an agent that did not hear that it had arrived
            taken.answer(page("two"), 2);
            taken.answer(completed());
            taken.acknowledge();
            asked.get(20, TimeUnit.SECONDS);
        }
        assertThat(recorded.pages)
                .extracting(page -> page.getEntries(0).getRdn())
                .containsExactly("CN=one", "CN=two");
        assertThat(recorded.streams).hasSize(1);
        assertThat(recorded.completions).isEqualTo(1);
    }

    @Test
    void whenAnAgentDiesAnotherStartsOver() throws Exception {
        TestAgent second = fixture.register(tenant, "corp.example.com");
        Recorded recorded = new Recorded();
        String address = RelayAddresses.requests(tenant.value(), directory);
        try (TestAgent.Link survivor = second.connect()) {
            TestAgent.Link victim = agent.connect();
            CompletableFuture<Void> asked = ask(recorded, Duration.ofSeconds(30));
            TestAgent.Taken first = victim.take(victim.consumer(address));
            first.answer(page("first"));
            victim.close();
            TestAgent.Taken again = survivor.take(survivor.consumer(address));
            assertThat(again.request.getId()).isEqualTo(first.request.getId());
            again.answer(page("second"));
            again.answer(completed());
            again.acknowledge();
            asked.get(20, TimeUnit.SECONDS);
        }
        assertThat(recorded.streams).hasSize(2);
        assertThat(recorded.pages)
                .extracting(page -> page.getEntries(0).getRdn())
                .containsExactly("CN=first", "CN=second");
        assertThat(recorded.completions).isEqualTo(1);
    }

    @Test
    void anAgentThatDiesAfterTheTimeToLiveIsReplacedToo() throws Exception {
        TestAgent second = fixture.register(tenant, "corp.example.com");
        Recorded recorded = new Recorded();
        String address = RelayAddresses.requests(tenant.value(), directory);
        try (TestAgent.Link survivor = second.connect()) {
            TestAgent.Link victim = agent.connect();
            CompletableFuture<Void> asked = ask(recorded, Duration.ofSeconds(60));
            TestAgent.Taken first = victim.take(victim.consumer(address));
            long began = System.nanoTime();
            while (System.nanoTime() - began < Duration.ofSeconds(4).toNanos()) {
                first.answer(Frame.newBuilder().setWorking(Working.getDefaultInstance()));
                assertThat(asked).isNotDone();
                LockSupport.parkNanos(100_000_000);
            }
            var requests = survivor.consumer(address);
            long killed = System.nanoTime();
            victim.close();
            TestAgent.Taken again = survivor.take(requests);
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(3));
            again.answer(completed());
            again.acknowledge();
            asked.get(20, TimeUnit.SECONDS);
        }
        assertThat(recorded.streams).hasSize(2);
    }

    @Test
    void withoutAgentsTheRequestIsGivenUpSoonAfterItsTimeToLive() {
        long began = System.nanoTime();
        assertThatThrownBy(() -> exchange(new Recorded(), Duration.ofSeconds(60)))
                .isInstanceOfSatisfying(RelayFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("NoActiveAgents");
                    assertThat(failure.retriable()).isTrue();
                });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        assertThat(fixture.meters
                        .get("footbridge.relay.errors")
                        .tag("code", "NoActiveAgents")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void aRequestWaitsForAgentsThatAreBusy() throws Exception {
        String address = RelayAddresses.requests(tenant.value(), directory);
        try (TestAgent.Link link = agent.connect()) {
            var requests = link.consumer(address);
            CompletableFuture<Void> longOne = ask(new Recorded(), Duration.ofSeconds(60));
            TestAgent.Taken busyWith = link.take(requests);
            CompletableFuture<Void> waiting = ask(new Recorded(), Duration.ofSeconds(60));
            long began = System.nanoTime();
            while (System.nanoTime() - began < Duration.ofSeconds(6).toNanos()) {
                busyWith.answer(Frame.newBuilder().setWorking(Working.getDefaultInstance()));
                assertThat(waiting).isNotDone();
                LockSupport.parkNanos(100_000_000);
            }
            busyWith.answer(completed());
            busyWith.acknowledge();
            TestAgent.Taken next = link.take(requests);
            next.answer(completed());
            next.acknowledge();
            longOne.get(20, TimeUnit.SECONDS);
            waiting.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void theDeadlineEndsAnAnswerThatNeverEnds() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            var requests = link.consumer(RelayAddresses.requests(tenant.value(), directory));
            CompletableFuture<Void> asked = ask(new Recorded(), Duration.ofSeconds(2));
            TestAgent.Taken taken = link.take(requests);
            taken.answer(page("only"));
            assertThat(failureOf(asked).code()).isEqualTo("RequestDeadlineExceeded");
        }
    }

    @Test
    void aMissingFrameIsNoticed() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            var requests = link.consumer(RelayAddresses.requests(tenant.value(), directory));
            CompletableFuture<Void> asked = ask(new Recorded(), Duration.ofSeconds(30));
            TestAgent.Taken taken = link.take(requests);
            taken.answer(page("zero"), 0);
            taken.answer(page("two"), 2);
            assertThat(failureOf(asked).code()).isEqualTo("FrameLost");
        }
    }

    @Test
    void whatAnAgentReportsReachesTheCaller() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            var requests = link.consumer(RelayAddresses.requests(tenant.value(), directory));
            CompletableFuture<Void> asked = ask(new Recorded(), Duration.ofSeconds(30));
            TestAgent.Taken taken = link.take(requests);
            taken.answer(Frame.newBuilder()
                    .setFailure(Failure.newBuilder()
                            .setCode("CookieRefused")
                            .setMessage("The directory refused the cookie.")
                            .setNextStep("Read everything.")
                            .setRetriable(true)));
            taken.acknowledge();
            RelayFailure failure = failureOf(asked);
            assertThat(failure.code()).isEqualTo("CookieRefused");
            assertThat(failure.nextStep()).isEqualTo("Read everything.");
            assertThat(failure.retriable()).isTrue();
        }
    }

    @Test
    void answeringARequestThatWasGivenUpIsRefused() throws Exception {
        try (TestAgent.Link link = agent.connect()) {
            var requests = link.consumer(RelayAddresses.requests(tenant.value(), directory));
            CompletableFuture<Void> asked = ask(new Recorded(), Duration.ofSeconds(1));
            TestAgent.Taken taken = link.take(requests);
            taken.answer(page("in time"));
            assertThat(failureOf(asked).code()).isEqualTo("RequestDeadlineExceeded");
            assertThatThrownBy(() -> taken.answer(page("too late"))).isInstanceOf(jakarta.jms.JMSException.class);
        }
    }

    private CompletableFuture<Void> ask(StreamConsumer consumer, Duration deadline) {
        return CompletableFuture.runAsync(
                () -> exchange(consumer, deadline),
                runnable -> Thread.ofPlatform().daemon().start(runnable));
    }

    private void exchange(StreamConsumer consumer, Duration deadline) {
        fixture.requests.exchange(
                tenant,
                directory,
                Request.newBuilder().setReadAll(ReadAll.getDefaultInstance()).build(),
                deadline,
                consumer);
    }

    private static RelayFailure failureOf(CompletableFuture<Void> asked) throws Exception {
        Throwable failure = asked.handle((done, thrown) -> thrown).get(20, TimeUnit.SECONDS);
        assertThat(failure.getCause()).isInstanceOf(RelayFailure.class);
        return (RelayFailure) failure.getCause();
    }

    private static Frame.Builder page(String name) {
        return Frame.newBuilder()
                .setPage(Page.newBuilder().addEntries(Entry.newBuilder().setRdn("CN=" + name)));
    }

    private static Frame.Builder completed() {
        return Frame.newBuilder().setCompleted(Completed.getDefaultInstance());
    }
}
