package org.footbridge.service.adminapi;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Clients;
import org.footbridge.service.tenants.NewClient;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tenants, their domains and clients. */
@RestController
@RequestMapping("/admin/v1")
class TenantsController {
    private static final Logger log = LoggerFactory.getLogger(TenantsController.class);

    private final Tenants tenants;
    private final Clients clients;
    private final Transactions transactions;
    private final Audit audit;

    TenantsController(Tenants tenants, Clients clients, Transactions transactions, Audit audit) {
        this.tenants = tenants;
        this.clients = clients;
        this.transactions = transactions;
        this.audit = audit;
    }

    record Credentials(UUID clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Credentials[" + clientId + "]";
        }
    }

    record Created(UUID id, String name, String initialDomain, Credentials client) {}

    record Listed(UUID id, String name, String displayName, String initialDomain, List<String> domains) {}

    record Domain(String name, boolean isInitial) {}

    record CreatedClient(UUID clientId, String clientSecret, String role) {
        @Override
        public String toString() {
            return "CreatedClient[" + clientId + ", " + role + "]";
        }
    }

    @PostMapping("/tenants")
    @ResponseStatus(HttpStatus.CREATED)
    Created create(Caller caller, RequestBody body) {
        body.only("name", "displayName", "domains");
        String name = body.text("name");
        Created created = transactions.in(connection -> {
            Tenant tenant =
                    tenants.create(name, body.optionalText("displayName").orElse(name), body.texts("domains"));
            NewClient client = clients.create(tenant.id(), "first administrator", ClientRole.ADMINISTRATOR);
            AuditedChange change = AuditedChange.made(
                    "tenant " + tenant.name(),
                    Map.of(
                            "id", tenant.id().toString(),
                            "displayName", tenant.displayName(),
                            "initialDomain", tenant.initialDomain(),
                            "domains", tenant.domains(),
                            "client", client.clientId().toString()));
            record(caller, "TenantCreated", change);
            // the first of its own
            audit.record(tenant.id(), caller.written(), "TenantCreated", change);
            return new Created(
                    tenant.id().value(),
                    tenant.name(),
                    tenant.initialDomain(),
                    new Credentials(client.clientId(), client.clientSecret()));
        });
        log.atInfo()
                .addKeyValue("code", "TenantCreated")
                .addKeyValue("tenant", created.id())
                .addKeyValue("by", caller.written())
                .log("made a tenant");
        return created;
    }

    @GetMapping("/tenants")
    ValueList<Listed> list() {
        return new ValueList<>(tenants.list().stream()
                .map(t -> new Listed(t.id().value(), t.name(), t.displayName(), t.initialDomain(), t.domains()))
                .toList());
    }

    @PutMapping("/domains/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addDomain(Caller caller, @PathVariable String name) {
        transactions.run(() -> {
            List<String> before = verified(caller);
            tenants.addDomain(caller.tenant(), name);
            if (!verified(caller).equals(before)) {
                record(caller, "DomainAdded", AuditedChange.made("domain " + name, Map.of("verified", true)));
            }
        });
        log.atInfo()
                .addKeyValue("code", "DomainAdded")
                .addKeyValue("tenant", caller.tenant())
                .addKeyValue("by", caller.written())
                .log("a domain counts as verified");
    }

    @DeleteMapping("/domains/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDomain(Caller caller, @PathVariable String name) {
        transactions.run(() -> {
            tenants.removeDomain(caller.tenant(), name);
            record(caller, "DomainRemoved", AuditedChange.removed("domain " + name, Map.of("verified", true)));
        });
        log.atInfo()
                .addKeyValue("code", "DomainRemoved")
                .addKeyValue("tenant", caller.tenant())
                .addKeyValue("by", caller.written())
                .log("a domain does not count as verified any more");
    }

    @GetMapping("/domains")
    ValueList<Domain> domains(Caller caller) {
        Tenant tenant = tenants.find(caller.tenant()).orElseThrow();
        List<Domain> verified =
                tenant.domains().stream().map(name -> new Domain(name, false)).toList();
        return ValueList.startingWith(new Domain(tenant.initialDomain(), true), verified);
    }

    @PostMapping("/clients")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedClient createClient(Caller caller, RequestBody body) {
        body.only("name", "role");
        ClientRole role = ClientRole.parse(body.text("role"))
                // who may make tenants is decided where the service is set up
                .filter(wanted -> wanted != ClientRole.PROVIDER)
                .orElseThrow(() -> RequestBody.invalid("\"role\" is none of reader, operator, administrator."));
        String name = body.text("name");
        NewClient client = transactions.in(connection -> {
            NewClient made = clients.create(caller.tenant(), name, role);
            record(
                    caller,
                    "ClientCreated",
                    AuditedChange.made(
                            "client " + made.clientId(), Map.of("name", name.strip(), "role", role.written())));
            return made;
        });
        log.atInfo()
                .addKeyValue("code", "ClientCreated")
                .addKeyValue("tenant", caller.tenant())
                .addKeyValue("client", client.clientId())
                .addKeyValue("role", role.written())
                .addKeyValue("by", caller.written())
                .log("made a client");
        return new CreatedClient(client.clientId(), client.clientSecret(), role.written());
    }

    private List<String> verified(Caller caller) {
        return tenants.find(caller.tenant()).orElseThrow().domains();
    }

    private void record(Caller caller, String action, AuditedChange change) {
        audit.record(caller.tenant(), caller.written(), action, change);
    }
}
