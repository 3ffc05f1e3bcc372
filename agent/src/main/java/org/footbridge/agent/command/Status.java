package org.footbridge.agent.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.agent.AgentVersion;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.Registration;
import org.footbridge.agent.home.StoredDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: what is stored here. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the registration and the stored directories, without any secret.",
        footerHeading = "%nExamples:%n",
        footer = {"  footbridge agent status", "  footbridge agent status --json"})
public final class Status implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    HomeOption home;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    private record Report(
            String home,
            String version,
            String agentId,
            String tenantId,
            String service,
            String relay,
            String certificateNotAfter,
            List<Directory> directories) {}

    private record Directory(String name, boolean stored, List<String> hosts, String account) {}

    @Override
    public Integer call() {
        AgentHome agent = home.home();
        Registration registration = agent.registration();
        Report report = new Report(
                agent.folder().toString(),
                AgentVersion.current(),
                registration.agent().toString(),
                registration.tenant().toString(),
                registration.service(),
                (registration.webSocket() ? "amqpwss://" : "amqps://") + registration.relayHost() + ":"
                        + registration.relayPort(),
                agent.identity().certificate().getNotAfter().toInstant().toString(),
                registration.directories().stream()
                        .map(granted -> directory(agent, granted.name()))
                        .toList());
        if (json) {
            new Printing(spec).json(report);
        } else {
            print(report);
        }
        return 0;
    }

    private static Directory directory(AgentHome agent, String name) {
        return agent.directory(name).map(Status::directory).orElseGet(() -> new Directory(name, false, List.of(), ""));
    }

    private static Directory directory(StoredDirectory stored) {
        return new Directory(stored.name(), true, stored.hosts(), stored.account());
    }

    private void print(Report report) {
        Printing printing = new Printing(spec);
        printing.line("Agent        " + report.agentId() + " (" + report.version() + ") in " + report.home());
        printing.line("Service      " + report.service());
        printing.line("Relay        " + report.relay());
        printing.line("Certificate  valid until " + report.certificateNotAfter());
        for (Directory directory : report.directories()) {
            printing.line("Directory    " + directory.name()
                    + (directory.stored()
                            ? " at " + String.join(", ", directory.hosts()) + " as " + directory.account()
                            : " (no credentials stored: footbridge agent add-directory " + directory.name() + ")"));
        }
    }
}
