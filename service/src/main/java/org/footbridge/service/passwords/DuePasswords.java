package org.footbridge.service.passwords;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose passwords are to be fetched now. Who left the scope and is kept all the same stays due, and is fetched on coming back:
 * what changed meanwhile is not told again.
 */
@Component
class DuePasswords {
    private static final String IN_SCOPE = """
             exists (select 1 from source_object s
                     where s.tenant_id = p.tenant_id and s.configuration_id = p.configuration_id and s.guid = p.source_guid
                       and not s.deleted and not s.reduced and s.outcome is distinct from 'skipped')
            """;

    private static final String NOW_DUE =
            "(p.state = 'due' or (p.state = 'failed' and p.next_attempt_at <= :now and p.object_id is not null)) and"
                    + IN_SCOPE;

    private final JdbcClient jdbc;

    DuePasswords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without those that failed and are tried again. */
    long count(PasswordPass pass) {
        return jdbc.sql("""
                        select count(*) from password_state p
                        where p.tenant_id = ? and p.configuration_id = ? and p.state = 'due' and
                        """ + IN_SCOPE)
                .params(pass.tenant().value(), pass.configuration())
                .query(Long.class)
                .single();
    }

    /** In the order of their GUIDs. */
    List<UUID> page(PasswordPass pass, Instant now, UUID after, int most) {
        return jdbc.sql("select p.source_guid from password_state p where p.tenant_id = :tenant"
                        + " and p.configuration_id = :configuration and p.source_guid > :after and " + NOW_DUE
                        + " order by p.source_guid limit :most")
                .param("tenant", pass.tenant().value())
                .param("configuration", pass.configuration())
                .param("after", after)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Those who waited and are not in scope any more. */
    void forgetLeft(PasswordPass pass) {
        jdbc.sql("""
                        delete from password_state p
                        where p.tenant_id = ? and p.configuration_id = ? and p.state = 'waiting' and not exists (
                            select 1 from source_object s
                            where s.tenant_id = p.tenant_id and s.configuration_id = p.configuration_id
                              and s.guid = p.source_guid and not s.deleted and not s.reduced)
                        """).params(pass.tenant().value(), pass.configuration()).update();
    }

    /** Those who were held for a reason that holds no more. */
    void letGo(PasswordPass pass, String code) {
        jdbc.sql("""
                        update password_state set state = 'due', since = now()
                        where tenant_id = ? and configuration_id = ? and state = 'held' and code = ?
                        """).params(pass.tenant().value(), pass.configuration(), code).update();
    }

    /** Everybody who is in the tenant directory. */
    void everybody(PasswordPass pass) {
        jdbc.sql("""
                        update password_state
                        set state = 'due', next_attempt_at = null, attempts = 0, since = now()
                        where tenant_id = ? and configuration_id = ? and object_id is not null
                        """).params(pass.tenant().value(), pass.configuration()).update();
    }

    boolean anyFailed(PasswordPass pass) {
        return jdbc.sql("""
                        select exists (select 1 from password_state
                                       where tenant_id = ? and configuration_id = ? and state = 'failed')
                        """)
                .params(pass.tenant().value(), pass.configuration())
                .query(Boolean.class)
                .single();
    }
}
