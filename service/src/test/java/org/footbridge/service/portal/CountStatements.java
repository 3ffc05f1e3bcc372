package org.footbridge.service.portal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Listens to what the running service executes while it answers requests; what goes on beside is not counted. */
final class CountStatements extends AppenderBase<ILoggingEvent> {
    private static final String REQUESTS = "tomcat-handler";

    private final List<String> statements = new ArrayList<>();

    private CountStatements() {}

    /** On the thread that executes it, one at a time. */
    @Override
    protected void append(ILoggingEvent event) {
        String said = event.getFormattedMessage();
        if (Thread.currentThread().getName().startsWith(REQUESTS)
                && (said.startsWith("Executing prepared SQL statement") || said.startsWith("Executing SQL"))) {
            statements.add(said);
        }
    }

    /** The statements of whatever is asked. */
    static List<String> of(Runnable asked) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        CountStatements listening = new CountStatements();
        Level before = logger.getLevel();
        boolean additive = logger.isAdditive();
        listening.start();
        logger.addAppender(listening);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            asked.run();
        } finally {
            logger.setLevel(before);
            logger.setAdditive(additive);
            logger.detachAppender(listening);
            listening.stop();
        }
        return List.copyOf(listening.statements);
    }
}
