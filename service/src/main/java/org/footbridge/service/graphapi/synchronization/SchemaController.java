package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.service.configurations.ChangeSchema;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.EffectiveSchema;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.configurations.ScopeDefinition;
import org.footbridge.service.documents.Section;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.ReadSchema;
import org.footbridge.service.schemas.SchemaDocument;
import org.footbridge.service.schemas.WriteDirectories;
import org.footbridge.service.schemas.WriteSchema;
import org.footbridge.service.signin.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a job as a whole. What was read can be sent back as it is, and then changes nothing. */
@RestController
@RequestMapping({
    "/v1.0/servicePrincipals/{id}/synchronization/jobs/{jobId}/schema",
    "/beta/servicePrincipals/{id}/synchronization/jobs/{jobId}/schema"
})
class SchemaController {
    private static final String CONTEXT = "servicePrincipals/synchronization/jobs/schema/$entity";

    private final FindJob find;
    private final Configurations configurations;
    private final ChangeSchema change;
    private final DirectorySchemas schemas;
    private final Framed framed;

    SchemaController(
            FindJob find, Configurations configurations, ChangeSchema change, DirectorySchemas schemas, Framed framed) {
        this.find = find;
        this.configurations = configurations;
        this.change = change;
        this.schemas = schemas;
        this.framed = framed;
    }

    @GetMapping
    ObjectNode get(Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request) {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        ConfigurationDefinition definition = configurations.definition(saved);
        SynchronizationSchema effective =
                EffectiveSchema.of(definition, saved.tenant()).schema();
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("id", JobId.of(saved));
        schema.put("version", "v1." + saved.version());
        schema.set("synchronizationRules", WriteSchema.rules(effective));
        for (JsonNode rule : schema.path("synchronizationRules")) {
            scope((ObjectNode) rule, definition.scope());
        }
        schema.putArray("directories")
                .add(WriteDirectories.source(
                        saved.directoryId().toString(), schemas.find(saved.tenant(), saved.directoryId())))
                .add(WriteDirectories.target(saved.tenant().toString(), effective.extensions()));
        return framed.one(request, CONTEXT, schema);
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request)
            throws IOException {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        Section document = Section.document(ReadJson.object(request));
        SchemaDocument read = ReadSchema.of(
                document,
                EffectiveSchema.of(configurations.definition(saved), saved.tenant())
                        .schema()
                        .extensions());
        change.save(saved, read, document.faults(), caller.written());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String id, @PathVariable String jobId) {
        change.reset(find.job(caller.tenant(), id, jobId), caller.written());
    }

    private static void scope(ObjectNode rule, ScopeDefinition scope) {
        names(scope.containers()).forEach(rule.putObject("containerFilter").putArray("includedContainers")::add);
        names(scope.groups()).forEach(rule.putObject("groupFilter").putArray("includedGroups")::add);
    }

    private static List<String> names(List<ScopeDefinition.Entry> entries) {
        return entries.stream().map(ScopeDefinition.Entry::name).toList();
    }
}
