package org.footbridge.service.portal;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes values of properties for people. Handed to templates as {@code values}. */
public record Values() {
    private static final int LONGEST = 500;

    /** Photos and certificates are cut. */
    public String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(this::text).collect(Collectors.joining(", "));
        }
        String text = value.isString() ? value.asString() : value.toString();
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 10) + "… (" + text.length() + " characters)";
    }

    /** JSON that can stand within a script element, whatever texts it has. */
    public String script(Object value) {
        return JsonMapper.shared()
                .writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
