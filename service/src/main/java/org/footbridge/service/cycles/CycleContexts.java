package org.footbridge.service.cycles;

import java.time.Clock;
import java.util.UUID;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.staging.Staged;
import org.springframework.stereotype.Component;

/** What a cycle goes by: the definition with its rules, at the moment it begins. */
@Component
class CycleContexts {
    private final Configurations configurations;
    private final ResolveScope scope;
    private final KnowDirectory knowDirectory;
    private final ChooseReading chooseReading;
    private final Clock clock;

    CycleContexts(
            Configurations configurations,
            ResolveScope scope,
            KnowDirectory knowDirectory,
            ChooseReading chooseReading,
            Clock clock) {
        this.configurations = configurations;
        this.scope = scope;
        this.knowDirectory = knowDirectory;
        this.chooseReading = chooseReading;
        this.clock = clock;
    }

    /** Looks up in the directory what its scope names and nobody has looked up yet. */
    CycleContext of(UUID cycle, SavedConfiguration saved, Job job) {
        Staged staged = new Staged(saved.tenant(), saved.id());
        ConfigurationDefinition definition = scope.resolve(saved, configurations.definition(saved));
        boolean reads = chooseReading.likely(staged, job) != CycleKind.REPLAN;
        SyncRules rules = scope.rules(saved, definition, knowDirectory.of(saved, reads));
        return CycleContext.of(cycle, saved, definition, rules, clock.instant());
    }
}
