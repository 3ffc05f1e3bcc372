package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.jobs.ControlJob;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Configurations as service principals, and making one of the template. */
@RestController
class PrincipalsController {
    static final String TEMPLATE_APPLICATION = "1a4721b3-e57f-4451-ae87-ef078703ec94";
    private static final String CONTEXT = "servicePrincipals";

    private final FindJob find;
    private final Configurations configurations;
    private final ControlJob control;
    private final Transactions transactions;
    private final Framed framed;

    PrincipalsController(
            FindJob find, Configurations configurations, ControlJob control, Transactions transactions, Framed framed) {
        this.find = find;
        this.configurations = configurations;
        this.control = control;
        this.transactions = transactions;
        this.framed = framed;
    }

    @GetMapping({"/v1.0/servicePrincipals", "/beta/servicePrincipals"})
    ObjectNode list(Caller caller, HttpServletRequest request) {
        if (request.getParameterMap().keySet().stream().anyMatch(name -> name.startsWith("$"))) {
            throw new ServiceFailure(
                    "Request_UnsupportedQuery",
                    400,
                    "Service principals are listed all together, without query options.",
                    "Leave them out: there is one for each configuration.");
        }
        return framed.list(
                request,
                CONTEXT,
                configurations.list(caller.tenant()).stream()
                        .map(PrincipalsController::principal)
                        .toList());
    }

    @GetMapping({"/v1.0/servicePrincipals/{id}", "/beta/servicePrincipals/{id}"})
    ObjectNode get(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return framed.one(request, CONTEXT + "/$entity", principal(find.configuration(caller.tenant(), id)));
    }

    /**
     * A configuration of the directory that the display name names, with everything as by default. It is in staging mode, and
     * its job is paused: nothing happens before that is started.
     */
    @PostMapping({"/v1.0/applicationTemplates/{id}/instantiate", "/beta/applicationTemplates/{id}/instantiate"})
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode instantiate(Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
        if (!TEMPLATE_APPLICATION.equalsIgnoreCase(id)) {
            throw FindJob.notFound("application template", id);
        }
        JsonNode body = ReadJson.object(request);
        String name = body.path("displayName").asString("");
        if (name.isBlank()) {
            throw ReadJson.refused("The body is not {\"displayName\":\"contoso.com\"}, the name of a directory.");
        }
        Optional<SavedConfiguration> before = configurations.find(caller.tenant(), name);
        if (before.isPresent()) {
            throw new ServiceFailure(
                    "Request_MultipleObjectsWithSameKeyValue",
                    409,
                    "There is a configuration '" + name + "' already, with the id "
                            + before.get().id() + ".",
                    "Use that, or make another one: PUT /admin/v1/configurations/{name}.");
        }
        SavedConfiguration saved = transactions.in(_ -> {
            SavedConfiguration made = configurations.save(
                    caller.tenant(),
                    name,
                    JsonMapper.shared().createObjectNode().put("directory", name),
                    caller.written());
            control.makePaused(made, caller.written());
            return made;
        });
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.putObject("application")
                .put("id", saved.id().toString())
                .put("appId", saved.id().toString())
                .put("displayName", saved.name())
                .put("applicationTemplateId", TEMPLATE_APPLICATION);
        answer.set("servicePrincipal", principal(saved));
        return framed.one(request, "microsoft.graph.applicationServicePrincipal", answer);
    }

    private static ObjectNode principal(SavedConfiguration saved) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", saved.id().toString())
                .put("appId", saved.id().toString())
                .put("displayName", saved.name())
                .put("accountEnabled", saved.definition().path("enabled").asBoolean(true))
                .put("applicationTemplateId", TEMPLATE_APPLICATION)
                .put("servicePrincipalType", "Application");
    }
}
