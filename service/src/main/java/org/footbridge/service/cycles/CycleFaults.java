package org.footbridge.service.cycles;

import java.util.UUID;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/** What a cycle, or a plan, says of whatever it met. */
final class CycleFaults {
    private static final Logger log = LoggerFactory.getLogger(CycleFaults.class);

    private CycleFaults() {}

    /** Whether the database did not do its work, or another cycle does it. Nothing can be said then of what was tried. */
    static boolean isElsewhere(RuntimeException fault) {
        return fault instanceof DataAccessResourceFailureException
                || fault instanceof TransactionException
                || (fault instanceof ServiceFailure failure && failure.code().equals(JobLease.OVERTAKEN));
    }

    static ServiceFailure of(SavedConfiguration saved, UUID cycle, RuntimeException fault) {
        if (fault instanceof ServiceFailure failure) {
            return failure;
        }
        if (isElsewhere(fault) || DatabaseFaults.isLocked(fault)) {
            return DatabaseFaults.of(fault);
        }
        log.atError()
                .addKeyValue("code", "CycleFailed")
                .addKeyValue("tenant", saved.tenant())
                .addKeyValue("configuration", saved.name())
                .addKeyValue("cycle", cycle)
                .setCause(fault)
                .log("cycle failed unexpectedly");
        return new ServiceFailure(
                "InternalError",
                500,
                "The cycle met an unexpected error: " + fault.getClass().getSimpleName() + ".",
                "It is tried again. If it stays, look for the cycle's id " + cycle + " in the service's log.");
    }
}
