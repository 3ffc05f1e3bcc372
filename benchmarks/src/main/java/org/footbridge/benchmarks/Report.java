package org.footbridge.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run measured.
 *
 * @param limit the bare search that everything else is compared with; one of the rows
 * @param rows in the order in which they were measured
 * @param phases of the initial cycle, in seconds
 */
record Report(
        int users, Measurement limit, List<Measurement> rows, Map<String, Double> phases, List<PeakMemory> memory) {
    Report {
        rows = List.copyOf(rows);
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        memory = List.copyOf(memory);
    }

    /** For people. */
    List<String> lines() {
        TextTable table = new TextTable("Measured", "JVM", "Objects", "Seconds", "Objects/s", "Ratio to raw");
        for (Measurement row : rows) {
            table.row(
                    row.what(),
                    row.temperature().text(),
                    String.format(Locale.ROOT, "%,d", row.objects()),
                    Rounded.to(row.seconds(), 2),
                    number(row.perSecond(), "%,.0f"),
                    number(row.ratioTo(limit), "%.1f"));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        if (!phases.isEmpty()) {
            lines.add("Initial cycle by phase, good to 0.25 s: "
                    + phases.entrySet().stream()
                            .map(phase -> phase.getKey() + " " + Rounded.to(phase.getValue(), 1) + " s")
                            .collect(Collectors.joining(", ")));
        }
        lines.add("Peak memory: "
                + memory.stream()
                        .map(one -> one.process() + " " + one.mebibytes() + " MiB")
                        .collect(Collectors.joining(", "))
                + "; without PostgreSQL.");
        lines.add(
                "The directory and its bare reader share one process; service and agent have their own. Cold: the first");
        lines.add("work of its kind in a process. Ratio: time per object, that of the last bare search being 1.");
        return lines;
    }

    /** {@code {"users","rows":[{"measured","jvm","objects","seconds",...}],"initialPhaseSeconds":{phase: n},"peakMemoryMiB":{process: n}}} */
    ObjectNode json() {
        ObjectNode json = Json.object().put("users", users);
        rows.forEach(row -> json.withArray("rows").add(row.json(limit)));
        ObjectNode initial = Json.object();
        phases.forEach((phase, seconds) -> initial.put(phase, Rounded.to(seconds, 1)));
        json.set("initialPhaseSeconds", initial);
        ObjectNode peaks = Json.object();
        memory.forEach(one -> peaks.put(one.process(), one.mebibytes()));
        json.set("peakMemoryMiB", peaks);
        return json;
    }

    private static String number(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }
}
