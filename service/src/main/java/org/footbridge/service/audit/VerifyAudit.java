package org.footbridge.service.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        SEAL,
        /** it comes after the end that the service sealed */
        BEYOND,
        /** here the service found that the chain had been changed; it stays said */
        BROKEN,
        /** the chain does not have an end any more that it had once */
        HEAD
    }

    public record Fault(long number, Kind kind, String detail) {}

    /**
     * What was found.
     *
     * @param entries read
     * @param number of the entry at which the chain ends; 0: there is none
     * @param head its hash, hexadecimal; whoever keeps both elsewhere can compare them later
     * @param faults none: the chain is whole; at most 100
     */
    public record Verdict(long entries, long number, String head, List<Fault> faults) {
        public boolean whole() {
            return faults.isEmpty();
        }
    }

    /** As {@link #verify(TenantId, Optional)}, with no end that was kept elsewhere. */
    public Verdict verify(TenantId tenant) {
        return verify(tenant, Optional.empty());
    }

    /**
     * Reads every entry of the tenant, with memory for some of them, as all of it was at one moment.
     *
     * @param kept an end of the chain that was kept elsewhere
     */
    public Verdict verify(TenantId tenant, Optional<KnownHead> kept) {
        List<KnownHead> known = new ArrayList<>(kept.stream().toList());
        // before the moment that is looked at: what is sealed afterwards need not be there
        seal.newest(tenant).ifPresent(known::add);
        return transactions.in(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
            Chain chain = new Chain(head(connection, tenant), known);
            follow(connection, tenant, chain);
            chain.end(tenant, exists(connection, tenant));
            return new Verdict(chain.entries, chain.number, chain.hash, List.copyOf(chain.faults));
        });
    }

    private static boolean exists(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from tenant where id = ?")) {
            statement.setObject(1, tenant.value());
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Optional<ChainHead> head(Connection connection, TenantId tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + ChainHead.COLUMNS + " from audit_head where tenant_id = ?")) {
            statement.setObject(1, tenant.value());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(ChainHead.read(row, 0)) : Optional.empty();
            }
        }
    }

    private static void follow(Connection connection, TenantId tenant, Chain chain) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select * from audit_entry where tenant_id = ? order by number")) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setObject(1, tenant.value());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    chain.next(AuditEntry.read(row, 0));
                }
            }
        }
    }

    private final class Chain {
        private final List<Fault> faults = new ArrayList<>();
        private final Optional<ChainHead> head;
        private final List<KnownHead> known;
        private final Set<KnownHead> found = new HashSet<>();
        private long entries;
        private long number;
        private String hash = AuditEntry.NOTHING_BEFORE;

        Chain(Optional<ChainHead> head, List<KnownHead> known) {
            this.head = head;
            this.known = List.copyOf(known);
        }

        void next(AuditEntry entry) {
            boolean follows = entry.number() == number + 1;
            KnownHead right = entry.rightHead();
            missing(entry.number());
            if (!right.hash().equals(entry.hash())) {
                fault(entry.number(), Kind.ALTERED, "Its content is not what was written: " + named(entry) + ".");
            }
            if (follows && !entry.previousHash().equals(hash)) {
                fault(
                        entry.number(),
                        Kind.REORDERED,
                        "It does not continue entry " + number + ": one of the two was put in the place of another.");
            }
            if (entry.action().equals(Audit.BROKEN)) {
                fault(
                        entry.number(),
                        Kind.BROKEN,
                        "Here the service found the chain broken; what comes before may be forged: "
                                + entry.after().orElse(""));
            }
            known.stream().filter(right::equals).forEach(found::add);
            entries++;
            number = entry.number();
            hash = entry.hash();
            if (head.filter(end -> end.number() == entry.number() && !end.hash().equals(entry.hash()))
                    .isPresent()) {
                fault(number, Kind.SEAL, "The chain was written anew: another hash than this was sealed.");
            }
            if (head.filter(end -> entry.number() > end.number()).isPresent()) {
                fault(number, Kind.BEYOND, "It comes after the end that was sealed: " + named(entry) + ".");
            }
        }

        void end(TenantId tenant, boolean exists) {
            head.ifPresentOrElse(
                    end -> {
                        missing(end.number() + 1);
                        if (!seal.isGenuine(tenant, end)) {
                            fault(end.number(), Kind.SEAL, "The end of the chain was not sealed by this service.");
                        }
                    },
                    () -> {
                        if (exists || entries > 0) {
                            fault(number, Kind.SEAL, "The chain has no sealed end; it has had one since it began.");
                        }
                    });
            for (KnownHead kept : known) {
                if (kept.number() > 0 && !found.contains(kept)) {
                    fault(
                            kept.number(),
                            Kind.HEAD,
                            "The chain has no entry of that number with the hash " + kept.hash()
                                    + " any more, and had it: it was changed since, or put back to what it was.");
                }
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
