package org.footbridge.service.graphapi.synchronization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A configuration and its last cycles as {@code synchronizationJob} of Microsoft Graph. */
@Component
class RenderJob {
    /** The last of each sort, and how many have failed since one did not. */
    private static final String CYCLES = """
            with ended as (select * from cycle where tenant_id = :tenant and configuration_id = :configuration
                             and state <> 'running')
            (select 'lastExecution' as sort, e.* from ended e order by number desc limit 1) union all
            (select 'lastSuccessfulExecution', e.* from ended e where state in ('succeeded', 'partial')
              order by number desc limit 1) union all
            (select 'lastSuccessfulExecutionWithExports', e.* from ended e where state in ('succeeded', 'partial')
              and created + updated + deleted + restored > 0 order by number desc limit 1)
            """;

    private static final String FAILURES = """
            select count(*) from cycle c where tenant_id = :tenant and configuration_id = :configuration
              and state = 'failed' and number > coalesce((select max(number) from cycle
                where tenant_id = :tenant and configuration_id = :configuration and state not in ('failed', 'running')), 0)
            """;

    private static final String STEADY = """
            select min(finished_at), max(finished_at) from cycle
            where tenant_id = :tenant and configuration_id = :configuration and state in ('succeeded', 'partial')
            """;

    private static final String COUNTS = """
            select o.kind, count(*) from link l join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
            where l.tenant_id = :tenant and l.configuration_id = :configuration and o.deleted_at is null
            group by o.kind order by o.kind
            """;

    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final Map<String, String> STATES =
            Map.of("succeeded", "Succeeded", "partial", "EntryLevelErrors", "halted", "Failed", "failed", "Failed");

    private final JdbcClient database;
    private final Configurations configurations;
    private final DirectorySchemas schemas;

    RenderJob(JdbcClient database, Configurations configurations, DirectorySchemas schemas) {
        this.database = database;
        this.configurations = configurations;
        this.schemas = schemas;
    }

    private record Execution(String sort, String state, String code, String message, ObjectNode node) {}

    ObjectNode job(SavedConfiguration saved) {
        ConfigurationDefinition definition = configurations.definition(saved);
        ObjectNode job = JsonMapper.shared().createObjectNode();
        job.put("id", JobId.of(saved));
        job.put("templateId", JobId.TEMPLATE);
        job.putObject("schedule")
                .putNull("expiration")
                .put("interval", definition.interval().toString())
                .put("state", definition.enabled() ? "Active" : "Disabled");
        status(job.putObject("status"), saved, definition);
        settings(job.putArray("synchronizationJobSettings"), saved, definition);
        return job;
    }

    private void status(ObjectNode status, SavedConfiguration saved, ConfigurationDefinition definition) {
        List<Execution> executions =
                asked(CYCLES, saved).query(RenderJob::execution).list();
        Optional<Execution> last = executions.stream()
                .filter(execution -> execution.sort.equals("lastExecution"))
                .findFirst();
        status.put("code", code(definition, last));
        status.put(
                "countSuccessiveCompleteFailures",
                asked(FAILURES, saved).query(Long.class).single());
        status.put("escrowsPruned", false);
        for (String sort : List.of("lastExecution", "lastSuccessfulExecution", "lastSuccessfulExecutionWithExports")) {
            executions.stream()
                    .filter(execution -> execution.sort.equals(sort))
                    .findFirst()
                    .ifPresentOrElse(execution -> status.set(sort, execution.node), () -> status.putNull(sort));
        }
        status.putArray("progress");
        last.filter(execution -> execution.state.equals("halted"))
                .ifPresentOrElse(
                        execution -> quarantine(status.putObject("quarantine"), execution),
                        () -> status.putNull("quarantine"));
        asked(STEADY, saved)
                .query((row, number) -> status.put("steadyStateFirstAchievedTime", moment(row, 1, NEVER))
                        .put("steadyStateLastAchievedTime", moment(row, 2, NEVER)))
                .single();
        ArrayNode counts = status.putArray("synchronizedEntryCountByType");
        asked(COUNTS, saved)
                .query((row, number) -> counts.addObject()
                        .put("key", row.getString(1) + " to " + capital(row.getString(1)))
                        .put("value", row.getLong(2)))
                .list();
        status.putNull("troubleshootingUrl");
    }

    private static String code(ConfigurationDefinition definition, Optional<Execution> last) {
        if (!definition.enabled()) {
            return "Paused";
        }
        return last.map(execution -> execution.state.equals("halted") ? "Quarantine" : "Active")
                .orElse("NotRun");
    }

    private static void quarantine(ObjectNode node, Execution execution) {
        String began = execution.node.path("timeBegan").asString();
        node.put("currentBegan", began);
        node.put("seriesBegan", began);
        node.put("seriesCount", 1);
        node.put("reason", execution.code.equals("TooManyDeletes") ? "TooManyDeletes" : "Unknown");
        node.set("error", error(execution.code, execution.message));
    }

    private static Execution execution(ResultSet row, int number) throws SQLException {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        String state = row.getString("state");
        String code = text(row.getString("error_code"));
        String message = text(row.getString("error_message"));
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
        node.put("state", STATES.getOrDefault(state, "Failed"));
        node.put("timeBegan", moment(row.getTimestamp("started_at"), NEVER));
        node.put("timeEnded", moment(row.getTimestamp("finished_at"), NEVER));
        if (code.isEmpty()) {
            node.putNull("error");
        } else {
            node.set("error", error(code, message));
        }
        return new Execution(row.getString("sort"), state, code, message, node);
    }

    private static ObjectNode error(String code, String message) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("code", code)
                .put("message", message)
                .put("tenantActionable", true);
    }

    private void settings(ArrayNode settings, SavedConfiguration saved, ConfigurationDefinition definition) {
        DirectoryFacts facts = schemas.find(saved.tenant(), saved.directoryId())
                .map(DiscoveredDirectory::facts)
                .orElseGet(() -> DirectoryFacts.named(saved.directory()));
        setting(settings, "Domain", "{\"domain\":\"" + facts.domainName() + "\"}");
        facts.parameters().forEach((name, value) -> setting(settings, name, value));
        setting(
                settings,
                "QuarantineTooManyDeletesThreshold",
                Integer.toString(definition.deletes().threshold()));
    }

    private static void setting(ArrayNode settings, String name, String value) {
        settings.addObject().put("name", name).put("value", value);
    }

    private JdbcClient.StatementSpec asked(String sql, SavedConfiguration saved) {
        return database.sql(sql).param("tenant", saved.tenant().value()).param("configuration", saved.id());
    }

    private static String moment(ResultSet row, int column, String otherwise) throws SQLException {
        return moment(row.getTimestamp(column), otherwise);
    }

    private static String moment(@Nullable Timestamp at, String otherwise) {
        return at == null
                ? otherwise
                : Instant.ofEpochSecond(at.toInstant().getEpochSecond()).toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String capital(String kind) {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }
}
