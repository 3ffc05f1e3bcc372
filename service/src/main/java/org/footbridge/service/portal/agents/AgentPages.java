package org.footbridge.service.portal.agents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The agents, and the way to a new one. */
@PortalPage
class AgentPages {
    private static final Duration SOON = Duration.ofDays(14);

    private final Agents agents;
    private final PublicAddress address;
    private final JdbcClient jdbc;

    AgentPages(Agents agents, PublicAddress address, JdbcClient jdbc) {
        this.agents = agents;
        this.address = address;
        this.jdbc = jdbc;
    }

    /**
     * An agent as its card shows it.
     *
     * @param status draining besides those of the API; waiting: it never connected
     * @param ending its certificate ends soon, or has ended
     * @param failing checks that failed or warn
     */
    public record Card(AgentView agent, String status, boolean ending, long failing) {
        static Card of(AgentView agent, Instant now) {
            String status =
                    agent.status().equals("inactive") && agent.lastSeenAt() == null ? "waiting" : agent.status();
            return new Card(
                    agent,
                    agent.draining() && status.equals("active") ? "draining" : status,
                    !status.equals("revoked") && agent.certificateNotAfter().isBefore(now.plus(SOON)),
                    agent.checks().stream()
                            .filter(check -> !check.status().equals("ok"))
                            .count());
        }
    }

    @GetMapping("/portal/agents")
    String list(@ModelAttribute("frame") Frame frame, Model model) {
        Instant now = Instant.now();
        model.addAttribute(
                "cards",
                agents.list(frame.tenant().id()).stream()
                        .map(agent -> Card.of(agent, now))
                        .toList());
        return "portal/agents";
    }

    @GetMapping("/portal/agents/new")
    String fresh(@ModelAttribute("frame") Frame frame, Model model) {
        if (!frame.administers()) {
            model.addAttribute("needed", "administrator");
            return "portal/denied";
        }
        TenantId tenant = frame.tenant().id();
        List<String> directories = jdbc.sql("select name from connected_directory where tenant_id = ? order by name")
                .param(tenant.value())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
        model.addAttribute("directories", directories);
        model.addAttribute("url", address.url());
        return "portal/agents-new";
    }
}
