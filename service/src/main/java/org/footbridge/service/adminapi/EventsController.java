package org.footbridge.service.adminapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.footbridge.service.logs.ExportLog;
import org.footbridge.service.logs.LimitExports;
import org.footbridge.service.logs.LogFormat;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The provisioning log and the counts of what there is. */
@RestController
class EventsController {
    private static final int MOST = 1000;
    private static final Set<String> PAGING = Set.of("top", "after");

    private final Events events;
    private final ExportLog export;
    private final LimitExports limit;
    private final Summaries summaries;

    EventsController(Events events, ExportLog export, LimitExports limit, Summaries summaries) {
        this.events = events;
        this.export = export;
        this.limit = limit;
        this.summaries = summaries;
    }

    @GetMapping("/admin/v1/events")
    ValueList<EventView> events(
            Caller caller,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int top) {
        EventFilter filter = EventFilter.read(request.getParameterMap(), PAGING);
        LogQuestion question = filter.question(caller.tenant());
        if (after != null) {
            Events.Place place = Events.Place.parse(after);
            question = question.behind(place.at(), place.id());
        }
        int most = PageSize.checked(top, MOST);
        List<EventView> found = events.find(question, most + 1);
        if (found.size() <= most) {
            return new ValueList<>(found);
        }
        List<EventView> shown = found.subList(0, most);
        return new ValueList<>(shown, nextLink(filter, most, Events.Place.of(shown.getLast())));
    }

    /** The events as three files in a zip archive, however many they are. */
    @GetMapping("/admin/v1/events/export")
    void export(
            Caller caller,
            HttpServletRequest request,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        LogFormat wanted =
                LogFormat.named(format).orElseThrow(() -> RequestBody.invalid("\"format\" is neither csv nor json."));
        LogQuestion question =
                EventFilter.read(request.getParameterMap(), Set.of("format")).question(caller.tenant());
        try (LimitExports.Permit _ = limit.take(caller.tenant())) {
            response.setContentType("application/zip");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ProvisioningLogs.zip\"");
            export.write(question, wanted, response.getOutputStream());
        }
    }

    /** Relative to the service's address. */
    private static String nextLink(EventFilter filter, int top, Events.Place last) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/admin/v1/events").queryParam("top", top);
        filter.given().keySet().forEach(name -> link.queryParam(name, "{" + name + "}"));
        return link.queryParam("after", last)
                .encode()
                .buildAndExpand(filter.given())
                .toUriString();
    }

    @GetMapping("/admin/v1/summary")
    Summaries.Summary summary(Caller caller) {
        return summaries.of(caller.tenant());
    }
}
