package org.footbridge.service.staging;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.engine.AccountExpiry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When staged accounts expire. The directory reports no change at that moment, so it is looked up by an index: each
 * statement costs what the accounts cost whose moment is asked about.
 */
@Component
public class StagedExpiries {
    private final JdbcClient jdbc;

    public StagedExpiries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first moment that no cycle has taken account of yet, past or future; empty: nobody expires any more. */
    public Optional<Instant> next(Staged staged) {
        return jdbc.sql("""
                        select account_expiry(s.attributes) from source_object s
                        join job j on j.tenant_id = s.tenant_id and j.configuration_id = s.configuration_id
                        where s.tenant_id = ? and s.configuration_id = ? and account_expiry(s.attributes) is not null
                          and account_expiry(s.attributes) > j.expired_until
                          and not s.deleted and not s.absent
                        order by account_expiry(s.attributes) limit 1
                        """)
                .params(staged.parameters())
                .query(Long.class)
                .optional()
                .map(AccountExpiry::moment);
    }

    /**
     * Has those planned again that expired since the last cycle that came to its end.
     *
     * @return how many were not to be planned before
     */
    public int mark(Staged staged, Instant now) {
        return jdbc.sql("""
                        update source_object s set dirty = true
                        from job j
                        where s.tenant_id = ? and s.configuration_id = ? and account_expiry(s.attributes) is not null
                          and account_expiry(s.attributes) > j.expired_until and account_expiry(s.attributes) <= ?
                          and not s.deleted and not s.absent and not s.dirty
                          and j.tenant_id = s.tenant_id and j.configuration_id = s.configuration_id
                        """)
                .params(staged.tenant().value(), staged.configuration(), AccountExpiry.fileTime(now))
                .update();
    }
}
