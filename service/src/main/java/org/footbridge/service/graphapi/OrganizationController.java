package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.service.tenants.Tenants;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tenant itself, as Graph's organization. */
@RestController
@RequestMapping({"/v1.0/organization", "/beta/organization"})
class OrganizationController {
    private final Tenants tenants;
    private final JdbcClient database;
    private final Answers answers;
    private final JsonMapper json;

    OrganizationController(Tenants tenants, JdbcClient database, Answers answers, JsonMapper json) {
        this.tenants = tenants;
        this.database = database;
        this.answers = answers;
        this.json = json;
    }

    @GetMapping
    ObjectNode list(Caller caller) {
        ObjectNode answer = answers.framed("organization");
        answer.putArray("value").add(organization(caller.tenant()));
        return answer;
    }

    @GetMapping("/{id}")
    ObjectNode get(Caller caller, @PathVariable String id) {
        if (!caller.tenant().toString().equalsIgnoreCase(id)) {
            throw QueryFailure.notFound("organization", id);
        }
        return answers.entity("organization/$entity", organization(caller.tenant()));
    }

    /**
     * Synchronisation is on in a tenant that has a configuration. Scripts turn it on first, and nothing is left to do then;
     * that it be off is not a switch here.
     */
    @PatchMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
        if (!caller.tenant().toString().equalsIgnoreCase(id)) {
            throw QueryFailure.notFound("organization", id);
        }
        JsonNode body = ReadJson.object(request);
        boolean on = body.isObject()
                && body.propertyNames().stream().allMatch("onPremisesSyncEnabled"::equals)
                && body.path("onPremisesSyncEnabled").asBoolean(false);
        if (!on) {
            throw QueryFailure.malformed(
                    "Of an organization nothing can be changed but {\"onPremisesSyncEnabled\":true}, which it is with its"
                            + " first configuration.",
                    "To end synchronisation, pause the jobs or remove the configurations; domains are under /domains.");
        }
    }

    private ObjectNode organization(TenantId id) {
        Tenant tenant = tenants.find(id).orElseThrow(() -> QueryFailure.notFound("organization", id.toString()));
        ObjectNode node = json.createObjectNode();
        node.put("id", id.toString());
        node.put("displayName", tenant.displayName());
        node.put("tenantType", "AAD");
        node.put(
                "createdDateTime",
                tenant.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
        synchronisation(node, id);
        ArrayNode domains = node.putArray("verifiedDomains");
        domains.add(domain(tenant.initialDomain(), true, tenant));
        for (String name : tenant.domains()) {
            domains.add(domain(name, false, tenant));
        }
        return node;
    }

    private void synchronisation(ObjectNode node, TenantId tenant) {
        database.sql("""
                        select exists (select 1 from configuration where tenant_id = :tenant) as enabled,
                               (select max(finished_at) from cycle
                                 where tenant_id = :tenant and state in ('succeeded', 'partial')) as at
                        """)
                .param("tenant", tenant.value())
                .query((row, number) -> {
                    Timestamp at = row.getTimestamp("at");
                    boolean enabled = row.getBoolean("enabled");
                    // null: never was
                    if (enabled || at != null) {
                        node.put("onPremisesSyncEnabled", enabled);
                    } else {
                        node.putNull("onPremisesSyncEnabled");
                    }
                    node.put(
                            "onPremisesLastSyncDateTime",
                            at == null
                                    ? null
                                    : at.toInstant()
                                            .truncatedTo(ChronoUnit.SECONDS)
                                            .toString());
                    return node;
                })
                .single();
    }

    private ObjectNode domain(String name, boolean initial, Tenant tenant) {
        return json.createObjectNode()
                .put("capabilities", "Email, OfficeCommunicationsOnline")
                .put("isDefault", name.equals(tenant.defaultDomain()))
                .put("isInitial", initial)
                .put("name", name)
                .put("type", "Managed");
    }
}
