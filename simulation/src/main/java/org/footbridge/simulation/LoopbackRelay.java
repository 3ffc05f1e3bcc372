package org.footbridge.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.footbridge.agent.relay.AnswerLocally;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.relay.TakeFrames;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to two agents of this process and their frames back, and does to them what a network, a broker and dying
 * agents do: frames are lost, repeated or late, agents end in the middle of an answer. Not thread-safe.
 */
final class LoopbackRelay implements DirectoryRequests {
    private final Random random;
    private final AnswerLocally first;
    private final AnswerLocally second;
    private Trouble trouble = Trouble.NONE;
    private int wait = 1;
    private @Nullable AnswerLocally instead;

    /** What befalls the next exchange; afterwards all is well again. */
    enum Trouble {
        NONE,
        FRAME_LOST,
        FRAMES_REPEATED,
        /** the other agent answers from the beginning; what is left of the first answer comes late */
        AGENT_DIES,
        /** nobody says anything more */
        ALL_AGENTS_DIE,
        NO_AGENTS,
        TOO_LATE,
        /** a complete reading of everything finds nothing, and says that it is all there is */
        EMPTY_READING,
        /** a complete reading of everything does not find some of it */
        THIN_READING
    }

    LoopbackRelay(AnswerLocally first, AnswerLocally second, Random random) {
        this.first = first;
        this.second = second;
        this.random = random;
    }

    /** @param exchange the trouble befalls the n-th from now on, 1 is the next */
    void befall(Trouble next, int exchange) {
        trouble = next;
        wait = exchange;
    }

    /** All requests are answered by this agent. */
    void only(AnswerLocally agent) {
        instead = agent;
    }

    void recover() {
        trouble = Trouble.NONE;
        instead = null;
    }

    @Override
    public void exchange(TenantId tenant, UUID directory, Request body, Duration deadline, StreamConsumer consumer) {
        Request request = body.toBuilder()
                .setVersion(RelayLimits.VERSION)
                .setId(UUID.randomUUID().toString())
                .setDirectoryId(directory.toString())
                .setDeadlineMillis(System.currentTimeMillis() + deadline.toMillis())
                .build();
        Trouble now = now(body);
        if (now == Trouble.NO_AGENTS) {
            throw failure("NoActiveAgents", "no agent took the request");
        }
        TakeFrames take = new TakeFrames(request.getId(), consumer);
        List<Frame> frames = (instead == null ? first : instead).answer(request);
        if (!deliver(befallen(now, frames, request), take)) {
            throw now == Trouble.TOO_LATE
                    ? failure("RequestDeadlineExceeded", "the answer was not complete in time")
                    : failure("AgentSilent", "the agents fell silent while answering");
        }
    }

    private Trouble now(Request body) {
        boolean ofReadings = trouble == Trouble.EMPTY_READING || trouble == Trouble.THIN_READING;
        if (trouble == Trouble.NONE || (ofReadings && !body.hasReadAll()) || --wait > 0) {
            return Trouble.NONE;
        }
        Trouble now = trouble;
        trouble = Trouble.NONE;
        return now;
    }

    private List<Frame> befallen(Trouble now, List<Frame> frames, Request request) {
        int middle = random.nextInt(frames.size());
        return switch (now) {
            case NONE, NO_AGENTS -> frames;
            case FRAME_LOST -> {
                List<Frame> left = new ArrayList<>(frames);
                left.remove(middle);
                yield left;
            }
            case FRAMES_REPEATED ->
                frames.stream()
                        .flatMap(frame ->
                                random.nextBoolean() ? List.of(frame, frame).stream() : List.of(frame).stream())
                        .toList();
            case AGENT_DIES -> {
                List<Frame> both = new ArrayList<>(frames.subList(0, middle));
                List<Frame> again = second.answer(request);
                both.add(again.getFirst());
                both.addAll(frames.subList(middle, frames.size()));
                both.addAll(again.subList(1, again.size()));
                yield both;
            }
            case ALL_AGENTS_DIE, TOO_LATE -> frames.subList(0, middle);
            case EMPTY_READING -> without(frames, _ -> true);
            case THIN_READING -> without(frames, _ -> random.nextInt(3) == 0);
        };
    }

    /** The same answer as if some entries were not there. */
    private static List<Frame> without(List<Frame> frames, Predicate<Entry> hidden) {
        List<Frame> left = new ArrayList<>();
        int entries = 0;
        for (Frame frame : frames) {
            Frame.Builder changed = frame.toBuilder().setSequence(left.size());
            if (frame.hasPage()) {
                List<Entry> shown = frame.getPage().getEntriesList().stream()
                        .filter(hidden.negate())
                        .toList();
                if (shown.isEmpty()) {
                    continue;
                }
                entries += shown.size();
                changed.setPage(Page.newBuilder().addAllEntries(shown));
            }
            if (frame.hasCompleted()) {
                changed.setCompleted(frame.getCompleted().toBuilder().setEntries(entries));
            }
            left.add(changed.build());
        }
        return left;
    }

    private static boolean deliver(List<Frame> frames, TakeFrames take) {
        for (Frame frame : frames) {
            if (take.take(frame) == TakeFrames.Result.COMPLETE) {
                return true;
            }
        }
        return false;
    }

    private static RelayFailure failure(String code, String reason) {
        return new RelayFailure(code, "In this simulation " + reason + ".", "The request is repeated by itself.", true);
    }
}
