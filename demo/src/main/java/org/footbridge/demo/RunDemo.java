package org.footbridge.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.demo.deployment.LocalService;
import org.footbridge.demo.deployment.LocalServiceOptions;
import org.footbridge.demo.process.Ending;
import org.footbridge.demo.process.FreePort;
import org.footbridge.demo.process.Waiting;
import tools.jackson.databind.node.ObjectNode;

/** The course of a demo: forest, service, agents, first cycles, summary, and then whatever changes. */
final class RunDemo {
    private static final int AGENTS = 2;
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final DemoOptions options;
    private final DemoFolder folder;
    private final Steps steps;
    private final Ending ending;

    RunDemo(DemoOptions options, DemoFolder folder, Steps steps, Ending ending) {
        this.options = options;
        this.folder = folder;
        this.steps = steps;
        this.ending = ending;
    }

    /** @return the exit code */
    int run(Function<Path, Forest> startForest, int latencyChanges) {
        // the service takes longest to start and needs nothing of the forest
        LocalService service = ending.later(LocalService.launch(serviceOptions()));
        Forest forest =
                ending.later(steps.step("forest", () -> startForest.apply(folder.resolve("forest")), Forest::describe));
        Deployment deployment =
                ending.later(steps.step("service", () -> startService(service), RunDemo::describeService));
        List<DirectoryAccess> directories =
                forest.domains().stream().map(RunDemo::access).toList();
        steps.step("agents", () -> startAgents(deployment, directories), RunDemo::describeAgents);
        try (ServiceClient client = deployment.service().client()) {
            Administration api = new Administration(client);
            Synchronised result = new FirstCycles(api, steps).run(forest);
            ShowResult.summary(result, steps);
            ObjectNode answer = (ObjectNode) result.json();
            if (latencyChanges > 0 && exitCode(result) == ExitCode.OK) {
                answer.set("latency", measureLatency(client, forest, latencyChanges));
            }
            if (options.json()) {
                options.printJson(answer);
            }
            if (!options.once()) {
                stay(client, deployment, forest);
            }
            return exitCode(result);
        }
    }

    private LocalServiceOptions serviceOptions() {
        return LocalServiceOptions.in(folder.resolve("service"))
                .withPorts(FreePort.orFind(options.port()), FreePort.orFind(options.relayPort()))
                .withOpenPortal(FreePort.orFind(options.webPort()));
    }

    private Deployment startService(LocalService service) {
        service.awaitHealthy();
        return Deployment.of(folder.path(), service);
    }

    private static String describeService(Deployment deployment) {
        LocalServiceOptions started = deployment.service().options();
        return "https://127.0.0.1:" + started.port() + " with a private PostgreSQL; agents connect to port "
                + started.relayPort();
    }

    private Deployment startAgents(Deployment deployment, List<DirectoryAccess> directories) {
        for (int number = 0; number < AGENTS; number++) {
            deployment.addAgent(directories);
        }
        directories.forEach(directory -> deployment.awaitAgents(directory.name(), AGENTS));
        return deployment;
    }

    private static String describeAgents(Deployment deployment) {
        return deployment.agents().size() + " registered and connected, each serves every domain";
    }

    private ObjectNode measureLatency(ServiceClient client, Forest forest, int changes) {
        Latency.Measured measured = steps.step(
                "latency",
                () -> Latency.measure(client, forest.domains().getFirst(), changes, steps.progress()),
                Latency.Measured::describe);
        return measured.json();
    }

    private void stay(ServiceClient client, Deployment deployment, Forest forest) {
        RunningDemo running =
                new RunningDemo(folder.path(), deployment.service().profileFile(), forest.domains());
        running.write(folder);
        ShowResult.wayAround(options, deployment.service(), forest, folder, somebody(client), steps);
        Arrivals arrivals = new Arrivals(new Administration(client), running, steps);
        Waiting.until(Duration.ofDays(365), LOOK_EVERY, () -> {
            arrivals.tellNew();
            if (!deployment.service().process().alive() && !ending.begun()) {
                throw new CommandFailure(
                        "ServiceEnded",
                        "The service has ended",
                        "Read " + deployment.service().log());
            }
            return ending.begun();
        });
    }

    private static ShowResult.Somebody somebody(ServiceClient client) {
        return Json.values(client.get("/v1.0/users?%24top=1&%24select=onPremisesSamAccountName,userPrincipalName"))
                .map(person -> new ShowResult.Somebody(
                        Json.text(person, "onPremisesSamAccountName"), Json.text(person, "userPrincipalName")))
                .findFirst()
                .orElse(new ShowResult.Somebody("NAME", "USER"));
    }

    private static DirectoryAccess access(Forest.ConnectedDomain domain) {
        return DirectoryAccess.withPassword(
                domain.name(),
                domain.host(),
                domain.port(),
                domain.authority(),
                domain.agent().name(),
                domain.agent().password());
    }

    // single objects that fail are part of the show; a cycle that does not come to its end is not
    private static int exitCode(Synchronised result) {
        List<String> states = result.cycles().stream().map(Cycle::state).toList();
        if (states.contains("failed")) {
            return ExitCode.FAILED;
        }
        return states.contains("halted") ? ExitCode.PARTIAL : ExitCode.OK;
    }
}
