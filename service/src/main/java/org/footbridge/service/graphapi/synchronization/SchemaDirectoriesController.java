package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.schema.DirectoryExtension;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.EffectiveSchema;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.WriteDirectories;
import org.footbridge.service.signin.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The two sides of a schema: the connected directory, by its id, and the tenant directory, by that of the tenant. */
@RestController
@RequestMapping({
    "/v1.0/servicePrincipals/{id}/synchronization/jobs/{jobId}/schema/directories",
    "/beta/servicePrincipals/{id}/synchronization/jobs/{jobId}/schema/directories"
})
class SchemaDirectoriesController {
    private static final String CONTEXT = "servicePrincipals/synchronization/jobs/schema/directories";

    private final FindJob find;
    private final Configurations configurations;
    private final DirectorySchemas schemas;
    private final Framed framed;

    SchemaDirectoriesController(FindJob find, Configurations configurations, DirectorySchemas schemas, Framed framed) {
        this.find = find;
        this.configurations = configurations;
        this.schemas = schemas;
        this.framed = framed;
    }

    @GetMapping
    ObjectNode list(Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request) {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        return framed.list(request, CONTEXT, List.of(source(saved), target(saved)));
    }

    @GetMapping("/{directoryId}")
    ObjectNode get(
            Caller caller,
            @PathVariable String id,
            @PathVariable String jobId,
            @PathVariable String directoryId,
            HttpServletRequest request) {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        if (directoryId.equalsIgnoreCase(saved.tenant().toString())) {
            return framed.one(request, CONTEXT + "/$entity", target(saved));
        }
        requireSource(saved, directoryId);
        return framed.one(request, CONTEXT + "/$entity", source(saved));
    }

    /** Asks the directory for its schema through an agent. What the tenant directory has is known. */
    @PostMapping("/{directoryId}/discover")
    ObjectNode discover(
            Caller caller,
            @PathVariable String id,
            @PathVariable String jobId,
            @PathVariable String directoryId,
            HttpServletRequest request) {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        if (directoryId.equalsIgnoreCase(saved.tenant().toString())) {
            return framed.one(request, CONTEXT + "/$entity", target(saved));
        }
        requireSource(saved, directoryId);
        return framed.one(
                request,
                CONTEXT + "/$entity",
                WriteDirectories.source(
                        saved.directoryId().toString(),
                        Optional.of(schemas.discover(saved.tenant(), saved.directoryId(), saved.directory()))));
    }

    private static void requireSource(SavedConfiguration saved, String directoryId) {
        if (!directoryId.equalsIgnoreCase(saved.directoryId().toString())) {
            throw FindJob.notFound("directory of this schema", directoryId);
        }
    }

    private ObjectNode source(SavedConfiguration saved) {
        return WriteDirectories.source(
                saved.directoryId().toString(), schemas.find(saved.tenant(), saved.directoryId()));
    }

    private ObjectNode target(SavedConfiguration saved) {
        List<DirectoryExtension> extensions = EffectiveSchema.of(configurations.definition(saved), saved.tenant())
                .schema()
                .extensions();
        return WriteDirectories.target(saved.tenant().toString(), extensions);
    }
}
