package org.footbridge.relay;

import java.time.Duration;

/** What both sides of the relay keep to. */
public final class RelayLimits {
    /** Version of the messages; an agent or service that meets a higher one refuses the message with a clear error. */
    public static final int VERSION = 1;

    /** Largest frame in bytes, all included. */
    public static final int MAX_FRAME_BYTES = 1024 * 1024;

    /** Longest silence within a stream: an agent that still waits for its directory says so this often. */
    public static final Duration WORKING_INTERVAL = Duration.ofSeconds(5);

    /** After this silence the service gives a stream up. Longer than a broker takes to notice a dead host. */
    public static final Duration MAX_SILENCE = Duration.ofSeconds(40);

    /** The broker drops a connection that has been silent this long, and hands its requests to another agent. */
    public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(10);

    private RelayLimits() {}
}
