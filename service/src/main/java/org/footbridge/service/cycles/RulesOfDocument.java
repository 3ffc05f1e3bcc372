package org.footbridge.service.cycles;

import java.util.Optional;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The rules that a document would come to, made as a cycle makes them. Nothing is saved. */
@Component
public class RulesOfDocument {
    private final Configurations configurations;
    private final ResolveScope scope;
    private final KnowDirectory knowDirectory;

    RulesOfDocument(Configurations configurations, ResolveScope scope, KnowDirectory knowDirectory) {
        this.configurations = configurations;
        this.scope = scope;
        this.knowDirectory = knowDirectory;
    }

    /** @param definition with the GUIDs of what its scope names */
    public record Made(ConfigurationDefinition definition, SyncRules rules) {}

    /**
     * Reads the document; asks nobody.
     *
     * @throws ServiceFailure InvalidConfiguration, UnknownDirectory
     */
    public SavedConfiguration read(TenantId tenant, JsonNode document) {
        return configurations.unsaved(tenant, document);
    }

    /**
     * Looks up in the directory what the scope names.
     *
     * @param unsaved as {@link #read} gave it
     * @throws ServiceFailure ScopeContainerNotFound, or what the relay reports
     */
    public Made make(SavedConfiguration unsaved) {
        Optional<DiscoveredDirectory> known = knowDirectory.of(unsaved, true);
        ConfigurationDefinition definition = scope.lookUp(unsaved, configurations.definition(unsaved));
        return new Made(definition, scope.rules(unsaved, definition, known));
    }
}
