package org.footbridge.service.audit;

import java.util.HexFormat;
import java.util.Optional;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks the end of a chain and looks whether it is the one that the service sealed. A new entry would otherwise seal what
 * somebody forged.
 */
final class LockChain {
    /** What is in the place of a seal where the whole row was taken away. */
    private static final byte[] TAKEN_AWAY = {0};

    private static final String LOCK = """
            insert into audit_head as h (tenant_id, number, hash, seal) values (?, 0, ?, ?)
            on conflict (tenant_id) do update set number = h.number returning h.number, h.hash, h.seal
            """;

    /** The entry at the end, and the last one there is. */
    private static final String ENTRIES = """
            select (select encode(e.hash, 'hex') from audit_entry e where e.tenant_id = h.tenant_id and e.number = h.number),
                   l.number, encode(l.hash, 'hex')
            from audit_head h
            left join lateral (select e.number, e.hash from audit_entry e where e.tenant_id = h.tenant_id
                               order by e.number desc limit 1) l on true
            where h.tenant_id = ?
            """;

    private final JdbcClient jdbc;
    private final SealHead seal;

    LockChain(JdbcClient jdbc, SealHead seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /**
     * Where the next entry goes.
     *
     * @param number of the entry before
     * @param hash of the entry before
     * @param fault what is wrong with the chain
     */
    record End(long number, String hash, Optional<String> fault) {}

    private record Stored(Optional<String> hash, Optional<KnownHead> last) {}

    /** Nobody else adds to the chain before this transaction has ended. */
    End end(TenantId tenant) {
        ChainHead head = jdbc.sql(LOCK)
                .params(tenant.value(), HexFormat.of().parseHex(AuditEntry.NOTHING_BEFORE), TAKEN_AWAY)
                .query(ChainHead::read)
                .single();
        Stored stored = jdbc.sql(ENTRIES)
                .param(tenant.value())
                .query((row, _) -> {
                    long number = row.getLong(2);
                    return new Stored(
                            Optional.ofNullable(row.getString(1)),
                            Optional.ofNullable(row.getString(3)).map(hash -> new KnownHead(number, hash)));
                })
                .single();
        Optional<String> fault = fault(tenant, head, stored);
        Optional<KnownHead> beyond = stored.last().filter(last -> last.number() >= head.number() && fault.isPresent());
        return new End(
                beyond.map(KnownHead::number).orElse(head.number()),
                beyond.map(KnownHead::hash).orElse(head.hash()),
                fault);
    }

    private Optional<String> fault(TenantId tenant, ChainHead head, Stored stored) {
        if (!seal.isGenuine(tenant, head)) {
            return Optional.of("The end of the chain was not sealed by this service, or was taken away.");
        }
        if (head.number() > 0 && !stored.hash().equals(Optional.of(head.hash()))) {
            return Optional.of("The entry at the end of the chain is not the one that was sealed.");
        }
        if (stored.last().filter(last -> last.number() > head.number()).isPresent()) {
            return Optional.of("There are entries beyond the end of the chain.");
        }
        boolean putBack = seal.newest(tenant)
                .filter(known -> known.number() > head.number()
                        || (known.number() == head.number() && !known.hash().equals(head.hash())))
                .isPresent();
        return putBack ? Optional.of("An earlier end of the chain was put back.") : Optional.empty();
    }
}
