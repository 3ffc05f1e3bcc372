package org.footbridge.service.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down what an administrator did. */
@Component
public class Audit {
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient jdbc;
    private final SealHead seal;
    private final Clock clock;

    public Audit(JdbcClient jdbc, SealHead seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    private record Head(long number, String hash) {}

    /**
     * Adds an entry to the tenant's chain, in the transaction of the change: both are there or neither. Whoever adds
     * another one to the same chain waits until that transaction ends, so this is its last statement.
     *
     * @param actor as {@code Caller.written()} says it
     * @param action what was done, stable, past participle last: {@code DomainAdded}
     */
    public void record(TenantId tenant, String actor, String action, AuditedChange change) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(action + " is to be audited in the transaction that does it.");
        }
        Head head = lock(tenant);
        AuditEntry entry = new AuditEntry(
                        tenant,
                        head.number() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        storable(actor),
                        storable(action),
                        storable(change.object()),
                        change.before().map(CanonicalJson::of),
                        change.after().map(CanonicalJson::of),
                        head.hash(),
                        "")
                .hashed();
        jdbc.sql("""
                        insert into audit_entry (tenant_id, number, at, actor, action, object, before, after,
                                                 previous_hash, hash)
                        values (:tenant, :number, :at, :actor, :action, :object, :before::json, :after::json,
                                :previous, :hash)
                        """)
                .param("tenant", tenant.value())
                .param("number", entry.number())
                .param("at", OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("object", entry.object())
                .param("before", entry.before().orElse(null))
                .param("after", entry.after().orElse(null))
                .param("previous", HEX.parseHex(entry.previousHash()))
                .param("hash", HEX.parseHex(entry.hash()))
                .update();
        jdbc.sql("update audit_head set number = ?, hash = ?, seal = ? where tenant_id = ?")
                .params(
                        entry.number(),
                        HEX.parseHex(entry.hash()),
                        seal.seal(tenant, entry.number(), entry.hash()),
                        tenant.value())
                .update();
    }

    /** Where the chain ends; nobody else adds to it before this transaction has ended. */
    private Head lock(TenantId tenant) {
        return jdbc.sql("""
                        insert into audit_head as h (tenant_id, number, hash, seal) values (?, 0, ?, '')
                        on conflict (tenant_id) do update set number = h.number returning h.number, h.hash
                        """)
                .params(tenant.value(), HEX.parseHex(AuditEntry.NOTHING_BEFORE))
                .query((row, number) -> new Head(row.getLong(1), HEX.formatHex(row.getBytes(2))))
                .single();
    }

    /** NUL cannot be stored in a text. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
