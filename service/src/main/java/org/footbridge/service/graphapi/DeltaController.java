package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.graphapi.ReadDelta.DeltaPage;
import org.footbridge.service.signin.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Changes of objects since one looked last. Clients that speak OData write the name with parentheses. */
@RestController
class DeltaController {
    private static final String COLLECTION = "/{collection:users|groups|contacts}/delta";

    private final ReadDelta read;
    private final Answers answers;

    DeltaController(ReadDelta read, Answers answers) {
        this.read = read;
        this.answers = answers;
    }

    @GetMapping({"/v1.0" + COLLECTION, "/v1.0" + COLLECTION + "()", "/beta" + COLLECTION, "/beta" + COLLECTION + "()"})
    ObjectNode objects(
            Caller caller, @PathVariable String collection, HttpServletRequest request, HttpServletResponse response) {
        QueryOptions options = QueryOptions.read(request, QueryOptions.DELTA);
        ObjectKind kind = ObjectKind.ofCollection(collection);
        return page(caller, DeltaQuery.of(kind, options, preferences(request)), collection, response);
    }

    @GetMapping({
        "/v1.0/directoryObjects/delta",
        "/v1.0/directoryObjects/delta()",
        "/beta/directoryObjects/delta",
        "/beta/directoryObjects/delta()"
    })
    ObjectNode directoryObjects(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        QueryOptions options = QueryOptions.read(request, QueryOptions.DELTA);
        return page(caller, DeltaQuery.ofTypes(options, preferences(request)), "directoryObjects", response);
    }

    private static List<String> preferences(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Stream.of(header.toLowerCase(Locale.ROOT).split("\\s*[,;]\\s*", -1)))
                .toList();
    }

    private ObjectNode page(Caller caller, DeltaQuery query, String context, HttpServletResponse response) {
        QueryOptions options = query.options();
        List<String> names = options.names("$select");
        ObjectNode answer = answers.framed(names.isEmpty() ? context : context + "(" + String.join(",", names) + ")");
        DeltaPage page = read(caller, query, response);
        if (query.minimal()) {
            response.setHeader("Preference-Applied", DeltaQuery.MINIMAL);
        }
        answer.put(
                page.ended() ? "@odata.deltaLink" : "@odata.nextLink",
                answers.link(options, page.ended() ? QueryOptions.DELTA_TOKEN : QueryOptions.SKIP_TOKEN, page.token()));
        answer.set("value", page.value());
        return answer;
    }

    private DeltaPage read(Caller caller, DeltaQuery query, HttpServletResponse response) {
        try {
            return read.page(caller.tenant(), query);
        } catch (ServiceFailure failure) {
            if (failure.httpStatus() == HttpStatus.GONE.value()) {
                response.setHeader(HttpHeaders.LOCATION, answers.link(query.options()));
            }
            throw failure;
        }
    }
}
