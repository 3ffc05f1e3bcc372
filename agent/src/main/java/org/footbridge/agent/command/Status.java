package org.footbridge.agent.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.footbridge.agent.AgentVersion;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.DescribeDirectory;
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
            List<Map<String, Object>> directories) {}

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
                        .map(granted -> fields(granted.name(), agent.directory(granted.name())))
                        .toList());
        if (json) {
            new Printing(spec).json(report);
        } else {
            print(report, registration, agent);
        }
        return 0;
    }

    private static Map<String, Object> fields(String name, Optional<StoredDirectory> stored) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("stored", stored.isPresent());
        stored.ifPresent(directory -> {
            fields.put("account", directory.account());
            fields.putAll(DescribeDirectory.fields(directory));
        });
        return fields;
    }

    private void print(Report report, Registration registration, AgentHome agent) {
        Printing printing = new Printing(spec);
        printing.line("Agent        " + report.agentId() + " (" + report.version() + ") in " + report.home());
        printing.line("Service      " + report.service());
        printing.line("Relay        " + report.relay());
        printing.line("Certificate  valid until " + report.certificateNotAfter());
        for (Registration.GrantedDirectory granted : registration.directories()) {
            printing.line("Directory    " + granted.name() + " "
                    + agent.directory(granted.name())
                            .map(stored -> DescribeDirectory.text(stored) + "; as " + stored.account())
                            .orElse("(no credentials stored: footbridge agent add-directory " + granted.name() + ")"));
        }
    }
}
