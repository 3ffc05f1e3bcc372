package org.footbridge.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.footbridge.cli.client.Cycle;
import org.footbridge.sampleforest.SampleDomain;

/** What a cycle takes when so many people changed together, who are anywhere in the directory. */
final class MeasureIncremental {
    private static final int WARM_UP = 5;

    private final RunningSystem system;
    private final SampleDomain domain;
    private final Random random;
    private final Consumer<String> progress;

    MeasureIncremental(RunningSystem system, SampleDomain domain, long seed, Consumer<String> progress) {
        this.system = system;
        this.domain = domain;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** Seconds of the cycles, by their own account. */
    Spread measure(int changes, int rounds) {
        progress.accept(WARM_UP + " and " + rounds + " incremental cycles with " + changes + " changes ...");
        List<String> people = domain.people(Integer.MAX_VALUE);
        List<Double> seconds = new ArrayList<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            Collections.shuffle(people, random);
            List<String> chosen = List.copyOf(people.subList(0, changes));
            long before = system.settle();
            String title = "Title of round " + round + ", " + random.nextInt(1000);
            domain.together(() -> chosen.forEach(person -> domain.change().set(person, "title", title)));
            List<Cycle> cycles = system.cyclesAfter(before, changes);
            if (round >= 0) {
                seconds.add(cycles.stream().mapToDouble(Cycle::seconds).sum());
            }
        }
        return new Spread(seconds);
    }
}
