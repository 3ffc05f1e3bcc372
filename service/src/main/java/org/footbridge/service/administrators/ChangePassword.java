package org.footbridge.service.administrators;

import java.util.List;
import java.util.Map;
import org.footbridge.service.administrators.SignInAdministrator.Outcome;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.SignedIn;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.Tenants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives somebody who is signed in a password of their own choice. */
@Component
public class ChangePassword {
    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final SignInAdministrator signIn;
    private final HashPasswords hashes;
    private final EndSessions sessions;
    private final Transactions transactions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    /** Published when somebody has a password of their own choice. */
    record PasswordChosen(SignedIn person) {}

    ChangePassword(
            JdbcClient jdbc,
            Tenants tenants,
            SignInAdministrator signIn,
            HashPasswords hashes,
            EndSessions sessions,
            Transactions transactions,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.signIn = signIn;
        this.hashes = hashes;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Every other session ends.
     *
     * @param session that of the caller, which stays
     * @throws ServiceFailure PasswordWrong (400), PasswordTooWeak (400), PasswordUnchanged (400)
     */
    public void change(SignedIn person, String session, String current, String fresh) {
        String hash = jdbc.sql("select password_hash from administrator where tenant_id = ? and id = ?")
                .params(person.tenant().value(), person.id())
                .query(String.class)
                .optional()
                .orElseThrow(ChangePassword::wrong);
        if (current.length() > PasswordPolicy.LONGEST
                || !(signIn.tried(person.tenant(), person.name(), current) instanceof Outcome.Accepted)) {
            throw wrong();
        }
        if (current.equals(fresh)) {
            throw new ServiceFailure(
                    "PasswordUnchanged", 400, "The new password is the old one.", "Choose another one.");
        }
        String tenant = tenants.find(person.tenant()).orElseThrow().name();
        PasswordPolicy.check(fresh, List.of(person.name(), person.displayName(), tenant));
        String freshHash = hashes.hash(fresh);
        transactions.run(() -> {
            // one that somebody reset meanwhile is not the current one any more
            int changed = jdbc.sql("""
                            update administrator set password_hash = ?, one_time_until = null
                            where tenant_id = ? and id = ? and password_hash = ?
                            """)
                    .params(freshHash, person.tenant().value(), person.id(), hash)
                    .update();
            if (changed == 0) {
                throw wrong();
            }
            sessions.ofOthers(person.tenant(), person.id(), session);
            audit.record(
                    person.tenant(),
                    person.written(),
                    "AdministratorPasswordChanged",
                    AuditedChange.asked("administrator " + person.name(), Map.of()));
        });
        events.publishEvent(new PasswordChosen(person));
    }

    private static ServiceFailure wrong() {
        return new ServiceFailure(
                "PasswordWrong",
                400,
                "The current password is not right, or was wrong too often.",
                "Type the one that you signed in with; after five wrong ones wait a minute.");
    }
}
