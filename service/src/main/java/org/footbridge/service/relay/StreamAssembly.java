package org.footbridge.service.relay;

import java.util.HashSet;
import java.util.Set;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Puts the frames of one request into order. An agent that dies leaves an unfinished stream, and the request goes to
 * another agent, which begins a stream of its own; from its first frame on, the older one is void. Not thread-safe.
 */
final class StreamAssembly {
    private final String requestId;
    private final Set<String> replaced = new HashSet<>();
    private @Nullable String stream;
    private int expected;

    StreamAssembly(String requestId) {
        this.requestId = requestId;
    }

    enum Place {
        /** of another request, of a replaced stream, or seen before */
        IGNORED,
        /** the first of a stream; what came before is void */
        FIRST,
        NEXT
    }

    /**
     * Where the frame belongs.
     *
     * @throws RelayFailure RelayVersionUnsupported, FrameInvalid, FrameLost
     */
    Place place(Frame frame) {
        if (!frame.getRequestId().equals(requestId) || replaced.contains(frame.getStreamId())) {
            return Place.IGNORED;
        }
        requireReadable(frame);
        if (!frame.getStreamId().equals(stream)) {
            return begin(frame);
        }
        if (frame.getSequence() < expected) {
            return Place.IGNORED;
        }
        requireSequence(frame, expected);
        expected++;
        return Place.NEXT;
    }

    private Place begin(Frame frame) {
        requireSequence(frame, 0);
        if (stream != null) {
            replaced.add(stream);
        }
        stream = frame.getStreamId();
        expected = 1;
        return Place.FIRST;
    }

    private static void requireReadable(Frame frame) {
        if (frame.getVersion() > RelayLimits.VERSION) {
            throw new RelayFailure(
                    "RelayVersionUnsupported",
                    "Agent " + frame.getAgentId() + " speaks version " + frame.getVersion()
                            + " of the relay's messages; this service speaks " + RelayLimits.VERSION + ".",
                    "Update the service before its agents.",
                    false);
        }
        if (frame.getVersion() == 0 || frame.getStreamId().isEmpty()) {
            throw new RelayFailure(
                    "FrameInvalid",
                    "Agent " + frame.getAgentId() + " sent a frame without version or stream.",
                    "Update the agent.",
                    false);
        }
    }

    private static void requireSequence(Frame frame, int expected) {
        if (frame.getSequence() != expected) {
            throw new RelayFailure(
                    "FrameLost",
                    "Frame " + expected + " of the answer by agent " + frame.getAgentId() + " is missing; frame "
                            + Integer.toUnsignedString(frame.getSequence()) + " came.",
                    "The request is repeated by itself.",
                    true);
        }
    }
}
