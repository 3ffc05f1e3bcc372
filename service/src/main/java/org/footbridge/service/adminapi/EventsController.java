package org.footbridge.service.adminapi;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The provisioning log and the counts of what there is. */
@RestController
class EventsController {
    private static final int MOST = 1000;

    private final Events events;
    private final Summaries summaries;

    EventsController(Events events, Summaries summaries) {
        this.events = events;
        this.summaries = summaries;
    }

    @GetMapping("/admin/v1/events")
    ValueList<EventView> events(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID cycle,
            @RequestParam(required = false) @Nullable UUID object,
            @RequestParam(required = false) @Nullable UUID source,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int top) {
        Events.Question question =
                new Events.Question(cycle, object, source, status, after == null ? null : Events.Place.parse(after));
        int most = PageSize.checked(top, MOST);
        List<EventView> found = events.find(caller.tenant(), question, most + 1);
        if (found.size() <= most) {
            return new ValueList<>(found);
        }
        List<EventView> shown = found.subList(0, most);
        return new ValueList<>(shown, nextLink(question, most, Events.Place.of(shown.getLast())));
    }

    /** Relative to the service's address. */
    private static String nextLink(Events.Question question, int top, Events.Place last) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/admin/v1/events").queryParam("top", top);
        add(link, "cycle", question.cycle());
        add(link, "object", question.object());
        add(link, "source", question.source());
        add(link, "status", question.status());
        return link.queryParam("after", last).toUriString();
    }

    private static void add(UriComponentsBuilder link, String name, @Nullable Object value) {
        if (value != null) {
            link.queryParam(name, value);
        }
    }

    @GetMapping("/admin/v1/summary")
    Summaries.Summary summary(Caller caller) {
        return summaries.of(caller.tenant());
    }
}
