package org.footbridge.acceptance.forests;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.acceptance.Change;
import org.footbridge.acceptance.Differences;
import org.footbridge.acceptance.Kind;
import org.footbridge.acceptance.Oracle;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.text.TextTable;

/** What a run did and found. Not thread-safe. */
final class RunReport {
    private final String arena;
    private final long seed;
    private final long began = System.nanoTime();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    private final Map<String, Integer> cycles = new TreeMap<>();
    private final List<Change> refused = new ArrayList<>();
    private final List<String> unsuccessful = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int changes;
    private int comparisons;
    private String contents = "";

    RunReport(String arena, long seed) {
        this.arena = arena;
        this.seed = seed;
    }

    void made(List<Change> made) {
        changes += made.size();
        made.stream().filter(change -> change.failure().isPresent()).forEach(refused::add);
    }

    void kinds(Map<String, Integer> counts) {
        counts.forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
    }

    void befell(Trouble trouble) {
        troubles.merge(trouble, 1, Integer::sum);
    }

    void ended(Cycle cycle) {
        cycles.merge(cycle.kind() + " " + cycle.state(), 1, Integer::sum);
    }

    /** A cycle that had to be repeated. */
    void unsuccessful(String what) {
        unsuccessful.add(what);
    }

    /** Something that is not as it must be. */
    void fault(String what) {
        faults.add(what);
    }

    void compared(Oracle oracle, Differences differences) {
        comparisons++;
        contents = String.format(
                Locale.ROOT,
                "%d users, %d groups, %d contacts, %d memberships, %d other references",
                oracle.count(Kind.USER),
                oracle.count(Kind.GROUP),
                oracle.count(Kind.CONTACT),
                oracle.memberships(),
                oracle.references());
        if (!differences.none()) {
            fault(differences.toString());
        }
    }

    /** How many changes were made, refused ones among them. */
    int changes() {
        return changes;
    }

    /** What is wrong, with everything that is needed to find out why; nothing if the tenant was always right. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Changes that a directory did not take. */
    List<Change> refused() {
        return List.copyOf(refused);
    }

    /** Cycles that failed and had to be repeated, with what had befallen. */
    List<String> unsuccessfulCycles() {
        return List.copyOf(unsuccessful);
    }

    /** For people to read. */
    List<String> lines() {
        TextTable table = new TextTable("what", "result");
        table.row("forests", arena);
        table.row("seed", seed);
        table.row("changes", changes + " of " + kinds.size() + " kinds, " + refused.size() + " refused");
        troubles.forEach((trouble, count) -> table.row("batches: " + trouble, count));
        cycles.forEach((kind, count) -> table.row("cycles: " + kind, count));
        table.row("cycles that failed and were repeated", unsuccessful.size());
        table.row("comparisons with the tenant", comparisons);
        table.row("contents at the end", contents);
        table.row("faults", faults.size());
        table.row("seconds", (System.nanoTime() - began) / 1_000_000_000L);
        List<String> lines = new ArrayList<>(table.lines());
        TextTable byKind = new TextTable("kind of change", "made");
        kinds.forEach((kind, count) -> byKind.row(kind, count));
        lines.add("");
        lines.addAll(byKind.lines());
        refused.forEach(change -> lines.add("refused: " + change));
        unsuccessful.forEach(cycle -> lines.add("repeated: " + cycle));
        faults.forEach(fault -> lines.add("FAULT: " + fault));
        return lines;
    }
}
