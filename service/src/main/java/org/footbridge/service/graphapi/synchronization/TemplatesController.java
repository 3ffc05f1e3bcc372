package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.footbridge.service.configurations.EffectiveSchema;
import org.footbridge.service.schemas.WriteDirectories;
import org.footbridge.service.schemas.WriteSchema;
import org.footbridge.service.signin.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a job begins with: there is one template, the default schema. */
@RestController
@RequestMapping({
    "/v1.0/servicePrincipals/{id}/synchronization/templates",
    "/beta/servicePrincipals/{id}/synchronization/templates"
})
class TemplatesController {
    private static final String CONTEXT = "servicePrincipals/synchronization/templates";

    private final FindJob find;
    private final Framed framed;

    TemplatesController(FindJob find, Framed framed) {
        this.find = find;
        this.framed = framed;
    }

    @GetMapping
    ObjectNode list(Caller caller, @PathVariable String id, HttpServletRequest request) {
        find.configuration(caller.tenant(), id);
        return framed.list(request, CONTEXT, List.of(template()));
    }

    @GetMapping("/{templateId}")
    ObjectNode get(
            Caller caller, @PathVariable String id, @PathVariable String templateId, HttpServletRequest request) {
        find.configuration(caller.tenant(), id);
        FindJob.template(templateId);
        return framed.one(request, CONTEXT + "/$entity", template());
    }

    @GetMapping("/{templateId}/schema")
    ObjectNode schema(
            Caller caller, @PathVariable String id, @PathVariable String templateId, HttpServletRequest request) {
        find.configuration(caller.tenant(), id);
        FindJob.template(templateId);
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("id", JobId.TEMPLATE);
        schema.put("version", "v1.0");
        schema.set("synchronizationRules", WriteSchema.rules(EffectiveSchema.template()));
        schema.putArray("directories")
                .add(WriteDirectories.target(caller.tenant().toString(), List.of()));
        return framed.one(request, CONTEXT + "/schema/$entity", schema);
    }

    private static ObjectNode template() {
        ObjectNode template = JsonMapper.shared().createObjectNode();
        template.put("id", JobId.TEMPLATE);
        template.put("applicationId", PrincipalsController.TEMPLATE_APPLICATION);
        template.put("default", true);
        template.put("description", "Users, groups and contacts from Active Directory to the tenant directory");
        template.put("discoverable", true);
        template.put("factoryTag", "AD2AAD");
        template.putArray("metadata");
        return template;
    }
}
