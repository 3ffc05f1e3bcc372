package org.footbridge.service.relay;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Keeps the broker from telling of its daily business: its audit log alone has a line for each message. */
final class BrokerLogs {
    private BrokerLogs() {}

    static void quieten() {
        LoggingSystem logs = LoggingSystem.get(BrokerLogs.class.getClassLoader());
        logs.setLogLevel("org.apache.activemq.audit", LogLevel.OFF);
        logs.setLogLevel("org.apache.activemq.artemis", LogLevel.WARN);
        // answers to requests that were given up end in a refusal, which is no news
        logs.setLogLevel(
                "org.apache.activemq.artemis.protocol.amqp.proton.ProtonServerReceiverContext", LogLevel.ERROR);
    }
}
