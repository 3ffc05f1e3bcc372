package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.List;

/** Functions of texts. */
final class TextFunctions {

    private static final FunctionDefinition LEFT = function("Left", FunctionFamily.TEXT)
            .says("The first characters of a text.")
            .takes(required("String", ValueType.TEXT, "the text").each())
            .takes(required("NumChars", ValueType.WHOLE, "how many characters"))
            .onNull("The empty text.")
            .note("0 gives the empty text, a negative number the text itself.")
            .note("Characters are UTF-16 units, as in .NET.")
            .example("Left(\"John Doe\", 3)", "\"Joh\"")
            .does(arguments -> {
                String text = arguments.text(0);
                int count = arguments.index(1);
                return new Value.Text(count < 0 || count >= text.length() ? text : text.substring(0, count));
            });

    private static final FunctionDefinition TRIM = function("Trim", FunctionFamily.TEXT)
            .says("A text without white space at both ends.")
            .takes(required("value", ValueType.TEXT, "the text")
                    .inGraph("source")
                    .each())
            .onNull("No value.")
            .example("Trim(\" Test \")", "\"Test\"")
            .maps(WhiteSpace::trim);

    static final List<FunctionDefinition> ALL = List.of(LEFT, TRIM);

    private TextFunctions() {}
}
