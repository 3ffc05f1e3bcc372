package org.footbridge.service.adminapi;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.ondemand.OnDemand;
import org.footbridge.service.ondemand.Provision;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Provisions an object at once, or shows what would come of it; who accepts {@code text/event-stream} is told each step as
 * soon as it is behind the object.
 */
@RestController
class OnDemandController {
    private final Configurations configurations;
    private final Provision provision;
    private final Audit audit;
    private final JsonMapper json;

    OnDemandController(Configurations configurations, Provision provision, Audit audit, JsonMapper json) {
        this.configurations = configurations;
        this.provision = provision;
        this.audit = audit;
        this.json = json;
    }

    @PostMapping("/admin/v1/configurations/{name}/provision")
    @Nullable
    ProvisionView provision(
            Caller caller,
            @PathVariable String name,
            RequestBody body,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            HttpServletResponse response) {
        body.only("object", "members", "ignoreScope", "apply");
        OnDemand wish =
                new OnDemand(body.text("object"), body.texts("members"), body.flag("ignoreScope"), body.flag("apply"));
        if (wish.object().isBlank() || wish.members().stream().anyMatch(OnDemandController::namesNothing)) {
            throw RequestBody.invalid("\"object\" or one of \"members\" names no object.");
        }
        SavedConfiguration saved = configurations
                .find(caller.tenant(), name)
                .orElseThrow(() -> new ServiceFailure(
                        "ConfigurationNotFound",
                        404,
                        "There is no configuration of that name.",
                        "List those there are: footbridge config list"));
        Runnable with =
                () -> audit.record(caller.tenant(), caller.written(), "ProvisionedOnDemand", change(saved, wish));
        if (!accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            return ProvisionView.of(provision.provision(saved, wish, caller.written(), with));
        }
        TellSteps steps = new TellSteps(response, json);
        steps.done(ProvisionView.of(provision.provision(saved, wish, caller.written(), with, steps)));
        return null;
    }

    private static boolean namesNothing(String member) {
        return member.isBlank() || member.indexOf('\0') >= 0;
    }

    private static AuditedChange change(SavedConfiguration saved, OnDemand wish) {
        return AuditedChange.asked(
                "configuration " + saved.name(),
                Map.of(
                        "object", wish.object(),
                        "members", List.copyOf(wish.members()),
                        "ignoreScope", wish.ignoreScope()));
    }
}
