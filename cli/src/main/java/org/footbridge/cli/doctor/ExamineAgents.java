package org.footbridge.cli.doctor;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import tools.jackson.databind.JsonNode;

/** How the agents and the directories that they serve fare, as the service knows it. */
final class ExamineAgents {
    private static final Duration CERTIFICATE_ENDS_SOON = Duration.ofDays(14);

    private final Clock clock;
    private final String version;
    private final List<CheckResult> results = new ArrayList<>();

    private ExamineAgents(Clock clock, String version) {
        this.clock = clock;
        this.version = version;
    }

    /** @param version of this program, which agents are compared with */
    static List<CheckResult> of(ServiceClient client, Clock clock, String version) {
        ExamineAgents examine = new ExamineAgents(clock, version);
        Json.values(client.get("/admin/v1/directories")).forEach(examine::directory);
        Json.values(client.get("/admin/v1/agents"))
                .filter(agent -> !Json.text(agent, "status").equals("revoked"))
                .forEach(examine::agent);
        return List.copyOf(examine.results);
    }

    private void directory(JsonNode directory) {
        String name = Json.text(directory, "name");
        long active = Json.number(directory.path("agents"), "active");
        String detail = active + " of " + Json.number(directory.path("agents"), "total") + " agents are connected";
        if (active == 0) {
            results.add(CheckResult.failed(
                    "directory",
                    name,
                    detail,
                    "Start an agent (footbridge agent run), or register one: footbridge token create --directory "
                            + name));
        } else if (active == 1) {
            results.add(CheckResult.warning(
                    "directory", name, detail, "Register a second one, which goes on when the first one fails"));
        } else {
            results.add(CheckResult.ok("directory", name, detail));
        }
    }

    private void agent(JsonNode agent) {
        String name = Json.text(agent, "machineName");
        boolean active = Json.text(agent, "status").equals("active");
        String seen = Json.text(agent, "lastSeenAt");
        results.add(
                active
                        ? CheckResult.ok("agent", name, "connected")
                        : CheckResult.failed(
                                "agent",
                                name,
                                "not connected" + (seen.isEmpty() ? "" : ", last seen " + seen),
                                "Look at its machine: footbridge agent check; revoke it if it is gone: footbridge agents"
                                        + " revoke " + Json.text(agent, "id")));
        if (agent.path("draining").asBoolean(false)) {
            results.add(CheckResult.warning(
                    "agent",
                    name,
                    "drained: it takes no new requests",
                    "footbridge agents resume " + Json.text(agent, "id")));
        }
        certificate(agent, name);
        String its = Json.text(agent, "version");
        if (!its.isEmpty() && !its.equals(version)) {
            results.add(CheckResult.warning(
                    "agent version",
                    name,
                    "it is " + its + ", these commands are " + version,
                    "Install the same version everywhere"));
        }
        Json.elements(agent, "directories")
                .filter(served -> !Json.text(served, "failureCode").isEmpty())
                .forEach(served -> results.add(CheckResult.failed(
                        "domain controller",
                        Json.text(served, "name"),
                        name + " says " + Json.text(served, "failureCode"),
                        "Look it up in docs/errors.md; on " + name + ": footbridge agent check")));
        Json.elements(agent, "checks")
                .filter(check -> !Json.text(check, "status").equals("ok"))
                .forEach(check -> results.add(told(name, check)));
    }

    /** What the agent itself found. */
    private static CheckResult told(String agent, JsonNode check) {
        String name = "agent " + Json.text(check, "subject") + " " + Json.text(check, "name");
        String detail = Json.text(check, "detail");
        String nextStep = Json.text(check, "nextStep");
        return Json.text(check, "status").equals("failed")
                ? CheckResult.failed(name, agent, detail, nextStep)
                : CheckResult.warning(name, agent, detail, nextStep);
    }

    private void certificate(JsonNode agent, String name) {
        String text = Json.text(agent, "certificateNotAfter");
        try {
            Instant end = text.isEmpty() ? Instant.MAX : Instant.parse(text);
            if (end.isBefore(clock.instant())) {
                results.add(CheckResult.failed(
                        "agent certificate",
                        name,
                        "ended " + text,
                        "Register the agent again: footbridge token create"));
            } else if (end.isBefore(clock.instant().plus(CERTIFICATE_ENDS_SOON))) {
                results.add(CheckResult.warning(
                        "agent certificate",
                        name,
                        "ends " + text,
                        "An agent that is connected renews it by itself: read its log"));
            }
        } catch (DateTimeException unknown) {
            results.add(CheckResult.warning("agent certificate", name, "ends " + text, ""));
        }
    }
}
