package org.footbridge.service.logs;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.footbridge.service.logs.LoggedEvent.End;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the log as three files that {@code changeId} joins: the events, their steps, and the properties that were modified.
 * All three are of one moment. They are written to a file first, row by row as they are read: whoever downloads slowly keeps
 * no transaction open, behind which the database could not clean up.
 */
@Component
public class ExportLog {
    private static final String NAME = "ProvisioningLogs";

    private final ReadLog log;
    private final Transactions transactions;

    public ExportLog(ReadLog log, Transactions transactions) {
        this.log = log;
        this.transactions = transactions;
    }

    private enum Part {
        EVENTS(
                "",
                "changeId",
                "activityDateTime",
                "action",
                "status",
                "jobId",
                "jobName",
                "cycleId",
                "durationInMilliseconds",
                "sourceId",
                "sourceType",
                "sourceName",
                "targetId",
                "targetType",
                "targetName",
                "sourceSystem",
                "errorCode",
                "reason",
                "recommendedAction"),
        STEPS("_ProvisioningSteps", "changeId", "name", "provisioningStepType", "status", "description", "details"),
        PROPERTIES("_ModifiedProperties", "changeId", "displayName", "oldValue", "newValue");

        private final String suffix;

        @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
        private final List<String> columns;

        Part(String suffix, String... columns) {
            this.suffix = suffix;
            this.columns = List.of(columns);
        }
    }

    /** Writes a zip archive of the three files; the stream stays open. */
    public void write(LogQuestion question, LogFormat format, OutputStream out) {
        try {
            Path file = Files.createTempFile("footbridge-export", ".zip");
            try {
                try (OutputStream spool = new BufferedOutputStream(Files.newOutputStream(file))) {
                    spool(question, format, spool);
                }
                Files.copy(file, out);
                out.flush();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spool(LogQuestion question, LogFormat format, OutputStream out) {
        transactions.in(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
            try {
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
                for (Part part : Part.values()) {
                    zip.putNextEntry(new ZipEntry(NAME + part.suffix + "." + format.text()));
                    write(connection, question, format, part, zip);
                    zip.closeEntry();
                }
                zip.finish();
                zip.flush();
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void write(Connection connection, LogQuestion question, LogFormat format, Part part, OutputStream out)
            throws SQLException, IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        WriteTable table = new WriteTable(writer, format, part.columns);
        log.each(connection, question, event -> {
            switch (part) {
                case EVENTS -> table.row(event(event));
                case STEPS -> {
                    for (Step step : event.steps()) {
                        table.row(step(event.id(), step));
                    }
                }
                case PROPERTIES -> {
                    for (JsonNode property : JsonMapper.shared().readTree(event.modified())) {
                        table.row(property(event.id(), property));
                    }
                }
            }
        });
        table.end();
        writer.flush();
    }

    private static List<@Nullable String> event(LoggedEvent event) {
        List<@Nullable String> row = new ArrayList<@Nullable String>(Arrays.asList(
                event.id().toString(),
                event.at().toString(),
                event.action().text(),
                event.status().text(),
                event.configurationId().toString(),
                event.configuration().orElse(null),
                event.cycle().toString(),
                Integer.toString(event.milliseconds())));
        row.addAll(end(event.source()));
        row.addAll(end(event.target()));
        row.addAll(Arrays.asList(
                event.directory().flatMap(End::name).orElse(null),
                event.code().orElse(null),
                event.reason().orElse(null),
                event.nextStep().orElse(null)));
        return row;
    }

    private static List<@Nullable String> end(End end) {
        Optional<String> id = end.id().map(UUID::toString);
        return Arrays.asList(
                id.orElse(null), end.type().orElse(null), end.name().orElse(null));
    }

    private static List<@Nullable String> step(UUID change, Step step) {
        return Arrays.asList(
                change.toString(),
                step.name(),
                step.kind().text(),
                step.status().text(),
                step.description(),
                JsonMapper.shared().writeValueAsString(step.details()));
    }

    private static List<@Nullable String> property(UUID change, JsonNode property) {
        return Arrays.asList(
                change.toString(),
                property.path("displayName").asString(""),
                text(property.path("oldValue")),
                text(property.path("newValue")));
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
