package org.footbridge.service.passwords;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.Configurations.ConfigurationSaved;
import org.footbridge.service.configurations.Configurations.ModeChanged;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.directory.TenantFeatures.FeaturesChanged;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryChanged;
import org.footbridge.service.storage.AfterCommit;
import org.footbridge.service.tenants.TenantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks for passes: by hand, when a configuration wants passwords, when an agent saw its directory change, after a cycle. */
@Component
public class RequestPasswords {
    private final PasswordJobs jobs;
    private final Configurations configurations;
    private final WakePasswords scheduler;

    RequestPasswords(PasswordJobs jobs, Configurations configurations, WakePasswords scheduler) {
        this.jobs = jobs;
        this.configurations = configurations;
        this.scheduler = scheduler;
    }

    /** The configuration, if its users' passwords are to be brought. */
    Optional<SavedConfiguration> wanted(TenantId tenant, UUID configuration) {
        return configurations.find(tenant, configuration).filter(this::isWanted);
    }

    private boolean isWanted(SavedConfiguration saved) {
        ConfigurationDefinition definition = configurations.definition(saved);
        return definition.passwords().synced() && definition.enabled() && saved.mode() == ConfigurationMode.ACTIVE;
    }

    /**
     * Has a pass run as soon as possible.
     *
     * @param full everybody's is fetched again
     * @return number of the request
     * @throws ServiceFailure PasswordSyncOff (409)
     */
    public long request(SavedConfiguration saved, boolean full) {
        if (!isWanted(saved)) {
            throw new ServiceFailure(
                    "PasswordSyncOff",
                    409,
                    "The configuration '" + saved.name() + "' brings no passwords: it is disabled, in staging mode, or"
                            + " does not say passwordHashSync: true.",
                    "See docs/passwords.md for how to switch it on.");
        }
        long number = jobs.request(saved.tenant(), saved.id(), full);
        wake(saved.tenant(), saved.id());
        return number;
    }

    /** Once what it is woken for is there to be seen. */
    void wake(TenantId tenant, UUID configuration) {
        AfterCommit.run(() -> scheduler.wake(tenant, configuration));
    }

    private void nudge(SavedConfiguration saved) {
        if (isWanted(saved)) {
            jobs.request(saved.tenant(), saved.id(), false);
            wake(saved.tenant(), saved.id());
        }
    }

    /** In the transaction that saves it. */
    @EventListener
    void saved(ConfigurationSaved event) {
        nudge(event.configuration());
    }

    @EventListener
    void moded(ModeChanged event) {
        configurations.find(event.before().tenant(), event.before().id()).ifPresent(this::nudge);
    }

    @EventListener
    void changed(FeaturesChanged event) {
        configurations.list(event.tenant()).forEach(this::nudge);
    }

    @EventListener
    void changed(DirectoryChanged event) {
        configurations.ofDirectory(event.tenant(), event.directory()).forEach(this::nudgeUnlessFailing);
    }

    /** A cycle may have brought users whose passwords wait. */
    public void afterCycle(SavedConfiguration saved) {
        nudgeUnlessFailing(saved);
    }

    /** What failed has its own time for the next attempt. */
    private void nudgeUnlessFailing(SavedConfiguration saved) {
        if (jobs.failures(saved.tenant(), saved.id()).inARow() == 0) {
            nudge(saved);
        }
    }
}
