package org.footbridge.service.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the feed of changes from growing for ever. What somebody within the service has not read yet stays, unless that one
 * does not read any more, and so does the change that a reader has read up to.
 */
@Component
public class ForgetChanges {
    /** More than two lives of a delta link: one before it is followed, one to follow its pages. */
    public static final Duration KEPT = Duration.ofDays(21);

    private static final int PAGE = 10_000;

    /** Passwords that are switched off, or paused for so long: once they are on again, all objects are looked at. */
    private static final String GIVE_UP = """
            update password_job set feed = null
            where tenant_id = :tenant and feed is not null and coalesce(began_at < :until, true)
            """;

    /** The last of those that are old stays until another one is: somebody may have read up to it. */
    private static final String FORGET = """
            with oldest as (
                select sequence, at from change where tenant_id = :tenant order by sequence limit :page)
            delete from change c using oldest o
            where c.tenant_id = :tenant and c.sequence = o.sequence and o.at < :until
              and o.sequence < (select max(sequence) from oldest where at < :until)
              and not exists (select 1 from password_job p where p.tenant_id = :tenant and p.feed < o.sequence)
            """;

    private final JdbcClient jdbc;
    private final int pageSize;

    @Autowired
    ForgetChanges(JdbcClient jdbc) {
        this(jdbc, PAGE);
    }

    ForgetChanges(JdbcClient jdbc, int pageSize) {
        this.jdbc = jdbc;
        this.pageSize = pageSize;
    }

    /** Those of all tenants that are older than {@link #KEPT}; returns how many. */
    public int due(Instant now) {
        List<UUID> tenants = jdbc.sql("select id from tenant order by id")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        int forgotten = 0;
        OffsetDateTime until = now.minus(KEPT).atOffset(ZoneOffset.UTC);
        for (UUID tenant : tenants) {
            jdbc.sql(GIVE_UP).param("tenant", tenant).param("until", until).update();
            int page;
            do {
                page = jdbc.sql(FORGET)
                        .param("tenant", tenant)
                        .param("page", pageSize)
                        .param("until", until)
                        .update();
                forgotten += page;
            } while (page == pageSize - 1);
        }
        return forgotten;
    }
}
