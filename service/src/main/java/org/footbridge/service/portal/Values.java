package org.footbridge.service.portal;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes values of properties for people. Handed to templates as {@code values}. */
record Values() {
    public String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(this::text).collect(Collectors.joining(", "));
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
