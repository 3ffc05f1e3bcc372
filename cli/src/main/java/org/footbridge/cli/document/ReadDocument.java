package org.footbridge.cli.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.footbridge.cli.document.Document.Placed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML, or JSON when it begins with a brace, as the service does, and notes where everything is. */
public final class ReadDocument {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, Place> places = new HashMap<>();
    private final List<Placed> faults = new ArrayList<>();

    private ReadDocument() {}

    public static Document of(String text) {
        return new ReadDocument().read(text);
    }

    private Document read(String text) {
        ObjectMapper mapper = isJson(text) ? JSON : YAML;
        JsonNode root = JSON.createObjectNode();
        try {
            try (JsonParser parser = mapper.createParser(text)) {
                if (parser.nextToken() != null) {
                    value(parser, "");
                }
            }
            JsonNode whole = mapper.readTree(text);
            if (whole.isObject()) {
                root = whole;
            } else {
                fault(Place.BEGINNING, "", "a configuration is an object with keys");
            }
        } catch (JacksonException unreadable) {
            fault(place(unreadable.getLocation()), "", "cannot be read: " + reason(unreadable));
        }
        return new Document(root, places, faults);
    }

    /** Whether a text is JSON; all else is taken for YAML. */
    public static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    private void value(JsonParser parser, String path) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                String inner = path.isEmpty() ? name : path + "." + name;
                Place place = place(parser.currentTokenLocation());
                if (places.put(inner, place) != null) {
                    fault(place, inner, "is there twice");
                }
                parser.nextToken();
                value(parser, inner);
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int at = 0; parser.nextToken() != JsonToken.END_ARRAY; at++) {
                String inner = path + "[" + at + "]";
                places.put(inner, place(parser.currentTokenLocation()));
                value(parser, inner);
            }
        }
    }

    private void fault(Place place, String path, String message) {
        faults.add(new Placed(place, new Fault(path, message)));
    }

    private static Place place(@Nullable TokenStreamLocation location) {
        return location == null
                ? Place.BEGINNING
                : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** Without the excerpts that lie between. */
    private static String reason(JacksonException unreadable) {
        return String.valueOf(unreadable.getOriginalMessage())
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
    }
}
