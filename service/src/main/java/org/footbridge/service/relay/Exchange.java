package org.footbridge.service.relay;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.RequestBody;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Request;

/**
 * One request and its answer, on the caller's thread: the caller pulls frame by frame, so a slow caller stops the agent
 * through the broker's flow control instead of filling memory.
 */
final class Exchange {
    static final String REQUEST_ID = "footbridge_request";
    /** How long a notice from another thread may go unseen. */
    private static final Duration GLANCE = Duration.ofMillis(200);
    /** Room for what the envelope of a message adds to a frame. */
    private static final int LARGEST_BODY = RelayLimits.MAX_FRAME_BYTES + 64 * 1024;

    private final ClientSession session;
    private final Request request;
    private final String requestAddress;
    private final String replyAddress;
    private final PendingRequest pending;
    private final Duration timeToLive;
    private final RelayMetrics metrics;
    private final TakeFrames frames;
    private long heardAt = System.nanoTime();
    private boolean heardSinceSent;

    Exchange(
            ClientSession session,
            Request request,
            String requestAddress,
            String replyAddress,
            PendingRequest pending,
            Duration timeToLive,
            RelayMetrics metrics,
            StreamConsumer consumer) {
        this.session = session;
        this.request = request;
        this.requestAddress = requestAddress;
        this.replyAddress = replyAddress;
        this.pending = pending;
        this.timeToLive = timeToLive;
        this.metrics = metrics;
        this.frames = new TakeFrames(request.getId(), consumer);
    }

    void run() throws ActiveMQException {
        try (ClientProducer producer = session.createProducer(requestAddress);
                ClientConsumer replies = session.createConsumer(replyAddress)) {
            session.start();
            send(producer);
            boolean complete = false;
            while (!complete) {
                ClientMessage message = replies.receive(waitMillis());
                if (message != null) {
                    // told before it is worked on: the broker holds no frame twice
                    message.acknowledge();
                    complete = take(frame(message));
                    heardAt = System.nanoTime();
                } else if (pending.wasGivenBack()) {
                    sendAgain(producer);
                } else {
                    requireAlive();
                }
            }
        }
    }

    private void send(ClientProducer producer) throws ActiveMQException {
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, false);
        message.setCorrelationID(request.getId());
        message.setReplyTo(SimpleString.of(replyAddress));
        message.putStringProperty(REQUEST_ID, request.getId());
        message.setExpiration(
                Math.min(System.currentTimeMillis() + timeToLive.toMillis(), request.getDeadlineMillis()));
        byte[] body = RequestBody.write(request);
        message.getBodyBuffer().writeBytes(body);
        producer.send(message);
        metrics.requestBytes(body.length);
        heardAt = System.nanoTime();
        heardSinceSent = false;
    }

    /**
     * The request came back. An agent that had it has died, or all are busy with others: it is sent again. Without any
     * agent it is given up.
     */
    private void sendAgain(ClientProducer producer) throws ActiveMQException {
        requireTime();
        if (!heardSinceSent
                && session.queueQuery(SimpleString.of(requestAddress)).getConsumerCount() == 0) {
            throw new RelayFailure(
                    "NoActiveAgents",
                    "No agent of directory " + request.getDirectoryId() + " took the request within "
                            + timeToLive.toSeconds() + " s.",
                    "Start an agent of this directory, and see that it reaches the relay (agent check).",
                    true);
        }
        send(producer);
    }

    private boolean take(Frame frame) {
        return switch (frames.take(frame)) {
            case IGNORED -> false;
            case TAKEN -> {
                heard();
                yield false;
            }
            case COMPLETE -> {
                heard();
                yield true;
            }
        };
    }

    private void heard() {
        heardSinceSent = true;
        metrics.frame();
    }

    private long waitMillis() {
        long left = Math.min(request.getDeadlineMillis() - System.currentTimeMillis(), GLANCE.toMillis());
        // 0 would mean to wait without end
        return Math.max(1, left);
    }

    private void requireAlive() {
        requireTime();
        if (System.nanoTime() - heardAt > RelayLimits.MAX_SILENCE.toNanos()) {
            throw new RelayFailure(
                    "AgentSilent",
                    "The agents of directory " + request.getDirectoryId() + " fell silent for "
                            + RelayLimits.MAX_SILENCE.toSeconds() + " s while answering.",
                    "Look at the agents' logs; the request is repeated by itself.",
                    true);
        }
    }

    private void requireTime() {
        if (System.currentTimeMillis() >= request.getDeadlineMillis()) {
            throw new RelayFailure(
                    "RequestDeadlineExceeded",
                    "The answer of directory " + request.getDirectoryId() + " was not complete in time.",
                    "The request is repeated by itself; see whether the directory answers slowly.",
                    true);
        }
    }

    private Frame frame(ClientMessage message) {
        ActiveMQBuffer body = message.getBodyBuffer();
        int size = body.readableBytes();
        metrics.frameBytes(size);
        if (size > LARGEST_BODY) {
            throw TakeFrames.invalid("it has " + size + " bytes; " + RelayLimits.MAX_FRAME_BYTES + " are allowed");
        }
        byte[] bytes = new byte[size];
        body.readBytes(bytes);
        try {
            return Frame.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw TakeFrames.invalid("it cannot be read");
        }
    }
}
