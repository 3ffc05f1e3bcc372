package org.footbridge.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.signin.Caller;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description says what there is: every route, every method and every parameter, and nothing else. */
@Tag("slow")
class OpenApiTest {
    private static final Pattern FORM_OF_VARIABLE = Pattern.compile("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private static final List<String> OPTIONS =
            List.of("$select", "$filter", "$top", "$count", "$orderby", "$expand", "$skiptoken", "$deltatoken");

    private final RunningService service = RunningService.shared();
    private final JsonNode document = service.get("/openapi.json", null).json();

    /** Pages are for people. */
    private static boolean isPage(String pattern) {
        return pattern.equals("/")
                || pattern.startsWith("/portal")
                || pattern.startsWith("/assets")
                || pattern.startsWith("/error");
    }

    /** By method and path; of one path there may be several handlers. */
    private Map<String, List<HandlerMethod>> routes() {
        Map<String, List<HandlerMethod>> routes = new TreeMap<>();
        service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    for (String pattern : info.getPatternValues()) {
                        String path = FORM_OF_VARIABLE.matcher(pattern).replaceAll("{$1}");
                        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                            if (!isPage(path)) {
                                routes.computeIfAbsent(method + " " + path, _ -> new ArrayList<>())
                                        .add(handler);
                            }
                        }
                    }
                });
        return routes;
    }

    private Map<String, JsonNode> described() {
        Map<String, JsonNode> described = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> described.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
        return described;
    }

    @Test
    void everyRouteIsDescribed() {
        Set<String> missing = new TreeSet<>(routes().keySet());
        missing.removeAll(described().keySet());
        List<String> toAdd = missing.stream().map(this::form).toList();
        assertThat(toAdd)
                .as(
                        "Describe these in one of the files of service/src/main/resources/openapi, such as%n%s",
                        String.join("\n", toAdd))
                .isEmpty();
    }

    /** As it can be copied into a file of an area. */
    private String form(String route) {
        String method = route.substring(0, route.indexOf(' ')).toLowerCase(Locale.ROOT);
        List<String> query = new ArrayList<>();
        routes().getOrDefault(route, List.of())
                .forEach(
                        handler -> asked(handler).forEach((name, required) -> query.add(name + (required ? "!" : ""))));
        return "  " + route.substring(route.indexOf(' ') + 1) + ":\n    " + method + ": {summary: WHAT IT DOES"
                + (query.isEmpty() ? "" : ", query: " + query)
                + (method.equals("get") ? "" : ", body: Anything") + ", answer: Anything}";
    }

    @Test
    void whatIsDescribedIsThere() {
        Set<String> gone = new TreeSet<>(described().keySet());
        gone.removeAll(routes().keySet());
        assertThat(gone)
                .as("Take these out of service/src/main/resources/openapi, or give them their route")
                .isEmpty();
    }

    @Test
    void parametersAreDescribedAsTheyAre() {
        Map<String, JsonNode> described = described();
        List<String> different = new ArrayList<>();
        routes().forEach((route, handlers) -> {
            JsonNode operation = described.get(route);
            if (operation == null) {
                return;
            }
            Map<String, Boolean> told = new TreeMap<>();
            Set<String> inPath = new TreeSet<>();
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.path("in").asString().equals("path")) {
                    inPath.add(parameter.path("name").asString());
                } else {
                    told.put(
                            parameter.path("name").asString(),
                            parameter.path("required").asBoolean(false));
                }
            }
            Set<String> variables = new TreeSet<>();
            Matcher variable = VARIABLE.matcher(route);
            while (variable.find()) {
                variables.add(variable.group(1));
            }
            Map<String, Boolean> asked = new TreeMap<>();
            handlers.forEach(handler -> asked.putAll(asked(handler)));
            if (handlers.stream().anyMatch(OpenApiTest::readsMore)) {
                told.keySet().removeIf(name -> !asked.containsKey(name));
            }
            if (!told.equals(asked) || !inPath.equals(variables)) {
                different.add(route + ": described " + told + " " + inPath + ", asked for " + asked + " " + variables);
            }
        });
        assertThat(different)
                .as("Correct \"query\" in service/src/main/resources/openapi; a name that has to be given ends with !")
                .isEmpty();
    }

    /** Whether they have to be given, by their names. */
    private static Map<String, Boolean> asked(HandlerMethod handler) {
        Map<String, Boolean> asked = new TreeMap<>();
        for (Parameter parameter : handler.getMethod().getParameters()) {
            RequestParam annotation = parameter.getAnnotation(RequestParam.class);
            if (annotation != null
                    && !Map.class.isAssignableFrom(parameter.getType())
                    && !org.springframework.util.MultiValueMap.class.isAssignableFrom(parameter.getType())) {
                String name = annotation.name().isEmpty() ? annotation.value() : annotation.name();
                asked.put(
                        name.isEmpty() ? parameter.getName() : name,
                        annotation.required()
                                && annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                                && parameter.getType() != java.util.Optional.class);
            }
        }
        return asked;
    }

    /** Beside what it names it looks at the request for itself. */
    private static boolean readsMore(HandlerMethod handler) {
        for (Parameter parameter : handler.getMethod().getParameters()) {
            if (parameter.getType() != Caller.class
                    && parameter.getAnnotation(RequestParam.class) == null
                    && parameter.getAnnotation(PathVariable.class) == null) {
                return true;
            }
        }
        return false;
    }

    /** Controllers read the options of Graph for themselves: whether they offer one shows in what they say to it. */
    @Test
    void optionsOfQueriesAreDescribedAsTheyAreOffered() {
        String token = service.tenant("options").reader();
        List<String> different = new ArrayList<>();
        described().forEach((route, operation) -> {
            if (!route.matches("GET /(v1\\.0|beta)/.*")) {
                return;
            }
            Set<String> told = new TreeSet<>();
            operation.path("parameters").forEach(parameter -> {
                String name = parameter.path("name").asString();
                if (name.startsWith("$")) {
                    told.add(name);
                }
            });
            String path = route.substring("GET ".length())
                    .replace("{collection}", "users")
                    .replace("{relation}", "memberOf")
                    .replace("{cast}", "microsoft.graph.user")
                    .replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000001");
            Set<String> offered = new TreeSet<>();
            for (String option : OPTIONS) {
                Answer answer = service.get(path + "?" + option + "=1", token);
                if (!answer.text().contains("Request_UnsupportedQuery")
                        || !answer.text().contains("not offered here")) {
                    offered.add(option);
                }
            }
            boolean looksAtNone = offered.size() == OPTIONS.size();
            if (!told.equals(looksAtNone || path.endsWith("/servicePrincipals") ? Set.of() : offered)) {
                different.add(route + ": described " + told + ", offered " + offered);
            }
        });
        assertThat(different).isEmpty();
    }

    @Test
    void toolsUnderstandIt() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(document.toString(), null, options);
        assertThat(read.getMessages()).isEmpty();
        OpenAPI api = read.getOpenAPI();
        Set<String> ids = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> {
                    assertThat(ids.add(operation.getOperationId()))
                            .as(operation.getOperationId())
                            .isTrue();
                    assertThat(operation.getSummary()).isNotBlank();
                });
        assertThat(ids).hasSizeGreaterThan(150);
        assertThat(named(document, new TreeSet<>()))
                .as("every schema that is named is there, and every one that is there is named")
                .isEqualTo(api.getComponents().getSchemas().keySet().stream()
                        .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> named(JsonNode node, Set<String> names) {
        String start = "#/components/schemas/";
        String reference = node.path("$ref").asString("");
        if (reference.startsWith(start)) {
            names.add(reference.substring(start.length()));
        }
        node.forEach(child -> named(child, names));
        return names;
    }

    @Test
    void itIsForEverybodyAndSaysNothingOfAnyTenant() {
        Answer answer = service.get("/openapi.json", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.text())
                .isEqualTo(
                        service.get("/openapi.json", service.tenant("described").administrator())
                                .text());
    }
}
