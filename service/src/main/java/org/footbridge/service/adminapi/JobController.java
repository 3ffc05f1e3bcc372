package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.health.Escrow;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.jobs.ControlJob;
import org.footbridge.service.jobs.RestartScope;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The job of a configuration: how it fares, what fails in it, and what makes it go. */
@RestController
@RequestMapping("/admin/v1/configurations/{name}")
class JobController {
    private static final int MOST = 1000;

    private final Configurations configurations;
    private final JobViews views;
    private final ControlJob control;
    private final Escrows escrows;
    private final Audited audited;

    JobController(Configurations configurations, JobViews views, ControlJob control, Escrows escrows, Audited audited) {
        this.configurations = configurations;
        this.views = views;
        this.control = control;
        this.escrows = escrows;
        this.audited = audited;
    }

    record Requested(long request) {}

    /** @param count of all that fail */
    record Errors(
            long count,
            List<Escrow> value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextLink) {}

    @GetMapping("/job")
    JobView status(Caller caller, @PathVariable String name) {
        return views.of(find(caller, name));
    }

    @PostMapping("/job/start")
    JobView start(Caller caller, @PathVariable String name) {
        SavedConfiguration saved = find(caller, name);
        audited.run(caller, "JobStarted", job(saved, Map.of()), () -> control.start(saved, caller.written()));
        return views.of(saved);
    }

    @PostMapping("/job/pause")
    JobView pause(Caller caller, @PathVariable String name) {
        SavedConfiguration saved = find(caller, name);
        audited.run(caller, "JobPaused", job(saved, Map.of()), () -> control.pause(saved, caller.written()));
        return views.of(saved);
    }

    @PostMapping("/job/quarantine")
    JobView quarantine(Caller caller, @PathVariable String name) {
        SavedConfiguration saved = find(caller, name);
        audited.run(caller, "JobQuarantined", job(saved, Map.of()), () -> control.quarantine(saved, caller.written()));
        return views.of(saved);
    }

    @PostMapping("/job/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Requested restart(Caller caller, @PathVariable String name, RequestBody body) {
        body.only("scope");
        SavedConfiguration saved = find(caller, name);
        String scope = body.optionalText("scope").orElse("");
        Set<RestartScope> scopes = RestartScope.parse(scope);
        return new Requested(audited.as(
                caller,
                "JobRestarted",
                job(saved, Map.of("scope", scope)),
                () -> control.restart(saved, scopes, caller.written())));
    }

    /** In the order of their GUIDs. */
    @GetMapping("/errors")
    Errors errors(
            Caller caller,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "100") int top) {
        SavedConfiguration saved = find(caller, name);
        int most = PageSize.checked(top, MOST);
        long count = escrows.count(caller.tenant(), saved.id());
        List<Escrow> found = escrows.page(caller.tenant(), saved.id(), after, code, most + 1);
        if (found.size() <= most) {
            return new Errors(count, found, null);
        }
        List<Escrow> shown = found.subList(0, most);
        UriComponentsBuilder next = UriComponentsBuilder.fromPath("/admin/v1/configurations/")
                .pathSegment(name, "errors")
                .queryParam("top", most)
                .queryParam("after", shown.getLast().source().id());
        if (code != null) {
            next.queryParam("code", code);
        }
        return new Errors(count, shown, next.encode().toUriString());
    }

    private static AuditedChange job(SavedConfiguration saved, Map<String, String> how) {
        return AuditedChange.asked("job of configuration " + saved.name(), how);
    }

    private SavedConfiguration find(Caller caller, String name) {
        return NamedConfiguration.find(configurations, caller.tenant(), name);
    }
}
