package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.node.ObjectNode;

/** Tables for people, or one JSON object with a field for each table. */
final class PrintOutcomes {
    private PrintOutcomes() {}

    static void print(PrintWriter out, boolean json, List<Outcome> outcomes) {
        if (json) {
            ObjectNode all = Json.object();
            outcomes.forEach(outcome -> all.set(outcome.key(), outcome.json()));
            out.println(Json.compact(all));
            return;
        }
        for (Outcome outcome : outcomes) {
            outcome.lines().forEach(out::println);
            out.println();
        }
    }
}
