package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.directory.Role;
import org.footbridge.service.directory.RoleAssignments;
import org.footbridge.service.directory.RoleAssignments.RoleAssignment;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who has a role in the administration of the tenant, and which roles there are. */
@RestController
@RequestMapping("/v1.0/roleManagement/directory")
class RolesController {
    private static final String ASSIGNMENTS = "/roleAssignments";
    private static final String DEFINITIONS = "/roleDefinitions";
    private static final String CONTEXT = "roleManagement/directory";
    private static final String WHOLE_TENANT = "/";
    private static final Map<String, Column> COLUMNS = Map.of(
            "principalid", new Column("principalId", Column.Type.GUID, "a.principal_id"),
            "roledefinitionid", new Column("roleDefinitionId", Column.Type.GUID, "a.role_definition_id"));

    private final RoleAssignments assignments;
    private final JdbcClient database;
    private final Answers answers;
    private final JsonMapper json;
    private final Transactions transactions;
    private final Audit audit;

    RolesController(
            RoleAssignments assignments,
            JdbcClient database,
            Answers answers,
            JsonMapper json,
            Transactions transactions,
            Audit audit) {
        this.assignments = assignments;
        this.database = database;
        this.answers = answers;
        this.json = json;
        this.transactions = transactions;
        this.audit = audit;
    }

    @GetMapping(ASSIGNMENTS)
    ObjectNode list(Caller caller, HttpServletRequest request) {
        QueryOptions query = QueryOptions.read(request, Set.of("$filter"));
        Sql rows = Sql.of(
                "select a.* from role_assignment a where a.tenant_id = ?",
                caller.tenant().value());
        String filter = query.text("$filter");
        if (filter != null) {
            rows = rows.and(new FilterCompiler(COLUMNS).compile(FilterParser.parse(filter)));
        }
        ObjectNode answer = answers.framed(CONTEXT + ASSIGNMENTS);
        ArrayNode value = answer.putArray("value");
        Sql ordered = rows.then(Sql.of("order by a.id"));
        database.sql(ordered.text())
                .params(ordered.parameters())
                .query(RoleAssignment::read)
                .list()
                .forEach(assignment -> value.add(render(assignment)));
        return answer;
    }

    @GetMapping(ASSIGNMENTS + "/{id}")
    ObjectNode get(Caller caller, @PathVariable String id) {
        return RequestedObject.guid(id)
                .flatMap(guid -> assignments.find(caller.tenant(), guid))
                .map(assignment -> answers.entity(CONTEXT + ASSIGNMENTS + "/$entity", render(assignment)))
                .orElseThrow(() -> QueryFailure.notFound("role assignment", id));
    }

    @PostMapping(ASSIGNMENTS)
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode give(Caller caller, HttpServletRequest request) throws IOException {
        JsonNode body = ReadJson.object(request);
        Role role = Role.ofTemplate(guid(body, "roleDefinitionId"))
                .orElseThrow(() -> QueryFailure.malformed(
                        "There is no role '" + body.path("roleDefinitionId").asString("") + "'.",
                        "List them: GET /v1.0/" + CONTEXT + DEFINITIONS + "."));
        if (!body.path("directoryScopeId").asString(WHOLE_TENANT).equals(WHOLE_TENANT)) {
            throw QueryFailure.malformed(
                    "A role is given for the whole tenant only.", "Set \"directoryScopeId\" to \"/\".");
        }
        UUID principal = guid(body, "principalId");
        RoleAssignment given = transactions.in(connection -> {
            RoleAssignment made = assignments.give(caller.tenant(), principal, role);
            record(caller, "RoleGiven", AuditedChange.made(named(made), render(made)));
            return made;
        });
        return answers.entity(CONTEXT + ASSIGNMENTS + "/$entity", render(given));
    }

    @DeleteMapping(ASSIGNMENTS + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(Caller caller, @PathVariable String id) {
        Optional<UUID> guid = RequestedObject.guid(id);
        boolean taken = guid.isPresent() && transactions.in(connection -> taken(caller, guid.get()));
        if (!taken) {
            throw QueryFailure.notFound("role assignment", id);
        }
    }

    private boolean taken(Caller caller, UUID id) {
        Optional<RoleAssignment> before = assignments.find(caller.tenant(), id);
        boolean taken = assignments.take(caller.tenant(), id);
        before.filter(there -> taken)
                .ifPresent(there -> record(caller, "RoleTaken", AuditedChange.removed(named(there), render(there))));
        return taken;
    }

    private void record(Caller caller, String action, AuditedChange change) {
        audit.record(caller.tenant(), caller.written(), action, change);
    }

    private static String named(RoleAssignment assignment) {
        return "role " + assignment.role().displayName() + " of user " + assignment.principal();
    }

    @GetMapping(DEFINITIONS)
    ObjectNode definitions() {
        ObjectNode answer = answers.framed(CONTEXT + DEFINITIONS);
        ArrayNode value = answer.putArray("value");
        for (Role role : Role.values()) {
            value.add(render(role));
        }
        return answer;
    }

    @GetMapping(DEFINITIONS + "/{id}")
    ObjectNode definition(@PathVariable String id) {
        return RequestedObject.guid(id)
                .flatMap(Role::ofTemplate)
                .map(role -> answers.entity(CONTEXT + DEFINITIONS + "/$entity", render(role)))
                .orElseThrow(() -> QueryFailure.notFound("role definition", id));
    }

    private static UUID guid(JsonNode body, String name) {
        return RequestedObject.guid(body.path(name).asString(""))
                .orElseThrow(() -> QueryFailure.malformed(
                        "The body has no \"" + name + "\" that is a GUID.",
                        "Send {\"principalId\":\"...\",\"roleDefinitionId\":\"...\",\"directoryScopeId\":\"/\"}."));
    }

    private ObjectNode render(RoleAssignment assignment) {
        return json.createObjectNode()
                .put("id", assignment.id().toString())
                .put("principalId", assignment.principal().toString())
                .put("roleDefinitionId", assignment.role().template().toString())
                .put("directoryScopeId", WHOLE_TENANT);
    }

    private ObjectNode render(Role role) {
        return json.createObjectNode()
                .put("id", role.template().toString())
                .put("displayName", role.displayName())
                .put("isBuiltIn", true)
                .put("isEnabled", true)
                .put("templateId", role.template().toString());
    }
}
