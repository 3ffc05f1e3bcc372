package org.footbridge.benchmarks;

import java.util.OptionalDouble;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of a table.
 *
 * @param what was measured
 * @param temperature of the processes that did the work
 * @param objects read from the directory
 * @param seconds that it took
 * @param readsAll whether the whole directory was read, so that a ratio to the bare search means something
 */
record Measurement(String what, Temperature temperature, long objects, double seconds, boolean readsAll) {

    /** Whether the virtual machine had done this kind of work before. */
    enum Temperature {
        COLD,
        WARM;

        String text() {
            return this == COLD ? "cold" : "warm";
        }
    }

    /** Objects per second; empty when there were none, or it took no time that can be measured. */
    OptionalDouble perSecond() {
        return objects > 0 && seconds > 0 ? OptionalDouble.of(objects / seconds) : OptionalDouble.empty();
    }

    /** How many times as long as the other per object; empty for what does not read all. */
    OptionalDouble ratioTo(Measurement limit) {
        boolean comparable = readsAll && objects > 0 && limit.objects > 0 && limit.seconds > 0;
        return comparable
                ? OptionalDouble.of((seconds / objects) / (limit.seconds / limit.objects))
                : OptionalDouble.empty();
    }

    ObjectNode json(Measurement limit) {
        ObjectNode json = Json.object()
                .put("measured", what)
                .put("jvm", temperature.text())
                .put("objects", objects)
                .put("seconds", Rounded.to(seconds, 3));
        perSecond().ifPresent(value -> json.put("objectsPerSecond", Rounded.to(value, 0)));
        ratioTo(limit).ifPresent(value -> json.put("ratioToRaw", Rounded.to(value, 1)));
        return json;
    }
}
