package org.footbridge.sambaforest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class OrphanTest {
    /** Starts a forest from a thread that ends at once, tells the process id, and waits to be killed. */
    public static void main(String[] arguments) throws InterruptedException {
        Thread starter = Thread.ofPlatform().start(() -> {
            SambaForest forest = SambaForest.prepared(
                    Path.of(arguments[0]), "CORP.EXAMPLE", "CORP", SambaOptions.defaults(), Optional.empty());
            forest.start();
            System.out.println(forest.pid());
        });
        starter.join();
        new CountDownLatch(1).await();
    }

    @Test
    void theServerOutlivesTheThreadThatStartedItAndNotTheVirtualMachine(@TempDir Path folder)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Process machine = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphanTest.class.getName(),
                        folder.resolve("orphan").toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = machine.inputReader(StandardCharsets.UTF_8)) {
            long pid = Long.parseLong(String.valueOf(output.readLine()));
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            assertThat(server.isAlive()).isTrue();
            machine.destroyForcibly();
            server.onExit().get(20, TimeUnit.SECONDS);
            assertThat(server.isAlive()).isFalse();
        } finally {
            machine.destroyForcibly();
        }
    }
}
