package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.expression.EvaluationFault;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.FunctionDefinition;
import org.footbridge.engine.expression.Functions;
import org.footbridge.engine.expression.InvalidExpression;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Parameter;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.expression.WriteOutcome;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.expressions.EvaluateExpression;
import org.footbridge.service.expressions.ValueJson;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.schemas.WriteSource;
import org.footbridge.service.signin.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What rules of a schema can be made of: functions, operators of filters, and an expression tried out. */
@RestController
@RequestMapping({
    "/v1.0/servicePrincipals/{id}/synchronization/jobs/{jobId}/schema",
    "/beta/servicePrincipals/{id}/synchronization/jobs/{jobId}/schema"
})
class ParseController {
    private final FindJob find;
    private final EvaluateExpression evaluate;
    private final Framed framed;

    ParseController(FindJob find, EvaluateExpression evaluate, Framed framed) {
        this.find = find;
        this.evaluate = evaluate;
        this.framed = framed;
    }

    @PostMapping("/parseExpression")
    ObjectNode parse(Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request)
            throws IOException {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        JsonNode body = ReadJson.object(request);
        if (!body.path("expression").isString()) {
            throw ReadJson.refused("The body needs \"expression\", a text.");
        }
        String text = body.path("expression").asString();
        boolean several =
                body.path("targetAttributeDefinition").path("multivalued").asBoolean(true);
        return framed.one(
                request,
                "microsoft.graph.parseExpressionResponse",
                parsed(saved, text, properties(body.path("testInputObject")), several));
    }

    private ObjectNode parsed(SavedConfiguration saved, String text, Map<String, Value> input, boolean several) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        try {
            Expression expression = Expression.compile(text);
            answer.put("parsingSucceeded", true);
            answer.set("parsedExpression", WriteSource.of(expression));
            evaluated(
                    answer,
                    evaluate.given(saved.tenant(), saved.directoryId(), saved.directory(), expression, input)
                            .outcome(),
                    several);
        } catch (InvalidExpression invalid) {
            InvalidExpression.Fault fault = invalid.fault();
            answer.put("parsingSucceeded", false);
            answer.putNull("parsedExpression");
            answer.put("evaluationSucceeded", false);
            answer.putArray("evaluationResult");
            ObjectNode error = error(answer, fault.code(), fault.message());
            error.put("target", "character " + (fault.position() + 1));
            ObjectNode inner = error.putObject("innerError");
            inner.put("position", fault.position());
            inner.put("expected", fault.expected());
            inner.put("nearest", fault.nearest());
        }
        return answer;
    }

    private static void evaluated(ObjectNode answer, Outcome outcome, boolean several) {
        ArrayNode result = answer.putArray("evaluationResult");
        switch (outcome) {
            case Outcome.Computed(Value value, boolean redacted) -> {
                List<String> texts = texts(value);
                (several ? texts : texts.stream().limit(1).toList()).forEach(result::add);
                succeeded(answer);
            }
            case Outcome.LeaveAttribute leave -> succeeded(answer);
            case Outcome.LeaveObject leave -> succeeded(answer);
            case Outcome.Faulted(EvaluationFault fault) -> {
                answer.put("evaluationSucceeded", false);
                ObjectNode error = error(answer, fault.code(), fault.message());
                error.put("target", fault.function());
            }
        }
    }

    private static void succeeded(ObjectNode answer) {
        answer.put("evaluationSucceeded", true);
        answer.putNull("error");
    }

    private static ObjectNode error(ObjectNode answer, String code, String message) {
        return answer.putObject("error").put("code", code).put("message", message);
    }

    private static List<String> texts(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> List.of();
            case Value.Many(List<Value> values) ->
                values.stream().map(WriteOutcome::text).toList();
            default -> List.of(WriteOutcome.text(value));
        };
    }

    /** {@code properties} as Graph sends them, a list of keys with values; an object with them as members will do. */
    private static Map<String, Value> properties(JsonNode input) {
        Map<String, Value> values = new LinkedHashMap<>();
        JsonNode properties = input.path("properties");
        if (properties.isArray()) {
            properties.forEach(
                    property -> values.put(property.path("key").asString(""), ValueJson.read(property.path("value"))));
        } else {
            properties.forEachEntry((name, value) -> values.put(name, ValueJson.read(value)));
        }
        return values;
    }

    @GetMapping("/functions")
    ObjectNode functions(
            Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request) {
        find.job(caller.tenant(), id, jobId);
        List<ObjectNode> functions = new ArrayList<>();
        Functions.all().forEach(function -> functions.add(function(function)));
        return framed.list(request, "Collection(microsoft.graph.attributeMappingFunctionSchema)", functions);
    }

    private static ObjectNode function(FunctionDefinition function) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("name", function.name());
        ArrayNode parameters = node.putArray("parameters");
        for (Parameter parameter : function.parameters()) {
            parameters
                    .addObject()
                    .put("name", parameter.graphName())
                    .put("type", parameter.type().graphName())
                    .put("required", parameter.presence() != Parameter.Presence.OPTIONAL)
                    .put("allowMultipleOccurrences", parameter.presence() == Parameter.Presence.REPEATING);
        }
        return node;
    }

    @GetMapping("/filterOperators")
    ObjectNode filterOperators(
            Caller caller, @PathVariable String id, @PathVariable String jobId, HttpServletRequest request) {
        find.job(caller.tenant(), id, jobId);
        Function<FilterOperator, ObjectNode> written = ParseController::operator;
        return framed.list(
                request,
                "Collection(microsoft.graph.filterOperatorSchema)",
                List.of(FilterOperator.values()).stream().map(written).toList());
    }

    private static ObjectNode operator(FilterOperator operator) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("id", operator.symbol());
        node.put("name", operator.symbol());
        node.put("arity", operator.isBinary() ? "Binary" : "Unary");
        node.put("multivaluedComparisonType", "All");
        ArrayNode types = node.putArray("supportedAttributeTypes");
        operator.types().stream().map(ParseController::type).sorted().forEach(types::add);
        return node;
    }

    private static String type(PropertyDefinition.Type type) {
        return switch (type) {
            case STRING -> "String";
            case INTEGER -> "Integer";
            case REFERENCE -> "Reference";
            case BINARY -> "Binary";
            case BOOLEAN -> "Boolean";
            case DATE_TIME -> "DateTime";
        };
    }
}
