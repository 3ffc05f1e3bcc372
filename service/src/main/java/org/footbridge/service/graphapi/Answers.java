package org.footbridge.service.graphapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.footbridge.service.tenants.PublicAddress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The frame around answers: {@code @odata.context}, {@code @odata.count}, {@code @odata.nextLink}. */
@Component
class Answers {
    private final PublicAddress address;
    private final JsonMapper json;

    Answers(PublicAddress address, JsonMapper json) {
        this.address = address;
        this.json = json;
    }

    /** @param context what follows {@code $metadata#} */
    ObjectNode framed(String context) {
        return json.createObjectNode().put("@odata.context", address.url() + "/v1.0/$metadata#" + context);
    }

    ObjectNode entity(String context, ObjectNode content) {
        ObjectNode answer = framed(context);
        answer.setAll(content);
        return answer;
    }

    String nextLink(QueryOptions query, String token) {
        return link(query, QueryOptions.SKIP_TOKEN, token);
    }

    /** The address of the same query, at the place of a token. */
    String link(QueryOptions query, String option, String token) {
        String whole = link(query);
        return whole + (whole.indexOf('?') < 0 ? "?" : "&") + option + "=" + token;
    }

    /** The address of the same query from its beginning. */
    String link(QueryOptions query) {
        StringBuilder link = new StringBuilder(address.url()).append(query.path());
        char before = '?';
        for (Map.Entry<String, String> option : query.values().entrySet()) {
            if (!QueryOptions.PLACES.contains(option.getKey())) {
                link.append(before)
                        .append(option.getKey())
                        .append('=')
                        .append(URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8));
                before = '&';
            }
        }
        return link.toString();
    }
}
