package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Prints the version.",
        footer = {"", "Example:", "  footbridge version --json"})
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = "--json", description = "Print JSON, nothing else")
    private boolean json;

    @Override
    public Integer call() {
        String text = json ? Json.compact(Json.object().put("version", Version.NUMBER)) : Version.TEXT;
        command.commandLine().getOut().println(text);
        return ExitCode.OK;
    }
}
