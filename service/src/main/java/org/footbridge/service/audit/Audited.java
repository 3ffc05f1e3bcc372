package org.footbridge.service.audit;

import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** Does what a caller asked for and writes it down, in one transaction: both are there or neither. */
@Component
public class Audited {
    private final Audit audit;
    private final Transactions transactions;

    public Audited(Audit audit, Transactions transactions) {
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @param action as of {@link Audit#record} */
    public <T> T as(Caller caller, String action, AuditedChange change, Supplier<T> work) {
        return transactions.in(_ -> {
            T result = work.get();
            record(caller, action, change);
            return result;
        });
    }

    /** The same where the work says what it did: empty when it found nothing to do, of which nothing is written down. */
    public boolean told(Caller caller, String action, Supplier<Optional<AuditedChange>> work) {
        return transactions.in(_ -> {
            Optional<AuditedChange> change = work.get();
            change.ifPresent(done -> record(caller, action, done));
            return change.isPresent();
        });
    }

    /** One thing more that the work of the other methods did. */
    public void record(Caller caller, String action, AuditedChange change) {
        audit.record(caller.tenant(), caller.written(), action, change);
    }

    /** The same for work without a result. */
    public void run(Caller caller, String action, AuditedChange change, Runnable work) {
        as(caller, action, change, () -> {
            work.run();
            return true;
        });
    }
}
