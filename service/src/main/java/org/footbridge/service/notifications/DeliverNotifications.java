package org.footbridge.service.notifications;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.footbridge.service.notifications.Outbox.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what is due, beside each other: who does not answer keeps nobody waiting for longer than the deadline of one message. */
@Component
class DeliverNotifications {
    private static final Logger log = LoggerFactory.getLogger(DeliverNotifications.class);
    private static final int AT_ONCE = 50;

    private final Outbox outbox;
    private final Send send;
    private final NotificationsProperties properties;
    private final Clock clock;

    DeliverNotifications(Outbox outbox, Send send, NotificationsProperties properties, Clock clock) {
        this.outbox = outbox;
        this.send = send;
        this.properties = properties;
        this.clock = clock;
    }

    void run() {
        outbox.tellEnds(clock.instant().minus(properties.settle()), clock.instant());
        outbox.forget(clock.instant());
        List<Delivery> due = outbox.take(clock.instant(), AT_ONCE);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(delivery -> workers.execute(() -> deliver(delivery)));
        }
    }

    private void deliver(Delivery delivery) {
        try {
            send.send(delivery.notification(), delivery.channel(), clock.instant());
            outbox.sent(delivery, clock.instant());
        } catch (NotSent failure) {
            failed(delivery, failure.reason(), failure);
        } catch (RuntimeException failure) {
            failed(delivery, "It was not sent: " + failure.getClass().getSimpleName() + ".", failure);
        }
    }

    private void failed(Delivery delivery, String reason, Exception failure) {
        log.atWarn()
                .addKeyValue("code", "NotificationNotSent")
                .addKeyValue("tenant", delivery.notification().tenant())
                .addKeyValue("channel", delivery.channel())
                .addKeyValue("attempts", delivery.attempts())
                .setCause(failure)
                .log(reason);
        outbox.failed(delivery, reason, clock.instant());
    }
}
