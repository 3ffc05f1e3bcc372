package org.footbridge.service.graphapi.batch;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.http.ErrorAnswers;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.signin.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Up to twenty requests in one; each is answered by itself, in the order in which they were done. */
@RestController
class BatchController {
    private static final int FAILED = 400;
    private static final int LARGEST = 4 << 20;
    /** In seconds, for who did not get a turn. */
    private static final String SOON = "1";

    private static final Set<String> SHOWN_HEADERS = Set.of(
            "allow",
            "cache-control",
            "client-request-id",
            "content-type",
            "etag",
            "location",
            "preference-applied",
            "request-id",
            "retry-after",
            "www-authenticate");

    private final SendBatched send;
    private final ErrorAnswers errors;
    private final JsonMapper json;
    private final Clock clock;

    BatchController(SendBatched send, ErrorAnswers errors, JsonMapper json, Clock clock) {
        this.send = send;
        this.errors = errors;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping({"/v1.0/$batch", "/beta/$batch"})
    ObjectNode run(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        BatchBudget budget = new BatchBudget(clock);
        List<BatchItem> items = ReadBatch.items(ReadJson.object(request, LARGEST));
        ObjectNode answer = json.createObjectNode();
        ArrayNode responses = answer.putArray("responses");
        Set<String> failed = new HashSet<>();
        for (BatchItem item : items) {
            BatchedResponse answered = answered(item, failed, budget, request, response);
            if (answered.getStatus() >= FAILED) {
                failed.add(item.id());
            }
            budget.took(write(responses.addObject().put("id", item.id()), answered));
        }
        return answer;
    }

    private BatchedResponse answered(
            BatchItem item,
            Set<String> failed,
            BatchBudget budget,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        Optional<String> missing =
                item.dependsOn().stream().filter(failed::contains).findFirst();
        if (missing.isPresent()) {
            return refused(
                    request,
                    response,
                    HttpStatus.FAILED_DEPENDENCY,
                    "failedDependency",
                    "The request '" + missing.get() + "' of the batch failed, which this one depends on.");
        }
        if (item.fault().isPresent()) {
            return refused(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "BadRequest",
                    item.fault().get());
        }
        Optional<ServiceFailure> spent = budget.spent();
        if (spent.isPresent()) {
            BatchedResponse refused = new BatchedResponse(response);
            refused.setHeader(HttpHeaders.RETRY_AFTER, SOON);
            errors.write(request, refused, spent.get());
            return refused;
        }
        try {
            return send.send(request, response, request.getRequestURI().startsWith("/beta/") ? "/beta" : "/v1.0", item);
        } catch (IllegalArgumentException e) {
            return refused(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "BadRequest",
                    "The query of \"url\" is not escaped as it has to be.");
        }
    }

    private BatchedResponse refused(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String message)
            throws IOException {
        BatchedResponse refused = new BatchedResponse(response);
        errors.write(request, refused, status.value(), code, message, "Correct the request and send it again.");
        return refused;
    }

    /** Returns how many bytes the body has. */
    private int write(ObjectNode own, BatchedResponse answered) {
        own.put("status", answered.getStatus());
        ObjectNode headers = own.putObject("headers");
        answered.headers().forEach((name, value) -> {
            if (SHOWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, value);
            }
        });
        byte[] content = answered.body();
        if (content.length > 0) {
            own.set("body", body(answered, content));
        }
        return content.length;
    }

    /** What is no JSON is written in base64. */
    private JsonNode body(BatchedResponse answered, byte[] content) {
        return String.valueOf(answered.getContentType()).contains("json")
                ? json.readTree(content)
                : json.getNodeFactory().stringNode(Base64.getEncoder().encodeToString(content));
    }
}
