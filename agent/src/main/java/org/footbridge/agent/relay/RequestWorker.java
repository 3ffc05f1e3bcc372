package org.footbridge.agent.relay;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.RequestBody;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests of one directory, one at a time, and answers them. A request is acknowledged after its last frame, so
 * that the relay hands it to another agent when this one dies.
 */
final class RequestWorker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(RequestWorker.class);
    /** Qpid JMS: acknowledge exactly one message. */
    private static final int INDIVIDUAL_ACKNOWLEDGE = 101;

    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Session session;
    private final MessageConsumer consumer;
    private final String agent;
    private final String directory;
    private final AnswerRequest answers;
    private final ScheduledExecutorService timer;
    private final Places places;
    private boolean busy;
    private boolean ending;

    RequestWorker(
            Connection connection,
            String queue,
            String agent,
            String directoryName,
            ConnectDirectory directory,
            ConnectPasswords passwords,
            ScheduledExecutorService timer,
            Places places)
            throws JMSException {
        this.session = connection.createSession(INDIVIDUAL_ACKNOWLEDGE);
        this.consumer = session.createConsumer(session.createQueue(queue));
        this.agent = agent;
        this.directory = directoryName;
        this.answers = new AnswerRequest(directory, passwords);
        this.timer = timer;
        this.places = places;
    }

    /** Works until the connection ends. */
    @Override
    public void run() {
        try {
            while (true) {
                Message message = consumer.receive();
                if (message == null || !begin()) {
                    return;
                }
                take(message);
                if (!goOn()) {
                    return;
                }
            }
        } catch (JMSException | RelayLost e) {
            log.atDebug()
                    .addKeyValue("code", "WorkerEnded")
                    .addKeyValue("directory", directory)
                    .log(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes nothing more: what it is answering is finished, what it has not begun goes back to the relay, and then it ends with
     * its session.
     */
    void drain() {
        synchronized (this) {
            ending = true;
            if (busy) {
                return;
            }
        }
        closeSession();
    }

    /** False when it takes nothing more. */
    private synchronized boolean begin() {
        busy = !ending;
        return busy;
    }

    private boolean goOn() {
        synchronized (this) {
            busy = false;
            if (!ending) {
                return true;
            }
        }
        closeSession();
        return false;
    }

    private void closeSession() {
        try {
            session.close();
        } catch (JMSException e) {
            log.atDebug().addKeyValue("code", "WorkerEnded").log(String.valueOf(e.getMessage()));
        }
    }

    private void take(Message message) throws JMSException, InterruptedException {
        if (message instanceof BytesMessage bytes && message.getJMSReplyTo() != null) {
            try {
                take(RequestBody.read(ControlChannel.body(bytes)), message);
            } catch (InvalidProtocolBufferException e) {
                log.atWarn()
                        .addKeyValue("code", "RequestInvalid")
                        .addKeyValue("directory", directory)
                        .log("a request cannot be read");
            }
        }
        message.acknowledge();
    }

    private void take(Request request, Message message) throws JMSException, InterruptedException {
        Semaphore place = places.of(request);
        place.acquire();
        try {
            answer(request, message);
        } finally {
            place.release();
        }
    }

    private void answer(Request request, Message message) throws JMSException {
        long started = System.nanoTime();
        MessageProducer producer;
        try {
            producer = session.createProducer(message.getJMSReplyTo());
        } catch (InvalidDestinationException | JMSSecurityException e) {
            log.atInfo()
                    .addKeyValue("code", "RequestAbandoned")
                    .addKeyValue("request", request.getId())
                    .log("nobody waits for the answer any more");
            return;
        }
        try (producer) {
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            FrameStream stream = new FrameStream(
                    request,
                    agent,
                    RelayLimits.MAX_FRAME_BYTES,
                    pageSize(request),
                    frame -> send(producer, frame),
                    System::currentTimeMillis);
            ScheduledFuture<?> working = timer.scheduleWithFixedDelay(
                    () -> sayWorking(stream), TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
            try {
                answers.answer(request, stream);
            } finally {
                working.cancel(false);
            }
            log.atInfo()
                    .addKeyValue("code", "RequestAnswered")
                    .addKeyValue("request", request.getId())
                    .addKeyValue("directory", directory)
                    .addKeyValue("kind", request.getBodyCase())
                    .addKeyValue("entries", stream.entries())
                    .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started))
                    .log("answered");
        }
    }

    private void sayWorking(FrameStream stream) {
        try {
            stream.working();
        } catch (RelayLost e) {
            log.atDebug().addKeyValue("code", "RelayLost").log(String.valueOf(e.getMessage()));
        }
    }

    private void send(MessageProducer producer, Frame frame) {
        try {
            BytesMessage carrier = session.createBytesMessage();
            carrier.writeBytes(frame.toByteArray());
            carrier.setJMSCorrelationID(frame.getRequestId());
            carrier.setStringProperty(DUPLICATE_ID, frame.getStreamId() + "-" + frame.getSequence());
            producer.send(carrier);
        } catch (JMSException e) {
            throw new RelayLost("a frame could not be sent: " + e.getMessage(), e);
        }
    }

    private static int pageSize(Request request) {
        return switch (request.getBodyCase()) {
            case READ_ALL -> request.getReadAll().getSettings().getPageSize();
            case READ_CHANGES -> request.getReadChanges().getSettings().getPageSize();
            case READ_OBJECTS -> request.getReadObjects().getSettings().getPageSize();
            case READ_ATTRIBUTES -> request.getReadAttributes().getSettings().getPageSize();
            case RESOLVE_NAMES,
                    READ_SCHEMA,
                    BROWSE_TREE,
                    SEARCH_OBJECTS,
                    READ_PASSWORD_CHANGES,
                    READ_PASSWORD_HASHES,
                    BODY_NOT_SET -> 0;
        };
    }
}
