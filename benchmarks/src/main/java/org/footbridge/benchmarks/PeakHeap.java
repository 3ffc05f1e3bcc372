package org.footbridge.benchmarks;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a virtual machine told of its own heap whenever it collected garbage, in MiB.
 *
 * @param peak most that was in use, garbage included
 * @param kept most that was in use after a collection
 * @param limit most that it may have
 * @param collections that were seen
 */
record PeakHeap(String process, long peak, long kept, long limit, int collections) {
    /** {@code GC(7) Pause Young (Allocation Failure) 17M->5M(62M) 3.211ms} */
    private static final Pattern COLLECTION = Pattern.compile(".* (\\d{1,9})M->(\\d{1,9})M\\(\\d{1,9}M\\).*");

    /** @param log lines of {@code -Xlog:gc} */
    static PeakHeap parse(String process, List<String> log, long limit) {
        long peak = 0;
        long kept = 0;
        int collections = 0;
        for (String line : log) {
            Matcher found = COLLECTION.matcher(line);
            if (found.matches()) {
                peak = Math.max(peak, Long.parseLong(found.group(1)));
                kept = Math.max(kept, Long.parseLong(found.group(2)));
                collections++;
            }
        }
        return new PeakHeap(process, peak, kept, limit, collections);
    }
}
