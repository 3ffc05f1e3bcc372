package org.footbridge.service.graphapi.batch;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.footbridge.service.http.RequestId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Sends a request of a batch within this process: through the chain that checks who asks and what they may, and on to the
 * controllers.
 */
@Component
class SendBatched {
    private final ObjectProvider<Filter> security;
    private final ObjectProvider<DispatcherServlet> controllers;

    SendBatched(
            @Qualifier("springSecurityFilterChain") ObjectProvider<Filter> security,
            ObjectProvider<DispatcherServlet> controllers) {
        this.security = security;
        this.controllers = controllers;
    }

    BatchedResponse send(HttpServletRequest batch, HttpServletResponse answer, String version, BatchItem item)
            throws IOException, ServletException {
        BatchedRequest request = new BatchedRequest(batch, version, item);
        BatchedResponse response = new BatchedResponse(answer);
        RequestId id = RequestId.of(request);
        response.setHeader("request-id", id.own());
        response.setHeader("client-request-id", id.client());
        // the chain forgets at its end who asked
        SecurityContext caller = SecurityContextHolder.getContext();
        id.log();
        try {
            security.getObject()
                    .doFilter(
                            request,
                            response,
                            (checked, answered) -> controllers.getObject().service(checked, answered));
        } finally {
            SecurityContextHolder.setContext(caller);
            RequestId.of(batch).log();
        }
        return response;
    }
}
