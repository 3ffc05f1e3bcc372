package org.footbridge.service.adminapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the provisioning log. */
@Component
public class Events {
    private static final Set<String> STATUSES = Set.of("success", "failure", "skipped", "warning");

    private final JdbcClient database;

    Events(JdbcClient database) {
        this.database = database;
    }

    /**
     * Which events; null members do not restrict.
     *
     * @param after the last event of the page before
     */
    public record Question(
            @Nullable UUID cycle,
            @Nullable UUID object,
            @Nullable UUID source,
            @Nullable String status,
            @Nullable Place after) {
        public static final Question ALL = new Question(null, null, null, null, null);

        public Question {
            if (status != null && !STATUSES.contains(status)) {
                throw RequestBody.invalid("\"status\" is none of success, failure, skipped, warning.");
            }
        }
    }

    /** Where an event stands in the log; written as {@code 2026-01-31T12:00:00.123456Z_id}. */
    public record Place(Instant at, UUID id) {
        static Place of(EventView event) {
            return new Place(event.activityDateTime(), event.id());
        }

        static Place parse(String written) {
            String[] parts = written.split("_", 2);
            try {
                return new Place(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw RequestBody.invalid("\"after\" is not one of a nextLink.");
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }

    /** Newest first. */
    public List<EventView> find(TenantId tenant, Question question, int top) {
        StringBuilder sql = new StringBuilder("""
                select e.*, c.name as configuration from provisioning_event e
                left join configuration c on c.tenant_id = e.tenant_id and c.id = e.configuration_id
                where e.tenant_id = ?""");
        List<Object> values = new ArrayList<>(List.of(tenant.value()));
        restrict(sql, values, " and e.cycle_id = ?", question.cycle());
        restrict(sql, values, " and e.object_id = ?", question.object());
        restrict(sql, values, " and e.source_guid = ?", question.source());
        restrict(sql, values, " and e.status = ?", question.status());
        Place after = question.after();
        if (after != null) {
            sql.append(" and (e.at, e.id) < (?, ?)");
            values.add(after.at().atOffset(ZoneOffset.UTC));
            values.add(after.id());
        }
        sql.append(" order by e.at desc, e.id desc limit ?");
        values.add(top);
        return database.sql(sql.toString())
                .params(values)
                .query(EventView::read)
                .list();
    }

    private static void restrict(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }
}
