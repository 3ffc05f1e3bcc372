package org.footbridge.service.audit;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Follows the chain of a tenant from its first entry to its sealed end. */
@Component
public class VerifyAudit {
    private static final int ROWS_AT_ONCE = 500;
    /** One is enough to know; more than these nobody reads. */
    private static final int MOST_FAULTS = 100;

    private final Transactions transactions;
    private final SealHead seal;

    public VerifyAudit(Transactions transactions, SealHead seal) {
        this.transactions = transactions;
        this.seal = seal;
    }

    /** What is wrong at an entry. */
    public enum Kind {
        /** its content does not belong to its hash */
        ALTERED,
        /** there is no entry of that number, and there was one */
        MISSING,
        /** it belongs to another place of the chain, or another was there when the next one was written */
        REORDERED,
        /** the end of the chain is not the one that the service sealed */
        SEAL
    }

    public record Fault(long number, Kind kind, String detail) {}

    /**
     * What was found.
     *
     * @param entries read
     * @param head hash at which the chain ends, hexadecimal; whoever keeps it elsewhere can compare it later
     * @param faults none: the chain is whole; at most 100
     */
    public record Verdict(long entries, String head, List<Fault> faults) {
        public boolean whole() {
            return faults.isEmpty();
        }
    }

    /** Reads every entry of the tenant, with memory for some of them. */
    public Verdict verify(TenantId tenant) {
        return transactions.in(connection -> {
            // the end is read first: what is added meanwhile comes after it
            Optional<Head> head = head(connection, tenant);
            Chain chain = new Chain(head.map(Head::number).orElse(Long.MAX_VALUE));
            follow(connection, tenant, chain);
            chain.end(tenant, head);
            return new Verdict(chain.entries, chain.hash, List.copyOf(chain.faults));
        });
    }

    /** All hexadecimal. */
    private record Head(long number, String hash, String seal) {}

    private static Optional<Head> head(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select number, hash, seal from audit_head where tenant_id = ?")) {
            statement.setObject(1, tenant.value());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Head(
                                row.getLong(1),
                                HexFormat.of().formatHex(row.getBytes(2)),
                                HexFormat.of().formatHex(row.getBytes(3))))
                        : Optional.empty();
            }
        }
    }

    private static void follow(Connection connection, TenantId tenant, Chain chain) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select * from audit_entry where tenant_id = ? and number <= ? order by number")) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setObject(1, tenant.value());
            statement.setLong(2, chain.last);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    chain.next(AuditEntry.read(row, 0));
                }
            }
        }
    }

    private final class Chain {
        private final List<Fault> faults = new ArrayList<>();
        private final long last;
        private long entries;
        private long number;
        private String hash = AuditEntry.NOTHING_BEFORE;

        Chain(long last) {
            this.last = last;
        }

        void next(AuditEntry entry) {
            boolean follows = entry.number() == number + 1;
            missing(entry.number());
            if (!entry.rightHash().equals(entry.hash())) {
                fault(entry.number(), Kind.ALTERED, "Its content is not what was written: " + named(entry) + ".");
            }
            if (follows && !entry.previousHash().equals(hash)) {
                fault(
                        entry.number(),
                        Kind.REORDERED,
                        "It does not continue entry " + number + ": one of the two was put in the place of another.");
            }
            entries++;
            number = entry.number();
            hash = entry.hash();
        }

        void end(TenantId tenant, Optional<Head> head) {
            if (head.isEmpty()) {
                if (entries > 0) {
                    fault(number, Kind.SEAL, "There are entries and no sealed end of the chain.");
                }
                return;
            }
            missing(head.get().number() + 1);
            boolean sealed = MessageDigest.isEqual(
                    HexFormat.of().parseHex(head.get().seal()),
                    seal.seal(tenant, head.get().number(), head.get().hash()));
            if (!sealed) {
                fault(head.get().number(), Kind.SEAL, "The end of the chain was not sealed by this service.");
            } else if (number == head.get().number() && !hash.equals(head.get().hash())) {
                fault(number, Kind.SEAL, "The chain was written anew: it ends with another hash than was sealed.");
            }
        }

        private void missing(long next) {
            for (long gone = number + 1; gone < next && faults.size() < MOST_FAULTS; gone++) {
                fault(gone, Kind.MISSING, "There is no such entry any more.");
            }
        }

        private void fault(long at, Kind kind, String detail) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(new Fault(at, kind, detail));
            }
        }

        private String named(AuditEntry entry) {
            return entry.action() + " of " + entry.object() + " by " + entry.actor() + " at " + entry.at();
        }
    }
}
