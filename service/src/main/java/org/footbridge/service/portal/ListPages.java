package org.footbridge.service.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.adminapi.Events;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.portal.ShownObject.Line;
import org.footbridge.service.tenants.TenantId;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of the tenant directory, and its log. */
@PortalPage
class ListPages {
    private static final int EVENTS_OF_OBJECT = 12;
    private static final int EVENTS_ON_LOG = 100;
    private static final Map<String, String> KINDS = Map.of("users", "user", "groups", "group", "contacts", "contact");

    private final Events events;
    private final PortalObjects objects;

    ListPages(Events events, PortalObjects objects) {
        this.events = events;
        this.objects = objects;
    }

    @GetMapping("/portal/{collection:users|groups|contacts}")
    String list(
            @PathVariable String collection,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID last,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        TenantId tenant = frame.tenant().id();
        String wanted = search.strip().replace("\0", "");
        List<Line> found =
                objects.find(tenant, KINDS.getOrDefault(collection, ""), wanted, after.replace("\0", ""), last);
        boolean more = found.size() > PortalObjects.PAGE;
        List<Line> shown = more ? found.subList(0, PortalObjects.PAGE) : found;
        model.addAttribute("collection", collection);
        model.addAttribute("search", wanted);
        model.addAttribute("objects", shown);
        model.addAttribute("next", more ? shown.getLast() : null);
        return "portal/objects";
    }

    @GetMapping("/portal/objects/{id}")
    String object(@PathVariable UUID id, @ModelAttribute("frame") Frame frame, Model model) {
        TenantId tenant = frame.tenant().id();
        ShownObject object = objects.get(tenant, id).orElseThrow(NotThere::new);
        model.addAttribute("object", object);
        model.addAttribute("managers", objects.referred(tenant, id, "manager"));
        model.addAttribute("members", objects.referred(tenant, id, "members"));
        model.addAttribute("groups", objects.referring(tenant, id, "members"));
        model.addAttribute("reports", objects.referring(tenant, id, "manager"));
        model.addAttribute("events", events.find(LogQuestion.of(tenant).target(id), EVENTS_OF_OBJECT));
        return "portal/object";
    }

    @GetMapping("/portal/log")
    String log(@RequestParam(defaultValue = "") String status, @ModelAttribute("frame") Frame frame, Model model) {
        TenantId tenant = frame.tenant().id();
        LogQuestion all = LogQuestion.of(tenant);
        LogQuestion question = status.isBlank()
                ? all
                : all.status(Status.named(status)
                        .orElseThrow(() -> new ServiceFailure(
                                "invalidRequest",
                                400,
                                "The status is none of success, failure, skipped, warning.",
                                "Choose one of them.")));
        model.addAttribute("status", status);
        model.addAttribute("events", events.find(question, EVENTS_ON_LOG));
        return "portal/log";
    }

    @GetMapping("/portal/**")
    String other() {
        throw new NotThere();
    }
}
