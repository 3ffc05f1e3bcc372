package org.footbridge.service.portal.configurations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.adminapi.CycleView;
import org.footbridge.service.adminapi.Cycles;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.health.JobHealth;
import org.footbridge.service.health.JobHealths;
import org.footbridge.service.health.JobStatus;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** All configurations, and the first two steps to another one, before which there is nothing to save. */
@PortalPage
class ConfigurationLists {
    private final Configurations configurations;
    private final Cycles cycles;
    private final JobHealths healths;
    private final Agents agents;
    private final DescribeConfiguration describe;
    private final JdbcClient jdbc;

    ConfigurationLists(
            Configurations configurations,
            Cycles cycles,
            JobHealths healths,
            Agents agents,
            DescribeConfiguration describe,
            JdbcClient jdbc) {
        this.configurations = configurations;
        this.cycles = cycles;
        this.healths = healths;
        this.agents = agents;
        this.describe = describe;
        this.jdbc = jdbc;
    }

    /** A line of the list. */
    public record Line(
            String name,
            String directory,
            String mode,
            String status,
            int version,
            Instant updatedAt,
            @Nullable CycleView cycle) {}

    /** A directory that can be chosen. */
    public record Choice(String name, long active, long agents, long configurations) {}

    @GetMapping("/portal/configurations")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        TenantId tenant = frame.tenant().id();
        Map<String, CycleView> last = cycles.last(tenant);
        Map<UUID, JobHealth> jobs = healths.list(tenant);
        model.addAttribute(
                "lines",
                configurations.list(tenant).stream()
                        .map(saved -> new Line(
                                saved.name(),
                                saved.directory(),
                                saved.mode().text(),
                                JobStatus.of(
                                                jobs.getOrDefault(saved.id(), JobHealth.NEW),
                                                saved.definition()
                                                        .path("enabled")
                                                        .asBoolean(true),
                                                last.containsKey(saved.name()))
                                        .graphName(),
                                saved.version(),
                                saved.updatedAt(),
                                last.get(saved.name())))
                        .toList());
        return "portal/configurations";
    }

    @GetMapping("/portal/configurations/new")
    String directory(@ModelAttribute("frame") Frame frame, Model model) {
        if (!frame.administers()) {
            model.addAttribute("needed", "administrator");
            return "portal/denied";
        }
        model.addAttribute("choices", choices(frame.tenant().id()));
        return "portal/configuration-new";
    }

    @GetMapping("/portal/configurations/new/scope")
    String scope(
            @RequestParam String directory,
            @RequestParam String name,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        if (!frame.administers()) {
            model.addAttribute("needed", "administrator");
            return "portal/denied";
        }
        Optional<UUID> id = jdbc.sql("select id from connected_directory where tenant_id = ? and name = ?")
                .params(frame.tenant().id().value(), directory)
                .query(UUID.class)
                .optional();
        model.addAttribute("name", name.strip());
        model.addAttribute("directory", directory);
        model.addAttribute("setup", true);
        model.addAttribute("step", "scope");
        model.addAttribute("mode", "new");
        model.addAttribute("version", 0);
        model.addAttribute("definition", JsonMapper.shared().createObjectNode().put("directory", directory));
        model.addAttribute("facts", describe.facts(frame.tenant().id(), id));
        return "portal/configuration-scope";
    }

    private List<Choice> choices(TenantId tenant) {
        List<AgentView> known = agents.list(tenant).stream()
                .filter(agent -> !agent.status().equals("revoked"))
                .toList();
        return jdbc.sql("""
                        select d.name, (select count(*) from configuration c
                                        where c.tenant_id = d.tenant_id and c.directory_id = d.id) as configurations
                        from connected_directory d where d.tenant_id = ? order by d.name
                        """)
                .param(tenant.value())
                .query((row, _) -> choice(row.getString("name"), row.getLong("configurations"), known))
                .list();
    }

    private static Choice choice(String name, long configurations, List<AgentView> agents) {
        List<AgentView> serving = agents.stream()
                .filter(agent -> agent.directories().stream()
                        .anyMatch(served -> served.name().equals(name)))
                .toList();
        long active = serving.stream()
                .filter(agent -> agent.status().equals("active"))
                .count();
        return new Choice(name, active, serving.size(), configurations);
    }
}
