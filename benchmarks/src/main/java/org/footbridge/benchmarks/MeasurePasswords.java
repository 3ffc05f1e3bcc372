package org.footbridge.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.footbridge.benchmarks.RunAsAgent.Ran;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.SambaDomain;
import org.footbridge.benchmarks.passwords.HashComparison;
import org.footbridge.benchmarks.passwords.HashesRead;
import org.footbridge.benchmarks.passwords.ReadHashes;
import org.footbridge.benchmarks.passwords.RunSecretsdump;
import org.footbridge.cli.client.CommandFailure;

/** One domain controller: all of its hashes read in several ways, and then the passwords of a running system. */
final class MeasurePasswords {
    /** With these, deriving takes most of a pass: the domain controller shares the processors. */
    private static final int MANY_ROUNDS = 10_000;

    private static final int USUAL_ROUNDS = 1000;
    private static final int ALONE_SECONDS = 8;
    private static final int MILLION = 1_000_000;
    private static final Duration LONGEST_CYCLE = Duration.ofHours(2);

    private final ForestSize size;
    private final int changes;
    private final boolean million;
    private final BenchFolder folder;
    private final Consumer<String> progress;
    private final RunAsAgent asAgent;
    private final PasswordsReport report;

    MeasurePasswords(ForestSize size, int changes, boolean million, BenchFolder folder, Consumer<String> progress) {
        this.size = size;
        this.changes = changes;
        this.million = million;
        this.folder = folder;
        this.progress = progress;
        this.asAgent = new RunAsAgent(folder.path());
        this.report = new PasswordsReport(progress);
    }

    /** @throws CommandFailure HashesDiffer when the readers do not agree */
    List<Outcome> run() {
        List<Outcome> further = new ArrayList<>();
        alone();
        if (million) {
            progress.accept("A million invented users, in the heap of an agent ...");
            Ran ran = asAgent.run("", "invented", Integer.toString(USUAL_ROUNDS), Integer.toString(MILLION));
            report.invented(USUAL_ROUNDS, ran);
        }
        progress.accept("Filling a Samba domain unless there is one: " + size.text() + " ...");
        try (SambaDomain domain =
                SambaDomain.startForPasswords(size, folder.path().resolve("dc"))) {
            readers(domain);
            agents(domain);
            further.addAll(system(domain));
        }
        List<Outcome> outcomes = new ArrayList<>(report.outcomes());
        outcomes.addAll(further);
        return outcomes;
    }

    private void alone() {
        for (int rounds : List.of(USUAL_ROUNDS, MANY_ROUNDS)) {
            progress.accept("Deriving alone, " + rounds + " rounds ...");
            report.alone(rounds, asAgent.run("", "alone", Integer.toString(rounds), Integer.toString(ALONE_SECONDS)));
        }
    }

    private void readers(SambaDomain domain) {
        progress.accept("The library alone ...");
        HashesRead first = read("Library alone, first", domain, () -> library(domain));
        progress.accept("Secretsdump ...");
        HashesRead theirs = read(
                PasswordsReport.SECRETSDUMP,
                domain,
                () -> new RunSecretsdump(folder.path())
                        .run(
                                domain.forest(),
                                domain.account().name(),
                                domain.account().password()));
        HashesRead again = read("Library alone, again", domain, () -> library(domain));
        HashComparison compared = HashComparison.of(again.hashes(), theirs.hashes());
        report.compared(compared);
        if (compared.different() > 0
                || compared.missing() > 0
                || !again.hashes().equals(first.hashes())) {
            throw new CommandFailure(
                    "HashesDiffer", "The library and secretsdump do not agree: " + compared, "Look at both");
        }
    }

    private static HashesRead library(SambaDomain domain) {
        return ReadHashes.read(
                domain.forest(),
                domain.account().userPrincipalName(),
                domain.account().password());
    }

    private HashesRead read(String what, SambaDomain domain, Supplier<HashesRead> reader) {
        double before = controller(domain);
        HashesRead read = reader.get();
        report.firstPass(new FirstPassRow(
                what, read.hashes().size(), read.seconds(), read.processor(), controller(domain) - before));
        return read;
    }

    private void agents(SambaDomain domain) {
        for (int rounds : List.of(USUAL_ROUNDS, MANY_ROUNDS)) {
            progress.accept("An agent's pass, " + rounds + " rounds ...");
            Ran ran = asAgent.run(
                    domain.account().password(),
                    "domain",
                    Integer.toString(rounds),
                    domain.forest().address(),
                    domain.forest().caFile().toString(),
                    domain.account().userPrincipalName(),
                    Long.toString(domain.forest().pid()));
            report.agent(rounds, ran);
        }
    }

    private List<Outcome> system(SambaDomain domain) {
        List<Outcome> outcomes = new ArrayList<>();
        try (RunningSystem system = RunningSystem.start(folder.path(), domain.access(), LONGEST_CYCLE, progress)) {
            progress.accept("Initial cycle ...");
            system.initialCycle(domain.access().name());
            report.system(new MeasureFirstPasswords(system, domain, progress).measure());
            if (changes > 0) {
                outcomes.add(new MeasurePasswordArrival(system, domain, size.seed(), progress).measure(changes));
            }
            outcomes.add(system.memory().outcome());
        }
        return outcomes;
    }

    private static double controller(SambaDomain domain) {
        return CpuTime.ofFamily(domain.forest().pid());
    }
}
