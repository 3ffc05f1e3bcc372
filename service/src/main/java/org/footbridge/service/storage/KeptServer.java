package org.footbridge.service.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that is started again when it dies. The system sends it a signal when the thread that started it ends
 * (PR_SET_PDEATHSIG counts threads, not processes), so one thread starts it and stays as long as this process.
 */
final class KeptServer {
    private static final Logger log = LoggerFactory.getLogger(KeptServer.class);
    private static final long PAUSE_MILLIS = 300;
    private static final long STOP_SECONDS = 30;

    private final List<String> command;
    private final Path logFile;
    private final CompletableFuture<Process> first = new CompletableFuture<>();
    private volatile @Nullable Process current;
    private volatile boolean closing;

    private KeptServer(List<String> command, Path logFile) {
        this.command = List.copyOf(command);
        this.logFile = logFile;
    }

    static KeptServer start(List<String> command, Path logFile) throws IOException {
        KeptServer server = new KeptServer(command, logFile);
        Thread keeper = new Thread(server::keep, "postgres-keeper");
        keeper.setDaemon(true);
        keeper.start();
        try {
            server.first.get(30, TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException e) {
            throw new IOException(
                    "PostgreSQL could not be started (is setpriv, Debian's util-linux, installed?)", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("PostgreSQL could not be started within 30 s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while starting PostgreSQL.", e);
        }
    }

    private void keep() {
        while (!closing) {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                        .start();
                current = process;
                first.complete(process);
                int status = process.waitFor();
                if (!closing) {
                    log.atError()
                            .addKeyValue("code", "PostgresDied")
                            .addKeyValue("status", status)
                            .log("the private PostgreSQL ended and is started again; see {}", logFile);
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (IOException e) {
                first.completeExceptionally(e);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    Process process() {
        return Objects.requireNonNull(current, "not started");
    }

    /** Stops it in order, open connections notwithstanding. */
    void stop() {
        closing = true;
        Process process = process();
        if (!process.isAlive()) {
            return;
        }
        signal(process, "INT");
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                signal(process, "QUIT");
                process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fast shutdown is SIGINT, which Process cannot send. */
    private static void signal(Process process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
