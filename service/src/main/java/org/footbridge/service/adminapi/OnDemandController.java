package org.footbridge.service.adminapi;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Provisions an object at once, or shows what would come of it. */
@RestController
class OnDemandController {
    private final Configurations configurations;
    private final Provision provision;
    private final Audit audit;

    OnDemandController(Configurations configurations, Provision provision, Audit audit) {
        this.configurations = configurations;
        this.provision = provision;
        this.audit = audit;
    }

    @PostMapping("/admin/v1/configurations/{name}/provision")
    ProvisionView provision(Caller caller, @PathVariable String name, RequestBody body) {
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
        return ProvisionView.of(provision.provision(
                saved,
                wish,
                caller.written(),
                () -> audit.record(caller.tenant(), caller.written(), "ProvisionedOnDemand", change(saved, wish))));
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
