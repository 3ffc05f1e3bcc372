package org.footbridge.cli.expression;

import java.util.Optional;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.footbridge.engine.expression.DescribeFunction;
import org.footbridge.engine.expression.FunctionDefinition;
import org.footbridge.engine.expression.Functions;
import org.footbridge.engine.expression.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The functions of the language, as a list and one by one. */
public final class ShowFunctions {

    private ShowFunctions() {}

    /** All, in an object with the member {@code value}. */
    public static JsonNode asJson() {
        ArrayNode all = Json.array();
        Functions.all().forEach(function -> all.add(asJson(function)));
        return Json.object().set("value", all);
    }

    /** @throws CommandFailure UnknownFunction */
    public static JsonNode asJson(String name) {
        return asJson(named(name));
    }

    public static TextTable table(JsonNode functions) {
        TextTable table = new TextTable("FUNCTION", "GIVES", "WHAT");
        Json.values(functions).forEach(function -> {
            String summary = Json.text(function, "summary");
            int sentence = summary.indexOf(". ");
            table.row(
                    Json.text(function, "signature"),
                    Json.text(function, "returns"),
                    sentence < 0 ? summary : summary.substring(0, sentence + 1));
        });
        return table;
    }

    /** @throws CommandFailure UnknownFunction */
    public static String describe(String name) {
        return DescribeFunction.markdown(named(name)).stripTrailing();
    }

    private static JsonNode asJson(FunctionDefinition function) {
        ObjectNode json = Json.object()
                .put("name", function.name())
                .put("signature", function.signature())
                .put("family", function.family().title())
                .put("origin", function.origin().title())
                .put("summary", function.summary())
                .put("returns", function.returns().title());
        ArrayNode parameters = json.putArray("parameters");
        for (Parameter parameter : function.parameters()) {
            parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("type", parameter.type().title())
                    .put("required", parameter.isRequired())
                    .put("repeating", parameter.isRepeating())
                    .put("meaning", parameter.meaning());
        }
        json.put("nulls", function.nulls());
        ArrayNode examples = json.putArray("examples");
        function.examples()
                .forEach(example -> examples.addObject()
                        .put("expression", example.expression())
                        .put("result", example.result()));
        return json;
    }

    private static FunctionDefinition named(String name) {
        return Functions.named(name).orElseThrow(() -> unknown(name, Functions.nearest(name)));
    }

    private static CommandFailure unknown(String name, Optional<String> nearest) {
        return new CommandFailure(
                "UnknownFunction",
                "There is no function " + name,
                nearest.map(found -> "Did you mean " + found + "?")
                        .orElse("Look for it: footbridge expression --list"));
    }
}
