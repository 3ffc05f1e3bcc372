package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.footbridge.benchmarks.CopyAgain.Writing;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.benchmarks.ReadDirSync.Reading;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.SambaDomain;
import org.footbridge.benchmarks.forest.SizeOptions;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.client.Cycle;
import org.footbridge.demo.deployment.DirectoryAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "samba",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the initial cycle on a real domain controller (Samba) against the raw limit of the same run: a"
                    + " bare",
            "reading of the same domain, and COPY of the rows that the cycle leaves behind. The domain is filled once,"
                    + " some",
            "400 objects a second, and kept for further runs with the same numbers. Runs as root."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench samba",
            "  ./footbridge bench samba --users 1000",
            "  ./footbridge bench samba --users 150000 --json",
            "",
            "Exit codes: 0 measured, 1 failed, 2 not understood."
        })
final class SambaCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(2);

    @Spec
    private CommandSpec command;

    @Mixin
    private SizeOptions options = new SizeOptions(20_000);

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        ForestSize size = options.size();
        PrintWriter err = command.commandLine().getErr();
        BenchFolder folder = BenchFolder.make();
        err.println("Filling a Samba domain unless there is one: " + size.text() + " ...");
        List<Outcome> outcomes;
        try (SambaDomain domain = SambaDomain.start(size, folder.path().resolve("dc"))) {
            outcomes = measure(domain, folder, err);
        }
        folder.delete();
        PrintOutcomes.print(command.commandLine().getOut(), json, outcomes);
        return ExitCode.OK;
    }

    private static List<Outcome> measure(SambaDomain domain, BenchFolder folder, PrintWriter err) {
        DirectoryAccess access = domain.access();
        Reading bare = bare(access, err);
        try (RunningSystem running = RunningSystem.start(folder.path(), access, LONGEST, err::println)) {
            err.println("Initial cycle ...");
            Cycle initial = running.initialCycle(access.name());
            err.println("Initial cycle: " + Rounded.to(initial.seconds(), 1) + " s");
            MemoryReport memory = running.memory();
            Writing writing = new CopyAgain(new PrivateDatabase(running.data()), folder).write();
            return List.of(outcome(bare, writing, initial), memory.outcome());
        }
    }

    /** The second: the first fills the server's caches. */
    private static Reading bare(DirectoryAccess access, PrintWriter err) {
        new ReadDirSync(access).read();
        Reading reading = new ReadDirSync(access).read();
        err.println("Bare DirSync: " + reading.entries() + " objects in " + Rounded.to(reading.seconds(), 1) + " s");
        return reading;
    }

    private static Outcome outcome(Reading bare, Writing writing, Cycle initial) {
        double raw = bare.seconds() + writing.seconds();
        return new Outcome(
                "samba",
                "Initial cycle on Samba",
                List.of(
                        new Column("measured", "Measured"),
                        new Column("count", "Objects or rows"),
                        new Column("seconds", "Seconds"),
                        new Column("perSecond", "Per second"),
                        new Column("ratio", "Ratio to raw")),
                List.of(
                        row("Raw: bare DirSync", bare.entries(), bare.seconds(), raw),
                        row("Raw: COPY of the same rows", writing.rows(), writing.seconds(), raw),
                        row("The same with all indexes", writing.rows(), writing.indexedSeconds(), raw),
                        row("Initial cycle", initial.read(), initial.seconds(), raw)),
                List.of(String.format(
                        Locale.ROOT,
                        "State %s: %,d created, %,d skipped, %,d failed. Ratio: to bare reading and COPY, one after"
                                + " the other.",
                        initial.state(),
                        initial.created(),
                        initial.skipped(),
                        initial.failed())));
    }

    private static List<Object> row(String what, long count, double seconds, double raw) {
        return List.of(what, count, Rounded.to(seconds, 1), Math.round(count / seconds), Rounded.to(seconds / raw, 2));
    }
}
