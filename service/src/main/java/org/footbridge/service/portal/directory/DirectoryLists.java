package org.footbridge.service.portal.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.adminapi.Summaries;
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

/** Lists of the tenant directory, and of what was deleted from it. */
@PortalPage
class DirectoryLists {
    private static final Map<String, String> KINDS = Map.of("users", "user", "groups", "group", "contacts", "contact");
    private static final Set<String> STATES = Set.of("enabled", "disabled", "security", "distribution");
    private static final Set<String> SOURCES = Set.of("synced", "cloud");

    private final FindObjects objects;
    private final SearchObjects search;
    private final Summaries summaries;
    private final TenantSettings settings;

    DirectoryLists(FindObjects objects, SearchObjects search, Summaries summaries, TenantSettings settings) {
        this.objects = objects;
        this.search = search;
        this.summaries = summaries;
        this.settings = settings;
    }

    @GetMapping("/portal/{collection:users|groups|contacts}")
    String list(
            @PathVariable String collection,
            @RequestParam(name = "search", defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(required = false) Optional<UUID> last,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        TenantId tenant = frame.tenant().id();
        String kind = KINDS.getOrDefault(collection, "");
        FindObjects.Filter filter = new FindObjects.Filter(
                wanted.strip().replace("\0", ""),
                STATES.contains(state) ? state : "",
                SOURCES.contains(source) ? source : "");
        Optional<FindObjects.Place> place = last.map(id -> new FindObjects.Place(after.replace("\0", ""), id));
        SearchObjects.Found found = filter.search().isEmpty()
                ? new SearchObjects.Found(objects.living(tenant, kind, filter, place), false)
                : search.find(tenant, kind, filter, place);
        Summaries.Summary summary = summaries.of(tenant);
        model.addAttribute("collection", collection);
        model.addAttribute("kind", kind);
        model.addAttribute(
                "total",
                switch (kind) {
                    case "user" -> summary.users();
                    case "group" -> summary.groups();
                    default -> summary.contacts();
                });
        model.addAttribute("filter", filter);
        model.addAttribute("further", last.isPresent());
        model.addAttribute("cut", found.cut() ? SearchObjects.MOST : 0);
        page(found.lines(), model);
        return "portal/objects";
    }

    @GetMapping("/portal/deleted")
    String deleted(
            @RequestParam(name = "search", defaultValue = "") String text,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID last,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        TenantId tenant = frame.tenant().id();
        String wanted = text.strip().replace("\0", "");
        String only = KINDS.containsValue(kind) ? kind : "";
        List<Line> found = objects.deleted(tenant, only, wanted, moment(before), last);
        model.addAttribute("search", wanted);
        model.addAttribute("kind", only);
        model.addAttribute("further", !before.isEmpty());
        model.addAttribute("days", settings.retention(tenant).deletedItemsDays());
        page(found, model);
        return "portal/deleted";
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new NotThere();
        }
    }

    private static void page(List<Line> found, Model model) {
        boolean more = found.size() > FindObjects.PAGE;
        List<Line> shown = more ? found.subList(0, FindObjects.PAGE) : found;
        model.addAttribute("objects", shown);
        model.addAttribute("next", more ? shown.getLast() : null);
    }
}
