package org.footbridge.service.adminapi;

import java.util.Optional;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;

/** Keeps somebody from undoing what another saved meanwhile. */
final class KnownVersion {
    private KnownVersion() {}

    /**
     * @param version that the change was made to; 0: there was no such configuration; null: whatever it is
     * @throws ServiceFailure ConfigurationChanged (409)
     */
    static void require(String name, @Nullable Integer version, Optional<SavedConfiguration> saved) {
        int now = saved.map(SavedConfiguration::version).orElse(0);
        if (version != null && version != now) {
            throw new ServiceFailure(
                    "ConfigurationChanged",
                    409,
                    version == 0
                            ? "There is a configuration '" + name + "' already."
                            : "The configuration '" + name + "' was saved by somebody else meanwhile: it is version "
                                    + now + " and not " + version + " any more.",
                    version == 0
                            ? "Choose another name, or change that one."
                            : "Load it again and make your change to what it is now.");
        }
    }
}
