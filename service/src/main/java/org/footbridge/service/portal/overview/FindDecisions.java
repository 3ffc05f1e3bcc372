package org.footbridge.service.portal.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.health.JobHealth;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What waits for somebody: held deletes, quarantine, plans that were not applied, conflicts, agents that are silent. */
@Component
class FindDecisions {
    private static final Duration CERTIFICATE_SOON = Duration.ofDays(14);

    private final JdbcClient jdbc;

    FindDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What waits in one configuration. */
    private record Waiting(
            long deletes, long removals, long failing, long conflicts, Optional<UUID> plan, long planned) {}

    List<Decision> of(
            TenantId tenant,
            List<OverviewPage.Card> cards,
            Map<UUID, JobHealth> healths,
            List<AgentView> agents,
            Instant now) {
        Map<UUID, Waiting> waiting = waiting(tenant);
        List<Decision> found = new ArrayList<>();
        for (OverviewPage.Card card : cards) {
            String page = "/portal/configurations/" + UriUtils.encodePathSegment(card.name(), "UTF-8");
            Optional.ofNullable(healths.get(card.id())).ifPresent(health -> job(card, health, page, found));
            Optional.ofNullable(waiting.get(card.id())).ifPresent(waits -> waits(card, waits, page, found));
            silent(card, agents, found);
        }
        for (AgentView agent : agents) {
            if (!agent.status().equals("revoked") && agent.certificateNotAfter().isBefore(now.plus(CERTIFICATE_SOON))) {
                found.add(new Decision(
                        "warning",
                        "The certificate of agent " + agent.machineName() + " ends on "
                                + agent.certificateNotAfter().toString().substring(0, 10),
                        "An agent renews it by itself while it is connected.",
                        "See the agents",
                        "/portal/agents"));
            }
        }
        return List.copyOf(found);
    }

    private static void job(OverviewPage.Card card, JobHealth health, String page, List<Decision> found) {
        health.quarantine()
                .ifPresent(quarantine -> found.add(new Decision(
                        "failure",
                        card.name() + " is in quarantine",
                        health.fault()
                                .map(fault -> fault.message() + " " + fault.nextStep())
                                .orElse(quarantine.reason().graphName()),
                        "Look at the job",
                        page)));
        health.disabledAt()
                .ifPresent(_ -> found.add(new Decision(
                        "failure",
                        card.name() + " was switched off",
                        "It had been in quarantine for four weeks.",
                        "Look at the job",
                        page)));
    }

    private static void waits(OverviewPage.Card card, Waiting waits, String page, List<Decision> found) {
        long held = waits.deletes() + waits.removals();
        if (held > 0) {
            found.add(new Decision(
                    "failure",
                    held == 1
                            ? "1 delete of " + card.name() + " is held"
                            : held + " deletes of " + card.name() + " are held",
                    waits.removals() == 0
                            ? "More were to be deleted at once than the threshold lets pass; nothing was deleted."
                            : waits.deletes() + " objects and " + waits.removals()
                                    + " members of groups; nothing was removed.",
                    "Decide",
                    "/portal/deletes?configuration=" + UriUtils.encodeQueryParam(card.name(), "UTF-8")));
        }
        waits.plan()
                .filter(_ -> card.mode().equals("staging"))
                .ifPresent(plan -> found.add(new Decision(
                        "warning",
                        card.name() + " waits to be enabled",
                        "Its plan shows " + waits.planned() + (waits.planned() == 1 ? " change." : " changes.")
                                + " Nothing is written until it is applied.",
                        "Review the plan",
                        "/portal/plans/" + plan)));
        if (waits.failing() > 0) {
            found.add(new Decision(
                    "warning",
                    waits.failing() == 1
                            ? "1 object of " + card.name() + " cannot be synchronised"
                            : waits.failing() + " objects of " + card.name() + " cannot be synchronised",
                    waits.conflicts() == 0
                            ? "They are tried again by themselves; each says what is the matter."
                            : waits.conflicts() + (waits.conflicts() == 1 ? " is" : " are")
                                    + " in conflict with another object that has the same name or address.",
                    "See them",
                    page + "/errors"));
        }
    }

    private static void silent(OverviewPage.Card card, List<AgentView> agents, List<Decision> found) {
        List<AgentView> serving = agents.stream()
                .filter(agent -> !agent.status().equals("revoked"))
                .filter(agent -> agent.directories().stream()
                        .anyMatch(served -> served.name().equals(card.directory())))
                .toList();
        if (serving.stream().noneMatch(agent -> agent.status().equals("active"))) {
            found.add(new Decision(
                    "failure",
                    "No agent of " + card.directory() + " is connected",
                    serving.isEmpty()
                            ? "There is none, so nothing can be read."
                            : "All " + serving.size()
                                    + " are silent, so nothing can be read. Nothing is deleted for it.",
                    "See the agents",
                    "/portal/agents"));
        }
    }

    private Map<UUID, Waiting> waiting(TenantId tenant) {
        Map<UUID, Waiting> waiting = new HashMap<>();
        jdbc.sql("""
                        select c.id, d.held as deletes, r.held as removals, e.failing, e.conflicts, p.id as plan, p.planned
                        from configuration c
                        cross join lateral (select count(*) as held from held_delete d
                            where d.tenant_id = c.tenant_id and d.configuration_id = c.id and d.state = 'held') d
                        cross join lateral (select count(*) as held from held_removal r
                            where r.tenant_id = c.tenant_id and r.configuration_id = c.id and r.state = 'held') r
                        cross join lateral (select count(*) as failing, count(conflict_kind) as conflicts from escrow e
                            where e.tenant_id = c.tenant_id and e.configuration_id = c.id) e
                        left join lateral (select p.id, coalesce((p.counts ->> 'created')::bigint, 0)
                                                        + coalesce((p.counts ->> 'updated')::bigint, 0)
                                                        + coalesce((p.counts ->> 'deleted')::bigint, 0) as planned
                            from plan p where p.tenant_id = c.tenant_id and p.configuration_id = c.id and p.state = 'ready'
                              and p.change is null order by p.number desc limit 1) p on true
                        where c.tenant_id = ?
                        """).param(tenant.value()).query(row -> {
            waiting.put(
                    row.getObject("id", UUID.class),
                    new Waiting(
                            row.getLong("deletes"),
                            row.getLong("removals"),
                            row.getLong("failing"),
                            row.getLong("conflicts"),
                            Optional.ofNullable(row.getObject("plan", UUID.class)),
                            row.getLong("planned")));
        });
        return waiting;
    }
}
