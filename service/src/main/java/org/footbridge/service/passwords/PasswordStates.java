package org.footbridge.service.passwords;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.service.configurations.SavedConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the passwords of a configuration fare, for administrators. Shows nothing that a password could be found by. */
@Component
public class PasswordStates {
    private final JdbcClient jdbc;
    private final RequestPasswords requests;

    PasswordStates(JdbcClient jdbc, RequestPasswords requests) {
        this.jdbc = jdbc;
        this.requests = requests;
    }

    /**
     * The job and its counts.
     *
     * @param on passes run
     * @param running a pass has the job
     * @param outcome of the last pass: succeeded, partial, failed
     * @param counts users by state: due, synced, waiting, held, none, failed
     * @param unwrapped of those synced, not wrapped yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Overview(
            boolean on,
            boolean running,
            long requested,
            long begun,
            @Nullable String outcome,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt,
            @Nullable Instant firstCompletedAt,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable String nextStep,
            Map<String, Long> counts,
            long unwrapped) {}

    /** One user. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID sourceId,
            @Nullable UUID userId,
            String name,
            String state,
            String code,
            @Nullable Instant nextAttemptAt,
            Instant since) {}

    private record Row(
            boolean running,
            long requested,
            long begun,
            @Nullable String outcome,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt,
            @Nullable Instant firstCompletedAt,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable String nextStep) {
        static final Row NONE = new Row(false, 0, 0, null, null, null, null, null, null, null);
    }

    public Overview overview(SavedConfiguration saved) {
        Row row = jdbc.sql("""
                        select running_pass_id is not null, requested, begun, outcome, began_at, ended_at,
                               first_completed_at, error_code, error_message, next_step
                        from password_job where tenant_id = ? and configuration_id = ?
                        """)
                .params(saved.tenant().value(), saved.id())
                .query((found, number) -> new Row(
                        found.getBoolean(1),
                        found.getLong(2),
                        found.getLong(3),
                        found.getString(4),
                        instant(found, 5),
                        instant(found, 6),
                        instant(found, 7),
                        found.getString(8),
                        found.getString(9),
                        found.getString(10)))
                .optional()
                .orElse(Row.NONE);
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("""
                        select state, count(*) from password_state
                        where tenant_id = ? and configuration_id = ? group by state
                        """)
                .params(saved.tenant().value(), saved.id())
                .query((found, number) -> counts.put(found.getString(1), found.getLong(2)))
                .list();
        long unwrapped = jdbc.sql("""
                        select count(*) from credential
                        where tenant_id = ? and configuration_id = ? and form = 'derived'
                        """)
                .params(saved.tenant().value(), saved.id())
                .query(Long.class)
                .single();
        return new Overview(
                requests.wanted(saved.tenant(), saved.id()).isPresent(),
                row.running(),
                row.requested(),
                row.begun(),
                row.outcome(),
                row.beganAt(),
                row.endedAt(),
                row.firstCompletedAt(),
                row.errorCode(),
                row.errorMessage(),
                row.nextStep(),
                counts,
                unwrapped);
    }

    /** In the order of their GUIDs. */
    public List<Item> page(SavedConfiguration saved, Optional<String> state, UUID after, int most) {
        return jdbc.sql("""
                        select p.source_guid, p.object_id, regexp_replace(s.rdn, '^[^=]+=', ''), p.state, p.code,
                               p.next_attempt_at, p.since
                        from password_state p
                        left join source_object s on s.tenant_id = p.tenant_id
                             and s.configuration_id = p.configuration_id and s.guid = p.source_guid
                        where p.tenant_id = :tenant and p.configuration_id = :configuration and p.source_guid > :after
                          %s
                        order by p.source_guid limit :most
                        """.formatted(state.isPresent() ? "and p.state = :state" : ""))
                .param("tenant", saved.tenant().value())
                .param("configuration", saved.id())
                .param("after", after)
                .param("state", state.orElse(""))
                .param("most", most)
                .query((row, number) -> {
                    String name = row.getString(3);
                    OffsetDateTime since = row.getObject(7, OffsetDateTime.class);
                    return new Item(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            name == null ? "" : name,
                            row.getString(4),
                            row.getString(5),
                            instant(row, 6),
                            since.toInstant());
                })
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
