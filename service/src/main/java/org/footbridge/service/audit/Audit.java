package org.footbridge.service.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down what an administrator did. */
@Component
public class Audit {
    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private static final HexFormat HEX = HexFormat.of();

    /** Action of the entry that the service adds by itself where it finds the chain broken. */
    static final String BROKEN = "AuditChainBroken";

    private static final String SERVICE = "service";

    private final JdbcClient jdbc;
    private final SealHead seal;
    private final LockChain lock;
    private final Clock clock;

    public Audit(JdbcClient jdbc, SealHead seal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.lock = new LockChain(jdbc, seal);
        this.clock = clock;
    }

    /**
     * Adds an entry to the tenant's chain, in the transaction of the change: both are there or neither. Whoever adds
     * another one to the same chain waits until that transaction ends, so this is its last statement.
     *
     * <p>When the end of the chain is not the one that was sealed, an entry that says so comes first. It is part of the chain
     * from then on, so that verifying tells it for ever. Nothing is refused: whoever broke the chain could otherwise stop
     * every administrator, those among them who would mend it.
     *
     * @param actor as {@code Caller.written()} says it
     * @param action what was done, stable, past participle last: {@code DomainAdded}
     */
    public void record(TenantId tenant, String actor, String action, AuditedChange change) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(action + " is to be audited in the transaction that does it.");
        }
        LockChain.End end = lock.end(tenant);
        KnownHead before = new KnownHead(end.number(), end.hash());
        if (end.fault().isPresent()) {
            before = add(tenant, before, SERVICE, BROKEN, broken(tenant, end));
        }
        KnownHead head = add(tenant, before, actor, action, change);
        jdbc.sql("update audit_head set number = ?, hash = ?, seal = ? where tenant_id = ?")
                .params(
                        head.number(),
                        HEX.parseHex(head.hash()),
                        seal.seal(tenant, head.number(), head.hash()),
                        tenant.value())
                .update();
        seal.tellWhenCommitted(tenant, head);
    }

    private static AuditedChange broken(TenantId tenant, LockChain.End end) {
        String fault = end.fault().orElseThrow();
        log.atError()
                .addKeyValue("code", BROKEN)
                .addKeyValue("tenant", tenant)
                .addKeyValue("number", end.number())
                .log("the audit log was changed by somebody else: {}", fault);
        return AuditedChange.made("audit log", Map.of("after", end.number(), "fault", fault));
    }

    private KnownHead add(TenantId tenant, KnownHead before, String actor, String action, AuditedChange change) {
        AuditEntry entry = new AuditEntry(
                        tenant,
                        before.number() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        storable(actor),
                        storable(action),
                        storable(change.object()),
                        change.before().map(CanonicalJson::of),
                        change.after().map(CanonicalJson::of),
                        before.hash(),
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
        return new KnownHead(entry.number(), entry.hash());
    }

    /** NUL cannot be stored in a text. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
