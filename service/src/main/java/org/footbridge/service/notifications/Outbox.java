package org.footbridge.service.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to be sent. A message that was taken and not accounted for, because the service stopped, is sent again. */
@Component
class Outbox {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration TAKEN = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param attempts this one included */
    record Delivery(Notification notification, String channel, int attempts) {}

    /** Takes what is due, so that no other replica does. */
    List<Delivery> take(Instant now, int most) {
        return jdbc.sql("""
                        with due as (
                            select tenant_id, notification_id, channel from notification_delivery
                            where next_attempt_at <= :now order by next_attempt_at limit :most for update skip locked),
                        taken as (
                            update notification_delivery d set attempts = d.attempts + 1, next_attempt_at = :again
                            from due where d.tenant_id = due.tenant_id and d.notification_id = due.notification_id
                              and d.channel = due.channel
                            returning d.tenant_id, d.notification_id, d.channel, d.attempts)
                        select n.*, t.channel, t.attempts, e.name as tenant_name
                        from taken t join notification n on n.tenant_id = t.tenant_id and n.id = t.notification_id
                        join tenant e on e.id = t.tenant_id
                        order by n.at, n.id, t.channel
                        """)
                .param("now", time(now))
                .param("again", time(now.plus(TAKEN)))
                .param("most", most)
                .query((row, number) ->
                        new Delivery(notification(row), row.getString("channel"), row.getInt("attempts")))
                .list();
    }

    void sent(Delivery delivery, Instant now) {
        jdbc.sql("""
                        update notification_delivery set sent_at = ?, next_attempt_at = null, failure = null
                        where tenant_id = ? and notification_id = ? and channel = ?
                        """)
                .params(time(now), delivery.notification.tenant().value(), delivery.notification.id(), delivery.channel)
                .update();
    }

    /** Twice as long after each attempt, for three days. */
    void failed(Delivery delivery, String reason, Instant now) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.clamp(delivery.attempts - 1, 0, MOST_DOUBLINGS));
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        boolean givenUp = next.isAfter(delivery.notification.at().plus(GIVEN_UP_AFTER));
        jdbc.sql("""
                        update notification_delivery set failure = ?, next_attempt_at = case when ? then null else ? end
                        where tenant_id = ? and notification_id = ? and channel = ?
                        """)
                .params(
                        reason,
                        givenUp,
                        time(next),
                        delivery.notification.tenant().value(),
                        delivery.notification.id(),
                        delivery.channel)
                .update();
    }

    /** Has told what ended before the moment and has stayed so. */
    void tellEnds(Instant before, Instant now) {
        jdbc.sql("""
                        with over as (
                            delete from notification_condition where ended_at <= :before returning *),
                        told as (
                            insert into notification (tenant_id, id, at, kind, subject, event, code, title, reason,
                                next_step, since)
                            select tenant_id, gen_random_uuid(), ended_at, kind, subject, 'ended', code, title, reason,
                                   next_step, since
                            from over
                            returning tenant_id, id)
                        insert into notification_delivery (tenant_id, notification_id, channel, next_attempt_at)
                        select t.tenant_id, t.id, n.channel, :now
                        from told t join notification_channel n on n.tenant_id = t.tenant_id
                        """).param("before", time(before)).param("now", time(now)).update();
    }

    void forget(Instant now) {
        jdbc.sql("delete from notification where at < ?")
                .param(time(now.minus(KEPT)))
                .update();
    }

    /** Keeps what was sent as a test, and what came of it. */
    void keep(Notification notification) {
        jdbc.sql("""
                        insert into notification (tenant_id, id, at, kind, subject, event, code, title, reason, next_step,
                            since)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        notification.tenant().value(),
                        notification.id(),
                        time(notification.at()),
                        notification.kind(),
                        notification.subject(),
                        notification.event(),
                        notification.message().code(),
                        notification.message().title(),
                        notification.message().reason(),
                        notification.message().nextStep(),
                        time(notification.since()))
                .update();
    }

    /** @param failure empty: it was sent */
    void keep(Notification notification, String channel, String failure, Instant now) {
        jdbc.sql("""
                        insert into notification_delivery (tenant_id, notification_id, channel, attempts, sent_at, failure)
                        values (:tenant, :id, :channel, 1, case when :failure = '' then :now end, nullif(:failure, ''))
                        """)
                .param("tenant", notification.tenant().value())
                .param("id", notification.id())
                .param("channel", channel)
                .param("failure", failure)
                .param("now", time(now))
                .update();
    }

    String tenantName(TenantId tenant) {
        return jdbc.sql("select name from tenant where id = ?")
                .param(tenant.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static Notification notification(ResultSet row) throws SQLException {
        return new Notification(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("tenant_name"),
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("event"),
                new Notify.Message(
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("reason"),
                        row.getString("next_step")),
                row.getTimestamp("since").toInstant());
    }

    private static Object time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
