package org.footbridge.benchmarks.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import tools.jackson.databind.node.ObjectNode;

/** What a run measured. */
record LanguageReport(List<LanguageRow> evaluations, List<MeasurePlan.Measured> plans) {
    LanguageReport {
        evaluations = List.copyOf(evaluations);
        plans = List.copyOf(plans);
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!evaluations.isEmpty()) {
            TextTable table = new TextTable("Evaluated", "Per second and core", "+/-", "Microseconds");
            for (LanguageRow row : evaluations) {
                table.row(
                        row.what(),
                        number(row.perSecond(), "%,.0f"),
                        Double.isNaN(row.error()) ? "" : number(100 * row.error() / row.perSecond(), "%.0f %%"),
                        number(1e6 / row.perSecond(), "%,.2f"));
            }
            lines.addAll(table.lines());
        }
        if (!plans.isEmpty()) {
            lines.add("");
            TextTable table = new TextTable(
                    "Planned", "Objects", "Seconds", "Objects/s", "Bytes/object first", "last", "largest page");
            for (MeasurePlan.Measured plan : plans) {
                table.row(
                        plan.directory().text(),
                        number(plan.objects(), "%,.0f"),
                        number(plan.seconds(), "%.2f"),
                        number(plan.perSecond(), "%,.0f"),
                        number((double) plan.firstPages(), "%,.0f"),
                        number((double) plan.lastPages(), "%,.0f"),
                        number((double) plan.largestPage(), "%,.0f"));
            }
            lines.addAll(table.lines());
            lines.add(
                    "Scope, all mappings of the default schema and the plan, one thread, pages of 1,000; without database.");
            lines.add(
                    "Bytes allocated per object in the first and the last tenth of the pages, and in the largest page.");
        }
        return lines;
    }

    /** {@code {"evaluations":[{"what","perSecond","error"}],"plans":[{"directory","objects","seconds","objectsPerSecond",...}]}} */
    ObjectNode json() {
        ObjectNode json = Json.object();
        evaluations.forEach(row -> json.withArray("evaluations")
                .add(Json.object()
                        .put("what", row.what())
                        .put("perSecond", Math.round(row.perSecond()))
                        .put("error", Math.round(row.error()))));
        plans.forEach(plan -> json.withArray("plans")
                .add(Json.object()
                        .put("directory", plan.directory().text())
                        .put("objects", plan.objects())
                        .put("seconds", plan.seconds())
                        .put("objectsPerSecond", Math.round(plan.perSecond()))
                        .put("bytesPerObjectFirstPages", plan.firstPages())
                        .put("bytesPerObjectLastPages", plan.lastPages())
                        .put("bytesPerObjectLargestPage", plan.largestPage())));
        return json;
    }

    private static String number(double value, String format) {
        return String.format(Locale.ROOT, format, value);
    }
}
