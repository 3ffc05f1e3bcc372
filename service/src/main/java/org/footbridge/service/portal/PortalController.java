package org.footbridge.service.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.adminapi.CycleView;
import org.footbridge.service.adminapi.Cycles;
import org.footbridge.service.adminapi.Events;
import org.footbridge.service.adminapi.Summaries;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.portal.ShownObject.Line;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.Tenants;
import org.footbridge.service.tenants.TenantsProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The pages. */
@Controller
class PortalController {
    private static final int EVENTS_ON_OVERVIEW = 12;
    private static final int EVENTS_ON_LOG = 100;
    private static final Map<String, String> KINDS = Map.of("users", "user", "groups", "group", "contacts", "contact");

    private final PortalDoor door;
    private final Tenants tenants;
    private final TenantsProperties settings;
    private final PublicAddress address;
    private final Summaries summaries;
    private final Agents agents;
    private final Configurations configurations;
    private final Cycles cycles;
    private final Events events;
    private final PortalObjects objects;

    PortalController(
            PortalDoor door,
            Tenants tenants,
            TenantsProperties settings,
            PublicAddress address,
            Summaries summaries,
            Agents agents,
            Configurations configurations,
            Cycles cycles,
            Events events,
            PortalObjects objects) {
        this.door = door;
        this.tenants = tenants;
        this.settings = settings;
        this.address = address;
        this.summaries = summaries;
        this.agents = agents;
        this.configurations = configurations;
        this.cycles = cycles;
        this.events = events;
        this.objects = objects;
    }

    /** A configuration with its newest cycle. */
    record ConfigurationLine(
            SavedConfiguration configuration,
            boolean enabled,
            @Nullable CycleView cycle) {}

    /** What is asked for is not there. */
    static final class NotThere extends RuntimeException {}

    @GetMapping("/")
    String home(HttpServletRequest request, Model model) {
        if (!door.isEntranceOf(request)) {
            model.addAttribute("url", address.url());
            return "portal/landing";
        }
        Tenant tenant = frame(request, model, "overview");
        Map<String, CycleView> last = cycles.last(tenant.id());
        model.addAttribute("summary", summaries.of(tenant.id()));
        model.addAttribute("agents", agents.list(tenant.id()));
        model.addAttribute(
                "configurations",
                configurations.list(tenant.id()).stream()
                        .map(saved -> new ConfigurationLine(
                                saved, saved.definition().path("enabled").asBoolean(true), last.get(saved.name())))
                        .toList());
        model.addAttribute("events", events.find(LogQuestion.of(tenant.id()), EVENTS_ON_OVERVIEW));
        return "portal/overview";
    }

    @GetMapping("/portal/{collection:users|groups|contacts}")
    String list(
            @PathVariable String collection,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID last,
            HttpServletRequest request,
            Model model) {
        Tenant tenant = frame(request, model, collection);
        String wanted = search.strip().replace("\0", "");
        List<Line> found =
                objects.find(tenant.id(), KINDS.getOrDefault(collection, ""), wanted, after.replace("\0", ""), last);
        boolean more = found.size() > PortalObjects.PAGE;
        List<Line> shown = more ? found.subList(0, PortalObjects.PAGE) : found;
        model.addAttribute("collection", collection);
        model.addAttribute("search", wanted);
        model.addAttribute("objects", shown);
        model.addAttribute("next", more ? shown.getLast() : null);
        return "portal/objects";
    }

    @GetMapping("/portal/objects/{id}")
    String object(@PathVariable UUID id, HttpServletRequest request, Model model) {
        Tenant tenant = frame(request, model, "");
        ShownObject object = objects.get(tenant.id(), id).orElseThrow(NotThere::new);
        model.addAttribute("active", object.kind() + "s");
        model.addAttribute("object", object);
        model.addAttribute("managers", objects.referred(tenant.id(), id, "manager"));
        model.addAttribute("members", objects.referred(tenant.id(), id, "members"));
        model.addAttribute("groups", objects.referring(tenant.id(), id, "members"));
        model.addAttribute("reports", objects.referring(tenant.id(), id, "manager"));
        model.addAttribute("events", events.find(LogQuestion.of(tenant.id()).target(id), EVENTS_ON_OVERVIEW));
        return "portal/object";
    }

    @GetMapping("/portal/log")
    String log(@RequestParam(defaultValue = "") String status, HttpServletRequest request, Model model) {
        Tenant tenant = frame(request, model, "log");
        LogQuestion all = LogQuestion.of(tenant.id());
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

    @ExceptionHandler({NotThere.class, MethodArgumentTypeMismatchException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notThere(HttpServletRequest request, Model model) {
        frame(request, model, "");
        return "portal/missing";
    }

    private Tenant frame(HttpServletRequest request, Model model, String active) {
        if (!door.isEntranceOf(request)) {
            throw new ServiceFailure(
                    "ResourceNotFound", 404, "There is nothing here.", "The APIs are under /v1.0 and /admin/v1.");
        }
        Tenant tenant = tenants.resolve(settings.bootstrap().tenant()).orElseThrow(NotThere::new);
        model.addAttribute("tenant", tenant);
        model.addAttribute("active", active);
        model.addAttribute("moments", new Moments(Instant.now()));
        model.addAttribute("values", new Values());
        return tenant;
    }
}
