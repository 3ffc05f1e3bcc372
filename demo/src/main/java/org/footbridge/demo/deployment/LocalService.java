package org.footbridge.demo.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.Profile;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.demo.process.ChildProcess;
import org.footbridge.demo.process.Programs;
import org.footbridge.demo.process.StartFailure;
import org.footbridge.demo.process.Waiting;
import tools.jackson.databind.JsonNode;

/**
 * The service as a process of this machine. Its log is {@code service.log} beside its data directory. Not safe for use
 * by several threads.
 */
public final class LocalService implements AutoCloseable {
    private static final String MAIN = "org.footbridge.service.FootbridgeService";
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Programs programs;
    private final LocalServiceOptions options;
    private ChildProcess process;

    private LocalService(Programs programs, LocalServiceOptions options, ChildProcess process) {
        this.programs = programs;
        this.options = options;
        this.process = process;
    }

    /**
     * Starts the service and waits until it is healthy.
     *
     * @throws StartFailure when it ends or is not healthy in time
     */
    public static LocalService start(LocalServiceOptions options) {
        LocalService service = launch(options);
        service.awaitHealthy();
        return service;
    }

    /** Starts the service and returns at once. */
    public static LocalService launch(LocalServiceOptions options) {
        Programs programs = Programs.find();
        return new LocalService(programs, options, execute(programs, options));
    }

    /**
     * Returns when the service says that it is up.
     *
     * @throws StartFailure when it ends or is not healthy in time
     */
    public void awaitHealthy() {
        boolean ready = Waiting.until(READY_WITHIN, () -> !process.alive() || healthy());
        if (ready && process.alive()) {
            return;
        }
        String what = process.alive() ? "is not healthy after " + READY_WITHIN.toSeconds() + " s" : "ended at once";
        String tail = process.logTail(12);
        process.kill();
        throw new StartFailure("The service " + what + ". Its log ends:\n" + tail, "Read the log", process.log(), null);
    }

    /** Whether the service answers and says that it is up. */
    public boolean healthy() {
        if (!Files.isReadable(profileFile())) {
            return false;
        }
        try (ServiceClient client = client()) {
            return client.probe("/actuator/health", Duration.ofSeconds(5)).statusCode() == 200;
        } catch (CommandFailure e) {
            return false;
        }
    }

    /** Of the first administrator, who may also make tenants. */
    public Profile profile() {
        return Profile.read(profileFile());
    }

    public Path profileFile() {
        return options.data().resolve("administrator.json");
    }

    /** How somebody signs in to the admin center for the first time; empty once that was done. */
    public Optional<FirstSignIn> firstSignIn() {
        try {
            JsonNode first = Json.parse(Files.readString(options.data().resolve("first-sign-in.json")));
            return Optional.of(new FirstSignIn(Json.text(first, "name"), Json.text(first, "oneTimePassword")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @param oneTimePassword good for choosing another one */
    public record FirstSignIn(String name, String oneTimePassword) {
        @Override
        public String toString() {
            return "FirstSignIn[" + name + "]";
        }
    }

    /** A new client as the first administrator; the caller closes it. */
    public ServiceClient client() {
        return ServiceClient.of(profile());
    }

    /** Runs something with the administration API as the first administrator. */
    public <T> T administer(Function<Administration, T> work) {
        try (ServiceClient client = client()) {
            return work.apply(new Administration(client));
        }
    }

    public LocalServiceOptions options() {
        return options;
    }

    public ChildProcess process() {
        return process;
    }

    public Path log() {
        return process.log();
    }

    /** SIGTERM, wait. */
    public void stop() {
        process.stop();
    }

    /** SIGKILL, wait. */
    public void kill() {
        process.kill();
    }

    public void suspend() {
        process.suspend();
    }

    public void resume() {
        process.resume();
    }

    /** Starts it again on the same data and ports, after stop or kill, and waits until it is healthy. */
    public void restart() {
        if (process.alive()) {
            process.stop();
        }
        process = execute(programs, options);
        awaitHealthy();
    }

    @Override
    public void close() {
        stop();
    }

    private static ChildProcess execute(Programs programs, LocalServiceOptions options) {
        Path log = options.data().resolveSibling("service.log");
        List<String> command = programs.java("service", flags(options), MAIN, arguments(options));
        return ChildProcess.start("service", command, options.environment(), log);
    }

    private static List<String> flags(LocalServiceOptions options) {
        return List.of(
                "-Xmx" + options.heap(),
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    private static List<String> arguments(LocalServiceOptions options) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--footbridge.data=" + options.data().toAbsolutePath());
        arguments.add("--server.port=" + options.port());
        arguments.add("--footbridge.relay.port=" + options.relayPort());
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--footbridge.relay.bind=127.0.0.1");
        arguments.add("--footbridge.public-url=https://127.0.0.1:" + options.port());
        if (options.portalPort() > 0) {
            arguments.add("--footbridge.portal.open=true");
            arguments.add("--footbridge.portal.http-port=" + options.portalPort());
        }
        options.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }
}
