package org.footbridge.service.cycles;

import java.sql.SQLException;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;

/** What a cycle says of a database that did not do its work. */
final class DatabaseFaults {
    /** PostgreSQL, appendix A: disk_full. */
    private static final String DISK_FULL = "53100";

    private DatabaseFaults() {}

    static ServiceFailure of(RuntimeException fault) {
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
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
