package org.footbridge.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.DirectoryPosition;
import org.footbridge.directory.ReadAll;
import org.footbridge.directory.ReadChanges;
import org.footbridge.directory.Secret;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Frame;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent holds and says does not depend on how large the directory is. */
class SizeOfDirectoryTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final int HEAP_MEBIBYTES = 64;

    @TempDir
    Path folder;

    /** What a reading in a process of its own printed. */
    private record Reading(long entries, long frames, long bytes, long held) {}

    @Test
    @Tag("slow")
    void anAgentWithASmallHeapReadsADirectoryThatIsLargerAndHoldsNoMoreOfIt() throws Exception {
        Reading small = read(new Size(4_000, 100, 100).withMemberships(10_000, 4_000));
        Reading large = read(new Size(48_000, 500, 1_000).withMemberships(120_000, 48_000));
        assertThat(large.entries).isGreaterThan(48_000);
        assertThat(large.bytes).isGreaterThan(HEAP_MEBIBYTES * MEBIBYTE);
        assertThat(large.held).as("bytes held of %s, %s", small, large).isLessThan(small.held + 4 * MEBIBYTE);
    }

    @Test
    void framesFollowFromTheNumberOfEntriesAndNotFromWhatTheyHold() throws IOException {
        try (SampleForest forest = forest(new Size(2_500, 60, 40).withMemberships(6_000, 2_000));
                DirectoryConnection connection = connect(forest)) {
            SampleDomain domain = forest.domains().getFirst();
            List<Frame> initial = new ArrayList<>();
            FrameStream all = ReadInSmallHeap.stream(initial::add);
            DirectoryPosition position = new ReadAll(connection, ReadInSmallHeap.settings()).read(all);
            all.completed(Completed.newBuilder());
            // a frame is full at 1,000 entries or 1 MiB; what changed while all was read is in one of its own
            long bytes = initial.stream().mapToLong(Frame::getSerializedSize).sum();
            assertThat(initial.size()).isLessThanOrEqualTo((int) (all.entries() / 1000 + bytes / MEBIBYTE + 4));
            List<String> people = domain.people(1_000);
            for (int changes : List.of(1, 100, 1_000)) {
                people.subList(0, changes).forEach(person -> domain.change().set(person, "title", "T" + changes));
                position = changes(connection, position, changes);
            }
        }
    }

    /** One frame with all changes, and the end. */
    private static DirectoryPosition changes(DirectoryConnection connection, DirectoryPosition since, int expected) {
        List<Frame> frames = new ArrayList<>();
        FrameStream stream = ReadInSmallHeap.stream(frames::add);
        DirectoryPosition position = new ReadChanges(connection, ReadInSmallHeap.settings()).read(since, stream);
        stream.completed(Completed.newBuilder());
        assertThat(frames).as("frames of %d changes", expected).hasSize(2);
        assertThat(frames.getFirst().getPage().getEntriesCount()).isEqualTo(expected);
        return position;
    }

    private Reading read(Size size) throws IOException, InterruptedException {
        try (SampleForest forest = forest(size)) {
            SampleDomain domain = forest.domains().getFirst();
            Path authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
            Path password = Files.writeString(
                    folder.resolve("password"), domain.serviceAccount().password());
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + HEAP_MEBIBYTES + "m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ReadInSmallHeap.class.getName(),
                            domain.host(),
                            Integer.toString(domain.ldapsPort()),
                            authority.toString(),
                            domain.serviceAccount().bindName(),
                            password.toString())
                    .redirectError(folder.resolve("error").toFile())
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("error")))
                    .isZero();
            List<Long> numbers = said.lines().reduce((earlier, later) -> later).stream()
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .map(Long::valueOf)
                    .toList();
            return new Reading(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        }
    }

    private static SampleForest forest(Size size) {
        return SampleForest.builder().domain("size.test", size).start();
    }

    private DirectoryConnection connect(SampleForest forest) throws IOException {
        SampleDomain domain = forest.domains().getFirst();
        Path authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
        return new ConnectDirectory(
                        ReadInSmallHeap.location(domain.host(), domain.ldapsPort(), authority),
                        new Credentials.Simple(
                                domain.serviceAccount().bindName(),
                                Secret.of(domain.serviceAccount().password().toCharArray())))
                .connect();
    }
}
