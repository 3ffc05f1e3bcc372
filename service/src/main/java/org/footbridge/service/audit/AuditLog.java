package org.footbridge.service.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the chain of a tenant. */
@Component
public class AuditLog {
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
        StringBuilder sql = new StringBuilder("select * from audit_entry where tenant_id = ?");
        List<Object> values = new ArrayList<>(List.of(tenant.value()));
        restrict(sql, values, " and actor = ?", question.actor());
        restrict(sql, values, " and action = ?", question.action());
        restrict(sql, values, " and starts_with(object, ?)", question.object());
        restrict(sql, values, " and at >= ?", question.since().map(at -> at.atOffset(ZoneOffset.UTC)));
        restrict(sql, values, " and at < ?", question.until().map(at -> at.atOffset(ZoneOffset.UTC)));
        restrict(sql, values, " and number < ?", question.before());
        values.add(most);
        return jdbc.sql(sql.append(" order by number desc limit ?").toString())
                .params(values)
                .query(AuditEntry::read)
                .list();
    }

    private static void restrict(StringBuilder sql, List<Object> values, String condition, Optional<?> value) {
        value.ifPresent(given -> {
            sql.append(condition);
            values.add(given);
        });
    }
}
