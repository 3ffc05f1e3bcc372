package org.footbridge.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names one request in its answer and in the log.
 *
 * @param own made here
 * @param client what the caller sent as {@code client-request-id}, or else {@code own}
 */
public record RequestId(String own, String client) {
    /** Echoed and logged, so only what cannot break a header or a line. */
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final String LOGGED = "request";

    static RequestId next(@Nullable String sentByClient) {
        String own = UUID.randomUUID().toString();
        return sentByClient != null && ACCEPTABLE.matcher(sentByClient).matches()
                ? new RequestId(own, sentByClient)
                : new RequestId(own, own);
    }

    /** Is {@code request} in every line that this thread logs from here on. */
    public void log() {
        MDC.put(LOGGED, own);
    }

    static void logNone() {
        MDC.remove(LOGGED);
    }

    /** The id of this request. */
    public static RequestId of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestId id) {
            return id;
        }
        RequestId id = next(request.getHeader("client-request-id"));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
