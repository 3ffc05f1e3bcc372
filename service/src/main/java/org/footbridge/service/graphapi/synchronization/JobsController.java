package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.footbridge.service.signin.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The job of a configuration and how it goes. */
@RestController
@RequestMapping({
    "/v1.0/servicePrincipals/{id}/synchronization/jobs",
    "/beta/servicePrincipals/{id}/synchronization/jobs"
})
class JobsController {
    private static final String CONTEXT = "servicePrincipals/synchronization/jobs";

    private final FindJob find;
    private final RenderJob render;
    private final Framed framed;

    JobsController(FindJob find, RenderJob render, Framed framed) {
        this.find = find;
        this.render = render;
        this.framed = framed;
    }

    @GetMapping
    ObjectNode list(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return framed.list(request, CONTEXT, List.of(render.job(find.configuration(caller.tenant(), id))));
    }

    @GetMapping("/{jobId}")
    ObjectNode get(Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request) {
        return framed.one(request, CONTEXT + "/$entity", render.job(find.job(caller.tenant(), id, jobId)));
    }
}
