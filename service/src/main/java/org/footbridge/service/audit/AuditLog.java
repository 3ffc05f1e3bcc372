package org.footbridge.service.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the chain of a tenant. */
@Component
public class AuditLog {
    private static final int LOOKED_AT = 2000;
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    public AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which entries; what is empty does not restrict.
     *
     * @param object the whole text, or its beginning
     * @param since the first moment
     * @param until the first moment that is not meant any more
     * @param before only entries with lower numbers
     */
    public record Question(
            Optional<String> actor,
            Optional<String> action,
            Optional<String> object,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<Long> before) {}

    /** Newest first. */
    public List<AuditEntry> find(TenantId tenant, Question question, int most) {
        List<Object> values = new ArrayList<>();
        String sql = select(tenant, question, values) + " order by number desc limit ?";
        values.add(most);
        return jdbc.sql(sql).params(values).query(AuditEntry::read).list();
    }

    public Optional<AuditEntry> find(TenantId tenant, long number) {
        return jdbc.sql("select * from audit_entry where tenant_id = ? and number = ?")
                .params(tenant.value(), number)
                .query(AuditEntry::read)
                .optional();
    }

    /** What the newest entries name, to be chosen from. */
    public record Known(Set<String> actors, Set<String> actions) {}

    public Known known(TenantId tenant) {
        Set<String> actors = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        jdbc.sql("""
                        select distinct actor, action from (select actor, action from audit_entry where tenant_id = ?
                                                            order by number desc limit ?) e
                        """).params(tenant.value(), LOOKED_AT).query(row -> {
            actors.add(row.getString("actor"));
            actions.add(row.getString("action"));
        });
        return new Known(actors, actions);
    }

    /** What is done with each entry. */
    @FunctionalInterface
    public interface Each {
        void entry(AuditEntry entry) throws IOException;
    }

    /** All of them, newest first, with memory for some; the connection is in a transaction. */
    void each(Connection connection, TenantId tenant, Question question, Each each) throws SQLException, IOException {
        List<Object> values = new ArrayList<>();
        String sql = select(tenant, question, values) + " order by number desc";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            int position = 1;
            for (Object value : values) {
                statement.setObject(position++, value);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.entry(AuditEntry.read(row, 0));
                }
            }
        }
    }

    private static String select(TenantId tenant, Question question, List<Object> values) {
        values.add(tenant.value());
        StringBuilder sql = new StringBuilder("select * from audit_entry where tenant_id = ?");
        restrict(sql, values, " and actor = ?", question.actor());
        restrict(sql, values, " and action = ?", question.action());
        restrict(sql, values, " and starts_with(object, ?)", question.object());
        restrict(sql, values, " and at >= ?", question.since().map(at -> at.atOffset(ZoneOffset.UTC)));
        restrict(sql, values, " and at < ?", question.until().map(at -> at.atOffset(ZoneOffset.UTC)));
        restrict(sql, values, " and number < ?", question.before());
        return sql.toString();
    }

    private static void restrict(StringBuilder sql, List<Object> values, String condition, Optional<?> value) {
        value.ifPresent(given -> {
            sql.append(condition);
            values.add(given);
        });
    }
}
