package org.footbridge.service.adminapi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.ClientApplication;
import org.footbridge.service.tenants.Clients;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programs that may use the API of a tenant. */
@RestController
@RequestMapping("/admin/v1/clients")
class ClientsController {
    private static final Logger log = LoggerFactory.getLogger(ClientsController.class);
    private static final int MOST = 1000;

    private final Clients clients;
    private final Audited audited;

    ClientsController(Clients clients, Audited audited) {
        this.clients = clients;
        this.audited = audited;
    }

    record Listed(UUID clientId, String name, String role, Instant createdAt) {}

    record Secret(String clientSecret) {
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /** By name. */
    @GetMapping
    ValueList<Listed> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int top) {
        int most = PageSize.checked(top, MOST);
        List<Clients.Listed> found = clients.list(caller.tenant(), Optional.ofNullable(after), most + 1);
        List<Listed> shown = found.stream()
                .limit(most)
                .map(client -> new Listed(
                        client.clientId(), client.name(), client.role().written(), client.createdAt()))
                .toList();
        return found.size() <= most
                ? new ValueList<>(shown)
                : new ValueList<>(
                        shown,
                        "/admin/v1/clients?top=" + most + "&after="
                                + shown.getLast().clientId());
    }

    /** @param evenIfLast whether it may be the last that can administer the tenant */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller caller,
            Authentication rights,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean evenIfLast) {
        ClientApplication client = find(caller, id);
        refuseHigher(rights, client);
        audited.told(caller, "ClientRemoved", () -> {
            List<UUID> administrators = clients.holdAdministrators(caller.tenant());
            if (administrators.equals(List.of(id)) && !evenIfLast) {
                throw new ServiceFailure(
                        "LastAdministratorClient",
                        409,
                        "The client '" + client.name() + "' is the last that can administer this tenant.",
                        "Make another one first, or, when people who sign in are to be the only administrators, remove it"
                                + " with evenIfLast=true.");
            }
            return clients.remove(caller.tenant(), id)
                    ? Optional.of(AuditedChange.removed("client " + id, told(client)))
                    : Optional.empty();
        });
        tell("ClientRemoved", caller, id, "removed a client; its tokens are refused within half a minute");
    }

    @PostMapping("/{id}/secret")
    Secret renewSecret(Caller caller, Authentication rights, @PathVariable UUID id) {
        ClientApplication client = find(caller, id);
        refuseHigher(rights, client);
        Secret secret = audited.as(
                caller,
                "ClientSecretRenewed",
                AuditedChange.asked("client " + id, told(client)),
                () -> new Secret(clients.renewSecret(caller.tenant(), id).orElseThrow(ClientsController::notFound)));
        tell("ClientSecretRenewed", caller, id, "gave a client another secret");
        return secret;
    }

    private static Map<String, String> told(ClientApplication client) {
        return Map.of("name", client.name(), "role", client.role().written());
    }

    private ClientApplication find(Caller caller, UUID id) {
        return clients.find(caller.tenant(), id).orElseThrow(ClientsController::notFound);
    }

    private static ServiceFailure notFound() {
        return new ServiceFailure(
                "ClientNotFound",
                404,
                "There is no such client in this tenant.",
                "List those there are: GET /admin/v1/clients");
    }

    /** Whoever had the secret of a client with more rights would have these rights. */
    private static void refuseHigher(Authentication rights, ClientApplication client) {
        Set<String> held = rights.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        if (!held.containsAll(client.role().claims())) {
            throw new ServiceFailure(
                    "Authorization_RequestDenied",
                    403,
                    "The client '" + client.name() + "' has a higher role than who asks.",
                    "Have it done by somebody with the role " + client.role().written() + ".");
        }
    }

    private static void tell(String code, Caller caller, UUID client, String what) {
        log.atInfo()
                .addKeyValue("code", code)
                .addKeyValue("tenant", caller.tenant())
                .addKeyValue("client", client)
                .addKeyValue("by", caller.written())
                .log(what);
    }
}
