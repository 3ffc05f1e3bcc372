package org.footbridge.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.demo.process.Waiting;
import org.footbridge.sampleforest.SampleDomain;

/** What one more member of a group costs, small and large groups compared: rows, bytes, seconds. */
final class MeasureMembers {
    static final String SMALL_GROUP = "Bench Small";
    static final String LARGE_GROUP = "All Staff";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int WARM_UP = 3;

    /** Averages of one added member. */
    private record Cost(
            int members,
            double data,
            double events,
            double books,
            double catalog,
            double log,
            double frames,
            double frameBytes,
            double requestBytes,
            double controlBytes,
            double seconds,
            RowsWritten rows) {}

    private final RunningSystem system;
    private final SampleDomain domain;
    private final TenantDirectory tenant;
    private final Consumer<String> progress;

    MeasureMembers(RunningSystem system, SampleDomain domain, Consumer<String> progress) {
        this.system = system;
        this.domain = domain;
        this.tenant = new TenantDirectory(system.client());
        this.progress = progress;
    }

    /** Makes the small group; to be called before the directory is read. */
    static void prepare(SampleDomain domain, int members) {
        domain.change()
                .add(
                        "CN=" + SMALL_GROUP + ",OU=Groups," + domain.baseDn(),
                        Map.of(
                                "objectClass", List.of("group"),
                                "displayName", List.of(SMALL_GROUP),
                                "member", domain.people(members)));
    }

    /**
     * @param largeMembers of the group with all staff, who are the first so many people of the domain
     * @param rounds members to add to each, who are in neither group before
     */
    Outcome measure(int smallMembers, int largeMembers, int rounds) {
        int each = rounds + WARM_UP;
        List<String> people = domain.people(largeMembers + 2 * each);
        List<String> outsiders = people.subList(largeMembers, people.size());
        Cost small = cost(SMALL_GROUP, smallMembers, outsiders.subList(0, each));
        Cost large = cost(LARGE_GROUP, largeMembers, outsiders.subList(each, 2 * each));
        return outcome(small, large, rounds);
    }

    private Cost cost(String group, int members, List<String> newMembers) {
        progress.accept("Adding members one by one to " + group + " with " + members + " ...");
        String id = tenant.group(group);
        newMembers.subList(0, WARM_UP).forEach(person -> add(group, id, person));
        system.settle();
        try (ServiceDatabase database = system.database()) {
            RowsWritten rowsBefore = database.rowsWritten();
            RelayTraffic relayBefore = system.relay();
            List<Double> seconds = new ArrayList<>();
            List<String> measured = newMembers.subList(WARM_UP, newMembers.size());
            for (String person : measured) {
                seconds.add(add(group, id, person));
            }
            system.settle();
            RelayTraffic relay = system.relay().since(relayBefore);
            RowsWritten rows = database.rowsWritten().since(rowsBefore);
            double count = measured.size();
            return new Cost(
                    members,
                    rows.data() / count,
                    rows.events() / count,
                    rows.bookkeeping() / count,
                    rows.catalog() / count,
                    rows.logBytes() / count,
                    relay.frames() / count,
                    relay.frameBytes() / count,
                    relay.requestBytes() / count,
                    relay.controlBytes() / count,
                    new Spread(seconds).median(),
                    rows);
        }
    }

    /** Seconds until the user is a member for a client of the Graph API, and the cycle is over. */
    private double add(String group, String id, String person) {
        system.settle();
        String user = tenant.user(domain.principalName(person));
        domain.change().addMember(group, person);
        long began = System.nanoTime();
        if (!Waiting.until(LONGEST, LOOK_EVERY, () -> tenant.isMember(user, id))) {
            throw new CommandFailure(
                    "ChangeNotSeen",
                    "A new member did not arrive within " + LONGEST.toSeconds() + " s",
                    "Read the service's log");
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static Outcome outcome(Cost small, Cost large, int rounds) {
        return new Outcome(
                "members",
                "One member added, averages of " + rounds,
                List.of(
                        new Column("group", "Group of"),
                        new Column("dataRows", "Data rows"),
                        new Column("eventRows", "Log rows"),
                        new Column("bookkeepingRows", "Bookkeeping"),
                        new Column("catalogRows", "Catalog rows"),
                        new Column("walBytes", "WAL bytes"),
                        new Column("frames", "Frames"),
                        new Column("frameBytes", "Frame bytes"),
                        new Column("requestBytes", "Request bytes"),
                        new Column("seconds", "Seconds (median)")),
                List.of(row(small), row(large), ratio(small, large)),
                List.of(
                        "Rows by PostgreSQL's own counters, per table: " + tables(large, rounds) + ".",
                        "Data: the directory, its staged copy, the change feed. Bookkeeping: cycle, job, watermark, schedule, liveness",
                        "of agents, " + Math.round(large.controlBytes)
                                + " bytes of control messages between the cycles not counted."
                                + " Aim: 3 rows, 2 KB, ratio 1.2."));
    }

    private static String tables(Cost cost, int rounds) {
        return cost.rows.byTable().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + Rounded.to((double) entry.getValue() / rounds, 1))
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
    }

    private static List<Object> row(Cost cost) {
        return List.of(
                cost.members,
                Rounded.to(cost.data, 1),
                Rounded.to(cost.events, 1),
                Rounded.to(cost.books, 1),
                Rounded.to(cost.catalog, 1),
                Math.round(cost.log),
                Rounded.to(cost.frames, 1),
                Math.round(cost.frameBytes),
                Math.round(cost.requestBytes),
                Rounded.to(cost.seconds, 2));
    }

    private static List<Object> ratio(Cost small, Cost large) {
        return List.of(
                "ratio",
                ratio(small.data, large.data),
                ratio(small.events, large.events),
                ratio(small.books, large.books),
                ratio(small.catalog, large.catalog),
                ratio(small.log, large.log),
                ratio(small.frames, large.frames),
                ratio(small.frameBytes, large.frameBytes),
                ratio(small.requestBytes, large.requestBytes),
                ratio(small.seconds, large.seconds));
    }

    private static Object ratio(double small, double large) {
        return small > 0 ? Rounded.to(large / small, 2) : "";
    }
}
