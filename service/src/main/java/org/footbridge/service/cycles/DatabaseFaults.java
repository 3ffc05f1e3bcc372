package org.footbridge.service.cycles;

import java.sql.SQLException;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;

/** What a cycle says of a database that did not do its work. */
final class DatabaseFaults {
    /** PostgreSQL, appendix A: disk_full. */
    private static final String DISK_FULL = "53100";

    /** lock_not_available: others held what is needed for longer than anybody waits. */
    private static final String LOCKED = "55P03";

    private DatabaseFaults() {}

    static ServiceFailure of(RuntimeException fault) {
        if (isLocked(fault)) {
            return new ServiceFailure(
                    "DatabaseLocked",
                    503,
                    "What is needed in the database was held by others for longer than is waited, such as a plan that is"
                            + " being made or applied for another configuration.",
                    "Nothing: it is tried again. A plan that was not made or applied: do it again.",
                    fault);
        }
        return isDiskFull(fault)
                ? new ServiceFailure(
                        "DatabaseFull",
                        507,
                        "The disk of the database is full.",
                        "Make room: the cycle is tried again and goes on from what was committed.",
                        fault)
                : new ServiceFailure(
                        "DatabaseUnavailable",
                        503,
                        "The database went away while the cycle was running.",
                        "Nothing, if it is back: the cycle is tried again and goes on from what was committed.",
                        fault);
    }

    static boolean isDiskFull(@Nullable Throwable fault) {
        return is(DISK_FULL, fault);
    }

    static boolean isLocked(@Nullable Throwable fault) {
        return is(LOCKED, fault);
    }

    private static boolean is(String state, @Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
