package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.Removal.Confirmed;
import org.footbridge.service.deletes.Removal.Objects;
import org.footbridge.service.deletes.RemoveConfiguration;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.jobs.ControlJob;
import org.footbridge.service.jobs.RestartScope;
import org.footbridge.service.signin.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The job of a configuration: how it goes, and what makes it go. */
@RestController
@RequestMapping({
    "/v1.0/servicePrincipals/{id}/synchronization/jobs",
    "/beta/servicePrincipals/{id}/synchronization/jobs"
})
class JobsController {
    private static final String CONTEXT = "servicePrincipals/synchronization/jobs";

    private final Audited audited;
    private final FindJob find;
    private final RenderJob render;
    private final ControlJob control;
    private final RemoveConfiguration removal;
    private final Framed framed;

    JobsController(
            FindJob find,
            RenderJob render,
            ControlJob control,
            RemoveConfiguration removal,
            Framed framed,
            Audited audited) {
        this.find = find;
        this.removal = removal;
        this.render = render;
        this.control = control;
        this.framed = framed;
        this.audited = audited;
    }

    @GetMapping
    ObjectNode list(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return framed.list(request, CONTEXT, List.of(render.job(find.configuration(caller.tenant(), id))));
    }

    @GetMapping("/{jobId}")
    ObjectNode get(Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request) {
        return framed.one(request, CONTEXT + "/$entity", render.job(find.job(caller.tenant(), id, jobId)));
    }

    /** A configuration has its job from the beginning: asked to make one, this answers with it. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode make(Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
        SavedConfiguration saved = find.configuration(caller.tenant(), id);
        FindJob.template(ReadJson.object(request).path("templateId").asString(""));
        return framed.one(request, CONTEXT + "/$entity", render.job(saved));
    }

    /** With its configuration. The objects stay, and are managed in the cloud from then on. */
    @DeleteMapping("/{jobId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id, @PathVariable String jobId) {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        audited.run(
                caller,
                "ConfigurationDeleted",
                AuditedChange.changed(
                        "configuration " + saved.name(),
                        saved.definition(),
                        Map.of("objects", Objects.KEEP.text(), "allowDeletes", false)),
                () -> removal.remove(
                        saved,
                        new Confirmed(
                                Objects.KEEP, removal.look(saved, Objects.KEEP).shown(), false),
                        caller.written()));
    }

    @PostMapping("/{jobId}/start")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void start(Caller caller, @PathVariable String id, @PathVariable String jobId) {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        audited.run(caller, "JobStarted", job(saved, ""), () -> control.start(saved, caller.written()));
    }

    @PostMapping("/{jobId}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(Caller caller, @PathVariable String id, @PathVariable String jobId) {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        audited.run(caller, "JobPaused", job(saved, ""), () -> control.pause(saved, caller.written()));
    }

    /** The body is {@code {"criteria": {"resetScope": "..."}}}; without one it is as if the criteria were empty. */
    @PostMapping("/{jobId}/restart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restart(Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request)
            throws IOException {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        JsonNode body = ReadJson.objectOrNothing(request);
        String scope = body.path("criteria").path("resetScope").asString("");
        Set<RestartScope> scopes = RestartScope.parse(scope);
        audited.as(caller, "JobRestarted", job(saved, scope), () -> control.restart(saved, scopes, caller.written()));
    }

    private static AuditedChange job(SavedConfiguration saved, String scope) {
        return AuditedChange.asked("job of configuration " + saved.name(), Map.of("scope", scope));
    }
}
