package org.footbridge.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.footbridge.service.errors.ServiceFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request to Graph carries: one JSON object. A schema with its directories has some megabytes. */
public final class ReadJson {
    private static final int LARGEST = 16 << 20;
    private static final int DEEPEST = 200;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ReadJson() {}

    /**
     * @throws ServiceFailure BadRequest, requestTooLarge
     */
    public static JsonNode object(HttpServletRequest request) throws IOException {
        return object(request, LARGEST);
    }

    /**
     * @param largest in bytes
     * @throws ServiceFailure BadRequest, requestTooLarge
     */
    public static JsonNode object(HttpServletRequest request, int largest) throws IOException {
        return object(bytes(request, largest));
    }

    /** The same; no body is an empty object. */
    public static JsonNode objectOrNothing(HttpServletRequest request) throws IOException {
        byte[] bytes = bytes(request, LARGEST);
        return bytes.length == 0 ? JSON.createObjectNode() : object(bytes);
    }

    private static byte[] bytes(HttpServletRequest request, int largest) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new ServiceFailure(
                    "requestTooLarge", 413, "The body is larger than " + largest + " bytes.", "Send less.");
        }
        return bytes;
    }

    private static JsonNode object(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            String reason = String.valueOf(e.getOriginalMessage());
            throw refused("The body is no JSON: " + (reason.length() <= 120 ? reason : reason.substring(0, 120) + "…"));
        }
        throw refused("The body is no JSON object.");
    }

    public static ServiceFailure refused(String message) {
        return new ServiceFailure("BadRequest", 400, message, "See docs/reference/graph-api.md for the body.");
    }
}
