package org.footbridge.service.portal.overview;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.adminapi.CycleView;
import org.footbridge.service.adminapi.Cycles;
import org.footbridge.service.adminapi.Events;
import org.footbridge.service.adminapi.Summaries;
import org.footbridge.service.adminapi.Summaries.Summary;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.health.JobHealth;
import org.footbridge.service.health.JobHealths;
import org.footbridge.service.health.JobStatus;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.portal.overview.BarChart.Column;
import org.footbridge.service.portal.overview.ReadHistory.Day;
import org.footbridge.service.portal.overview.ReadHistory.Hour;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The overview. */
@PortalPage
class OverviewPage {
    private static final int EVENTS = 8;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int HOURS_BETWEEN_LABELS = 4;
    private static final int DAYS_BETWEEN_LABELS = 7;

    private final Summaries summaries;
    private final Agents agents;
    private final Configurations configurations;
    private final Cycles cycles;
    private final Events events;
    private final JobHealths healths;
    private final FindDecisions decisions;
    private final ReadHistory history;

    OverviewPage(
            Summaries summaries,
            Agents agents,
            Configurations configurations,
            Cycles cycles,
            Events events,
            JobHealths healths,
            FindDecisions decisions,
            ReadHistory history) {
        this.summaries = summaries;
        this.agents = agents;
        this.configurations = configurations;
        this.cycles = cycles;
        this.events = events;
        this.healths = healths;
        this.decisions = decisions;
        this.history = history;
    }

    /** A configuration with its newest cycle. */
    public record Card(
            UUID id,
            String name,
            String directory,
            String mode,
            String status,
            @Nullable CycleView cycle) {}

    @GetMapping("/portal")
    String show(@ModelAttribute("frame") Frame frame, Model model) {
        TenantId tenant = frame.tenant().id();
        Map<UUID, JobHealth> jobs = healths.list(tenant);
        List<Card> cards = cards(tenant, jobs);
        List<AgentView> known = agents.list(tenant);
        Summary summary = summaries.of(tenant);
        List<Hour> hours = history.hours(tenant);
        model.addAttribute("summary", summary);
        model.addAttribute("cards", cards);
        model.addAttribute("agents", known);
        model.addAttribute(
                "activeAgents",
                known.stream().filter(agent -> agent.status().equals("active")).count());
        model.addAttribute("decisions", decisions.of(tenant, cards, jobs, known, Instant.now()));
        model.addAttribute("hours", hours);
        model.addAttribute("changes", changes(hours));
        model.addAttribute("latency", latency(hours));
        model.addAttribute("objects", objects(history.days(tenant), summary));
        model.addAttribute("events", events.find(LogQuestion.of(tenant), EVENTS));
        return "portal/overview";
    }

    private List<Card> cards(TenantId tenant, Map<UUID, JobHealth> jobs) {
        Map<String, CycleView> last = cycles.last(tenant);
        return configurations.list(tenant).stream()
                .map(saved -> new Card(
                        saved.id(),
                        saved.name(),
                        saved.directory(),
                        saved.mode().text(),
                        JobStatus.of(
                                        jobs.getOrDefault(saved.id(), JobHealth.NEW),
                                        saved.definition().path("enabled").asBoolean(true),
                                        last.containsKey(saved.name()))
                                .graphName(),
                        last.get(saved.name())))
                .toList();
    }

    private static BarChart changes(List<Hour> hours) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            Hour hour = hours.get(i);
            String at = HOUR.format(hour.at());
            columns.add(new Column(
                    i % HOURS_BETWEEN_LABELS == 0 ? at : "",
                    at,
                    List.of(hour.created(), hour.updated(), hour.deleted(), hour.failed())));
        }
        return BarChart.of(columns, List.of("created", "updated", "deleted", "failed"));
    }

    private static LineChart latency(List<Hour> hours) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            labels.add(i % HOURS_BETWEEN_LABELS == 0 ? HOUR.format(hours.get(i).at()) : "");
        }
        return LineChart.of(
                labels,
                List.of(
                        hours.stream().map(Hour::typical).toList(),
                        hours.stream().map(Hour::slow).toList()),
                false);
    }

    /** Backwards from what there is now. */
    private static LineChart objects(List<Day> days, Summary now) {
        double left = (double) now.users() + now.groups() + now.contacts();
        List<Double> objects = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = days.size() - 1; i >= 0; i--) {
            objects.add(Math.max(0, left));
            labels.add(
                    (days.size() - 1 - i) % DAYS_BETWEEN_LABELS == 0
                            ? DAY.format(days.get(i).at())
                            : "");
            left -= days.get(i).added();
        }
        Collections.reverse(objects);
        Collections.reverse(labels);
        return LineChart.of(labels, List.of(objects), true);
    }
}
