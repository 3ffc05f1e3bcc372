package org.footbridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.cli.bundle.BundleWishes;
import org.footbridge.cli.bundle.WriteBundle;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "support-bundle",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Writes a zip for the people who help: versions, checks, health, metrics, agents, configurations, jobs, cycles,"
                    + " errors, the end of the provisioning and audit logs, and the logs of this machine.",
            "No secrets are in it, and no names of people and groups unless --with-names; manifest.json says what is in it"
                    + " and what is not."
        },
        footer = {
            "",
            "Examples:",
            "  footbridge support-bundle",
            "  footbridge support-bundle --hours 72 --output trouble.zip",
            "  footbridge support-bundle --logs /srv/footbridge/logs --with-names"
        })
final class SupportBundleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ServiceOptions service;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write to (default: footbridge-support-DATE.zip); what is there is replaced")
    private @Nullable Path output;

    @Option(
            names = "--hours",
            defaultValue = "24",
            paramLabel = "N",
            description = "How far back the provisioning and audit logs go (default: ${DEFAULT-VALUE})")
    private int hours;

    @Option(
            names = "--events",
            defaultValue = "2000",
            paramLabel = "N",
            description = "How many entries of the provisioning log at most (default: ${DEFAULT-VALUE})")
    private int events;

    @Option(names = "--with-names", description = "Names of people and groups as they are")
    private boolean withNames;

    @Option(
            names = "--logs",
            paramLabel = "FOLDER",
            description = "A further folder with *.log files, e.g. where an agent's output goes; may be repeated")
    private List<Path> logs = List.of();

    @Override
    public Integer call() {
        if (hours < 1 || events < 1) {
            throw new ParameterException(command.commandLine(), "--hours and --events are above 0");
        }
        Clock clock = Clock.systemUTC();
        Path named = output;
        Path file = named == null ? Path.of("footbridge-support-" + now(clock) + ".zip") : named;
        BundleWishes wishes = new BundleWishes(Version.NUMBER, hours, events, withNames, logs);
        ObjectNode manifest = service.withService(client -> write(file, client, clock, wishes));
        if (service.json()) {
            service.out().println(Json.indented(manifest.put("file", file.toString())));
            return ExitCode.OK;
        }
        service.out().println("Written: " + file + ", " + manifest.path("files").size() + " files");
        Json.elements(manifest, "leftOut")
                .forEach(left -> service.out()
                        .println("  not in it: " + Json.text(left, "what") + " (" + Json.text(left, "reason") + ")"));
        return ExitCode.OK;
    }

    private static ObjectNode write(Path file, ServiceClient client, Clock clock, BundleWishes wishes) {
        try {
            return WriteBundle.to(file, client, clock, System.getenv(), wishes);
        } catch (IOException e) {
            throw new CommandFailure(
                    "FileUnwritable",
                    "The bundle " + file + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "Check the folder's permissions and the disk",
                    0,
                    e);
        }
    }

    private static String now(Clock clock) {
        return DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                .withZone(ZoneOffset.UTC)
                .format(clock.instant());
    }
}
