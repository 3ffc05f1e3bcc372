package org.footbridge.demo.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.footbridge.demo.process.ChildProcess;
import org.footbridge.demo.process.Programs;
import org.footbridge.demo.process.StartFailure;
import org.jspecify.annotations.Nullable;

/**
 * An agent as a process of this machine. Its data are in a folder of its own, its log is {@code NAME.log} beside that.
 * Not safe for use by several threads.
 */
public final class LocalAgent implements AutoCloseable {
    /** Of the virtual machine that an agent runs in. */
    public static final List<String> FLAGS = AgentCommands.FLAGS;

    private static final Duration COMMAND_WITHIN = Duration.ofSeconds(60);

    private final Programs programs;
    private final String name;
    private final Path data;
    private final Path log;
    private @Nullable ChildProcess process;

    private LocalAgent(Programs programs, String name, Path data) {
        this.programs = programs;
        this.name = name;
        this.data = data;
        this.log = data.resolveSibling(name + ".log");
    }

    /** An agent whose folder may already hold a registration. */
    public static LocalAgent in(Path data) {
        return new LocalAgent(Programs.find(), data.getFileName().toString(), data.toAbsolutePath());
    }

    /**
     * Registers a new agent.
     *
     * @param data its folder; the folder's name is the agent's in messages
     * @param token one-time token
     * @param options further options of the command, such as --websocket or --proxy URL
     * @throws StartFailure when the service refuses
     */
    public static LocalAgent register(Path data, String token, String... options) {
        LocalAgent agent = in(data);
        agent.withSecret(
                token, file -> agent.command("register", AgentCommands.register(file, agent.name, List.of(options))));
        return agent;
    }

    /** @throws StartFailure when the agent refuses */
    public void addDirectory(DirectoryAccess access) {
        String password = access.password() == null ? "" : access.password();
        withSecret(password, file -> command("add-directory", AgentCommands.addDirectory(access, file)));
    }

    /** Starts the process; returns at once. */
    public void run() {
        List<String> command = programs.java("agent", AgentCommands.FLAGS, AgentCommands.MAIN, AgentCommands.run());
        process = ChildProcess.start(name, command, AgentCommands.environment(data), log);
    }

    /** What the agent finds wrong or right about its directories, as JSON. */
    public String check() {
        return command("check", AgentCommands.check());
    }

    /**
     * Runs any command of the agent's program to its end.
     *
     * @return what it printed
     * @throws StartFailure when it fails
     */
    public String command(String what, List<String> arguments) {
        List<String> command = programs.java("agent", AgentCommands.SHORT_FLAGS, AgentCommands.MAIN, arguments);
        Path output = data.resolveSibling(name + "-" + what + ".log");
        deleteIfExists(output);
        ChildProcess child = ChildProcess.start(name + " " + what, command, AgentCommands.environment(data), output);
        if (!child.await(COMMAND_WITHIN)) {
            child.kill();
            throw new StartFailure("'" + what + "' of " + name + " did not end in time", "Read the log", output, null);
        }
        if (child.exitCode() != 0) {
            throw new StartFailure(
                    "'" + what + "' of " + name + " failed: " + child.logTail(12), "See the message", output, null);
        }
        return child.logTail(Integer.MAX_VALUE);
    }

    /** Also the name of its log. */
    public String name() {
        return name;
    }

    public Path data() {
        return data;
    }

    public Path log() {
        return log;
    }

    public boolean alive() {
        return process != null && process.alive();
    }

    /** @throws StartFailure when it is not running */
    public ChildProcess process() {
        if (process == null) {
            throw new StartFailure(name + " was never started", "Start it first");
        }
        return process;
    }

    /** SIGTERM, wait. */
    public void stop() {
        process().stop();
    }

    /** SIGKILL, wait: the process dies and its connection with it. */
    public void kill() {
        process().kill();
    }

    /** SIGSTOP: as if its host had fallen silent, the connection stays open. */
    public void suspend() {
        process().suspend();
    }

    public void resume() {
        process().resume();
    }

    @Override
    public void close() {
        if (alive()) {
            process().resume();
            process().stop();
        }
    }

    private void withSecret(String secret, Consumer<Path> work) {
        try {
            Files.createDirectories(data);
            Path file = Files.createTempFile(
                    data,
                    "secret",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(file, secret);
                work.accept(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteIfExists(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
