package org.footbridge.service.passwords;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.footbridge.relay.wire.PasswordChange;
import org.footbridge.relay.wire.PasswordState;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.passwords.PasswordJobs.Outcome;
import org.footbridge.service.passwords.PasswordJobs.Taken;
import org.footbridge.service.passwords.PasswordRule.Policy;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.WritersTurn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs one pass of a configuration's passwords: follows the users of the tenant directory, lists whose passwords changed, and
 * fetches those that are due. What is due is noted before the watermark that covers it and stays so until it is fetched: a
 * pass that breaks off is made good by the next.
 */
@Component
public class SyncPasswords {
    private static final Logger log = LoggerFactory.getLogger(SyncPasswords.class);
    private static final String CONTROLLER_CHANGED = "DomainControllerChanged";
    /** More than these are not fetched one by one, but in one pass over everything; after it the job begins again. */
    private static final int MANY = 1000;
    /** Noted in one transaction. */
    private static final int NOTED = 5000;

    private final PasswordJobs jobs;
    private final DuePasswords due;
    private final AskPasswords ask;
    private final FetchPasswords fetch;
    private final Configurations configurations;
    private final TenantFeatures features;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final int many;

    @Autowired
    SyncPasswords(
            PasswordJobs jobs,
            DuePasswords due,
            AskPasswords ask,
            FetchPasswords fetch,
            Configurations configurations,
            TenantFeatures features,
            Transactions transactions,
            JdbcClient jdbc,
            Clock clock) {
        this(jobs, due, ask, fetch, configurations, features, transactions, jdbc, clock, MANY);
    }

    /** @param many more than these are fetched in one pass over everything */
    SyncPasswords(
            PasswordJobs jobs,
            DuePasswords due,
            AskPasswords ask,
            FetchPasswords fetch,
            Configurations configurations,
            TenantFeatures features,
            Transactions transactions,
            JdbcClient jdbc,
            Clock clock,
            int many) {
        this.jobs = jobs;
        this.due = due;
        this.ask = ask;
        this.fetch = fetch;
        this.configurations = configurations;
        this.features = features;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.many = many;
    }

    /**
     * Runs a pass; never throws for what a pass can meet.
     *
     * @return false: it failed and is worth repeating soon
     */
    public boolean run(SavedConfiguration saved) {
        PasswordPass pass = PasswordPass.of(saved);
        Outcome outcome = Outcome.FAILED;
        ServiceFailure failure = null;
        try {
            Taken taken = transactions.in(_ -> jobs.take(pass, clock.instant()));
            PasswordPass wanted = asWanted(pass);
            follow(wanted, taken);
            sync(wanted, taken);
            outcome = due.anyFailed(pass) ? Outcome.PARTIAL : Outcome.SUCCEEDED;
        } catch (ServiceFailure e) {
            failure = e;
        } catch (DataAccessException | TransactionException e) {
            failure = new ServiceFailure(
                    "DatabaseUnavailable",
                    503,
                    "The database did not do what the passwords needed: "
                            + e.getClass().getSimpleName() + ".",
                    "Look at the database; the pass is repeated by itself.",
                    e);
        } catch (RuntimeException e) {
            failure = unexpected(pass, e);
        }
        end(pass, outcome, failure);
        return outcome != Outcome.FAILED;
    }

    private static ServiceFailure unexpected(PasswordPass pass, RuntimeException fault) {
        log.atError()
                .addKeyValue("code", "PasswordPassFailed")
                .addKeyValue("tenant", pass.tenant())
                .addKeyValue("configuration", pass.saved().name())
                .addKeyValue("pass", pass.id())
                .setCause(fault)
                .log("the pass failed unexpectedly");
        return new ServiceFailure(
                "InternalError",
                500,
                "The pass met an unexpected error: " + fault.getClass().getSimpleName() + ".",
                "It is repeated by itself. If it stays, look for " + pass.id() + " in the service's log.");
    }

    private PasswordPass asWanted(PasswordPass pass) {
        Map<String, Boolean> switches = features.all(pass.tenant());
        Policy policy = new Policy(
                switches.getOrDefault(TenantFeatures.TEMPORARY_PASSWORDS, false),
                switches.getOrDefault(TenantFeatures.PASSWORDS_EXPIRE, false));
        return pass.as(
                policy, configurations.definition(pass.saved()).passwords().rounds());
    }

