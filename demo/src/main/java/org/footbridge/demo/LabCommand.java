package org.footbridge.demo;

import java.util.concurrent.Callable;
import org.footbridge.demo.process.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a real Samba domain controller with people, a service and two agents on this machine, synchronises",
            "them and goes on until Ctrl-C. Needs root, because the domain controller uses the standard ports (on a",
            "loopback address)."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge lab",
            "  ./footbridge lab --once --json",
            "  ./footbridge lab --users 500 --once --latency 50",
            "",
            "Exit codes: 0 synchronised (objects that could not be are listed), 1 failed, 2 not understood,",
            "3 a cycle was halted."
        })
final class LabCommand implements Callable<Integer> {
    @Mixin
    private DemoOptions options;

    @Option(
            names = "--users",
            defaultValue = "2000",
            paramLabel = "N",
            description = "People (default: ${DEFAULT-VALUE})")
    private int users;

    @Option(
            names = "--latency",
            defaultValue = "0",
            paramLabel = "N",
            description = "After the first cycle, measure N changes until each is visible in the API")
    private int latency;

    @Override
    public Integer call() {
        Steps steps = options.steps();
        Ending ending = Ending.onExit();
        try {
            DemoFolder folder = ending.later(DemoFolder.take(options.folder()));
            steps.line("Lab, in " + folder.path());
            return new RunDemo(options, folder, steps, ending).run(place -> LabForest.start(place, users), latency);
        } catch (RuntimeException failure) {
            // after Ctrl-C everything is being ended under our feet
            if (ending.begun()) {
                return Ending.INTERRUPTED;
            }
            throw failure;
        } finally {
            ending.close();
        }
    }
}
