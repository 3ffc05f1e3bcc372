package org.footbridge.service.passwords;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.PasswordHash;
import org.footbridge.relay.wire.PasswordState;
import org.footbridge.service.storage.Transactions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Fetches the passwords that are due, and keeps them as they come. */
@Component
class FetchPasswords {
    /** Up to so many are fetched one by one. */
    static final int FEW = 100;
    /** Of one request that names them one by one. */
    private static final int ONE_BY_ONE = 500;
    /** Of one pass with 1,000 rounds: at most what an agent takes; with more rounds, fewer. */
    private static final int OF_A_PASS = 262_144;

    private static final int USUAL_ROUNDS = 1000;
    /** Kept in one transaction. */
    private static final int KEPT = 2000;

    private final DuePasswords due;
    private final AskPasswords ask;
    private final SealCredentials seals;
    private final PasswordJobs jobs;
    private final Transactions transactions;
    private final Clock clock;
    private final int kept;

    @Autowired
    FetchPasswords(
            DuePasswords due,
            AskPasswords ask,
            SealCredentials seals,
            PasswordJobs jobs,
            Transactions transactions,
            Clock clock) {
        this(due, ask, seals, jobs, transactions, clock, KEPT);
    }

    /** @param kept so many in one transaction */
    FetchPasswords(
            DuePasswords due,
            AskPasswords ask,
            SealCredentials seals,
            PasswordJobs jobs,
            Transactions transactions,
            Clock clock,
            int kept) {
        this.due = due;
        this.ask = ask;
        this.seals = seals;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
        this.kept = kept;
    }

    /** As many of those who are due as one pass derives, in a pass over the whole directory. */
    void many(PasswordPass pass, String domainController) {
        List<UUID> users = due.page(pass, clock.instant(), new UUID(0, 0), most(pass));
        Keeping keeping = new Keeping(pass, users);
        PasswordState beginning =
                PasswordState.newBuilder().setDomainController(domainController).build();
        ask.fetchSince(pass, users, beginning, keeping);
        keeping.finish(true);
    }

    /** Those of whom a listing has just told, in one pass over what it told; who is not told any more stays due. */
    void listed(PasswordPass pass, PasswordState since) {
        List<UUID> users = due.page(pass, clock.instant(), new UUID(0, 0), most(pass));
        Keeping keeping = new Keeping(pass, users);
        ask.fetchSince(pass, users, since, keeping);
        keeping.finish(false);
    }

    private static int most(PasswordPass pass) {
        return Math.max(1, (int) ((long) OF_A_PASS * USUAL_ROUNDS / pass.rounds()));
    }

    /** Everybody who is due, one by one. */
    void oneByOne(PasswordPass pass, String domainController) {
        UUID last = new UUID(0, 0);
        while (true) {
            List<UUID> users = due.page(pass, clock.instant(), last, ONE_BY_ONE);
            if (users.isEmpty()) {
                return;
            }
            Keeping keeping = new Keeping(pass, users);
            ask.fetch(pass, users, domainController, keeping);
            keeping.finish(true);
            last = users.getLast();
        }
    }

    /** Keeps what comes; what comes twice is kept twice. */
    private final class Keeping implements AskPasswords.Parts<PasswordHash> {
        private final PasswordPass pass;
        private final Set<UUID> missing;
        private final Set<UUID> wanted;
        private final List<PasswordHash> waiting = new ArrayList<>();

        Keeping(PasswordPass pass, Collection<UUID> wanted) {
            this.pass = pass;
            this.wanted = Set.copyOf(wanted);
            this.missing = new HashSet<>(wanted);
        }

        @Override
        public void began() {
            waiting.clear();
            missing.addAll(wanted);
        }

        @Override
        public void part(List<PasswordHash> part) {
            waiting.addAll(part);
            if (waiting.size() >= kept) {
                keepWaiting();
            }
        }

        private void keepWaiting() {
            // who changes during a pass is told again; an agent that sends more than was asked for is not listened to
            Map<UUID, PasswordHash> hashes = new LinkedHashMap<>();
            for (PasswordHash hash : waiting) {
                UUID user = ObjectGuid.fromDirectoryBytes(hash.getGuid().toByteArray())
                        .value();
                if (wanted.contains(user)) {
                    missing.remove(user);
                    hashes.merge(user, hash, FetchPasswords::newer);
                }
            }
            keep(hashes.keySet(), hashes);
            waiting.clear();
        }

        private void keep(Collection<UUID> users, Map<UUID, PasswordHash> hashes) {
            if (!users.isEmpty()) {
                transactions.in(connection -> {
                    jobs.fence(pass);
                    new KeepPasswords(connection, pass, seals, clock.instant()).keep(users, hashes);
                    return null;
                });
            }
        }

        /** @param all who did not come is not there */
        void finish(boolean all) {
            keepWaiting();
            if (all) {
                List<UUID> absent = List.copyOf(missing);
                for (int from = 0; from < absent.size(); from += kept) {
                    keep(absent.subList(from, Math.min(absent.size(), from + kept)), Map.of());
                }
            }
        }
    }

    /** The later telling, unless it has overtaken one that is newer. */
    private static PasswordHash newer(PasswordHash before, PasswordHash after) {
        boolean older = after.getPasswordLastSet() != 0 && after.getPasswordLastSet() < before.getPasswordLastSet();
        return older ? before : after;
    }
}
