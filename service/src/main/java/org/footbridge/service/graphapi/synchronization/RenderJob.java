package org.footbridge.service.graphapi.synchronization;

import org.footbridge.engine.DirectoryFacts;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.health.JobHealth;
import org.footbridge.service.health.ScheduleState;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A configuration and how its job goes as {@code synchronizationJob} of Microsoft Graph. */
@Component
class RenderJob {
    private final Configurations configurations;
    private final DirectorySchemas schemas;
    private final RenderStatus status;

    RenderJob(Configurations configurations, DirectorySchemas schemas, RenderStatus status) {
        this.configurations = configurations;
        this.schemas = schemas;
        this.status = status;
    }

    ObjectNode job(SavedConfiguration saved) {
        ConfigurationDefinition definition = configurations.definition(saved);
        JobHealth health = status.health(saved);
        ObjectNode job = JsonMapper.shared().createObjectNode();
        job.put("id", JobId.of(saved));
        job.put("templateId", JobId.TEMPLATE);
        job.putObject("schedule")
                .putNull("expiration")
                .put("interval", definition.interval().toString())
                .put("state", ScheduleState.of(health, definition.enabled()).graphName());
        status.render(job.putObject("status"), saved, health, definition.enabled());
        settings(job.putArray("synchronizationJobSettings"), saved, definition);
        return job;
    }

    private void settings(ArrayNode settings, SavedConfiguration saved, ConfigurationDefinition definition) {
        DirectoryFacts facts = schemas.find(saved.tenant(), saved.directoryId())
                .map(DiscoveredDirectory::facts)
                .orElseGet(() -> DirectoryFacts.named(saved.directory()));
        setting(settings, "Domain", "{\"domain\":\"" + facts.domainName() + "\"}");
        facts.parameters().forEach((name, value) -> setting(settings, name, value));
        setting(
                settings,
                "QuarantineTooManyDeletesThreshold",
                Integer.toString(definition.deletes().threshold()));
    }

    private static void setting(ArrayNode settings, String name, String value) {
        settings.addObject().put("name", name).put("value", value);
    }
}
