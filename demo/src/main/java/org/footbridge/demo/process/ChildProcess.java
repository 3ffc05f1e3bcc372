package org.footbridge.demo.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A running process with a log of its own. The kernel ends it (SIGTERM) when this Java process ends, however that
 * happens.
 */
public final class ChildProcess {
    // The kernel watches the thread that started a child, so all are started by one that lives as long as the process.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("process-starter").factory());
    private static final List<String> PROXY_VARIABLES =
            List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy");
    private static final Duration POLITE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * @param name for messages, e.g. "service"
     * @param log appended to
     * @throws StartFailure when the program cannot be executed
     */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        List<String> guarded = new ArrayList<>(List.of("setpriv", "--pdeathsig", "TERM"));
        guarded.addAll(command);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(guarded)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // everything that is started here is on this machine
            PROXY_VARIABLES.forEach(builder.environment()::remove);
            builder.environment().putAll(environment);
            return new ChildProcess(name, STARTER.submit(builder::start).get(), log);
        } catch (IOException | ExecutionException e) {
            throw new StartFailure(
                    "The " + name + " could not be started",
                    "Check that setpriv (package util-linux) is installed",
                    log,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Starting the " + name + " was interrupted", "Run the command again", log, e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** SIGTERM, and SIGKILL if that is not enough. Returns when the process is gone. */
    public void stop() {
        process.destroy();
        if (!await(POLITE)) {
            kill();
        }
    }

    /** SIGKILL. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!await(POLITE)) {
            throw new StartFailure(
                    "The " + name + " (process " + pid() + ") survived being killed", "Look at the machine");
        }
    }

    /** SIGSTOP: the process stays, and does nothing. */
    public void suspend() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Whether the process ended within this time. */
    public boolean await(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Only after it has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** The last lines of the log, for a message. */
    public String logTail(int lines) {
        try {
            List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new StartFailure(
                        "SIG" + signal + " did not reach the " + name, "It may have ended; see its log", log, null);
            }
        } catch (IOException e) {
            throw new StartFailure("SIG" + signal + " could not be sent", "Install procps or util-linux", log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
