package org.footbridge.service.graphapi.synchronization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.health.Quarantine;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.health.JobHealth;
import org.footbridge.service.health.JobHealths;
import org.footbridge.service.health.JobStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a job goes, as {@code synchronizationStatus} of Microsoft Graph. A fixed number of statements, each by an index. */
@Component
class RenderStatus {
    private static final String LAST = "lastExecution";
    private static final List<String> SORTS =
            List.of(LAST, "lastSuccessfulExecution", "lastSuccessfulExecutionWithExports");

    private static final String CYCLES = """
            (select 'lastExecution' as sort, c.* from cycle c where tenant_id = :tenant and configuration_id = :configuration
               and state <> 'running' order by number desc limit 1)
            union all
            select 'lastSuccessfulExecution', c.* from job j join cycle c on c.tenant_id = j.tenant_id and c.id = j.last_success
             where j.tenant_id = :tenant and j.configuration_id = :configuration
            union all
            select 'lastSuccessfulExecutionWithExports', c.* from job j
              join cycle c on c.tenant_id = j.tenant_id and c.id = j.last_export
             where j.tenant_id = :tenant and j.configuration_id = :configuration
            """;

    private static final String COUNTS = """
            select o.kind, count(*) from link l join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
            where l.tenant_id = :tenant and l.configuration_id = :configuration and o.deleted_at is null
            group by o.kind order by o.kind
            """;

    /** Of the cycle that runs; how much there is to read is known from the last time. */
    private static final String PROGRESS = """
            select c.phase, c.read, c.created + c.updated + c.deleted + c.restored + c.unchanged + c.skipped + c.failed as planned,
                   (select count(*) from source_object s
                    where s.tenant_id = c.tenant_id and s.configuration_id = c.configuration_id) as staged
            from cycle c where c.tenant_id = :tenant and c.configuration_id = :configuration and c.state = 'running'
            order by c.number desc limit 1
            """;

    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final Map<String, String> STATES =
            Map.of("succeeded", "Succeeded", "partial", "EntryLevelErrors", "halted", "Failed", "failed", "Failed");

    /** Whoever runs the service has to act, not the tenant; or nobody. */
    private static final Set<String> NOT_OF_THE_TENANT = Set.of(
            "CycleInterrupted",
            "CycleOvertaken",
            "DatabaseFull",
            "DatabaseUnavailable",
            "FrameInvalid",
            "FrameLost",
            "InternalError",
            "RelayNotStarted",
            "RelayUnavailable");

    private final JdbcClient database;
    private final JobHealths healths;

    RenderStatus(JdbcClient database, JobHealths healths) {
        this.database = database;
        this.healths = healths;
    }

    private record Execution(String sort, ObjectNode node) {}

    void render(ObjectNode status, SavedConfiguration saved, JobHealth health, boolean enabled) {
        List<Execution> executions =
                asked(CYCLES, saved).query(RenderStatus::execution).list();
        boolean ran = executions.stream().anyMatch(execution -> execution.sort.equals(LAST));
        status.put("code", JobStatus.of(health, enabled, ran).graphName());
        status.put("countSuccessiveCompleteFailures", health.failures());
        status.put("escrowsPruned", false);
        for (String sort : SORTS) {
            executions.stream()
                    .filter(execution -> execution.sort.equals(sort))
                    .findFirst()
                    .ifPresentOrElse(execution -> status.set(sort, execution.node), () -> status.putNull(sort));
        }
        progress(status.putArray("progress"), saved);
        health.quarantine()
                .ifPresentOrElse(
                        found -> quarantine(status.putObject("quarantine"), found, health.fault()),
                        () -> status.putNull("quarantine"));
        status.put("steadyStateFirstAchievedTime", moment(health.steadyFirst()));
        status.put("steadyStateLastAchievedTime", moment(health.steadyLast()));
        ArrayNode counts = status.putArray("synchronizedEntryCountByType");
        asked(COUNTS, saved)
                .query((row, number) -> counts.addObject()
                        .put("key", row.getString(1) + " to " + capital(row.getString(1)))
                        .put("value", row.getLong(2)))
                .list();
        status.putNull("troubleshootingUrl");
    }

    JobHealth health(SavedConfiguration saved) {
        return healths.find(saved.tenant(), saved.id()).orElse(JobHealth.NEW);
    }

    private void progress(ArrayNode progress, SavedConfiguration saved) {
        asked(PROGRESS, saved).query(row -> {
            boolean reads = row.getString("phase").equals("read");
            long done = reads ? row.getLong("read") : row.getLong("planned");
            progress.addObject()
                    .put("completedUnits", done)
                    .put("progressObservationDateTime", moment(Optional.of(Instant.now())))
                    .put("totalUnits", Math.max(done, row.getLong("staged")))
                    .put("units", reads ? "objects read" : "objects planned");
        });
    }

    private static void quarantine(ObjectNode node, Quarantine quarantine, Optional<JobHealth.Fault> fault) {
        node.put("currentBegan", moment(Optional.of(quarantine.currentBegan())));
        node.put("nextAttempt", moment(Optional.of(quarantine.nextAttempt())));
        node.put("reason", quarantine.reason().graphName());
        node.put("seriesBegan", moment(Optional.of(quarantine.seriesBegan())));
        node.put("seriesCount", quarantine.seriesCount());
        fault.ifPresentOrElse(
                found -> node.set("error", error(found.code(), found.message())), () -> node.putNull("error"));
    }

    private static Execution execution(ResultSet row, int number) throws SQLException {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        String code = row.getString("error_code");
        long exported =
                row.getLong("created") + row.getLong("updated") + row.getLong("deleted") + row.getLong("restored");
        node.put("activityIdentifier", row.getString("id"));
        node.put("countEntitled", exported + row.getLong("unchanged") + row.getLong("failed"));
        node.put("countEntitledForProvisioning", exported + row.getLong("unchanged") + row.getLong("failed"));
        node.put("countEscrowed", row.getLong("failed"));
        node.put("countEscrowedRaw", row.getLong("failed"));
        node.put("countExported", exported);
        node.put("countExports", exported);
        node.put("countImported", row.getLong("read"));
        node.put("countImportedDeltas", row.getString("kind").equals("incremental") ? row.getLong("read") : 0);
        node.put("countImportedReferenceDeltas", row.getLong("members_added") + row.getLong("members_removed"));
        node.put("state", STATES.getOrDefault(row.getString("state"), "Failed"));
        node.put("timeBegan", moment(row.getTimestamp("started_at")));
        node.put("timeEnded", moment(row.getTimestamp("finished_at")));
        if (code == null) {
            node.putNull("error");
        } else {
            node.set("error", error(code, row.getString("error_message")));
        }
        return new Execution(row.getString("sort"), node);
    }

    private static ObjectNode error(String code, @Nullable String message) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("code", code)
                .put("message", message == null ? "" : message)
                .put("tenantActionable", !NOT_OF_THE_TENANT.contains(code));
    }

    private JdbcClient.StatementSpec asked(String sql, SavedConfiguration saved) {
        return database.sql(sql).param("tenant", saved.tenant().value()).param("configuration", saved.id());
    }

    private static String moment(@Nullable Timestamp at) {
        return moment(Optional.ofNullable(at).map(Timestamp::toInstant));
    }

    private static String moment(Optional<Instant> at) {
        return at.map(found -> Instant.ofEpochSecond(found.getEpochSecond()).toString())
                .orElse(NEVER);
    }

    private static String capital(String kind) {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }
}
