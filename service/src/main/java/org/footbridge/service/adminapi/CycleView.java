package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.footbridge.service.cycles.ReconcileRequest;
import org.jspecify.annotations.Nullable;

/** A cycle as administrators see it; spelled as in the API. */
public record CycleView(
        UUID id,
        long number,
        String configuration,
        String kind,
        String state,
        String trigger,
        String phase,
        Instant startedAt,
        @Nullable Instant finishedAt,
        double seconds,
        long read,
        long created,
        long updated,
        long deleted,
        long restored,
        long unchanged,
        long skipped,
        long failed,
        long outOfScope,
        long disabled,
        long held,
        long missing,
        long membersAdded,
        long membersRemoved,
        @Nullable String domainController,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reconciliation reconcile,
        @Nullable Failure error) {

    /**
     * Of a reconciliation.
     *
     * @param organizationalUnit null: the whole directory
     * @param drift differences that were found
     */
    public record Reconciliation(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String organizationalUnit,

            boolean repair,
            long drift) {
        static @Nullable Reconciliation of(@Nullable String json, long drift) {
            if (json == null) {
                return null;
            }
            ReconcileRequest request = ReconcileRequest.parse(json);
            return new Reconciliation(request.organizationalUnit().orElse(null), request.repair(), drift);
        }
    }

    public record Failure(
            String code, @Nullable String message, @Nullable String nextStep) {}

    static CycleView fromRow(ResultSet row, int number) throws SQLException {
        Instant started = row.getTimestamp("started_at").toInstant();
        Timestamp end = row.getTimestamp("finished_at");
        Instant finished = end == null ? null : end.toInstant();
        String code = row.getString("error_code");
        return new CycleView(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("configuration"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("trigger"),
                row.getString("phase"),
                started,
                finished,
                seconds(started, finished == null ? Instant.now() : finished),
                row.getLong("read"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("deleted"),
                row.getLong("restored"),
                row.getLong("unchanged"),
                row.getLong("skipped"),
                row.getLong("failed"),
                row.getLong("out_of_scope"),
                row.getLong("disabled"),
                row.getLong("held"),
                row.getLong("missing"),
                row.getLong("members_added"),
                row.getLong("members_removed"),
                row.getString("domain_controller"),
                Reconciliation.of(row.getString("reconcile"), row.getLong("drift")),
                code == null ? null : new Failure(code, row.getString("error_message"), row.getString("next_step")));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / 1000.0;
    }
}
