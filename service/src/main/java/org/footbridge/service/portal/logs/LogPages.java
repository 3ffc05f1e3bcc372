package org.footbridge.service.portal.logs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.adminapi.EventFilter;
import org.footbridge.service.adminapi.EventView;
import org.footbridge.service.adminapi.Events;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.StepKind;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.NotThere;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.tenants.TenantId;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The provisioning log, and one event of it. */
@PortalPage
class LogPages {
    private static final int EVENTS = 50;
    private static final Set<String> MOMENTS = Set.of("since", "until");
    private static final List<String> FILTERS = List.of(
            "name",
            "status",
            "action",
            "step",
            "job",
            "code",
            "since",
            "until",
            "object",
            "source",
            "cycle",
            "change",
            "identity");

    private final Events events;
    private final Configurations configurations;

    LogPages(Events events, Configurations configurations) {
        this.events = events;
        this.configurations = configurations;
    }

    /** A configuration that can be chosen. */
    public record Choice(UUID id, String name) {}

    @GetMapping("/portal/log")
    String list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String after,
            @ModelAttribute("frame") Frame frame,
            HttpServletResponse response,
            Model model) {
        TenantId tenant = frame.tenant().id();
        Map<String, String> given = given(request);
        model.addAttribute("given", given);
        model.addAttribute(
                "statuses", List.of(Status.values()).stream().map(Status::text).toList());
        model.addAttribute(
                "actions", List.of(Action.values()).stream().map(Action::text).toList());
        model.addAttribute(
                "steps", List.of(StepKind.values()).stream().map(StepKind::text).toList());
        model.addAttribute(
                "configurations",
                configurations.list(tenant).stream()
                        .map(saved -> new Choice(saved.id(), saved.name()))
                        .toList());
        model.addAttribute("query", query(given));
        model.addAttribute("after", after);
        model.addAttribute("failure", null);
        model.addAttribute("next", "");
        try {
            LogQuestion question = question(tenant, given);
            if (!after.isEmpty()) {
                Events.Place place = Events.Place.parse(after);
                question = question.behind(place.at(), place.id());
            }
            List<EventView> found = events.find(question, EVENTS + 1);
            List<EventView> shown = found.stream().limit(EVENTS).toList();
            model.addAttribute("events", shown);
            if (found.size() > EVENTS) {
                model.addAttribute("next", Events.Place.of(shown.getLast()).toString());
            }
        } catch (ServiceFailure failure) {
            // the form stays, so that it can be corrected
            response.setStatus(failure.httpStatus());
            model.addAttribute(
                    "failure",
                    new ServiceFailure(
                            failure.code(),
                            failure.httpStatus(),
                            failure.reason(),
                            "Correct the filter, or take it away."));
            model.addAttribute("events", List.of());
        }
        return "portal/log";
    }

    /** @param at when it happened, which finds it faster */
    @GetMapping("/portal/log/{id}")
    String event(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String at,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        LogQuestion question = LogQuestion.of(frame.tenant().id()).change(id);
        if (!at.isEmpty()) {
            Instant moment = moment(at);
            question = question.since(moment.minus(1, ChronoUnit.SECONDS)).until(moment.plus(1, ChronoUnit.SECONDS));
        }
        EventView event = events.find(question, 1).stream().findFirst().orElseThrow(NotThere::new);
        model.addAttribute("event", event);
        return "portal/log-event";
    }

    private static Map<String, String> given(HttpServletRequest request) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : FILTERS) {
            String value = request.getParameter(name);
            if (value != null && !value.isBlank()) {
                given.put(name, value.strip().replace("\0", ""));
            }
        }
        return given;
    }

    private static LogQuestion question(TenantId tenant, Map<String, String> given) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        given.forEach((name, value) -> parameters.put(
                name, new String[] {MOMENTS.contains(name) ? moment(value).toString() : value}));
        return EventFilter.read(parameters, Set.of()).question(tenant);
    }

    /** As in the API, or as a field for date and time gives it, which means UTC. */
    private static Instant moment(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new ServiceFailure(
                    "invalidRequest",
                    400,
                    "'" + text + "' is not a moment such as 2026-01-31T12:00:00Z.",
                    "Choose a date and a time.");
        }
    }

    /** What the export is asked with. */
    private static String query(Map<String, String> given) {
        UriComponentsBuilder builder = UriComponentsBuilder.newInstance();
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            builder.queryParam(name, "{" + name + "}");
            try {
                values.put(name, MOMENTS.contains(name) ? moment(value).toString() : value);
            } catch (ServiceFailure unreadable) {
                values.put(name, value);
            }
        });
        String written = builder.encode().buildAndExpand(values).toUriString();
        return written.isEmpty() ? "" : written.substring(1);
    }
}
