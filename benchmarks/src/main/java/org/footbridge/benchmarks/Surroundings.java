package org.footbridge.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.GeneratedForest;
import org.footbridge.cli.client.Cycle;
import org.footbridge.sampleforest.SampleDomain;

/** A sample forest in this process, and a service and an agent that have read it once. Closing it stops them all. */
final class Surroundings implements AutoCloseable {
    private static final Duration LEAST = Duration.ofMinutes(10);
    /** Far slower than any machine: a cycle that takes longer hangs. */
    private static final int OBJECTS_PER_SECOND = 100;

    private final GeneratedForest forest;
    private final RunningSystem system;
    private final Cycle initial;
    private final int objects;

    private Surroundings(GeneratedForest forest, RunningSystem system, Cycle initial, int objects) {
        this.forest = forest;
        this.system = system;
        this.initial = initial;
        this.objects = objects;
    }

    /** @param prepare changes the forest before it is read */
    static Surroundings start(ForestSize size, Path folder, Consumer<SampleDomain> prepare, Consumer<String> progress) {
        progress.accept("Inventing " + size.text() + " ...");
        GeneratedForest forest = GeneratedForest.start(size);
        RunningSystem system = null;
        try {
            prepare.accept(forest.domain());
            int objects = forest.domain().contents().objects();
            Duration longest = Duration.ofSeconds(LEAST.toSeconds() + objects / OBJECTS_PER_SECOND);
            system = RunningSystem.start(folder, forest.access(folder), longest, progress);
            progress.accept(String.format(Locale.ROOT, "Initial cycle with %,d objects ...", objects));
            Cycle initial = system.initialCycle(GeneratedForest.DOMAIN);
            progress.accept(String.format(Locale.ROOT, "Initial cycle: %.1f s", initial.seconds()));
            return new Surroundings(forest, system, initial, objects);
        } catch (RuntimeException failure) {
            if (system != null) {
                system.close();
            }
            forest.close();
            throw failure;
        }
    }

    SampleDomain domain() {
        return forest.domain();
    }

    RunningSystem system() {
        return system;
    }

    Cycle initial() {
        return initial;
    }

    /** Everything that the domain had when it was read. */
    int objects() {
        return objects;
    }

    @Override
    public void close() {
        system.close();
        forest.close();
    }
}
