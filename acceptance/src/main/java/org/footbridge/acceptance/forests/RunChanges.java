package org.footbridge.acceptance.forests;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.footbridge.acceptance.Change;
import org.footbridge.acceptance.Differences;
import org.footbridge.acceptance.DirectoryChanges;
import org.footbridge.acceptance.Oracle;
import org.footbridge.cli.client.Cycle;

/**
 * Fills the tenant, then makes random changes in batches, each with some trouble, and asks the oracle after each. Ends
 * early when the tenant is wrong: what comes later would prove nothing. The seed decides on changes and troubles; only
 * the moments at which a process is killed differ from run to run.
 */
final class RunChanges {
    private static final int ATTEMPTS = 3;

    private final Arena arena;
    private final Random random;
    private final Consumer<String> progress;
    private final RunReport report;
    private final Map<ConnectedDirectory, DirectoryChanges> changes = new LinkedHashMap<>();
    private final List<Trouble> bag = new ArrayList<>();
    private final List<LDAPConnection> opened = new ArrayList<>();

    RunChanges(Arena arena, long seed, Consumer<String> progress) {
        this.arena = arena;
        this.random = new Random(seed);
        this.progress = progress;
        this.report = new RunReport(arena.name(), seed);
    }

    /** Configures, waits for the initial cycles and compares for the first time. */
    RunReport fill() throws LDAPException {
        arena.tenant().configure();
        settle(false, Trouble.NONE);
        Oracle oracle = arena.tenant().oracle(false);
        compare(oracle, "after the initial cycles", List.of());
        return report;
    }

    /**
     * Makes that many changes, for the whole of all directories; fewer when something is wrong.
     *
     * @param batch how many before the tenant has to be right
     */
    RunReport change(int count, int batch) throws LDAPException {
        prepare();
        for (int made = 0; made < count && report.faults().isEmpty(); made += batch) {
            try {
                runBatch(Math.min(batch, count - made));
            } finally {
                opened.forEach(LDAPConnection::close);
                opened.clear();
            }
        }
        changes.values().forEach(maker -> report.kinds(maker.counts()));
        return report;
    }

    /** A whole reading of every directory, which must find nothing to do. */
    RunReport readAgain() throws LDAPException {
        for (Cycle cycle : settle(true, Trouble.NONE)) {
            if (!cycle.kind().equals("full")
                    || cycle.created() + cycle.updated() + cycle.deleted() + cycle.restored() != 0) {
                report.fault("a whole reading found something to do: " + describe(cycle));
            }
        }
        compare(arena.tenant().oracle(true), "after whole readings", List.of());
        return report;
    }

    private void prepare() throws LDAPException {
        for (ConnectedDirectory directory : arena.directories()) {
            LDAPConnection connection = connect(directory.servers().getFirst());
            changes.put(directory, new DirectoryChanges(connection, directory.container(), random.nextLong()));
        }
        changes.forEach((directory, maker) -> changes.forEach((other, otherMaker) -> {
            if (!other.equals(directory)) {
                maker.referTo(otherMaker, arena.related());
            }
        }));
    }

    private void runBatch(int size) throws LDAPException {
        Trouble trouble = nextTrouble();
        report.befell(trouble);
        goToFirstServers();
        List<Change> made = new ArrayList<>();
        int left = size;
        for (DirectoryChanges maker : changes.values()) {
            made.addAll(maker.make(left == size ? size - size / changes.size() : left));
            left = size - made.size();
        }
        MakeTrouble troubles = new MakeTrouble(arena, random, this);
        made.addAll(troubles.make(trouble, random.nextInt(1 + size / 5)));
        report.made(made);
        compare(arena.tenant().oracle(true), "batch with " + trouble, made);
        troubles.makeGood(trouble);
    }

    /** Each of the arena once before any comes again. */
    private Trouble nextTrouble() {
        if (bag.isEmpty()) {
            bag.addAll(arena.troubles());
            Collections.shuffle(bag, random);
        }
        return bag.removeLast();
    }

    private void goToFirstServers() throws LDAPException {
        for (Map.Entry<ConnectedDirectory, DirectoryChanges> each : changes.entrySet()) {
            each.getValue().goTo(connect(each.getKey().servers().getFirst()));
            if (each.getKey().servers().size() > 1) {
                each.getValue().replicated();
            }
        }
    }

    /** Further changes at any one server. */
    List<Change> changeAt(ConnectedDirectory directory, DirectoryServer server, int count) throws LDAPException {
        DirectoryChanges maker = changes.get(directory);
        if (maker == null) {
            throw new IllegalArgumentException(directory.name() + " is not of this arena");
        }
        maker.goTo(connect(server));
        return maker.make(count);
    }

    private LDAPConnection connect(DirectoryServer server) throws LDAPException {
        LDAPConnection connection = server.connect();
        opened.add(connection);
        return connection;
    }

    /** Cycles of all directories at once until each has succeeded. */
    List<Cycle> settle(boolean full, Trouble trouble) {
        return settle(arena.tenant().request(full), full, trouble);
    }

    List<Cycle> settle(Map<String, Long> requests, boolean full, Trouble trouble) {
        List<Cycle> cycles = arena.tenant().await(requests);
        int attempt = 1;
        while (!succeeded(cycles, trouble) && attempt < ATTEMPTS) {
            attempt++;
            cycles = arena.tenant().await(arena.tenant().request(full));
        }
        if (!cycles.stream().allMatch(RunChanges::good)) {
            report.fault("cycles do not succeed, " + trouble + ": "
                    + cycles.stream().map(RunChanges::describe).toList());
        }
        return cycles;
    }

    private boolean succeeded(List<Cycle> cycles, Trouble trouble) {
        cycles.forEach(report::ended);
        cycles.stream().filter(cycle -> !good(cycle)).forEach(cycle -> {
            report.unsuccessful(trouble + ": " + describe(cycle));
            if (trouble == Trouble.NONE) {
                report.fault("without any trouble: " + describe(cycle));
            }
        });
        return cycles.stream().allMatch(RunChanges::good);
    }

    private static boolean good(Cycle cycle) {
        return cycle.state().equals("succeeded") || cycle.state().equals("partial");
    }

    private void compare(Oracle oracle, String when, List<Change> made) {
        Differences differences = arena.tenant().compare(oracle);
        report.compared(oracle, differences);
        progress.accept(report.changes() + " changes, " + when + ": " + differences);
        if (!differences.none()) {
            made.forEach(change -> report.fault("  made before: " + change));
        }
    }

    private static String describe(Cycle cycle) {
        return cycle.kind() + " cycle " + cycle.number() + " of " + cycle.configuration() + " " + cycle.state()
                + ", created " + cycle.created() + ", updated " + cycle.updated() + ", deleted " + cycle.deleted()
                + ", restored " + cycle.restored() + " " + cycle.error();
    }
}
