package org.footbridge.service.graphapi.batch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.service.errors.ServiceFailure;
import tools.jackson.databind.JsonNode;

/** Reads the requests of a batch and brings them into an order in which each comes after those that it depends on. */
final class ReadBatch {
    static final int MOST = 20;

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private static final int LONGEST_PATH = 2048;

    /** Neither another host nor a way up: an escaped dot, slash, backslash or percent sign is none either. */
    private static final Pattern PATH = Pattern.compile(
            "(?i)(?:/(?!\\.{1,2}(?:/|$))(?:[a-z0-9._~!$&'()*+,=:@-]++|%(?!2[ef5]|5c|3b|00)[0-9a-f]{2})++)++");

    /** With nothing escaped in it. */
    private static final Pattern BATCH = Pattern.compile("(?i)/\\$batch(/.*)?");

    private ReadBatch() {}

    /** @throws ServiceFailure BadRequest: it is no batch; of a single request that is at fault the item tells it */
    static List<BatchItem> items(JsonNode body) {
        JsonNode requests = body.path("requests");
        if (!requests.isArray() || requests.isEmpty()) {
            throw refused("The body is not {\"requests\":[{\"id\",\"method\",\"url\"}]}.");
        }
        if (requests.size() > MOST) {
            throw refused("The batch has " + requests.size() + " requests; at most " + MOST + " are taken.");
        }
        Map<String, BatchItem> items = new LinkedHashMap<>();
        for (JsonNode request : requests) {
            BatchItem item = item(request);
            if (items.put(item.id(), item) != null) {
                throw refused("Two requests of the batch have the id '" + item.id() + "'.");
            }
        }
        return ordered(items);
    }

    private static BatchItem item(JsonNode request) {
        String id = request.path("id").asString("");
        if (!ID.matcher(id).matches()) {
            throw refused("A request of the batch has no \"id\" of 1 to 64 characters.");
        }
        List<String> dependsOn = new ArrayList<>();
        request.path("dependsOn").forEach(other -> dependsOn.add(other.asString("")));
        Map<String, String> headers = new LinkedHashMap<>();
        request.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asString("")));
        String url = request.path("url").asString("");
        int question = url.indexOf('?');
        String path = question < 0 ? url : url.substring(0, question);
        Optional<String> query = question < 0 ? Optional.empty() : Optional.of(url.substring(question + 1));
        String whole = path.startsWith("/") ? path : "/" + path;
        String method = request.path("method").asString("").toUpperCase(Locale.ROOT);
        JsonNode body = request.path("body");
        Optional<String> fault = fault(method, whole, headers, body);
        return new BatchItem(
                id, method, whole, query, headers, fault.isPresent() ? "" : base64(headers, body), dependsOn, fault);
    }

    private static Optional<String> fault(String method, String path, Map<String, String> headers, JsonNode body) {
        if (!METHODS.contains(method)) {
            return Optional.of("\"method\" is none of "
                    + String.join(", ", METHODS.stream().sorted().toList()) + ".");
        }
        if (path.length() > LONGEST_PATH) {
            return Optional.of("\"url\" is longer than " + LONGEST_PATH + " characters before its query.");
        }
        if (!PATH.matcher(path).matches()) {
            return Optional.of("\"url\" is not the address of a resource below this version, such as /users?$top=5.");
        }
        if (BATCH.matcher(URLDecoder.decode(path, StandardCharsets.UTF_8)).matches()) {
            return Optional.of("A batch cannot have a batch in it.");
        }
        boolean none = body.isMissingNode() || body.isNull();
        if (!none && headers.getOrDefault("content-type", "").isBlank()) {
            return Optional.of("The request has a body and no header Content-Type.");
        }
        if (!none && !isJson(headers) && !isBase64(body)) {
            return Optional.of("A body that is no JSON is written in base64.");
        }
        return Optional.empty();
    }

    private static boolean isJson(Map<String, String> headers) {
        return headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT).contains("json");
    }

    private static boolean isBase64(JsonNode body) {
        try {
            Base64.getDecoder().decode(body.asString("*"));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String base64(Map<String, String> headers, JsonNode body) {
        if (body.isMissingNode() || body.isNull()) {
            return "";
        }
        return isJson(headers)
                ? Base64.getEncoder().encodeToString(body.toString().getBytes(StandardCharsets.UTF_8))
                : body.asString("");
    }

    private static List<BatchItem> ordered(Map<String, BatchItem> items) {
        List<BatchItem> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (BatchItem item : items.values()) {
            for (String other : item.dependsOn()) {
                if (!items.containsKey(other)) {
                    throw refused("The request '" + item.id() + "' depends on one that is not in the batch.");
                }
            }
        }
        while (ordered.size() < items.size()) {
            int before = ordered.size();
            for (BatchItem item : items.values()) {
                if (!placed.contains(item.id()) && placed.containsAll(item.dependsOn())) {
                    placed.add(item.id());
                    ordered.add(item);
                }
            }
            if (ordered.size() == before) {
                throw refused("Requests of the batch depend on each other in a circle.");
            }
        }
        return ordered;
    }

    private static ServiceFailure refused(String message) {
        return new ServiceFailure("BadRequest", 400, message, "Correct the batch; nothing of it was done.");
    }
}
