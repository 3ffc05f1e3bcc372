package org.footbridge.service.configurations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.service.documents.MergeFaults;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.footbridge.service.schemas.SchemaDocument;
import org.springframework.stereotype.Component;

/** Changes the schema of a configuration as a whole, as programs do that speak Microsoft Graph. */
@Component
public class ChangeSchema {
    private final Configurations configurations;
    private final DirectorySchemas schemas;

    ChangeSchema(Configurations configurations, DirectorySchemas schemas) {
        this.configurations = configurations;
        this.schemas = schemas;
    }

    /**
     * Which classes are synchronised and which of their objects becomes part of the configuration; other mappings than it
     * has are kept as a schema of its own. A document that says what there is changes nothing.
     *
     * @param form faults that were found while the document was read
     * @throws ServiceFailure InvalidSchema with every fault and its place, AnchorImmutable
     */
    public SavedConfiguration save(
            SavedConfiguration saved, SchemaDocument document, List<Detail> form, String savedBy) {
        ConfigurationDefinition before = configurations.definition(saved);
        List<String> objects = ReadDefinition.enabled(document);
        if (objects.isEmpty()) {
            throw refused(MergeFaults.of(form, List.of(new Detail("synchronizationRules", "no class is enabled"))));
        }
        ScopeDefinition scope = configurations.keepGuids(
                saved,
                before.scope(),
                before.scope().with(document.containers(), document.groups(), Optional.of(filters(document, objects))));
        SynchronizationSchema present =
                EffectiveSchema.of(before, saved.tenant()).schema();
        boolean sameMappings = EffectiveSchema.bare(document.schema()).equals(EffectiveSchema.bare(present));
        ConfigurationDefinition after =
                sameMappings ? before.with(objects, scope) : before.withSchema(objects, scope, document.schema());
        List<Detail> faults = MergeFaults.of(
                form,
                EffectiveSchema.of(after, saved.tenant())
                        .faultsIn(
                                document.schema(),
                                schemas.find(saved.tenant(), saved.directoryId())
                                        .flatMap(DiscoveredDirectory::told)));
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        return configurations.replace(saved, after, savedBy);
    }

    /** Back to the default schema, without any choices. */
    public SavedConfiguration reset(SavedConfiguration saved, String savedBy) {
        return configurations.replace(saved, configurations.definition(saved).withDefaultSchema(), savedBy);
    }

    private static ServiceFailure refused(List<Detail> faults) {
        return new ServiceFailure(
                "InvalidSchema",
                400,
                "The schema was not saved",
                faults,
                "Correct the schema; GET it to see what it is now.");
    }

    /** The filters of the classes that are synchronised. */
    static Map<String, AttributeFilter> filters(SchemaDocument document, List<String> objects) {
        Map<String, AttributeFilter> filters = new TreeMap<>();
        objects.forEach(name -> document.schema()
                .objectMapping(name)
                .flatMap(ObjectMappingDefinition::scope)
                .ifPresent(filter -> filters.put(name, filter)));
        return filters;
    }
}
