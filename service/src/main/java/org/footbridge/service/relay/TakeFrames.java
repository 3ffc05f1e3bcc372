package org.footbridge.service.relay;

import org.footbridge.relay.wire.Failure;
import org.footbridge.relay.wire.Frame;

/**
 * Takes the frames of the answer to one request as they come, whatever carries them, and hands on what belongs to the
 * answer. Not thread-safe.
 */
public final class TakeFrames {
    private final StreamAssembly assembly;
    private final StreamConsumer consumer;

    public TakeFrames(String requestId, StreamConsumer consumer) {
        this.assembly = new StreamAssembly(requestId);
        this.consumer = consumer;
    }

    /** What became of a frame. */
    public enum Result {
        /** of another request, of a replaced stream, or seen before */
        IGNORED,
        TAKEN,
        /** the answer is complete; nothing follows */
        COMPLETE
    }

    /**
     * Hands a frame on.
     *
     * @throws RelayFailure RelayVersionUnsupported, FrameInvalid, FrameLost, or what the agent reported
     */
    public Result take(Frame frame) {
        StreamAssembly.Place place = assembly.place(frame);
        if (place == StreamAssembly.Place.IGNORED) {
            return Result.IGNORED;
        }
        if (place == StreamAssembly.Place.FIRST) {
            consumer.began(frame.getStreamId(), frame.getAgentId());
        }
        switch (frame.getBodyCase()) {
            case PAGE -> consumer.page(frame.getPage());
            case RESOLVED -> consumer.resolved(frame.getResolved());
            case SCHEMA -> consumer.schema(frame.getSchema());
            case PASSWORD_CHANGES -> consumer.passwords(frame.getPasswordChanges());
            case PASSWORD_HASHES -> consumer.passwords(frame.getPasswordHashes());
            case LISTING -> consumer.listed(frame.getListing());
            case WORKING -> {}
            case COMPLETED -> {
                consumer.completed(frame.getCompleted());
                return Result.COMPLETE;
            }
            case FAILURE -> throw reported(frame.getFailure());
            case BODY_NOT_SET -> throw invalid("it says nothing this service knows");
        }
        return Result.TAKEN;
    }

    static RelayFailure invalid(String reason) {
        return new RelayFailure(
                "FrameInvalid", "An agent sent a frame that is refused: " + reason + ".", "Update the agent.", false);
    }

    private static RelayFailure reported(Failure failure) {
        return new RelayFailure(
                failure.getCode().isBlank() ? "AgentFailed" : failure.getCode(),
                failure.getMessage(),
                failure.getNextStep(),
                failure.getRetriable());
    }
}
