package org.footbridge.service.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with an error in the shape of Microsoft Graph:
 * {@code {"error":{"code","message","innerError":{"nextStep","date","request-id","client-request-id"}}}}.
 */
@Component
public class ErrorAnswers {
    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ServiceFailure failure)
            throws IOException {
        write(request, response, failure.httpStatus(), failure.code(), failure.reason(), failure.nextStep());
    }

    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            String message,
            @Nullable String nextStep)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(body(request, code, message, nextStep)));
        response.flushBuffer();
    }

    private static Map<String, Object> body(
            HttpServletRequest request, String code, String message, @Nullable String nextStep) {
        RequestId id = RequestId.of(request);
        Map<String, Object> inner = new LinkedHashMap<>();
        if (nextStep != null) {
            inner.put("nextStep", nextStep);
        }
        inner.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        inner.put("request-id", id.own());
        inner.put("client-request-id", id.client());
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("innerError", inner);
        return Map.of("error", error);
    }
}
