package org.footbridge.service.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has administrators told of what lasts: once when it begins, again when its code changes, it has grown, or the tenant's time
 * of repetition has passed, and once when it is over. Callers say what they see each time they see it; whether it is new is
 * decided here. One statement each, in the caller's transaction, so that nothing is told that was taken back.
 */
@Component
public class Notify {
    /** More of what lasts is told after an hour at the earliest. */
    private static final int MINUTES_BEFORE_MORE = 60;

    /** What lasts is told again after so many hours, unless the tenant says otherwise. */
    static final int HOURS = 24;

    private static final String MORE =
            "(excluded.mark > c.mark and c.told_at <= excluded.told_at - make_interval(mins => :minutes))";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Notify(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What can be told. */
    public enum Kind {
        QUARANTINE("quarantine"),
        CYCLES_FAILING("cyclesFailing"),
        HELD_DELETES("heldDeletes"),
        AGENT_SILENT("agentSilent"),
        CERTIFICATE_EXPIRING("certificateExpiring");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As in the administration API. */
        public String text() {
            return text;
        }
    }

    /**
     * @param code stable, as in docs/errors.md; another one is told at once
     * @param title one line, naming the thing
     * @param reason what is the matter; no secrets
     * @param nextStep what the administrator can do
     */
    public record Message(String code, String title, String reason, String nextStep) {}

    /**
     * It is so, now.
     *
     * @param subject what it is about, e.g. the id of a configuration; the same each time
     */
    public void once(TenantId tenant, Kind kind, String subject, Message message) {
        once(tenant, kind, subject, message, 0);
    }

    /**
     * It is so, now, and may have grown: then it is told again after an hour.
     *
     * @param mark grows whenever there is more of it
     */
    public void once(TenantId tenant, Kind kind, String subject, Message message, long mark) {
        jdbc.sql("""
                        with condition as (
                            insert into notification_condition as c (tenant_id, kind, subject, code, title, reason,
                                next_step, event, since, told_at, notification_id, mark)
                            values (:tenant, :kind, :subject, :code, :title, :reason, :nextStep, 'began', :now, :now, :id,
                                :mark)
                            on conflict (tenant_id, kind, subject) do update
                            set code = excluded.code, title = excluded.title, reason = excluded.reason,
                                next_step = excluded.next_step, ended_at = null,
                                event = case when c.code <> excluded.code or %1$s then 'changed' else 'lasts' end,
                                (told_at, notification_id, mark) = (
                                    select case when again.due then excluded.told_at else c.told_at end,
                                           case when again.due then excluded.notification_id else c.notification_id end,
                                           case when again.due then excluded.mark else c.mark end
                                    from (select c.code <> excluded.code or %1$s or (r.hours > 0
                                                 and c.told_at <= excluded.told_at - make_interval(hours => r.hours)) as due
                                          from (select coalesce((select s.repeat_hours from notification_setting s
                                                                 where s.tenant_id = c.tenant_id), :hours) as hours) r) again)
                            returning c.*),
                        told as (
                            insert into notification (tenant_id, id, at, kind, subject, event, code, title, reason,
                                next_step, since)
                            select tenant_id, notification_id, told_at, kind, subject, event, code, title, reason,
                                   next_step, since
                            from condition where notification_id = :id
                            returning tenant_id, id, at)
                        insert into notification_delivery (tenant_id, notification_id, channel, next_attempt_at)
                        select t.tenant_id, t.id, n.channel, t.at
                        from told t join notification_channel n on n.tenant_id = t.tenant_id
                        """.formatted(MORE))
                .param("mark", mark)
                .param("minutes", MINUTES_BEFORE_MORE)
                .param("tenant", tenant.value())
                .param("kind", kind.text())
                .param("subject", subject)
                .param("code", message.code())
                .param("title", message.title())
                .param("reason", message.reason())
                .param("nextStep", message.nextStep())
                .param("now", now())
                .param("id", UUID.randomUUID())
                .param("hours", HOURS)
                .update();
    }

    /** It is not so any more, or never was. Told when it stays so for some minutes: what comes back sooner never ended. */
    public void ended(TenantId tenant, Kind kind, String subject) {
        jdbc.sql("""
                        update notification_condition set ended_at = :now
                        where tenant_id = :tenant and kind = :kind and subject = :subject and ended_at is null
                        """)
                .param("now", now())
                .param("tenant", tenant.value())
                .param("kind", kind.text())
                .param("subject", subject)
                .update();
    }

    /** What was said of a subject that is no more. */
    public void allEnded(TenantId tenant, String subject) {
        jdbc.sql("""
                        update notification_condition set ended_at = :now
                        where tenant_id = :tenant and subject = :subject and ended_at is null
                        """)
                .param("now", now())
                .param("tenant", tenant.value())
                .param("subject", subject)
                .update();
    }

    private Object now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
