package org.footbridge.benchmarks.forest;

import java.util.List;
import java.util.Locale;
import org.footbridge.cli.client.Json;
import org.footbridge.sampleforest.Contents;
import tools.jackson.databind.node.ObjectNode;

/** What was invented, counted in the forest itself. */
record ForestDescription(Contents contents, long seed, double seconds, long heapMebibytes) {
    List<String> lines() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d objects: %,d users, %,d groups, %,d contacts, %,d organisational units; seed %d",
                        contents.objects(),
                        contents.users(),
                        contents.groups(),
                        contents.contacts(),
                        contents.units(),
                        seed),
                String.format(
                        Locale.ROOT,
                        "%,d memberships; members of a group: half have up to %,d, nine of ten up to %,d, 99 %% up to %,d,"
                                + " the largest %,d",
                        contents.memberships(),
                        contents.groupSizeAt(50),
                        contents.groupSizeAt(90),
                        contents.groupSizeAt(99),
                        contents.largestGroup()),
                String.format(
                        Locale.ROOT,
                        "Invented in %.1f s, %,.0f objects/s; %,d MiB of heap, %,.1f KiB an object",
                        seconds,
                        contents.objects() / seconds,
                        heapMebibytes,
                        heapMebibytes * 1024.0 / contents.objects()));
    }

    /** {@code {"objects","users","groups","contacts","units","memberships","groupSizes":{percentile: members},...}} */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("objects", contents.objects())
                .put("users", contents.users())
                .put("groups", contents.groups())
                .put("contacts", contents.contacts())
                .put("units", contents.units())
                .put("memberships", contents.memberships());
        ObjectNode sizes = Json.object();
        for (int percent : new int[] {50, 90, 99, 100}) {
            sizes.put(Integer.toString(percent), contents.groupSizeAt(percent));
        }
        json.set("groupSizes", sizes);
        return json.put("seed", seed)
                .put("seconds", Math.round(seconds * 100) / 100.0)
                .put("heapMiB", heapMebibytes);
    }
}
