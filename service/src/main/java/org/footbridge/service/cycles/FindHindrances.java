package org.footbridge.service.cycles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.SavedConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what keeps the next cycle from doing with an object what the rules say: holds, failures, and how the job fares. */
@Component
class FindHindrances {
    private static final String SELECT = """
            select j.paused_at, j.disabled_at, j.quarantine_reason, j.quarantine_next_attempt,
                   (select h.action || ' ' || h.state from held_delete h where h.tenant_id = c.tenant_id
                        and h.configuration_id = c.id and h.source_guid = :source) as held,
                   (select count(*) from link l join held_removal r on r.tenant_id = l.tenant_id
                        and r.configuration_id = l.configuration_id and r.owner_id = l.object_id and r.state <> 'allowed'
                     where l.tenant_id = c.tenant_id and l.configuration_id = c.id and l.source_guid = :source) as members,
                   (select string_agg(coalesce(r.owner_name, r.owner_id::text), ', ' order by r.owner_name, r.owner_id)
                      from link l join held_removal r on r.tenant_id = l.tenant_id and r.target_id = l.object_id
                        and r.configuration_id = l.configuration_id and r.state <> 'allowed'
                     where l.tenant_id = c.tenant_id and l.configuration_id = c.id and l.source_guid = :source) as groups,
                   e.code, e.next_attempt_at
            from configuration c
            left join job j on j.tenant_id = c.tenant_id and j.configuration_id = c.id
            left join source_object s on s.tenant_id = c.tenant_id and s.configuration_id = c.id and s.guid = :source
                 and s.outcome = 'failed'
            left join escrow e on e.tenant_id = s.tenant_id and e.configuration_id = s.configuration_id
                 and e.source_guid = s.guid
            where c.tenant_id = :tenant and c.id = :configuration
            """;

    private final JdbcClient jdbc;

    FindHindrances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sentences that say what it is and what to do; none when there is nothing. */
    List<String> of(SavedConfiguration saved, ObjectGuid object) {
        return jdbc.sql(SELECT)
                .param("source", object.value())
                .param("tenant", saved.tenant().value())
                .param("configuration", saved.id())
                .query((row, _) -> sentences(saved, row))
                .optional()
                .orElse(List.of());
    }

    private static List<String> sentences(SavedConfiguration saved, ResultSet row) throws SQLException {
        List<String> found = new ArrayList<>();
        ofConfiguration(saved, row, found);
        ofObject(saved, row, found);
        return found;
    }

    private static void ofConfiguration(SavedConfiguration saved, ResultSet row, List<String> found)
            throws SQLException {
        String name = saved.name();
        if (saved.mode() == ConfigurationMode.STAGING) {
            found.add("The configuration is in staging mode, nothing is written for it: footbridge config enable "
                    + name);
        }
        if (!saved.definition().path("enabled").asBoolean(true)) {
            found.add("The configuration is disabled, it has no cycles: set enabled: true and apply it.");
        }
        moment(row, "paused_at")
                .ifPresent(at -> found.add("The job is paused since " + at + ": footbridge job start " + name));
        moment(row, "disabled_at")
                .ifPresent(at -> found.add("The job is switched off since " + at
                        + ", after a quarantine that lasted too long: footbridge job start " + name));
        String reason = row.getString("quarantine_reason");
        if (reason != null) {
            found.add("The job is in quarantine (" + reason + ")"
                    + moment(row, "quarantine_next_attempt")
                            .map(at -> ", it is tried again at " + at)
                            .orElse("") + ": footbridge job status " + name);
        }
    }

    private static void ofObject(SavedConfiguration saved, ResultSet row, List<String> found) throws SQLException {
        String list = ": footbridge deletes list " + saved.name();
        String held = row.getString("held");
        if (held != null) {
            found.add(
                    switch (held) {
                        case "delete held" -> "Its delete is held until somebody decides" + list;
                        case "disable held" -> "That it is disabled is held until somebody decides" + list;
                        case "delete rejected", "disable rejected" -> "Its delete was rejected, it stays" + list;
                        default -> "Its delete was allowed; the next cycle does it.";
                    });
        }
        long members = row.getLong("members");
        if (members > 0) {
            found.add(members + " members that would leave it are held" + list);
        }
        String groups = row.getString("groups");
        if (groups != null) {
            found.add("It would leave groups and is held in them (" + groups + ")" + list);
        }
        String code = row.getString("code");
        if (code != null) {
            found.add("It failed (" + code + "), and "
                    + moment(row, "next_attempt_at")
                            .map(at -> "is tried again at " + at + ".")
                            .orElse("is not tried again before it changes.")
                    + " See footbridge errors list " + saved.name());
        }
    }

    private static Optional<String> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(at -> at.toInstant().toString());
    }
}
