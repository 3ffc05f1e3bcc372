package org.footbridge.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.Secret;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Position;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.ReadChanges;
import org.footbridge.relay.wire.ReadSettings;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.ValueKind;
import org.footbridge.sampleforest.SampleController;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a domain controller does not carry through is begun again at another one, within the same request. */
@Tag("slow")
class AnswerRequestTest {
    private static final ReadSettings SETTINGS = ReadSettings.newBuilder()
            .addObjectClasses("user")
            .addObjectClasses("group")
            .addAttributes(AttributeRequest.newBuilder().setName("title").setKind(ValueKind.TEXT))
            .setPageSize(5)
            .build();

    @TempDir
    Path folder;

    private SampleForest forest;
    private SampleDomain domain;
    private SampleController second;
    private ConnectDirectory directory;

    @BeforeEach
    void start() throws IOException {
        forest = SampleForest.builder()
                .domain("answer.test", new Size(20, 3, 2))
                .address("127.0.0.1")
                .start();
        domain = forest.domain("answer.test");
        second = domain.addController("127.0.0.35");
        directory = new ConnectDirectory(
                new DirectoryLocation(
                        List.of(domain.host(), second.host()),
                        domain.ldapsPort(),
                        true,
                        Optional.of(Files.writeString(folder.resolve("ca.pem"), domain.caPem())),
                        Optional.empty(),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20)),
                new Credentials.Simple(
                        domain.serviceAccount().bindName(),
                        Secret.of(domain.serviceAccount().password().toCharArray())));
    }

    @AfterEach
    void stop() {
        forest.close();
    }

    @Test
    void aReadingThatBreaksOffIsBegunAgainAtAnotherDomainController() {
        domain.faults().closeConnectionAfterEntries(12);
        List<Frame> frames = answer(readAll());
        assertThat(frames.stream().map(Frame::getStreamId).distinct()).hasSize(2);
        assertThat(frames.getLast().getCompleted().getPosition().getDomainController())
                .isEqualTo(second.name());
        String complete = frames.getLast().getStreamId();
        List<Frame> attempt = frames.stream()
                .filter(frame -> frame.getStreamId().equals(complete))
                .toList();
        assertThat(attempt).extracting(Frame::getSequence).first().isEqualTo(0);
        assertThat(attempt.stream()
                        .mapToLong(frame -> frame.getPage().getEntriesCount())
                        .sum())
                .isEqualTo(frames.getLast().getCompleted().getEntries())
                .isGreaterThan(20);
    }

    @Test
    void changesGoOnFromTheSamePositionElsewhereWhenItsDomainControllerIsGone() {
        Position start = answer(readAll()).getLast().getCompleted().getPosition();
        assertThat(start.getDomainController()).isEqualTo(domain.controllerName());
        domain.faults().delayBinds(Duration.ofMinutes(1));
        String person = domain.people(1).getFirst();
        domain.change().set(person, "title", "Head of Failover");
        List<Frame> frames = answer(Request.newBuilder()
                .setReadChanges(ReadChanges.newBuilder().setSettings(SETTINGS).setSince(start)));
        Position end = frames.getLast().getCompleted().getPosition();
        assertThat(end.getDomainController()).isEqualTo(second.name());
        assertThat(end.getInvocationId()).isNotEqualTo(start.getInvocationId());
        assertThat(frames.getLast().getCompleted().getEntries())
                .as("nothing that the watermark covers is told again")
                .isEqualTo(1);
    }

    @Test
    void whenNoneCarriesItThroughTheLastFailureIsTold() {
        domain.faults().closeConnectionAfterEntries(3);
        second.faults().closeConnectionAfterEntries(3);
        Frame last = answer(readAll()).getLast();
        assertThat(last.getFailure().getCode()).isEqualTo("DirectoryUnreachable");
        assertThat(last.getFailure().getRetriable()).isTrue();
    }

    @Test
    void theWatchTellsWhichDatabaseCountsAndFollowsToAnotherDomainController() throws InterruptedException {
        AtomicReference<ByteString> database = new AtomicReference<>(ByteString.EMPTY);
        WatchDirectory watch =
                new WatchDirectory("answer.test", directory, (_, invocationId) -> database.set(invocationId));
        Thread thread = Thread.ofVirtual().start(watch);
        try {
            await(() -> !database.get().isEmpty());
            assertThat(watch.health().domainController()).isEqualTo(domain.controllerName());
            ByteString first = database.get();
            domain.faults().delayAnswers(Duration.ofMinutes(1));
            domain.closeConnections();
            await(() -> !database.get().equals(first));
            assertThat(watch.health().domainController()).isEqualTo(second.name());
            assertThat(watch.health().reachable()).isTrue();
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static Request.Builder readAll() {
        return Request.newBuilder().setReadAll(ReadAll.newBuilder().setSettings(SETTINGS));
    }

    private List<Frame> answer(Request.Builder body) {
        List<Frame> frames = new ArrayList<>();
        Request request = body.setVersion(RelayLimits.VERSION)
                .setId("r1")
                .setDeadlineMillis(System.currentTimeMillis() + 60_000)
                .build();
        new AnswerRequest(directory, ConnectPasswords.none())
                .answer(
                        request,
                        new FrameStream(
                                request,
                                "agent",
                                RelayLimits.MAX_FRAME_BYTES,
                                5,
                                frames::add,
                                System::currentTimeMillis));
        return frames;
    }
}
