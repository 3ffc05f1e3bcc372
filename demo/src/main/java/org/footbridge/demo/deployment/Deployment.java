package org.footbridge.demo.deployment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.demo.process.StartFailure;
import org.footbridge.demo.process.Waiting;

/**
 * One service and its agents in one folder: {@code service}, {@code agent-1} ... with their logs beside them. Closing it
 * stops them all.
 */
public final class Deployment implements AutoCloseable {
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(45);
    private static final Duration TOKEN_VALID = Duration.ofMinutes(10);

    private final Path folder;
    private final LocalService service;
    private final List<LocalAgent> agents = new ArrayList<>();

    private Deployment(Path folder, LocalService service) {
        this.folder = folder;
        this.service = service;
    }

    /** A service with free ports and an embedded database. */
    public static Deployment start(Path folder) {
        return start(folder, LocalServiceOptions.in(folder.resolve("service")));
    }

    public static Deployment start(Path folder, LocalServiceOptions options) {
        return new Deployment(folder, LocalService.start(options));
    }

    /** Around a service that already runs. */
    public static Deployment of(Path folder, LocalService service) {
        return new Deployment(folder, service);
    }

    public LocalService service() {
        return service;
    }

    /** In the order in which they were added. */
    public List<LocalAgent> agents() {
        return List.copyOf(agents);
    }

    public Path folder() {
        return folder;
    }

    /** Registers and configures one more agent and starts it; does not wait for it to connect. */
    public LocalAgent addAgent(List<DirectoryAccess> directories) {
        List<String> names = directories.stream().map(DirectoryAccess::name).toList();
        String token = service.administer(api -> api.createAgentToken(names, TOKEN_VALID));
        LocalAgent agent = LocalAgent.register(folder.resolve("agent-" + (agents.size() + 1)), token);
        directories.forEach(agent::addDirectory);
        agents.add(agent);
        agent.run();
        return agent;
    }

    /**
     * Returns when the service counts this many active agents for the directory.
     *
     * @throws StartFailure when it does not in time
     */
    public void awaitAgents(String directory, int count) {
        boolean connected = service.administer(api -> Waiting.until(
                CONNECTED_WITHIN,
                Duration.ofMillis(200),
                () -> agents.stream().noneMatch(LocalAgent::alive) || api.activeAgents(directory) >= count));
        if (connected && agents.stream().anyMatch(LocalAgent::alive)) {
            return;
        }
        LocalAgent example = agents.getLast();
        throw new StartFailure(
                "Fewer than " + count + " agents of " + directory + " are connected. The log of " + example.name()
                        + " ends:\n" + example.process().logTail(8),
                "Read the agents' logs",
                example.log(),
                null);
    }

    @Override
    public void close() {
        agents.forEach(LocalAgent::close);
        service.close();
    }
}
