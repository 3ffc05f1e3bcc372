package org.footbridge.benchmarks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.sampleforest.SampleDomain;

/**
 * From a change of a person in the directory to the moment when a client of the Graph API reads it. Changes come at
 * random moments, so many a second on average, and do not wait for each other.
 */
final class MeasureArrival {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final int WARM_UP = 20;
    private static final int TELL_EVERY = 100;

    private record Pending(String user, String title, long changedAt) {}

    private final RunningSystem system;
    private final SampleDomain domain;
    private final TenantDirectory tenant;
    private final Random random;
    private final Consumer<String> progress;
    private final List<Double> seconds = new ArrayList<>();
    private final Deque<Pending> pending = new ArrayDeque<>();

    MeasureArrival(RunningSystem system, SampleDomain domain, long seed, Consumer<String> progress) {
        this.system = system;
        this.domain = domain;
        this.tenant = new TenantDirectory(system.client());
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** @param perSecond changes on average */
    Outcome measure(int changes, double perSecond, int objects) {
        progress.accept("Changing " + changes + " people, about " + perSecond + " a second ...");
        List<String> people = domain.people(Integer.MAX_VALUE);
        Collections.shuffle(people, random);
        long next = System.nanoTime();
        int made = 0;
        while (seconds.size() < changes + WARM_UP) {
            if (made < changes + WARM_UP && System.nanoTime() >= next) {
                pending.add(change(people.get(made % people.size()), made));
                made++;
                next = System.nanoTime() + (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
            }
            look();
            Pause.of(LOOK_EVERY);
        }
        system.settle();
        return outcome(new Spread(seconds.subList(WARM_UP, seconds.size())), objects, perSecond);
    }

    private Pending change(String account, int number) {
        String user = tenant.user(domain.principalName(account));
        String title = "Title " + number;
        domain.change().set(account, "title", title);
        return new Pending(user, title, System.nanoTime());
    }

    private void look() {
        Iterator<Pending> each = pending.iterator();
        while (each.hasNext()) {
            Pending one = each.next();
            if (tenant.jobTitle(one.user).equals(one.title)) {
                each.remove();
                seconds.add((System.nanoTime() - one.changedAt) / 1e9);
                if (seconds.size() % TELL_EVERY == 0) {
                    progress.accept("  " + seconds.size() + " arrived");
                }
            } else if (System.nanoTime() - one.changedAt > LONGEST.toNanos()) {
                throw new CommandFailure(
                        "ChangeNotSeen",
                        "A change did not arrive within " + LONGEST.toSeconds() + " s",
                        "Read the service's log");
            }
        }
    }

    private static Outcome outcome(Spread spread, int objects, double perSecond) {
        return new Outcome(
                "arrival",
                "From a change to the Graph API, in seconds",
                List.of(
                        new Column("objects", "Objects"),
                        new Column("changes", "Changes"),
                        new Column("p50", "p50"),
                        new Column("p90", "p90"),
                        new Column("p99", "p99"),
                        new Column("max", "Longest")),
                List.of(List.of(
                        objects,
                        spread.sorted().size(),
                        spread.rounded(50, 2),
                        spread.rounded(90, 2),
                        spread.rounded(99, 2),
                        spread.rounded(100, 2))),
                List.of(String.format(
                        Locale.ROOT,
                        "Changes at random moments, %.1f a second on average; a client looks every %d ms. Aim: p50 1 s, p99 3 s.",
                        perSecond,
                        LOOK_EVERY.toMillis())));
    }
}
