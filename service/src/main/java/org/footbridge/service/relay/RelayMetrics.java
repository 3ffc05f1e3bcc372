package org.footbridge.service.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what goes through the relay. Codes that agents report are one outcome, so that tags stay few. */
final class RelayMetrics {
    private static final Set<String> OWN_CODES = Set.of(
            "NoActiveAgents",
            "AgentSilent",
            "RequestDeadlineExceeded",
            "FrameLost",
            "FrameInvalid",
            "RelayVersionUnsupported",
            "RelayUnavailable");

    private final MeterRegistry meters;
    private final Counter frames;
    private final Counter requestBytes;
    private final Counter frameBytes;
    private final Counter controlBytes;
    private final Map<String, AtomicLong> agents = new ConcurrentHashMap<>();
    private final AtomicLong connections;

    RelayMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.frames = Counter.builder("footbridge.relay.frames")
                .description("frames of answers taken from agents")
                .register(meters);
        this.requestBytes = bytes("request");
        this.frameBytes = bytes("frame");
        this.controlBytes = bytes("control");
        for (String status : Set.of("active", "inactive", "revoked")) {
            agents.put(status, meters.gauge("footbridge.agents", Tags.of("status", status), new AtomicLong()));
        }
        this.connections = meters.gauge("footbridge.relay.connections", new AtomicLong());
    }

    private Counter bytes(String kind) {
        return Counter.builder("footbridge.relay.bytes")
                .description("size of messages, without what the protocol adds")
                .tag("kind", kind)
                .register(meters);
    }

    /** A request was sent to an agent. */
    void requestBytes(long size) {
        requestBytes.increment((double) size);
    }

    /** A frame came from an agent, wanted or not. */
    void frameBytes(long size) {
        frameBytes.increment((double) size);
    }

    /** A message about the connection itself went either way. */
    void controlBytes(long size) {
        controlBytes.increment((double) size);
    }

    void frame() {
        frames.increment();
    }

    void completed(Duration time) {
        record("completed", time);
    }

    void failed(String code, Duration time) {
        String known = OWN_CODES.contains(code) ? code : "AgentFailure";
        record(known, time);
        meters.counter("footbridge.relay.errors", "code", known).increment();
    }

    void error(String code) {
        meters.counter("footbridge.relay.errors", "code", code).increment();
    }

    private void record(String outcome, Duration time) {
        Timer.builder("footbridge.relay.request")
                .description("time from a request to the end of its answer")
                .tag("outcome", outcome)
                .register(meters)
                .record(time);
    }

    void agents(Map<String, Long> counts) {
        counts.forEach((status, count) -> {
            AtomicLong gauge = agents.get(status);
            if (gauge != null) {
                gauge.set(count);
            }
        });
    }

    void connections(long count) {
        connections.set(count);
    }
}
