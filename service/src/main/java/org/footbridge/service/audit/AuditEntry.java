package org.footbridge.service.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/**
 * One link of the chain.
 *
 * @param number counts from 1 within the tenant
 * @param at to the microsecond, as PostgreSQL keeps it
 * @param actor who did it, as {@code Caller} is written
 * @param action stable, e.g. {@code DomainAdded}
 * @param before canonical JSON
 * @param after canonical JSON
 * @param previousHash of the entry before, hexadecimal
 * @param hash of this, hexadecimal
 */
public record AuditEntry(
        TenantId tenant,
        long number,
        Instant at,
        String actor,
        String action,
        String object,
        Optional<String> before,
        Optional<String> after,
        String previousHash,
        String hash) {
    /** What the first entry continues. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    /** The hash that belongs to it: SHA-256 of the hash before and the entry as canonical JSON. */
    String rightHash() {
        String row = "{\"action\":" + CanonicalJson.text(action)
                + ",\"actor\":" + CanonicalJson.text(actor)
                + ",\"after\":" + after.orElse("null")
                + ",\"at\":" + CanonicalJson.text(at.toString())
                + ",\"before\":" + before.orElse("null")
                + ",\"number\":" + number
                + ",\"object\":" + CanonicalJson.text(object)
                + ",\"tenant\":" + CanonicalJson.text(tenant.toString()) + "}";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(previousHash));
            return HexFormat.of().formatHex(digest.digest(row.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }

    AuditEntry hashed() {
        return new AuditEntry(tenant, number, at, actor, action, object, before, after, previousHash, rightHash());
    }

    /** What it is as the end of the chain, by what it says. */
    KnownHead rightHead() {
        return new KnownHead(number, rightHash());
    }

    static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object"),
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")),
                HexFormat.of().formatHex(row.getBytes("previous_hash")),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
