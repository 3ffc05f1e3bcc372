package org.footbridge.benchmarks;

/**
 * What the service says went through its relay, in bytes of messages without what the protocol adds.
 *
 * @param frames of answers
 * @param frameBytes of answers
 * @param requestBytes of requests
 * @param controlBytes of messages about the connection: something changed, still alive
 */
record RelayTraffic(long frames, long frameBytes, long requestBytes, long controlBytes) {
    /** @param metrics in the text format of Prometheus */
    static RelayTraffic parse(String metrics) {
        return new RelayTraffic(
                value(metrics, "footbridge_relay_frames_total"),
                value(metrics, "footbridge_relay_bytes_total{kind=\"frame\"}"),
                value(metrics, "footbridge_relay_bytes_total{kind=\"request\"}"),
                value(metrics, "footbridge_relay_bytes_total{kind=\"control\"}"));
    }

    private static long value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    RelayTraffic since(RelayTraffic earlier) {
        return new RelayTraffic(
                frames - earlier.frames,
                frameBytes - earlier.frameBytes,
                requestBytes - earlier.requestBytes,
                controlBytes - earlier.controlBytes);
    }
}
