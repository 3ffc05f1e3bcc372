package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import org.footbridge.service.tenants.PublicAddress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The frame around answers, in the version of the API that was asked. */
@Component
class Framed {
    private final PublicAddress address;

    Framed(PublicAddress address) {
        this.address = address;
    }

    /** @param context what follows {@code $metadata#} */
    ObjectNode one(HttpServletRequest request, String context, ObjectNode content) {
        ObjectNode answer = frame(request, context);
        answer.setAll(content);
        return answer;
    }

    ObjectNode list(HttpServletRequest request, String context, Collection<? extends JsonNode> values) {
        ObjectNode answer = frame(request, context);
        answer.putArray("value").addAll(values);
        return answer;
    }

    private ObjectNode frame(HttpServletRequest request, String context) {
        String version = request.getRequestURI().startsWith("/beta/") ? "beta" : "v1.0";
        return JsonMapper.shared()
                .createObjectNode()
                .put("@odata.context", address.url() + "/" + version + "/$metadata#" + context);
    }
}
