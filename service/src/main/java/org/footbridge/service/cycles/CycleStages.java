package org.footbridge.service.cycles;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Where the time of cycles goes: one timer for each stage, {@code footbridge.cycle.stage}. Stages run beside each other,
 * so that together they come to more than the cycle took.
 */
@Component
class CycleStages {
    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    CycleStages(MeterRegistry meters) {
        for (Stage stage : Stage.values()) {
            timers.put(
                    stage,
                    Timer.builder("footbridge.cycle.stage")
                            .description("time that cycles spend in a stage")
                            .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    enum Stage {
        /** the agent waits for the directory's answers and decodes them */
        DIRECTORY,
        /** the agent writes entries as frames */
        ENCODE,
        /** the agent hands frames to the relay, and waits when the service does not keep up */
        SEND,
        /** the service waits for a frame, and reads it */
        RELAY,
        /** the service folds a frame into rows */
        PREPARE,
        /** the database merges the rows into the staged copy */
        STAGE,
        /** staged objects are loaded, ahead of their page's turn */
        LOAD,
        /** mappings are evaluated, ahead of their page's turn */
        EVALUATE,
        /** the tenant directory is looked up and the plan is made */
        PLAN,
        /** the plan is written into the tenant directory */
        APPLY,
        /** outcomes and the provisioning log are written */
        LOG,
        /** references are brought in line with the staged links */
        REFERENCES,
        /** statistics for the database's planner */
        STATISTICS
    }

    <T> T time(Stage stage, Supplier<T> work) {
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            since(stage, began);
        }
    }

    void run(Stage stage, Runnable work) {
        long began = System.nanoTime();
        try {
            work.run();
        } finally {
            since(stage, began);
        }
    }

    /** @param began {@link System#nanoTime} */
    void since(Stage stage, long began) {
        add(stage, System.nanoTime() - began);
    }

    void add(Stage stage, long nanos) {
        timer(stage).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Stage stage) {
        Timer timer = timers.get(stage);
        if (timer == null) {
            throw new IllegalStateException("no timer of " + stage);
        }
        return timer;
    }
}
