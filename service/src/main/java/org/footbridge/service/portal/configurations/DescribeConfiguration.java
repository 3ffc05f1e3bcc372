package org.footbridge.service.portal.configurations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.EffectiveSchema;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** What the editors need to know of a configuration and its directory. */
@Component
class DescribeConfiguration {
    private final Configurations configurations;
    private final DirectorySchemas schemas;

    DescribeConfiguration(Configurations configurations, DirectorySchemas schemas) {
        this.configurations = configurations;
        this.schemas = schemas;
    }

    List<MappingRow> mappings(SavedConfiguration saved) {
        return MappingRow.of(
                EffectiveSchema.of(configurations.definition(saved), saved.tenant())
                        .schema(),
                EffectiveSchema.template());
    }

    EditorFacts facts(TenantId tenant, Optional<UUID> directory) {
        return EditorFacts.of(
                directory.flatMap(id -> schemas.find(tenant, id)).flatMap(DiscoveredDirectory::told),
                MappingRow.of(EffectiveSchema.template(), EffectiveSchema.template()));
    }
}
