package org.footbridge.service.portal.logs;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.footbridge.service.audit.AuditEntry;
import org.footbridge.service.audit.AuditLog;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.NotThere;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log, and one entry of it. */
@PortalPage
class AuditPages {
    private static final int ENTRIES = 50;

    private final AuditLog log;

    AuditPages(AuditLog log) {
        this.log = log;
    }

    /** What is filtered by, as it was typed. */
    public record Filter(String by, String action, String object, String since, String until) {
        public boolean restricts() {
            return !(by + action + object + since + until).isEmpty();
        }
    }

    @GetMapping("/portal/audit")
    String list(
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(required = false) @Nullable Long after,
            @ModelAttribute("frame") Frame frame,
            HttpServletResponse response,
            Model model) {
        TenantId tenant = frame.tenant().id();
        Filter filter = new Filter(clean(by), clean(action), clean(object), clean(since), clean(until));
        model.addAttribute("filter", filter);
        model.addAttribute("after", after);
        model.addAttribute("known", log.known(tenant));
        model.addAttribute("query", query(filter));
        model.addAttribute("failure", null);
        model.addAttribute("next", 0L);
        try {
            List<AuditEntry> found = log.find(
                    tenant,
                    new AuditLog.Question(
                            given(filter.by()),
                            given(filter.action()),
                            given(filter.object()),
                            moment(filter.since()),
                            moment(filter.until()),
                            Optional.ofNullable(after)),
                    ENTRIES + 1);
            List<AuditEntry> shown = found.stream().limit(ENTRIES).toList();
            model.addAttribute("entries", shown);
            if (found.size() > ENTRIES) {
                model.addAttribute("next", shown.getLast().number());
            }
        } catch (ServiceFailure failure) {
            // the form stays, so that it can be corrected
            response.setStatus(failure.httpStatus());
            model.addAttribute("failure", failure);
            model.addAttribute("entries", List.of());
        }
        return "portal/audit";
    }

    @GetMapping("/portal/audit/{number:[0-9]{1,18}}")
    String entry(@PathVariable long number, @ModelAttribute("frame") Frame frame, Model model) {
        AuditEntry entry = log.find(frame.tenant().id(), number).orElseThrow(NotThere::new);
        Optional<JsonNode> before = entry.before().map(JsonMapper.shared()::readTree);
        Optional<JsonNode> after = entry.after().map(JsonMapper.shared()::readTree);
        model.addAttribute("entry", entry);
        model.addAttribute("changes", ChangedPlace.between(before, after));
        model.addAttribute("before", before.map(AuditPages::pretty).orElse(""));
        model.addAttribute("later", after.map(AuditPages::pretty).orElse(""));
        return "portal/audit-entry";
    }

    private static String pretty(JsonNode json) {
        return json.toPrettyString();
    }

    private static String clean(String text) {
        return text.strip().replace("\0", "");
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return given(text)
                    .map(value -> value.endsWith("Z")
                            ? Instant.parse(value)
                            : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            throw new ServiceFailure(
                    "invalidRequest",
                    400,
                    "'" + text + "' is not a moment such as 2026-01-31T12:00:00Z.",
                    "Choose a date and a time.");
        }
    }

    private static String query(Filter filter) {
        UriComponentsBuilder builder = UriComponentsBuilder.newInstance();
        java.util.Map<String, String> values = new java.util.TreeMap<>();
        for (String[] part : new String[][] {
            {"by", filter.by()},
            {"action", filter.action()},
            {"object", filter.object()},
            {"since", written(filter.since())},
            {"until", written(filter.until())}
        }) {
            if (!part[1].isEmpty()) {
                builder.queryParam(part[0], "{" + part[0] + "}");
                values.put(part[0], part[1]);
            }
        }
        String written = builder.encode().buildAndExpand(values).toUriString();
        return written.isEmpty() ? "" : written.substring(1);
    }

    private static String written(String moment) {
        try {
            return moment(moment).map(Instant::toString).orElse("");
        } catch (ServiceFailure unreadable) {
            return "";
        }
    }
}
