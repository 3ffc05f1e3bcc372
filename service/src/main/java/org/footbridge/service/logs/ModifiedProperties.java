package org.footbridge.service.logs;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Lines of an event, written as the JSON that is stored; a first reading makes some dozens for each object. */
public final class ModifiedProperties {
    public static final String NONE = "[]";
    private static final int USUAL_CHARACTERS = 2048;

    private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();
    private final StringBuilder json = new StringBuilder(USUAL_CHARACTERS).append('[');

    /** One property; the value before or after is null when there was or is none. */
    public void add(String property, @Nullable String before, @Nullable String after) {
        json.append(json.length() == 1 ? "{\"displayName\":" : ",{\"displayName\":");
        text(property);
        json.append(",\"oldValue\":");
        text(before);
        json.append(",\"newValue\":");
        text(after);
        json.append('}');
    }

    public String json() {
        return json + "]";
    }

    private void text(@Nullable String value) {
        if (value == null) {
            json.append("null");
        } else {
            json.append('"');
            encoder.quoteAsString(value, json);
            json.append('"');
        }
    }
}
