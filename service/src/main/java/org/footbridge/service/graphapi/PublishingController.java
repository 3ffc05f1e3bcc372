package org.footbridge.service.graphapi;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.agents.AgentView;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.PublicAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Agents as Graph has them: what is published is a connected directory, and its group are the agents that reach it.
 * Administrators add and revoke agents in the administration API.
 */
@RestController
@RequestMapping("/beta/onPremisesPublishingProfiles/provisioning")
class PublishingController {
    private static final String CONTEXT = "onPremisesPublishingProfiles('provisioning')/";
    private static final String TYPE = "provisioning";
    private static final String DIRECTORY = "directory";

    private final Agents agents;
    private final JdbcClient database;
    private final PublicAddress address;
    private final JsonMapper json;

    PublishingController(Agents agents, JdbcClient database, PublicAddress address, JsonMapper json) {
        this.agents = agents;
        this.database = database;
        this.address = address;
        this.json = json;
    }

    private record Directory(UUID id, String name) {}

    @GetMapping
    ObjectNode profile(Caller caller) {
        return framed("$entity").put("id", TYPE).put("isEnabled", true).put("isDefaultAccessEnabled", false);
    }

    @GetMapping("/agents")
    ObjectNode agents(Caller caller) {
        ObjectNode answer = framed("agents");
        ArrayNode value = answer.putArray("value");
        agents.list(caller.tenant()).forEach(agent -> value.add(agent(agent)));
        return answer;
    }

    @GetMapping("/agents/{id}")
    ObjectNode agent(Caller caller, @PathVariable String id) {
        return one("agents", agent(known(caller, id)));
    }

    @GetMapping("/agents/{id}/agentGroups")
    ObjectNode groupsOfAgent(Caller caller, @PathVariable String id) {
        List<String> reached = known(caller, id).directories().stream()
                .map(AgentView.Directory::name)
                .toList();
        ObjectNode answer = framed("agentGroups");
        ArrayNode value = answer.putArray("value");
        directories(caller).stream()
                .filter(directory -> reached.contains(directory.name()))
                .forEach(directory -> value.add(group(directory)));
        return answer;
    }

    @GetMapping("/agentGroups")
    ObjectNode groups(Caller caller) {
        ObjectNode answer = framed("agentGroups");
        ArrayNode value = answer.putArray("value");
        directories(caller).forEach(directory -> value.add(group(directory)));
        return answer;
    }

    @GetMapping("/agentGroups/{id}")
    ObjectNode group(Caller caller, @PathVariable String id) {
        return one("agentGroups", group(directory(caller, id)));
    }

    @GetMapping("/agentGroups/{id}/agents")
    ObjectNode agentsOfGroup(Caller caller, @PathVariable String id) {
        String name = directory(caller, id).name();
        ObjectNode answer = framed("agents");
        ArrayNode value = answer.putArray("value");
        agents.list(caller.tenant()).stream()
                .filter(agent -> agent.directories().stream()
                        .anyMatch(reached -> reached.name().equals(name)))
                .forEach(agent -> value.add(agent(agent)));
        return answer;
    }

    @GetMapping("/publishedResources")
    ObjectNode resources(Caller caller) {
        ObjectNode answer = framed("publishedResources");
        ArrayNode value = answer.putArray("value");
        directories(caller).forEach(directory -> value.add(resource(directory)));
        return answer;
    }

    @GetMapping("/publishedResources/{id}")
    ObjectNode resource(Caller caller, @PathVariable String id) {
        return one("publishedResources", resource(directory(caller, id)));
    }

    private ObjectNode agent(AgentView agent) {
        ObjectNode node = json.createObjectNode();
        node.put("id", agent.id().toString());
        node.put("machineName", agent.machineName());
        node.putNull("externalIp");
        node.put("status", agent.status().equals("active") ? "active" : "inactive");
        node.putArray("supportedPublishingTypes").add(TYPE);
        return node;
    }

    private ObjectNode group(Directory directory) {
        return json.createObjectNode()
                .put("id", directory.id().toString())
                .put("displayName", directory.name())
                .put("isDefault", false)
                .put("publishingType", TYPE);
    }

    private ObjectNode resource(Directory directory) {
        return json.createObjectNode()
                .put("id", directory.id().toString())
                .put("displayName", directory.name())
                .put("resourceName", directory.name())
                .put("publishingType", TYPE);
    }

    private AgentView known(Caller caller, String id) {
        return agents.list(caller.tenant()).stream()
                .filter(agent -> agent.id().toString().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> QueryFailure.notFound("agent", id));
    }

    private Directory directory(Caller caller, String id) {
        return directories(caller).stream()
                .filter(directory -> directory.id().toString().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> QueryFailure.notFound(DIRECTORY, id));
    }

    private List<Directory> directories(Caller caller) {
        return database.sql("select id, name from connected_directory where tenant_id = ? order by name")
                .param(caller.tenant().value())
                .query((row, number) -> new Directory(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    private ObjectNode framed(String context) {
        return json.createObjectNode().put("@odata.context", address.url() + "/beta/$metadata#" + CONTEXT + context);
    }

    private ObjectNode one(String context, ObjectNode content) {
        ObjectNode answer = framed(context + "/$entity");
        answer.setAll(content);
        return answer;
    }
}
