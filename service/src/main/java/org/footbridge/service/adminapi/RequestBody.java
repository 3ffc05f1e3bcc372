package org.footbridge.service.adminapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a request carries: an object, in JSON or (content type {@code application/yaml}) YAML, at most 1 MiB. Keys that
 * nobody asked for are faults.
 */
record RequestBody(JsonNode node) {
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 50;
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
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Refuses keys other than these. */
    RequestBody only(String... keys) {
        Set<String> known = Set.of(keys);
        List<String> unknown = node.propertyNames().stream()
                .filter(key -> !known.contains(key))
                .toList();
        if (!unknown.isEmpty()) {
            throw invalid("The body has unknown keys: " + shortened(String.join(", ", unknown)) + ".");
        }
        return this;
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> invalid("The body needs \"" + key + "\", a text."));
    }

    Optional<String> optionalText(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() || value.asString().isBlank() || value.asString().indexOf('\0') >= 0) {
            throw invalid("\"" + key + "\" is not a text.");
        }
        return Optional.of(value.asString());
    }

    int number(String key, int otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isInt()) {
            throw invalid("\"" + key + "\" is not a whole number.");
        }
        return value.asInt();
    }

    /** False when it is not there. */
    boolean flag(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw invalid("\"" + key + "\" is neither true nor false.");
        }
        return value.asBoolean();
    }

    List<String> texts(String key) {
        JsonNode value = node.path(key);
        List<String> texts = new ArrayList<>();
        if (value.isMissingNode() || value.isNull()) {
            return texts;
        }
        boolean fits = value.isArray() && value.valueStream().allMatch(JsonNode::isString);
        if (!fits) {
            throw invalid("\"" + key + "\" is not a list of texts.");
        }
        value.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    static ServiceFailure invalid(String message) {
        return new ServiceFailure("invalidRequest", 400, message, "See docs/reference/admin-api.md for the body.");
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }

    private static RequestBody read(@Nullable HttpServletRequest request) throws IOException {
        if (request == null) {
            throw invalid("There is no body.");
        }
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ServiceFailure(
                    "requestTooLarge", 413, "The body is larger than " + LARGEST + " bytes.", "Send less.");
        }
        String type = String.valueOf(request.getContentType());
        ObjectMapper mapper = type.contains("yaml") ? YAML : JSON;
        try {
            JsonNode node = bytes.length == 0 ? JSON.createObjectNode() : mapper.readTree(bytes);
            if (!node.isObject()) {
                throw invalid("The body is not an object.");
            }
            return new RequestBody(node);
        } catch (JacksonException e) {
            throw invalid("The body cannot be read: " + shortened(String.valueOf(e.getOriginalMessage())));
        }
    }

    /** Hands the body to controllers that take one. */
    @Component
    static final class Argument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(RequestBody.class);
        }

        @Override
        public RequestBody resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders)
                throws IOException {
            return read(request.getNativeRequest(HttpServletRequest.class));
        }
    }
}
