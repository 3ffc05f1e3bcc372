package org.footbridge.service.jobs;

import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.Configurations.ConfigurationDeleted;
import org.footbridge.service.configurations.Configurations.ConfigurationSaved;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.directory.TenantFeatures.FeaturesChanged;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.JobHealths;
import org.footbridge.service.relay.DirectoryChanged;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.service.tenants.Tenants.DomainsChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps a job for every configuration, and nudges it when an agent saw its directory change. */
@Component
public class KeepJobs {
    private static final Logger log = LoggerFactory.getLogger(KeepJobs.class);

    private final Jobs jobs;
    private final JobHealths healths;
    private final Configurations configurations;

    public KeepJobs(Jobs jobs, JobHealths healths, Configurations configurations) {
        this.jobs = jobs;
        this.healths = healths;
        this.configurations = configurations;
    }

    /** In the transaction that saves the configuration: none is ever without its job. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void saved(ConfigurationSaved event) {
        if (!event.carriedOut()) {
            jobs.keep(event.configuration(), event.readAgain());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void wake(ConfigurationSaved event) {
        jobs.wake(new JobName(
                event.configuration().tenant(), event.configuration().id()));
    }

    /** In the transaction that sets the switches. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void changed(FeaturesChanged event) {
        jobs.planAgain(event.tenant());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void wake(FeaturesChanged event) {
        wakeAll(event.tenant());
    }

    /** In the transaction that adds or removes the domain. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void changed(DomainsChanged event) {
        jobs.planAgain(event.tenant());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void wake(DomainsChanged event) {
        wakeAll(event.tenant());
    }

    private void wakeAll(TenantId tenant) {
        configurations.list(tenant).forEach(saved -> jobs.wake(new JobName(tenant, saved.id())));
    }

    @EventListener
    void deleted(ConfigurationDeleted event) {
        jobs.remove(event.tenant(), event.id());
    }

    /**
     * That an agent sees a change does not say that the account's credentials are right: it may see it over a connection
     * that was opened before they were changed, while each cycle signs in anew and brings the account nearer to being locked.
     */
    private boolean isHeldBack(SavedConfiguration saved) {
        return healths.find(saved.tenant(), saved.id())
                .filter(health -> health.stopped() || health.slowedUntil().isPresent())
                .isPresent();
    }

    @EventListener
    public void changed(DirectoryChanged event) {
        for (SavedConfiguration saved : configurations.ofDirectory(event.tenant(), event.directory())) {
            if (!jobs.behind(saved, event) || !jobs.definition(saved).enabled() || isHeldBack(saved)) {
                continue;
            }
            try {
                jobs.request(event.tenant(), saved.id(), false, "change");
            } catch (ServiceFailure failure) {
                log.atWarn()
                        .addKeyValue("code", failure.code())
                        .addKeyValue("configuration", saved.name())
                        .log(failure.reason());
            }
        }
    }
}
