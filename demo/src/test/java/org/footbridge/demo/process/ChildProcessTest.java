package org.footbridge.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void whatAChildPrintsIsInItsLog() {
        ChildProcess child = start("echo out; echo $GREETING >&2; exit 3", Map.of("GREETING", "hello"));

        assertThat(child.await(SOON)).isTrue();
        assertThat(child.exitCode()).isEqualTo(3);
        assertThat(child.logTail(10)).isEqualTo("out\nhello");
        assertThat(child.logTail(1)).isEqualTo("hello");
    }

    @Test
    void stoppingIsPoliteFirst() {
        ChildProcess child = start("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done", Map.of());
        assertThat(Waiting.until(SOON, () -> child.logTail(1).equals("ready"))).isTrue();

        child.stop();

        assertThat(child.alive()).isFalse();
        assertThat(child.logTail(1)).isEqualTo("bye");
    }

    @Test
    void aKilledChildIsGone() {
        ChildProcess child = start("trap '' TERM; sleep 600", Map.of());

        child.kill();

        assertThat(child.alive()).isFalse();
    }

    @Test
    void aSuspendedChildStandsStillUntilItIsResumed() throws IOException {
        ChildProcess child = start("echo go; while :; do sleep 0.05; done", Map.of());
        assertThat(Waiting.until(SOON, () -> child.logTail(1).equals("go"))).isTrue();

        child.suspend();
        assertThat(Waiting.until(SOON, () -> state(child).equals("T"))).isTrue();

        child.resume();
        assertThat(Waiting.until(SOON, () -> !state(child).equals("T"))).isTrue();
        child.kill();
    }

    @Test
    void aChildEndsWithTheProcessThatStartedItEvenWhenThatIsKilled() throws IOException {
        Path pidFile = folder.resolve("pid");
        ChildProcess parent = ChildProcess.start(
                "parent",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsAChild.class.getName(),
                        pidFile.toString()),
                Map.of(),
                folder.resolve("parent.log"));
        assertThat(Waiting.until(SOON, () -> Files.exists(pidFile)))
                .as(parent.logTail(20))
                .isTrue();
        long pid = Long.parseLong(Files.readString(pidFile));
        assertThat(alive(pid)).isTrue();

        parent.kill();

        assertThat(Waiting.until(SOON, () -> !alive(pid))).isTrue();
    }

    /** Starts a child from a thread that ends at once, tells its id and waits. */
    static final class StartsAChild {
        public static void main(String[] arguments) throws Exception {
            Path pidFile = Path.of(arguments[0]);
            Thread starter = Thread.ofPlatform().start(() -> write(pidFile));
            starter.join();
            Thread.sleep(Duration.ofMinutes(10));
        }

        private static void write(Path pidFile) {
            ChildProcess child =
                    ChildProcess.start("child", List.of("sleep", "600"), Map.of(), pidFile.resolveSibling("child.log"));
            try {
                Path partial = Files.writeString(pidFile.resolveSibling("pid.new"), Long.toString(child.pid()));
                Files.move(partial, pidFile);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private ChildProcess start(String script, Map<String, String> environment) {
        return ChildProcess.start("child", List.of("sh", "-c", script), environment, folder.resolve("child.log"));
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    // third field of /proc/PID/stat: R running, S sleeping, T stopped
    private static String state(ChildProcess child) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
        } catch (IOException e) {
            return "gone";
        }
    }
}