    private void follow(PasswordPass pass, Taken taken) {
        transactions.in(connection -> {
            jobs.fence(pass);
            // a writer's changes have their numbers before they are there: nobody writes while they are read. Passwords
            // do
            // not wait for somebody who writes for long; the next pass follows
            if (WritersTurn.tryShare(jdbc, pass.tenant())) {
                jobs.fed(pass, new FollowObjects(connection, pass).follow(taken.feed()));
            }
            due.forgetLeft(pass);
            if (taken.full()) {
                due.everybody(pass);
                jobs.fullNoted(pass, taken.request());
            }
            if (pass.policy().temporaryPasswords()) {
                due.letGo(pass, PasswordRule.TEMPORARY);
            }
            return null;
        });
    }

    /**
     * Lists first, the first time everything: what changes while passwords are derived, or after that broke off, comes after
     * the watermark of the listing.
     */
    private void sync(PasswordPass pass, Taken taken) {
        boolean others = due.count(pass) > 0;
        Listed listed = taken.since()
                .map(since -> list(pass, since))
                .orElseGet(() -> new Listed(false, list(pass, PasswordState.getDefaultInstance(), false)));
        long now = due.count(pass);
        if (!others && listed.sinceThen() && now > FetchPasswords.FEW) {
            fetch.listed(pass, taken.since().orElseThrow());
            now = due.count(pass);
        }
        if (now <= many) {
            fetch.oneByOne(pass, listed.domainController());
            return;
        }
        fetch.many(pass, listed.domainController());
        long left = due.count(pass);
        // who lost the link meanwhile stays due until that is seen: no reason to begin again at once
        if (left > 0 && left < now) {
            transactions.run(() -> jobs.request(pass.tenant(), pass.configuration(), false));
        }
    }

    /** @param sinceThen what changed was listed, and not everything */
    private record Listed(boolean sinceThen, String domainController) {}

    private Listed list(PasswordPass pass, PasswordState since) {
        try {
            return new Listed(true, list(pass, since, true));
        } catch (RelayFailure e) {
            if (!e.code().equals(CONTROLLER_CHANGED)) {
                throw e;
            }
            return new Listed(false, list(pass, PasswordState.getDefaultInstance(), false));
        }
    }

    private String list(PasswordPass pass, PasswordState since, boolean changed) {
        Noted noted = new Noted(pass, changed);
        PasswordState reached = ask.list(pass, since, noted);
        noted.finish(reached);
        return reached.getDomainController();
    }

    /** Notes what is listed; noting it twice is as good as once. */
    private final class Noted implements AskPasswords.Parts<PasswordChange> {
        private final PasswordPass pass;
        private final boolean changed;
        private final List<PasswordChange> waiting = new ArrayList<>();

        Noted(PasswordPass pass, boolean changed) {
            this.pass = pass;
            this.changed = changed;
        }

        @Override
        public void began() {
            waiting.clear();
        }

        @Override
        public void part(List<PasswordChange> part) {
            waiting.addAll(part);
            if (waiting.size() >= NOTED) {
                transactions.in(connection -> {
                    jobs.fence(pass);
                    note(connection);
                    return null;
                });
                waiting.clear();
            }
        }

        private void note(Connection connection) throws SQLException {
            new NoteChanges(connection, pass).note(waiting, changed);
        }

        /** The rest, with where that came to. */
        void finish(PasswordState reached) {
            transactions.in(connection -> {
                jobs.reached(pass, reached);
                note(connection);
                return null;
            });
        }
    }

    private void end(PasswordPass pass, Outcome outcome, @Nullable ServiceFailure e) {
        var line = (e == null ? log.atInfo() : log.atWarn())
                .addKeyValue("code", e == null ? "PasswordPassEnded" : e.code())
                .addKeyValue("tenant", pass.tenant())
                .addKeyValue("configuration", pass.saved().name())
                .addKeyValue("outcome", outcome.text());
        line.log(e == null ? "passwords" : e.reason());
        try {
            transactions.run(() -> jobs.end(pass, outcome, e, clock.instant()));
        } catch (DataAccessException | TransactionException unreachable) {
            log.atWarn()
                    .addKeyValue("code", "PasswordPassNotClosed")
                    .addKeyValue("tenant", pass.tenant())
                    .addKeyValue("configuration", pass.saved().name())
                    .log(String.valueOf(unreachable.getMessage()));
        }
    }
}
