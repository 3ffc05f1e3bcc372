package org.footbridge.service.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was told, what lasts, and tests of the channels. */
@Component
public class Notifications {
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Send send;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Outbox outbox, Send send, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.send = send;
        this.clock = clock;
    }

    /** What lasts now and was told; spelled as in the administration API. */
    public record Lasting(
            String kind, String subject, String code, String title, String nextStep, Instant since, Instant toldAt) {}

    /** What was told. */
    public record Told(
            UUID id,
            Instant at,
            String kind,
            String subject,
            String event,
            String code,
            String title,
            String reason,
            String nextStep,
            List<Delivered> deliveries) {}

    /**
     * What became of it.
     *
     * @param failure why the last attempt failed; null: it did not
     */
    public record Delivered(
            String channel,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable Instant nextAttemptAt,
            @Nullable String failure) {}

    /**
     * What came of a test.
     *
     * @param failure null: it was sent
     */
    public record Tested(
            String channel, boolean sent, @Nullable String failure) {}

    /** Oldest first. */
    public List<Lasting> lasting(TenantId tenant) {
        return jdbc.sql("""
                        select * from notification_condition where tenant_id = ? and ended_at is null
                        order by since, kind, subject
                        """)
                .param(tenant.value())
                .query((row, number) -> new Lasting(
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("next_step"),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("told_at").toInstant()))
                .list();
    }

    /**
     * Newest first.
     *
     * @param before the id of the last one of the page before; null: from the newest
     */
    public List<Told> told(TenantId tenant, @Nullable UUID before, int top) {
        Map<UUID, Told> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select * from notification n
                        where n.tenant_id = :tenant
                          and (:before::uuid is null or (n.at, n.id) < (select b.at, b.id from notification b
                                                                        where b.tenant_id = :tenant and b.id = :before))
                        order by n.at desc, n.id desc limit :top
                        """)
                .param("tenant", tenant.value())
                .param("before", before)
                .param("top", top)
                .query((row, number) -> found.put(row.getObject("id", UUID.class), told(row)))
                .list();
        jdbc.sql("""
                        select * from notification_delivery where tenant_id = ? and notification_id = any (?)
                        order by channel
                        """)
                .params(tenant.value(), found.keySet().toArray(UUID[]::new))
                .query(row -> {
                    Told told = found.get(row.getObject("notification_id", UUID.class));
                    if (told != null) {
                        found.put(told.id, with(told, row));
                    }
                });
        return List.copyOf(found.values());
    }

    /**
     * Sends a message by each channel, or by one, and waits for what comes of it.
     *
     * @throws ServiceFailure NotificationChannelMissing
     */
    public List<Tested> test(TenantId tenant, Optional<String> only) {
        List<String> channels = jdbc.sql("""
                        select channel from notification_channel
                        where tenant_id = :tenant and (:only = '' or channel = :only) order by channel
                        """)
                .param("tenant", tenant.value())
                .param("only", only.orElse(""))
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
        if (channels.isEmpty()) {
            throw new ServiceFailure(
                    "NotificationChannelMissing",
                    409,
                    "There is no " + only.map(name -> "channel '" + name + "'").orElse("channel to send by") + ".",
                    "Set one: footbridge notifications set mail --help");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Notification test = new Notification(
                tenant,
                outbox.tenantName(tenant),
                UUID.randomUUID(),
                now,
                "test",
                "",
                "test",
                new Notify.Message(
                        "Test",
                        "notifications of Footbridge arrive",
                        "Somebody wanted to know whether they do.",
                        "Nothing."),
                now);
        outbox.keep(test);
        List<Tested> results = new ArrayList<>();
        for (String channel : channels) {
            String failure = failure(test, channel);
            outbox.keep(test, channel, failure, clock.instant());
            results.add(new Tested(channel, failure.isEmpty(), failure.isEmpty() ? null : failure));
        }
        return results;
    }

    private String failure(Notification test, String channel) {
        try {
            send.send(test, channel, clock.instant());
            return "";
        } catch (NotSent failure) {
            return failure.reason();
        }
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("event"),
                row.getString("code"),
                row.getString("title"),
                row.getString("reason"),
                row.getString("next_step"),
                List.of());
    }

    private static Told with(Told told, ResultSet row) throws SQLException {
        List<Delivered> deliveries = new ArrayList<>(told.deliveries);
        deliveries.add(new Delivered(
                row.getString("channel"),
                row.getInt("attempts"),
                instant(row.getTimestamp("sent_at")),
                instant(row.getTimestamp("next_attempt_at")),
                row.getString("failure")));
        return new Told(
                told.id,
                told.at,
                told.kind,
                told.subject,
                told.event,
                told.code,
                told.title,
                told.reason,
                told.nextStep,
                List.copyOf(deliveries));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
