package org.footbridge.simulation;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.footbridge.acceptance.forests.SystemFolder;
import org.footbridge.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "footbridge fuzz histories",
        mixinStandardHelpOptions = true,
        description = {
            "Lives through histories of a directory and its tenant: changes, deletes, edits of scope and mappings that are",
            "planned and applied, decisions, weeks that pass; killed services, lost databases, dying agents, lost and",
            "repeated messages, answers that are empty or thin, domain controllers that are refused or set back. After",
            "every cycle nothing may be gone without evidence; in the end the tenant must be what the directory is.",
            "Everything runs in this process, with a real database and on a time that can be moved. Needs no root."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge fuzz histories --count 1000",
            "  ./footbridge fuzz histories --seed 7 --count 50",
            "  ./footbridge fuzz histories --replay 1f3a9c02b7d4e611",
            "",
            "Exit codes: 0 all was right, 1 something was wrong (its history is printed with what repeats it),",
            "2 not understood."
        })
final class HistoriesCommand implements Callable<Integer> {
    private static final int TOLD_EVERY = 10;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--count",
            defaultValue = "100",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats a run (default: another one each time)")
    private long seed = System.nanoTime() & 0xFFFFFF;

    @Option(names = "--replay", paramLabel = "HISTORY", description = "Lives through one history again, and tells it")
    private @Nullable String replay;

    @Option(names = "--keep", description = "Leave the folder with log and database")
    private boolean keep;

    @Override
    public Integer call() throws LDAPException {
        if (count < 1) {
            throw new ParameterException(command.commandLine(), "--count from 1 on");
        }
        if (keep) {
            System.setProperty("footbridge.keep", "true");
        }
        PrintWriter err = command.commandLine().getErr();
        Path folder = SystemFolder.make();
        try (Ground ground = new Ground(folder)) {
            err.println("In " + folder);
            return replay == null ? all(ground, folder) : one(ground, folder, parsed(replay));
        } finally {
            SystemFolder.remove(folder);
        }
    }

    private long parsed(String written) {
        try {
            return Long.parseUnsignedLong(written, 16);
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "--replay takes the name of a history, as it was printed: 1f3a9c02b7d4e611",
                    e);
        }
    }

    private int one(Ground ground, Path folder, long history) throws LDAPException {
        Report report = live(ground, folder, history);
        report.lines().forEach(command.commandLine().getOut()::println);
        return report.faults().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private int all(Ground ground, Path folder) throws LDAPException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        err.println("Seed " + seed + "; repeat with --seed " + seed);
        Random random = new Random(seed);
        Map<String, Integer> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        long began = System.nanoTime();
        for (int number = 1; number <= count; number++) {
            long history = random.nextLong();
            Report report = live(ground, folder, history);
            report.counts().forEach((what, times) -> counts.merge(what, times, Integer::sum));
            if (!report.faults().isEmpty()) {
                String name = Long.toHexString(history);
                wrong.add(name);
                err.println("History " + number + " is wrong; repeat it with --replay " + name);
                report.faults().forEach(fault -> err.println("  " + fault));
            }
            if (number % TOLD_EVERY == 0) {
                long seconds = (System.nanoTime() - began) / 1_000_000_000L;
                err.println(number + " of " + count + " histories, " + wrong.size() + " wrong, " + seconds + " s");
            }
        }
        out.println(count + " histories, " + wrong.size() + " wrong, seed " + seed);
        counts.forEach((what, times) -> out.printf("%8d  %s%n", times, what));
        wrong.forEach(name -> out.println("wrong: --replay " + name));
        return wrong.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    static Report live(Ground ground, Path folder, long seed) throws LDAPException {
        Path own = folder.resolve("h" + Long.toHexString(seed));
        try {
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (History history = new History(ground, seed, own)) {
            return history.run();
        }
    }
}
