package org.footbridge.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.benchmarks.RunAsAgent.Ran;
import org.footbridge.benchmarks.passwords.HashComparison;

/** Collects what was measured of passwords, and makes tables of it. */
final class PasswordsReport {
    static final String SECRETSDUMP = "impacket's secretsdump";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Consumer<String> progress;
    private final List<FirstPassRow> firstPass = new ArrayList<>();
    private final List<List<Object>> comparison = new ArrayList<>();
    private final Map<Integer, Double> limits = new LinkedHashMap<>();
    private final List<List<Object>> derivation = new ArrayList<>();
    private final List<List<Object>> heaps = new ArrayList<>();
    private final List<String> listings = new ArrayList<>();
    private final List<String> systemNotes = new ArrayList<>();

    PasswordsReport(Consumer<String> progress) {
        this.progress = progress;
    }

    void firstPass(FirstPassRow row) {
        firstPass.add(row);
        progress.accept(row.text());
    }

    void compared(HashComparison compared) {
        comparison.add(List.of(compared.equal(), compared.different(), compared.missing(), compared.further()));
    }

    /** What all processors derive, before anything that is compared with it. */
    void alone(int rounds, Ran ran) {
        double limit = ran.number("asAgent");
        limits.put(rounds, limit);
        derivation.add(row("Alone: the platform's PBKDF2", rounds, ran.number("byPlatform"), limit, "", "", ""));
        derivation.add(row("Alone: as the agent does it", rounds, limit, limit, "", "", ""));
    }

    void invented(int rounds, Ran ran) {
        derived("Invented users", rounds, ran, 0);
        heap(String.format(Locale.ROOT, "%,d invented users", ran.count("derived")), rounds, ran);
    }

    void agent(int rounds, Ran ran) {
        double controller = ran.number("controller");
        listings.add(Rounded.to(ran.number("listSeconds"), 1).toString());
        firstPass(new FirstPassRow(
                String.format(Locale.ROOT, "Agent: read and derive, %,d rounds", rounds),
                ran.count("derived"),
                ran.number("seconds"),
                ran.number("processor"),
                controller));
        derived("Agent's pass", rounds, ran, controller);
        heap("Samba", rounds, ran);
    }

    private void derived(String what, int rounds, Ran ran, double controller) {
        double limit = limits.getOrDefault(rounds, Double.NaN);
        double seconds = ran.number("seconds");
        double processor = ran.number("processor");
        double deriving = ran.count("derived") * PROCESSORS / limit;
        double busy = (processor + controller) / (seconds * PROCESSORS);
        double left = limit * (1 - controller / (seconds * PROCESSORS));
        double perSecond = ran.count("derived") / seconds;
        derivation.add(row(
                what,
                rounds,
                perSecond,
                limit,
                Rounded.to(perSecond / left, 2),
                Rounded.to(deriving / processor, 2),
                Rounded.to(busy, 2)));
    }

    private static List<Object> row(String what, int rounds, double perSecond, double limit, Object... furtherColumns) {
        List<Object> row =
                new ArrayList<>(List.of(what, rounds, Math.round(perSecond), Rounded.to(perSecond / limit, 2)));
        row.addAll(List.of(furtherColumns));
        return row;
    }

    private void heap(String what, int rounds, Ran ran) {
        PeakHeap heap = ran.heap();
        heaps.add(List.of(
                what,
                rounds,
                ran.count("derived"),
                Rounded.to(ran.number("seconds"), 1),
                heap.limit(),
                heap.peak(),
                heap.kept(),
                ran.count("bytes") / (1 << 20)));
    }

    void system(FirstPasswords first) {
        double controller = first.cpu().getOrDefault("domain controller", 0.0);
        double agent = first.cpu().getOrDefault("agent", 0.0);
        firstPass(new FirstPassRow(
                "Whole system: until all are synced", first.synced(), first.seconds(), agent, controller));
        StringBuilder cpu = new StringBuilder();
        first.cpu()
                .forEach((process, seconds) -> cpu.append(cpu.isEmpty() ? "" : ", ")
                        .append(process)
                        .append(' ')
                        .append(Rounded.to(seconds, 1)));
        systemNotes.add("Whole system, processor seconds: " + cpu + "; users by state: " + first.counts() + "; "
                + first.unwrapped() + " passwords were still to be wrapped, which goes on beside.");
    }

    List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(firstPass());
        outcomes.add(new Outcome(
                "sameHashes",
                "Hashes of the library and of secretsdump",
                List.of(
                        new Column("equal", "Equal"),
                        new Column("different", "Different"),
                        new Column("missing", "Missing in secretsdump"),
                        new Column("further", "Only in secretsdump")),
                comparison,
                List.of("By the last part of the security identifier.")));
        outcomes.add(new Outcome(
                "derivation",
                "Derivation",
                List.of(
                        new Column("measured", "Measured"),
                        new Column("rounds", "Rounds"),
                        new Column("perSecond", "Per second"),
                        new Column("ofLimit", "Of the limit"),
                        new Column("ofLeft", "Of what the DC leaves"),
                        new Column("ofProcessor", "Of its processor time"),
                        new Column("busy", "Processors busy")),
                derivation,
                List.of(
                        "The limit: what " + PROCESSORS + " processors derive when they do nothing else. Aim: 0.8 of it"
                                + " where derivation is the bottleneck.",
                        "The domain controller shares the processors with the agent; busy are they by both together. Its part is"
                                + " taken off the limit for what it leaves.")));
        outcomes.add(
                new Outcome(
                        "agentHeap",
                        "Heap of an agent that derives, in MiB",
                        List.of(
                                new Column("users", "Users of"),
                                new Column("rounds", "Rounds"),
                                new Column("derived", "Derived"),
                                new Column("seconds", "Seconds"),
                                new Column("heapLimitMiB", "Heap limit"),
                                new Column("peakHeapMiB", "Peak heap"),
                                new Column("keptHeapMiB", "Most kept by a collection"),
                                new Column("framesMiB", "Frames")),
                        heaps,
                        List.of(
                                "Requests name 262,144 users at most; each is a pass over all. Garbage is included in the peak.")));
        return outcomes;
    }

    private Outcome firstPass() {
        double other = firstPass.stream()
                .filter(row -> row.what().equals(SECRETSDUMP))
                .mapToDouble(FirstPassRow::perSecond)
                .findFirst()
                .orElse(0);
        List<String> notes = new ArrayList<>(List.of(
                "Ratio: hashes a second to those of secretsdump. Aim: 3. One domain controller, from before connecting to the last"
                        + " hash.",
                "Whom the agent derives was listed before (" + String.join(" and ", listings)
                        + " s); the service knows it from its cycles."));
        notes.addAll(systemNotes);
        return new Outcome(
                "firstPass",
                "First pass over a Samba domain controller",
                List.of(
                        new Column("measured", "Measured"),
                        new Column("hashes", "Hashes"),
                        new Column("seconds", "Seconds"),
                        new Column("perSecond", "Hashes/s"),
                        new Column("ratio", "Ratio"),
                        new Column("readerCpu", "Reader's CPU s"),
                        new Column("controllerCpu", "DC's CPU s")),
                firstPass.stream().map(row -> row.cells(other)).toList(),
                notes);
    }
}
