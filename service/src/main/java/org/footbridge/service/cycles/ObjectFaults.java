package org.footbridge.service.cycles;

import java.sql.SQLException;
import java.util.Set;
import org.footbridge.engine.Failure;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Faults that nobody foresaw and that one object alone may be the reason of, so that the others need not suffer. */
final class ObjectFaults {
    private static final Logger log = LoggerFactory.getLogger(ObjectFaults.class);

    /** PostgreSQL, appendix A: data exceptions, constraints, limits of a row, what a trigger raises. */
    private static final Set<String> OF_ROWS = Set.of("22", "23", "54", "P0");

    private ObjectFaults() {}

    /** In a transaction that others share nothing can be tried again, unless its parts are taken back one by one. */
    static boolean mayBeOfOne(RuntimeException fault) {
        if (fault instanceof ServiceFailure
                || fault instanceof TransactionException
                || (TransactionSynchronizationManager.isActualTransactionActive() && !Transactions.areOne())) {
            return false;
        }
        String state = sqlState(fault);
        return state.isEmpty()
                ? !(fault instanceof DataAccessException)
                : state.length() > 2 && OF_ROWS.contains(state.substring(0, 2));
    }

    static Failure of(CycleContext context, DirtyObject object, RuntimeException fault) {
        String name = object.object().distinguishedName();
        log.atError()
                .addKeyValue("code", "ObjectFailed")
                .addKeyValue("cycle", context.cycle())
                .addKeyValue("source", object.object().guid())
                .setCause(fault)
                .log("an object could not be planned or written, in a way nobody foresaw");
        return new Failure(
                "InternalError",
                "",
                "",
                name + " met an unexpected error: " + fault.getClass().getSimpleName() + ".",
                "It is tried again in 40 minutes. If it stays, look for its objectGUID and code=ObjectFailed in the"
                        + " service's log.",
                false);
    }

    private static String sqlState(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
