package org.footbridge.agent.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.home.AgentHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remove-directory}: forgets a directory and its credentials. */
@Command(
        name = "remove-directory",
        mixinStandardHelpOptions = true,
        description = "Forgets a directory and its credentials. A running agent stops serving it.",
        footerHeading = "%nExample:%n",
        footer = "  footbridge agent remove-directory corp.example.com")
public final class RemoveDirectory implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    HomeOption home;

    @Parameters(index = "0", paramLabel = "NAME", description = "DNS name of the domain.")
    String name = "";

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() {
        AgentHome agent = home.home();
        if (!agent.remove(name)) {
            throw new AgentFailure(
                    "DirectoryUnknown",
                    "There is no directory '" + name + "' in " + agent.folder(),
                    "See 'footbridge agent status' for the names.");
        }
        if (json) {
            new Printing(spec).json(Map.of("removed", name));
        } else {
            new Printing(spec).line("Removed " + name);
        }
        return 0;
    }
}
