package org.footbridge.cli;

import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "job",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "The job of a configuration: how it fares; starts, pauses and restarts it.",
        footer = {
            "",
            "Examples:",
            "  footbridge job status corp",
            "  footbridge job pause corp",
            "  footbridge job start corp",
            "  footbridge job restart corp --scope QuarantineState",
            "  footbridge job restart corp --scope Escrows,Watermark"
        })
final class JobCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(), "Name a command: status, start, pause, restart or quarantine");
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Says whether it runs, how its last cycle ended, and why it is in quarantine if it is.",
            footer = {
                "",
                "Example:",
                "  footbridge job status corp",
                "",
                "Exit code 3 when it is in quarantine or does not run."
            })
    int status(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        JsonNode job = service.withService(client -> client.get(path(name, "")));
        service.say(job, ShowJob.text(job));
        return Json.text(job, "status").equals("Quarantine")
                        || !Json.text(job, "schedule").equals("Active")
                ? ExitCode.PARTIAL
                : ExitCode.OK;
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Has a paused or switched-off job run again, and a cycle at once.",
            footer = {"", "Example:", "  footbridge job start corp"})
    int start(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return act(service, name, "start", "The job of " + name + " runs.");
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Has no cycle begin any more. The one that runs ends.",
            footer = {"", "Example:", "  footbridge job pause corp"})
    int pause(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return act(
                service,
                name,
                "pause",
                "The job of " + name + " is paused. Start it again: footbridge job start " + name);
    }

    @Command(
            name = "quarantine",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Puts the job into quarantine: it runs less and less often, until it is let out by hand.",
            footer = {"", "Example:", "  footbridge job quarantine corp"})
    int quarantine(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name) {
        return act(
                service,
                name,
                "quarantine",
                "The job of " + name + " is in quarantine. Let it out: footbridge job restart " + name
                        + " --scope QuarantineState");
    }

    @Command(
            name = "restart",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Clears what keeps a job from going on, starts it, and has a cycle run at once.",
            footer = {
                "",
                "Scopes, several with commas between them:",
                "  None                starts it, no more",
                "  QuarantineState     out of quarantine",
                "  Watermark           the directory is read in full and compared",
                "  Escrows             everything that failed is tried at once",
                "  ConnectorDataStore  everything is read and planned again, and every reference compared",
                "  Full                all of these",
                "  ForceDeletes        the deletes that are held pass once",
                "Without --scope: QuarantineState, Watermark and Escrows.",
                "",
                "Examples:",
                "  footbridge job restart corp --scope QuarantineState",
                "  footbridge job restart corp --scope Full"
            })
    int restart(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "NAME", description = "Of the configuration") String name,
            @Option(names = "--scope", paramLabel = "SCOPES", description = "What is cleared, see below") @Nullable
                    String scope) {
        ObjectNode body = Json.object();
        if (scope != null) {
            body.put("scope", scope);
        }
        JsonNode answer = service.withService(client -> client.post(path(name, "/restart"), body));
        return service.say(answer, "The job of " + name + " is restarted. Watch it: footbridge cycles " + name);
    }

    private static int act(ServiceOptions service, String name, String action, String sentence) {
        JsonNode job = service.withService(client -> client.post(path(name, "/" + action), null));
        return service.say(job, sentence);
    }

    private static String path(String name, String action) {
        return "/admin/v1/configurations/" + Administration.encode(name) + "/job" + action;
    }
}
