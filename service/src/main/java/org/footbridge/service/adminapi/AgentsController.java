package org.footbridge.service.adminapi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.agents.AgentTokens;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.agents.IssuedToken;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Agents, the tokens they are registered with, and the directories they reach. */
@RestController
@RequestMapping("/admin/v1")
class AgentsController {
    private static final Logger log = LoggerFactory.getLogger(AgentsController.class);
    private static final int USUAL_MINUTES = 60;

    private final AgentTokens tokens;
    private final Agents agents;
    private final PublicAddress address;
    private final JdbcClient database;
    private final Transactions transactions;
    private final Audit audit;

    AgentsController(
            AgentTokens tokens,
            Agents agents,
            PublicAddress address,
            JdbcClient database,
            Transactions transactions,
            Audit audit) {
        this.tokens = tokens;
        this.agents = agents;
        this.address = address;
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
    }

    record Token(String token, Instant expiresAt, List<String> directories) {
        @Override
        public String toString() {
            return "Token[expiresAt=" + expiresAt + "]";
        }
    }

    record Counts(long active, long total) {}

    record Directory(UUID id, String name, Counts agents) {}

    @PostMapping("/agentTokens")
    @ResponseStatus(HttpStatus.CREATED)
    Token issue(Caller caller, RequestBody body) {
        body.only("directories", "validMinutes");
        Duration validity = Duration.ofMinutes(body.number("validMinutes", USUAL_MINUTES));
        IssuedToken issued = transactions.in(connection -> {
            IssuedToken made = tokens.issue(caller.tenant(), body.texts("directories"), validity, address.url());
            audit.record(
                    caller.tenant(),
                    caller.written(),
                    "AgentTokenIssued",
                    AuditedChange.made(
                            "agent token",
                            Map.of(
                                    "directories", made.directories(),
                                    "expiresAt", made.expiresAt().toString())));
            return made;
        });
        log.atInfo()
                .addKeyValue("code", "AgentTokenIssued")
                .addKeyValue("tenant", caller.tenant())
                .addKeyValue("directories", issued.directories())
                .addKeyValue("by", caller.written())
                .log("made a token for an agent");
        return new Token(issued.token(), issued.expiresAt(), issued.directories());
    }

    @GetMapping("/agents")
    ValueList<AgentView> list(Caller caller) {
        return new ValueList<>(agents.list(caller.tenant()));
    }

    @PostMapping("/agents/{id}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable UUID id) {
        transactions.run(() -> {
            Map<String, String> before = state(caller, id);
            agents.revoke(caller.tenant(), id);
            audit.record(
                    caller.tenant(),
                    caller.written(),
                    "AgentRevoked",
                    AuditedChange.changed("agent " + id, before, state(caller, id)));
        });
    }

    @GetMapping("/agents/{id}")
    AgentView get(Caller caller, @PathVariable UUID id) {
        return agents.get(caller.tenant(), id);
    }

    /** Finishes what it has and takes nothing more. */
    @PostMapping("/agents/{id}/drain")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drain(Caller caller, @PathVariable UUID id, RequestBody body) {
        boolean evenIfLast = body.only("evenIfLast").flag("evenIfLast");
        transactions.run(() -> {
            if (agents.drain(caller.tenant(), id, evenIfLast)) {
                drained(caller, id, "AgentDrained", true);
            }
        });
    }

    @PostMapping("/agents/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(Caller caller, @PathVariable UUID id) {
        transactions.run(() -> {
            if (agents.resume(caller.tenant(), id)) {
                drained(caller, id, "AgentResumed", false);
            }
        });
    }

    private void drained(Caller caller, UUID id, String action, boolean now) {
        audit.record(
                caller.tenant(),
                caller.written(),
                action,
                AuditedChange.changed("agent " + id, Map.of("draining", !now), Map.of("draining", now)));
    }

    @PostMapping("/agents/{id}/checks")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void check(Caller caller, @PathVariable UUID id) {
        transactions.run(() -> {
            agents.requestChecks(caller.tenant(), id);
            audit.record(
                    caller.tenant(),
                    caller.written(),
                    "AgentChecksRequested",
                    AuditedChange.asked("agent " + id, Map.of("checks", "all")));
        });
    }

    @DeleteMapping("/agents/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        transactions.run(() -> {
            Map<String, String> before = state(caller, id);
            agents.remove(caller.tenant(), id);
            audit.record(
                    caller.tenant(), caller.written(), "AgentRemoved", AuditedChange.removed("agent " + id, before));
        });
    }

    private Map<String, String> state(Caller caller, UUID id) {
        return agents.list(caller.tenant()).stream()
                .filter(agent -> agent.id().equals(id))
                .findFirst()
                .map(agent -> Map.of("machine", agent.machineName(), "status", agent.status()))
                .orElse(Map.of());
    }

    @GetMapping("/directories")
    ValueList<Directory> directories(Caller caller) {
        List<AgentView> known = agents.list(caller.tenant());
        return new ValueList<>(database.sql(
                        "select id, name from connected_directory where tenant_id = ? order by name")
                .param(caller.tenant().value())
                .query((row, number) -> directory(row.getObject("id", UUID.class), row.getString("name"), known))
                .list());
    }

    private static Directory directory(UUID id, String name, List<AgentView> agents) {
        List<AgentView> serving = agents.stream()
                .filter(agent -> !agent.status().equals("revoked"))
                .filter(agent -> agent.directories().stream()
                        .anyMatch(served -> served.name().equals(name)))
                .toList();
        long active = serving.stream()
                .filter(agent -> agent.status().equals("active"))
                .count();
        return new Directory(id, name, new Counts(active, serving.size()));
    }
}
