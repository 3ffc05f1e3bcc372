package org.footbridge.demo;

import java.util.concurrent.Callable;
import org.footbridge.demo.process.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a sample forest of two domains with invented people, a service and two agents on this machine,",
            "synchronises them, shows what came out and goes on until Ctrl-C. Touches nothing else."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge demo",
            "  ./footbridge demo --once",
            "  ./footbridge demo --once --json",
            "  ./footbridge demo --people 20000 --web-port 8080",
            "",
            "Exit codes: 0 synchronised (objects that could not be are listed), 1 failed, 2 not understood,",
            "3 a cycle was halted."
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private DemoOptions options;

    @Option(
            names = "--people",
            defaultValue = "3000",
            paramLabel = "N",
            description = "How many to invent (default: ${DEFAULT-VALUE})")
    private int people;

    @Override
    public Integer call() {
        Steps steps = options.steps();
        Ending ending = Ending.onExit();
        try {
            DemoFolder folder = ending.later(DemoFolder.take(options.folder()));
            steps.line("Demo, in " + folder.path());
            return new RunDemo(options, folder, steps, ending).run(place -> InventedForest.start(place, people), 0);
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
