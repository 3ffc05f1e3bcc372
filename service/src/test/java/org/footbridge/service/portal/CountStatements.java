package org.footbridge.service.portal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Listens to what the running service executes while it answers requests; what goes on beside is not counted. */
final class CountStatements {
    private static final String REQUESTS = "tomcat-handler";

    private CountStatements() {}

    /** The statements of whatever is asked. */
    static List<String> of(Runnable asked) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Level before = logger.getLevel();
        boolean additive = logger.isAdditive();
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            asked.run();
        } finally {
            logger.setLevel(before);
            logger.setAdditive(additive);
            logger.detachAppender(lines);
        }
        return List.copyOf(lines.list).stream()
                .filter(line -> line.getThreadName().startsWith(REQUESTS))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("Executing prepared SQL statement") || line.startsWith("Executing SQL"))
                .toList();
    }
}
