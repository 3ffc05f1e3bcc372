package org.footbridge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.benchmarks.CopyAgain.Writing;
import org.footbridge.benchmarks.ReadDirSync.Reading;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the measurement of an initial cycle came to.
 *
 * @param reading the bare DirSync
 * @param writing the same rows by COPY
 * @param initial the cycle
 * @param members references that it made
 * @param stages seconds of each stage, by the service's timers
 * @param cpu seconds of processor time of each process, while the cycle ran
 * @param replans cycles that planned everything again, by what they changed
 */
record InitialReport(
        Reading reading,
        Writing writing,
        Cycle initial,
        long members,
        Map<String, Double> stages,
        Map<String, Double> cpu,
        Map<String, Replan> replans,
        List<PeakMemory> memory) {

    /**
     * A cycle that plans everything again.
     *
     * @param requests that agents answered meanwhile
     * @param planSeconds that it took before to show what it would do
     */
    record Replan(Cycle cycle, long requests, double planSeconds) {
        long objects() {
            return cycle.updated() + cycle.unchanged() + cycle.skipped() + cycle.failed();
        }
    }

    private double limit() {
        return reading.seconds() + writing.seconds();
    }

    private double ratio() {
        return initial.seconds() / limit();
    }

    /** For people. */
    List<String> lines() {
        TextTable table = new TextTable("Measured", "Number", "Seconds", "Per second", "Ratio");
        row(table, "Raw: bare DirSync, objects", reading.entries(), reading.seconds());
        row(table, "Raw: COPY of the same rows", writing.rows(), writing.seconds());
        row(table, "The same with all indexes", writing.rows(), writing.indexedSeconds());
        table.row(
                "Initial cycle, objects",
                count(initial.read()),
                Rounded.to(initial.seconds(), 2),
                count(Math.round(initial.read() / initial.seconds())),
                Rounded.to(ratio(), 2));
        replans.forEach((what, replan) -> {
            row(table, "Replan, " + what, replan.objects(), replan.cycle().seconds());
            table.row(
                    "The plan of it, by replan",
                    count(replan.objects()),
                    Rounded.to(replan.planSeconds(), 2),
                    count(Math.round(replan.objects() / replan.planSeconds())),
                    Rounded.to(replan.planSeconds() / replan.cycle().seconds(), 2));
        });
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        TextTable profile = new TextTable("Stage of the initial cycle", "Seconds", "Of the cycle");
        stages.forEach((stage, seconds) ->
                profile.row(stage, Rounded.to(seconds, 1), Rounded.to(100 * seconds / initial.seconds(), 0) + " %"));
        lines.addAll(profile.lines());
        lines.add("");
        TextTable processors = new TextTable("Processor time", "Seconds");
        cpu.forEach((process, seconds) -> processors.row(process, Rounded.to(seconds, 1)));
        processors.row(
                "all, of " + Runtime.getRuntime().availableProcessors() + " processors in "
                        + Rounded.to(initial.seconds(), 1) + " s",
                Rounded.to(
                        cpu.values().stream().mapToDouble(Double::doubleValue).sum(), 1));
        lines.addAll(processors.lines());
        lines.add("");
        lines.add("References: " + count(members) + ". Raw rows: " + writing.bytes() / (1024 * 1024) + " MiB of text."
                + (replans.isEmpty() ? "" : " Requests to the directory while planning again: " + requests() + "."));
        memory.forEach(peak -> lines.add("Peak memory of the " + peak.process() + ": " + peak.mebibytes() + " MiB"));
        lines.add(
                "Ratio: the cycle's seconds by those of both raw rows together, primary keys alone. Stages run beside each other.");
        return lines;
    }

    private static void row(TextTable table, String what, long number, double seconds) {
        table.row(what, count(number), Rounded.to(seconds, 2), count(Math.round(number / seconds)), "");
    }

    private long requests() {
        return replans.values().stream().mapToLong(Replan::requests).sum();
    }

    /** As {@link #lines}, for programs. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.putObject("raw")
                .put("objects", reading.entries())
                .put("readSeconds", Rounded.to(reading.seconds(), 2))
                .put("rows", writing.rows())
                .put("bytes", writing.bytes())
                .put("copySeconds", Rounded.to(writing.seconds(), 2))
                .put("indexedCopySeconds", Rounded.to(writing.indexedSeconds(), 2));
        json.putObject("initial")
                .put("objects", initial.read())
                .put("created", initial.created())
                .put("references", members)
                .put("seconds", Rounded.to(initial.seconds(), 2))
                .put("objectsPerSecond", Math.round(initial.read() / initial.seconds()))
                .put("ratioToRaw", Rounded.to(ratio(), 2));
        ObjectNode profile = json.putObject("stageSeconds");
        stages.forEach((stage, seconds) -> profile.put(stage, Rounded.to(seconds, 2)));
        ObjectNode processors = json.putObject("cpuSeconds");
        cpu.forEach((process, seconds) -> processors.put(process, Rounded.to(seconds, 1)));
        ObjectNode again = json.putObject("replans");
        replans.forEach((what, replan) -> again.putObject(what)
                .put("objects", replan.objects())
                .put("seconds", Rounded.to(replan.cycle().seconds(), 2))
                .put(
                        "objectsPerSecond",
                        Math.round(replan.objects() / replan.cycle().seconds()))
                .put("planSeconds", Rounded.to(replan.planSeconds(), 2)));
        json.put("directoryRequestsOfReplans", requests());
        ObjectNode peaks = json.putObject("peakMemoryMiB");
        memory.forEach(peak -> peaks.put(peak.process(), peak.mebibytes()));
        return json;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
