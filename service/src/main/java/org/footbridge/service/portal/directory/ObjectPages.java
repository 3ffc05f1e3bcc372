package org.footbridge.service.portal.directory;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.adminapi.Events;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.NotThere;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.settings.TenantSettings;
import org.footbridge.service.tenants.TenantId;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One object of the tenant directory, and all of its members, groups or reports. */
@PortalPage
class ObjectPages {
    private static final int EVENTS = 8;
    private static final int SOME = 12;
    private static final String MEMBERS = "members";
    private static final String MANAGER = "manager";

    private final ReadShownObject read;
    private final FindObjects objects;
    private final Events events;
    private final TenantSettings settings;

    ObjectPages(ReadShownObject read, FindObjects objects, Events events, TenantSettings settings) {
        this.read = read;
        this.objects = objects;
        this.events = events;
        this.settings = settings;
    }

    @GetMapping("/portal/objects/{id}")
    String object(@PathVariable UUID id, @ModelAttribute("frame") Frame frame, Model model) {
        TenantId tenant = frame.tenant().id();
        model.addAttribute("object", read.get(tenant, id).orElseThrow(NotThere::new));
        model.addAttribute("sources", read.sources(tenant, id));
        model.addAttribute("held", read.held(tenant, id));
        model.addAttribute("passwords", read.passwords(tenant, id));
        model.addAttribute("related", read.related(tenant, id));
        model.addAttribute("managers", some(tenant, id, MANAGER, false));
        model.addAttribute("members", some(tenant, id, MEMBERS, false));
        model.addAttribute("memberOf", some(tenant, id, MEMBERS, true));
        model.addAttribute("directReports", some(tenant, id, MANAGER, true));
        model.addAttribute("days", settings.retention(tenant).deletedItemsDays());
        model.addAttribute("events", events.find(LogQuestion.of(tenant).target(id), EVENTS));
        return "portal/object";
    }

    private List<Line> some(TenantId tenant, UUID id, String property, boolean back) {
        return objects.related(tenant, id, property, back, FindObjects.FIRST, SOME);
    }

    @GetMapping("/portal/objects/{id}/{relation:members|memberOf|directReports}")
    String related(
            @PathVariable UUID id,
            @PathVariable String relation,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID after,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        TenantId tenant = frame.tenant().id();
        model.addAttribute("object", read.get(tenant, id).orElseThrow(NotThere::new));
        ShownObject.Related counts = read.related(tenant, id);
        model.addAttribute("relation", relation);
        model.addAttribute(
                "total",
                switch (relation) {
                    case MEMBERS -> counts.members();
                    case "memberOf" -> counts.memberOf();
                    default -> counts.directReports();
                });
        List<Line> found = objects.related(
                tenant,
                id,
                relation.equals("directReports") ? MANAGER : MEMBERS,
                !relation.equals(MEMBERS),
                after,
                FindObjects.PAGE + 1);
        boolean more = found.size() > FindObjects.PAGE;
        List<Line> shown = more ? found.subList(0, FindObjects.PAGE) : found;
        model.addAttribute("further", !after.equals(FindObjects.FIRST));
        model.addAttribute("objects", shown);
        model.addAttribute("next", more ? shown.getLast() : null);
        return "portal/object-related";
    }
}
