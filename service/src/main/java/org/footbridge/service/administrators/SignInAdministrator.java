package org.footbridge.service.administrators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.SignedIn;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.service.tenants.Tenants;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares a name and a password with what is stored. Every attempt counts as a wrong one, and locks when it is one too many, before
 * it is compared: many at once are no way around the count. The fifth in a row locks for a minute, each further one for twice as long,
 * up to an hour; after a day without a wrong one nothing is remembered.
 */
@Component
class SignInAdministrator {
    static final int FAILURES_BEFORE_LOCKOUT = 5;
    private static final int LONGEST_TYPED = 1024;

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final HashPasswords hashes;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    SignInAdministrator(
            JdbcClient jdbc,
            Tenants tenants,
            HashPasswords hashes,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.hashes = hashes;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        record Accepted(SignedIn person) implements Outcome {}

        /** No such name, a wrong password, disabled, or tried too often: which of them is not told. */
        record Refused() implements Outcome {}

        /** The one-time password was right, but its time is over. */
        record Expired() implements Outcome {}
    }

    /**
     * Somebody as stored when the attempt began.
     *
     * @param locked nobody may try at this moment
     * @param locking this attempt is one too many
     */
    private record Stored(
            UUID id,
            String name,
            String displayName,
            ClientRole role,
            boolean enabled,
            String hash,
            Optional<Instant> oneTimeUntil,
            boolean locked,
            boolean locking) {}

    /** @param tenant id, name or a domain of it */
    Outcome attempt(String tenant, String name, String password) {
        Optional<Tenant> found =
                typed(tenant) && typed(name) && typed(password) ? tenants.resolve(tenant) : Optional.empty();
        if (found.isEmpty()) {
            hashes.matchNobody(typed(password) ? password : "");
            return new Outcome.Refused();
        }
        TenantId id = found.get().id();
        Outcome outcome = tried(id, name, password);
        if (outcome instanceof Outcome.Accepted accepted) {
            transactions.run(() -> {
                jdbc.sql("update administrator set last_sign_in_at = ? where tenant_id = ? and id = ?")
                        .params(
                                clock.instant().atOffset(ZoneOffset.UTC),
                                id.value(),
                                accepted.person().id())
                        .update();
                audit.record(
                        id,
                        accepted.person().written(),
                        "AdministratorSignedIn",
                        asked(accepted.person().name(), accepted.person().role()));
            });
        }
        return outcome;
    }

    /** Whether it is the password of somebody; counts as an attempt to sign in does. */
    Outcome tried(TenantId tenant, String name, String password) {
        Instant now = clock.instant();
        Optional<Stored> begun = begin(tenant, name.strip().toLowerCase(Locale.ROOT), now);
        if (begun.isEmpty() || begun.get().locked()) {
            hashes.matchNobody(password);
            return new Outcome.Refused();
        }
        Stored stored = begun.get();
        boolean right = matches(tenant, stored, password);
        if (!right || !stored.enabled()) {
            if (stored.locking()) {
                transactions.run(() ->
                        audit.record(tenant, "service", "AdministratorLockedOut", asked(stored.name(), stored.role())));
            }
            return new Outcome.Refused();
        }
        if (stored.oneTimeUntil().filter(until -> !now.isBefore(until)).isPresent()) {
            return new Outcome.Expired();
        }
        forget(tenant, stored);
        return new Outcome.Accepted(new SignedIn(
                tenant,
                stored.id(),
                stored.name(),
                stored.displayName(),
                stored.role(),
                stored.oneTimeUntil().isPresent()));
    }

    /** What could not be compared was no attempt. */
    private boolean matches(TenantId tenant, Stored stored, String password) {
        try {
            return hashes.matches(password, stored.hash());
        } catch (ServiceFailure busy) {
            jdbc.sql("""
                            update administrator
                            set failures = greatest(failures - 1, 0), locked_until = case when :locking then null else locked_until end
                            where tenant_id = :tenant and id = :id
                            """)
                    .param("locking", stored.locking())
                    .param("tenant", tenant.value())
                    .param("id", stored.id())
                    .update();
            throw busy;
        }
    }

    private void forget(TenantId tenant, Stored stored) {
        jdbc.sql("update administrator set failures = 0, locked_until = null where tenant_id = ? and id = ?")
                .params(tenant.value(), stored.id())
                .update();
    }

    /** Counts the attempt as a wrong one and locks if it is one too many, unless nobody may try at this moment. */
    private Optional<Stored> begin(TenantId tenant, String name, Instant now) {
        return jdbc.sql("""
                        with before as (
                            select tenant_id, id, coalesce(locked_until > :now, false) as locked,
                                   case when last_failed_at > :now - interval '1 day' then failures else 0 end + 1 as attempts
                            from administrator where tenant_id = :tenant and name = :name for update)
                        update administrator a
                        set failures = case when b.locked then a.failures else b.attempts end,
                            last_failed_at = case when b.locked then a.last_failed_at else :now end,
                            locked_until = case when b.locked or b.attempts < :most then a.locked_until
                                                else :now + least(interval '1 hour',
                                                                  interval '1 minute' * power(2, least(b.attempts - :most, 10))) end
                        from before b
                        where a.tenant_id = b.tenant_id and a.id = b.id
                        returning a.id, a.name, a.display_name, a.role, a.enabled, a.password_hash, a.one_time_until, b.locked,
                                  not b.locked and b.attempts >= :most as locking
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", FAILURES_BEFORE_LOCKOUT)
                .param("tenant", tenant.value())
                .param("name", name)
                .query((row, _) -> read(row))
                .optional();
    }

    private static AuditedChange asked(String name, ClientRole role) {
        return AuditedChange.asked("administrator " + name, Map.of("role", role.written()));
    }

    private static boolean typed(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TYPED && text.indexOf('\0') < 0;
    }

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("display_name"),
                ClientRole.parse(row.getString("role")).orElseThrow(),
                row.getBoolean("enabled"),
                row.getString("password_hash"),
                moment(row.getObject("one_time_until", OffsetDateTime.class)),
                row.getBoolean("locked"),
                row.getBoolean("locking"));
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime value) {
        return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
    }
}
