package org.footbridge.service.passwords;

import com.google.protobuf.ByteString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.passwords.SealCredentials.Form;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a user may sign in with a password: what a sign-in service asks. Changes nothing but the count of wrong ones. */
@Component
public class CheckPassword {
    private static final Logger log = LoggerFactory.getLogger(CheckPassword.class);
    /** How long a password is good that expires here (PasswordValidityPeriodInDays where nobody says otherwise). */
    static final Duration VALIDITY = Duration.ofDays(90);
    /** Compared at the same time: each takes memory. */
    private static final int AT_ONCE = 4;
    /** Of one tenant, so that there is room for others. */
    private static final int OF_A_TENANT = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 256;
    /** 1601 to 1970 (MS-DTYP 2.3.3). */
    private static final long EPOCH_MILLIS = 11_644_473_600_000L;

    private static final int STEPS_PER_MILLI = 10_000;

    private final JdbcClient jdbc;
    private final SealCredentials seals;
    private final Lockouts lockouts;
    private final BoundAttempts attempts;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Map<TenantId, Semaphore> tenants = new ConcurrentHashMap<>();

    CheckPassword(JdbcClient jdbc, SealCredentials seals, Lockouts lockouts, BoundAttempts attempts, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.lockouts = lockouts;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param user empty: there is none of that name
     */
    public record Checked(SignInResult result, Optional<UUID> user) {}

    private record Found(UUID id, boolean enabled, Optional<Credential> credential) {}

    /** @param expires the tenant wants it so, and the password came since */
    private record Credential(Form form, ByteString sealed, long lastSet, boolean mustChange, boolean expires) {
        @Override
        public String toString() {
            return "Credential";
        }
    }

    /**
     * Checks.
     *
     * @param user user principal name or id
     * @param typed left to the caller to wipe
     * @param client who asks
     * @throws ServiceFailure TooManySignIns (429), SignInBusy (503)
     */
    public Checked check(TenantId tenant, String user, char[] typed, String client) {
        attempts.take(tenant, clock.instant());
        Optional<Found> found = find(tenant, user);
        SignInResult result = found.map(known -> check(tenant, known, typed)).orElse(SignInResult.USER_UNKNOWN);
        if (result == SignInResult.ACCEPTED) {
            attempts.giveBack(tenant);
        }
        // not the name that was typed: it may be the password
        log.atInfo()
                .addKeyValue("code", "SignInChecked")
                .addKeyValue("tenant", tenant)
                .addKeyValue("user", found.map(known -> known.id().toString()).orElse("unknown"))
                .addKeyValue("result", result.code())
                .addKeyValue("client", client)
                .log("sign-in");
        return new Checked(result, found.map(Found::id));
    }

    private SignInResult check(TenantId tenant, Found user, char[] typed) {
        if (user.credential().isEmpty()) {
            return SignInResult.NO_PASSWORD;
        }
        if (typed.length == 0 || typed.length > LONGEST) {
            return SignInResult.WRONG;
        }
        Credential credential = user.credential().get();
        return placed(tenant, () -> {
            Instant now = clock.instant();
            if (lockouts.begin(tenant, user.id(), typed, now).isPresent()) {
                return SignInResult.LOCKED;
            }
            if (!seals.matches(
                    tenant, user.id(), credential.form(), credential.sealed().toByteArray(), typed)) {
                return SignInResult.WRONG;
            }
            lockouts.clear(tenant, user.id());
            return SignInResult.ofRight(
                    user.enabled(),
                    credential.mustChange(),
                    credential.expires()
                            && instant(credential.lastSet()).plus(VALIDITY).isBefore(now));
        });
    }

    private static Instant instant(long fileTime) {
        return Instant.ofEpochMilli(fileTime / STEPS_PER_MILLI - EPOCH_MILLIS);
    }

    /** Nothing counts before there is room to compare. */
    private SignInResult placed(TenantId tenant, Supplier<SignInResult> work) {
        Semaphore own = tenants.computeIfAbsent(tenant, _ -> new Semaphore(OF_A_TENANT, true));
        take(own);
        try {
            take(places);
            try {
                return work.get();
            } finally {
                places.release();
            }
        } finally {
            own.release();
        }
    }

    private static void take(Semaphore places) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static ServiceFailure busy() {
        return new ServiceFailure(
                "SignInBusy",
                503,
                "More passwords are being compared than there is room for.",
                "Try again in a moment.");
    }

    private static UUID id(String user) {
        try {
            return UUID.fromString(user);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    /** A password counts as long as the link that it came by. */
    private Optional<Found> find(TenantId tenant, String user) {
        return jdbc.sql("""
                        select o.id, coalesce((o.properties ->> 'accountEnabled')::boolean, true),
                               c.form, c.sealed, c.password_last_set, c.must_change,
                               not c.never_expires and exists (
                                   select 1 from tenant_feature f
                                   where f.tenant_id = o.tenant_id and f.name = :expiry and f.enabled)
                        from directory_object o
                        left join (credential c join link l on l.tenant_id = c.tenant_id
                                       and l.configuration_id = c.configuration_id and l.source_guid = c.source_guid
                                       and l.object_id = c.object_id)
                               on c.tenant_id = o.tenant_id and c.object_id = o.id
                        where o.tenant_id = :tenant and o.kind = 'user' and o.deleted_at is null
                          and o.id = coalesce(
                              (select k.object_id from directory_key k
                               where k.tenant_id = :tenant and k.kind = 'upn' and k.value = :user), :id)
                        """)
                .param("tenant", tenant.value())
                .param("user", user.toLowerCase(Locale.ROOT))
                .param("expiry", TenantFeatures.PASSWORDS_EXPIRE)
                .param("id", id(user))
                .query((row, number) -> {
                    String form = row.getString(3);
                    return new Found(
                            row.getObject(1, UUID.class),
                            row.getBoolean(2),
                            form == null
                                    ? Optional.empty()
                                    : Optional.of(new Credential(
                                            Form.of(form),
                                            ByteString.copyFrom(row.getBytes(4)),
                                            row.getLong(5),
                                            row.getBoolean(6),
                                            row.getBoolean(7))));
                })
                .optional();
    }
}
