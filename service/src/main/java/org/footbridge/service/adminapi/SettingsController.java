package org.footbridge.service.adminapi;

import java.util.Optional;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.settings.Retention;
import org.footbridge.service.settings.TenantSettings;
import org.footbridge.service.signin.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a tenant chooses for itself. */
@RestController
@RequestMapping("/admin/v1/settings")
class SettingsController {
    private final TenantSettings settings;
    private final Audited audited;

    SettingsController(TenantSettings settings, Audited audited) {
        this.settings = settings;
        this.audited = audited;
    }

    /** @param longest the most that can be chosen */
    record Settings(Retention retention, Longest longest) {}

    record Longest(Retention retention) {}

    @GetMapping
    Settings get(Caller caller) {
        return new Settings(settings.retention(caller.tenant()), new Longest(settings.longest()));
    }

    /** What is not named stays as it is. */
    @PutMapping
    Settings put(Caller caller, RequestBody body) {
        body.only("retention", "longest");
        JsonNode node = body.node().path("retention");
        if (!node.isObject()) {
            throw RequestBody.invalid("The body needs \"retention\", an object.");
        }
        RequestBody wanted = new RequestBody(node).only("logDays", "deletedItemsDays");
        audited.told(caller, "SettingsChanged", () -> {
            Retention before = settings.retention(caller.tenant());
            Retention after = new Retention(
                    wanted.number("logDays", before.logDays()),
                    wanted.number("deletedItemsDays", before.deletedItemsDays()));
            if (after.equals(before)) {
                return Optional.empty();
            }
            settings.retain(caller.tenant(), after);
            return Optional.of(AuditedChange.changed("settings", before, after));
        });
        return get(caller);
    }
}
