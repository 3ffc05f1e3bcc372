package org.footbridge.service.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with an error in the shape of Microsoft Graph:
 * {@code {"error":{"code","message","details"?:[{"code","target","message"}],
 * "innerError":{"nextStep","date","request-id","client-request-id"}}}}.
 */
@Component
public class ErrorAnswers {
    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ServiceFailure failure)
            throws IOException {
        Map<String, Object> error = error(failure.code(), failure.reason());
        if (!failure.details().isEmpty()) {
            error.put("details", details(failure));
        }
        write(request, response, failure.httpStatus(), error, failure.nextStep());
    }

    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            String message,
            @Nullable String nextStep)
            throws IOException {
        write(request, response, status, error(code, message), nextStep);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Map<String, Object> error,
            @Nullable String nextStep)
            throws IOException {
        error.put("innerError", innerError(request, nextStep));
        if (response.isCommitted()) {
            tellFollower(response, error);
            return;
        }
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(Map.of("error", error)));
        response.flushBuffer();
    }

    /** Who follows events is told by an event; for anybody else it is too late. */
    private void tellFollower(HttpServletResponse response, Map<String, Object> error) throws IOException {
        String type = response.getContentType();
        if (type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            String event = "event: failed\ndata: " + json.writeValueAsString(Map.of("error", error)) + "\n\n";
            response.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
        }
    }

    private static Map<String, Object> error(String code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        return error;
    }

    private static List<Map<String, String>> details(ServiceFailure failure) {
        return failure.details().stream()
                .map(detail -> {
                    Map<String, String> written = new LinkedHashMap<>();
                    written.put("code", detail.code().isEmpty() ? failure.code() : detail.code());
                    written.put("target", detail.target());
                    written.put("message", detail.message());
                    return written;
                })
                .toList();
    }

    private static Map<String, Object> innerError(HttpServletRequest request, @Nullable String nextStep) {
        RequestId id = RequestId.of(request);
        Map<String, Object> inner = new LinkedHashMap<>();
        if (nextStep != null) {
            inner.put("nextStep", nextStep);
        }
        inner.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        inner.put("request-id", id.own());
        inner.put("client-request-id", id.client());
        return inner;
    }
}
