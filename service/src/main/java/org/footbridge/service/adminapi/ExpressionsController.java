package org.footbridge.service.adminapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.expression.EvaluationFault;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.InvalidExpression;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Value;
import org.footbridge.service.browsing.Directory;
import org.footbridge.service.expressions.EvaluateExpression;
import org.footbridge.service.expressions.Evaluation;
import org.footbridge.service.expressions.ValueJson;
import org.footbridge.service.signin.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An expression tried out on an object that is given, or on one of a connected directory. */
@RestController
@RequestMapping("/admin/v1/expressions")
class ExpressionsController {
    private final EvaluateExpression evaluate;
    private final JdbcClient database;

    ExpressionsController(EvaluateExpression evaluate, JdbcClient database) {
        this.evaluate = evaluate;
        this.database = database;
    }

    /** Answers with 200 whatever comes of the expression; what the request itself lacks is refused. */
    @PostMapping("/evaluate")
    ObjectNode evaluate(Caller caller, RequestBody body) {
        body.only("expression", "input", "directory", "object");
        String text = body.text("expression");
        Optional<Directory> directory =
                body.optionalText("directory").map(name -> NamedDirectory.find(database, caller.tenant(), name));
        Optional<String> object = body.optionalText("object");
        if (object.isPresent() && (directory.isEmpty() || body.node().has("input"))) {
            throw RequestBody.invalid("\"object\" needs \"directory\", and goes without \"input\".");
        }
        Map<String, Value> input = input(body.node().path("input"));
        try {
            Expression expression = Expression.compile(text);
            return written(object.map(name -> evaluate.read(
                            caller.tenant(),
                            directory.orElseThrow().id(),
                            directory.orElseThrow().name(),
                            expression,
                            name))
                    .or(() ->
                            directory.map(of -> evaluate.given(caller.tenant(), of.id(), of.name(), expression, input)))
                    .orElseGet(() -> evaluate.given(caller.tenant(), expression, input)));
        } catch (InvalidExpression invalid) {
            return refused(invalid.fault());
        }
    }

    private static Map<String, Value> input(JsonNode node) {
        if (!node.isMissingNode() && !node.isObject()) {
            throw RequestBody.invalid("\"input\" is not an object of attributes.");
        }
        Map<String, Value> input = new LinkedHashMap<>();
        node.forEachEntry((name, value) -> input.put(name, ValueJson.read(value)));
        return input;
    }

    private static ObjectNode written(Evaluation evaluation) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        switch (evaluation.outcome()) {
            case Outcome.Computed(Value value, boolean redacted) -> {
                node.put("outcome", "value");
                node.set("value", ValueJson.write(value));
                node.putNull("error");
                if (redacted) {
                    node.put("redacted", true);
                }
            }
            case Outcome.LeaveAttribute leave -> leave(node);
            case Outcome.LeaveObject leave -> leave(node).put("object", true);
            case Outcome.Faulted(EvaluationFault fault) -> {
                node.put("outcome", "error");
                node.putNull("value");
                node.putObject("error")
                        .put("code", fault.code())
                        .put("message", fault.message())
                        .put("function", fault.function())
                        .put("attribute", fault.attribute())
                        .put("value", fault.value())
                        .put("nextStep", fault.nextStep());
            }
        }
        ObjectNode inputs = node.putObject("inputs");
        if (!isRedacted(evaluation.outcome())) {
            evaluation.inputs().forEach((name, value) -> inputs.set(name, ValueJson.write(value)));
        }
        return node;
    }

    private static boolean isRedacted(Outcome outcome) {
        return outcome instanceof Outcome.Computed(Value value, boolean redacted) && redacted;
    }

    private static ObjectNode leave(ObjectNode node) {
        return node.put("outcome", "ignoreFlow").putNull("value").putNull("error");
    }

    private static ObjectNode refused(InvalidExpression.Fault fault) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("outcome", "error");
        node.putNull("value");
        node.putObject("error")
                .put("code", fault.code())
                .put("message", fault.message())
                .put("position", fault.position())
                .put("expected", fault.expected())
                .put("nearest", fault.nearest());
        node.put("position", fault.position());
        node.putObject("inputs");
        return node;
    }
}
