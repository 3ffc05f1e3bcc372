package org.footbridge.service.logs;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the provisioning log, newest first. */
@Component
public class ReadLog {
    private static final String NEWEST_FIRST = " order by e.at desc, e.id desc";
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    public ReadLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is done with each event of a stream. */
    @FunctionalInterface
    public interface Each {
        void event(LoggedEvent event) throws IOException;
    }

    public List<LoggedEvent> find(LogQuestion question, int most) {
        List<Object> values = new ArrayList<>(question.values());
        values.add(most);
        return jdbc.sql(LoggedEvent.SELECT + LoggedEvent.FROM + "where " + question.conditions() + NEWEST_FIRST
                        + " limit ?")
                .params(values)
                .query(LoggedEvent::read)
                .list();
    }

    /** All of them, with memory for some; the connection is in a transaction, without which all rows would come at once. */
    void each(Connection connection, LogQuestion question, Each each) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(
                LoggedEvent.SELECT + LoggedEvent.FROM + "where " + question.conditions() + NEWEST_FIRST)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            int position = 1;
            for (Object value : question.values()) {
                statement.setObject(position++, value);
            }
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    each.event(LoggedEvent.read(row, 0));
                }
            }
        }
    }
}
