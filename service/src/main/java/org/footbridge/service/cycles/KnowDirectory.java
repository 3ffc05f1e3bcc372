package org.footbridge.service.cycles;

import java.util.Optional;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is known of a directory when a cycle begins. It is asked when it never was, or when it may have changed. */
@Component
class KnowDirectory {
    private static final Logger log = LoggerFactory.getLogger(KnowDirectory.class);

    private final DirectorySchemas schemas;

    KnowDirectory(DirectorySchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * @param mayAsk whether the cycle speaks to the directory at all
     * @throws RelayFailure when nothing is known and the directory does not answer just now
     */
    Optional<DiscoveredDirectory> of(SavedConfiguration saved, boolean mayAsk) {
        Optional<DiscoveredDirectory> known = schemas.find(saved.tenant(), saved.directoryId());
        boolean fresh = known.filter(discovered -> !discovered.stale()).isPresent();
        if (fresh || !mayAsk) {
            return known;
        }
        try {
            return Optional.of(schemas.discover(saved.tenant(), saved.directoryId(), saved.directory()));
        } catch (RelayFailure failure) {
            if (known.isEmpty() && failure.retriable()) {
                throw failure;
            }
            // rules go by what is known of every Active Directory, or by what was known of this one
            log.atWarn()
                    .addKeyValue("code", failure.code())
                    .addKeyValue("configuration", saved.name())
                    .log("the schema of the directory was not discovered: " + failure.reason());
            return known;
        }
    }
}
