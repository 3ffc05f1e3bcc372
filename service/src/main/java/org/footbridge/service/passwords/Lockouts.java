package org.footbridge.service.passwords;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.service.keys.ServiceKey;
import org.footbridge.service.keys.ServiceKeys;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts wrong passwords. An attempt counts before it is compared: many at once are no way around the count. */
@Component
class Lockouts {
    private static final String KEY = "sign-in-lockout";
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final byte[] key;

    Lockouts(JdbcClient jdbc, Transactions transactions, ServiceKeys keys) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.key = keys.loadOrMake(KEY, Lockouts::makeKey).secret();
    }

    private static ServiceKey makeKey() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return new ServiceKey(secret, "");
    }

    /** Before an attempt: as if it were wrong. Empty: it may be compared; else until when the user is locked out. */
    Optional<Instant> begin(TenantId tenant, UUID user, char[] typed, Instant now) {
        byte[] hash = hash(tenant, user, typed);
        return transactions.in(connection -> {
            // one statement: a right attempt or a new password may take the row away at any moment
            SmartLockout before = jdbc.sql("""
                            insert into sign_in_lockout (tenant_id, object_id, failures, lockouts, recent, last_failed_at)
                            values (?, ?, 0, 0, '{}', ?)
                            on conflict (tenant_id, object_id)
                            do update set last_failed_at = sign_in_lockout.last_failed_at
                            returning failures, lockouts, locked_until, recent, last_failed_at
                            """)
                    .params(tenant.value(), user, now.atOffset(ZoneOffset.UTC))
                    .query((row, number) -> read(row))
                    .single();
            if (before.isLocked(now)) {
                return before.lockedUntil();
            }
            SmartLockout after = before.failed(hash, now);
            jdbc.sql("""
                            update sign_in_lockout
                            set failures = ?, lockouts = ?, locked_until = ?, recent = ?, last_failed_at = ?
                            where tenant_id = ? and object_id = ?
                            """)
                    .param(after.failures())
                    .param(after.lockouts())
                    .param(after.lockedUntil()
                            .map(until -> until.atOffset(ZoneOffset.UTC))
                            .orElse(null))
                    .param(connection.createArrayOf("bytea", after.recent().toArray(byte[][]::new)))
                    .param(after.lastFailedAt().atOffset(ZoneOffset.UTC))
                    .param(tenant.value())
                    .param(user)
                    .update();
            return Optional.empty();
        });
    }

    /** The attempt was right: nothing is remembered. */
    void clear(TenantId tenant, UUID user) {
        jdbc.sql("delete from sign_in_lockout where tenant_id = ? and object_id = ?")
                .params(tenant.value(), user)
                .update();
    }

    private static SmartLockout read(ResultSet row) throws SQLException {
        Array recent = row.getArray(4);
        OffsetDateTime until = row.getObject(3, OffsetDateTime.class);
        return new SmartLockout(
                row.getInt(1),
                row.getInt(2),
                Optional.ofNullable(until).map(OffsetDateTime::toInstant),
                List.of((byte[][]) recent.getArray()),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    private byte[] hash(TenantId tenant, UUID user, char[] typed) {
        byte[] text = new byte[2 * typed.length];
        for (int i = 0; i < typed.length; i++) {
            text[2 * i] = (byte) typed[i];
            text[2 * i + 1] = (byte) (typed[i] >> 8);
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((tenant + "/" + user + "/").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }
}
