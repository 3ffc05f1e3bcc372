package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.service.tenants.Tenants;
import org.springframework.http.HttpStatus;
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

/** The domains of the tenant. Who may add one is believed: it counts as verified from then on. */
@RestController
@RequestMapping({"/v1.0/domains", "/beta/domains"})
class DomainsController {
    private static final String CONTEXT = "domains";

    private final Tenants tenants;
    private final Answers answers;
    private final JsonMapper json;
    private final Audited audited;

    DomainsController(Tenants tenants, Answers answers, JsonMapper json, Audited audited) {
        this.tenants = tenants;
        this.answers = answers;
        this.json = json;
        this.audited = audited;
    }

    @GetMapping
    ObjectNode list(Caller caller) {
        Tenant tenant = tenant(caller.tenant());
        ObjectNode answer = answers.framed(CONTEXT);
        ArrayNode value = answer.putArray("value");
        names(tenant).forEach(name -> value.add(domain(name, tenant)));
        return answer;
    }

    @GetMapping("/{domain}")
    ObjectNode get(Caller caller, @PathVariable String domain) {
        return entity(tenant(caller.tenant()), domain);
    }

    /** The body is {@code {"id": "contoso.com"}}. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode add(Caller caller, HttpServletRequest request) throws IOException {
        JsonNode body = ReadJson.object(request);
        String name = body.path("id").asString("");
        boolean only = body.isObject() && body.propertyNames().stream().allMatch("id"::equals);
        if (!only || name.isBlank()) {
            throw QueryFailure.malformed(
                    "The body is not {\"id\":\"contoso.com\"}.", "All else of a domain is what it is here.");
        }
        audited.told(caller, "DomainAdded", () -> {
            List<String> before = tenant(caller.tenant()).domains();
            tenants.addDomain(caller.tenant(), name);
            return tenant(caller.tenant()).domains().equals(before)
                    ? Optional.empty()
                    : Optional.of(AuditedChange.made("domain " + name, Map.of("verified", true)));
        });
        return entity(tenant(caller.tenant()), name);
    }

    @DeleteMapping("/{domain}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String domain) {
        audited.run(
                caller,
                "DomainRemoved",
                AuditedChange.removed("domain " + domain, Map.of("verified", true)),
                () -> tenants.removeDomain(caller.tenant(), domain));
    }

    private Tenant tenant(TenantId id) {
        return tenants.find(id).orElseThrow(() -> QueryFailure.notFound("organization", id.toString()));
    }

    private static List<String> names(Tenant tenant) {
        return Stream.concat(Stream.of(tenant.initialDomain()), tenant.domains().stream())
                .toList();
    }

    private ObjectNode entity(Tenant tenant, String wanted) {
        String name = wanted.strip().toLowerCase(Locale.ROOT);
        if (!names(tenant).contains(name)) {
            throw QueryFailure.notFound("domain", wanted);
        }
        return answers.entity(CONTEXT + "/$entity", domain(name, tenant));
    }

    private ObjectNode domain(String name, Tenant tenant) {
        ObjectNode domain = json.createObjectNode()
                .put("id", name)
                .put("authenticationType", "Managed")
                .put("isAdminManaged", true)
                .put("isDefault", name.equals(tenant.defaultDomain()))
                .put("isInitial", name.equals(tenant.initialDomain()))
                .put("isRoot", true)
                .put("isVerified", true);
        domain.putArray("supportedServices").add("Email");
        return domain;
    }
}
