package org.footbridge.service.administrators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
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
 * Compares a name and a password with what is stored. Every attempt counts as a wrong one before it is compared, so that many at
 * once are no way around the count; the fifth in a row locks for a minute, each further one for twice as long, up to an hour.
 */
@Component
class SignInAdministrator {
    static final int FAILURES_BEFORE_LOCKOUT = 5;
    private static final Duration LONGEST_LOCKOUT = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 6;
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

        /** No such name, a wrong password, disabled: which of them is not told. */
        record Refused() implements Outcome {}

        /** Tried too often; the password was not compared. */
        record Locked(Instant until) implements Outcome {}

        /** The one-time password was right, but its time is over. */
        record Expired() implements Outcome {}
    }

    private record Stored(
            UUID id,
            String name,
            String displayName,
            ClientRole role,
            boolean enabled,
            String hash,
            Optional<Instant> oneTimeUntil,
            Optional<Instant> lockedUntil,
            int failures) {}

    /** @param tenant id, name or a domain of it */
    Outcome attempt(String tenant, String name, String password) {
        Optional<Tenant> found =
                typed(tenant) && typed(name) && typed(password) ? tenants.resolve(tenant) : Optional.empty();
        if (found.isEmpty()) {
            hashes.matchNobody(typed(password) ? password : "");
            return new Outcome.Refused();
        }
        TenantId id = found.get().id();
        Instant now = clock.instant();
        Optional<Stored> begun = begin(id, name.strip().toLowerCase(Locale.ROOT), now);
        if (begun.isEmpty()) {
            hashes.matchNobody(password);
            return new Outcome.Refused();
        }
        Stored stored = begun.get();
        Optional<Instant> locked = stored.lockedUntil().filter(now::isBefore);
        if (locked.isPresent()) {
            return new Outcome.Locked(locked.get());
        }
        return compare(id, stored, password, now);
    }

    private Outcome compare(TenantId tenant, Stored stored, String password, Instant now) {
        boolean right = hashes.matches(password, stored.hash());
        if (!right || !stored.enabled()) {
            lock(tenant, stored, now);
            return new Outcome.Refused();
        }
        if (stored.oneTimeUntil().filter(until -> !now.isBefore(until)).isPresent()) {
            return new Outcome.Expired();
        }
        SignedIn person = new SignedIn(
                tenant,
                stored.id(),
                stored.name(),
                stored.displayName(),
                stored.role(),
                stored.oneTimeUntil().isPresent());
        transactions.run(() -> {
            jdbc.sql("""
                            update administrator set failures = 0, lockouts = 0, locked_until = null, last_sign_in_at = ?
                            where tenant_id = ? and id = ?
                            """)
                    .params(now.atOffset(ZoneOffset.UTC), tenant.value(), stored.id())
                    .update();
            audit.record(tenant, person.written(), "AdministratorSignedIn", asked(stored));
        });
        return new Outcome.Accepted(person);
    }

    /** Counts the attempt as a wrong one, unless nobody may try at this moment. */
    private Optional<Stored> begin(TenantId tenant, String name, Instant now) {
        return jdbc.sql("""
                        update administrator
                        set failures = failures + case when locked_until > :now then 0 else 1 end
                        where tenant_id = :tenant and name = :name
                        returning id, name, display_name, role, enabled, password_hash, one_time_until, locked_until, failures
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("name", name)
                .query((row, _) -> read(row))
                .optional();
    }

    private void lock(TenantId tenant, Stored stored, Instant now) {
        if (stored.failures() < FAILURES_BEFORE_LOCKOUT) {
            return;
        }
        Duration grown = Duration.ofMinutes(1)
                .multipliedBy(1L << Math.min(stored.failures() - FAILURES_BEFORE_LOCKOUT, MOST_DOUBLINGS));
        Instant until = now.plus(grown.compareTo(LONGEST_LOCKOUT) < 0 ? grown : LONGEST_LOCKOUT);
        transactions.run(() -> {
            jdbc.sql("""
                            update administrator set lockouts = lockouts + 1, locked_until = ?
                            where tenant_id = ? and id = ?
                            """)
                    .params(until.atOffset(ZoneOffset.UTC), tenant.value(), stored.id())
                    .update();
            audit.record(tenant, "service", "AdministratorLockedOut", asked(stored));
        });
    }

    private static AuditedChange asked(Stored stored) {
        return AuditedChange.asked(
                "administrator " + stored.name(), Map.of("role", stored.role().written()));
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
                moment(row.getObject("locked_until", OffsetDateTime.class)),
                row.getInt("failures"));
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime value) {
        return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
    }
}
