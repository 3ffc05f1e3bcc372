package org.footbridge.service.configurations;

import java.util.Map;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations.ConfigurationSaved;
import org.footbridge.service.configurations.Configurations.ModeChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes down who saved which definition and who made it active or not, whichever way it came. */
@Component
class AuditSaved {
    private final Audit audit;

    AuditSaved(Audit audit) {
        this.audit = audit;
    }

    /** At the end of the transaction that changes it. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void changed(ModeChanged event) {
        SavedConfiguration before = event.before();
        String action = switch (event.mode()) {
            case ACTIVE -> "ConfigurationActivated";
            case STAGING -> "ConfigurationStaged";
        };
        audit.record(
                before.tenant(),
                event.by(),
                action,
                AuditedChange.changed(
                        "configuration " + before.name(),
                        Map.of("mode", before.mode().text()),
                        Map.of("mode", event.mode().text())));
    }

    /** At the end of the transaction that saves it. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void saved(ConfigurationSaved event) {
        SavedConfiguration saved = event.configuration();
        String name = "configuration " + saved.name();
        if (event.before().isEmpty()) {
            audit.record(
                    saved.tenant(),
                    event.savedBy(),
                    "ConfigurationCreated",
                    AuditedChange.made(name, saved.definition()));
        } else {
            audit.record(
                    saved.tenant(),
                    event.savedBy(),
                    "ConfigurationChanged",
                    AuditedChange.changed(name, event.before().get().definition(), saved.definition()));
        }
    }
}
