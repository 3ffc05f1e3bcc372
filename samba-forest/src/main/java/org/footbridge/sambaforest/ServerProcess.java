package org.footbridge.sambaforest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One running Samba server, leader of a process group of its own. The kernel kills it when the thread that started it
 * ends, so all are started by one thread that lives as long as this virtual machine.
 */
final class ServerProcess {
    private static final String SAMBA = "/usr/sbin/samba";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ExecutorService PARENT = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("samba-parent").factory());

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(ForestFiles files) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "setpriv",
                        "--pdeathsig",
                        "KILL",
                        "setsid",
                        SAMBA,
                        "--foreground",
                        "--no-process-group",
                        "-M",
                        "single",
                        "-s",
                        files.smbConf().toString()))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(files.output().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("KRB5_CONFIG", files.krb5Conf().toString(), "LC_ALL", "C.UTF-8"));
        try {
            Files.createDirectories(files.log().getParent());
            return new ServerProcess(PARENT.submit(builder::start).get());
        } catch (IOException | ExecutionException failure) {
            throw new SambaException(
                    SambaException.Code.START_FAILED,
                    "The server in " + files.root() + " could not be started: " + failure.getMessage(),
                    failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new SambaException(
                    SambaException.Code.START_FAILED, "Interrupted while starting " + files.root(), interruption);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to end and waits; whatever is left of its group afterwards is killed. */
    void stop() {
        process.destroy();
        awaitEnd();
        kill();
    }

    /** Ends the whole group at once, as a power failure of the server would. */
    void kill() {
        signal("KILL");
        awaitEnd();
    }

    /** Freezes it: its connections stay open and nothing answers. */
    void suspend() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Command.run(PATIENCE, "/bin/kill", "-" + name, "--", "-" + process.pid());
        } catch (SambaException failure) {
            if (process.isAlive()) {
                throw failure;
            }
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new SambaException(
                            SambaException.Code.STOP_FAILED,
                            "Samba with process id " + process.pid() + " does not end; end it by hand");
                }
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
