package org.footbridge.engine.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.footbridge.engine.expression.InvalidExpression.Fault;

/** The bare words that stand for a value wherever a value may stand. */
enum Keyword {
    TRUE("True"),
    FALSE("False"),
    NULL("NULL"),
    AUTHORITATIVE_NULL("AuthoritativeNull"),
    CRLF("CRLF"),
    IGNORE_ATTRIBUTE_FLOW("IgnoreAttributeFlow"),
    IGNORE_THIS_FLOW("IgnoreThisFlow"),
    IGNORE_OBJECT_FLOW("IgnoreObjectFlow");

    private final String word;

    Keyword(String word) {
        this.word = word;
    }

    /** @throws InvalidExpression when there is no such word */
    static Part part(Syntax.Word written) {
        for (Keyword keyword : values()) {
            if (keyword.word.equalsIgnoreCase(written.word())) {
                return keyword.part();
            }
        }
        throw unknown(written);
    }

    static boolean isKnown(Syntax.Word written) {
        return Arrays.stream(values()).anyMatch(keyword -> keyword.word.equalsIgnoreCase(written.word()));
    }

    private Part part() {
        return switch (this) {
            case TRUE -> new Part(new Constant(Value.TRUE), ValueType.TRUTH);
            case FALSE -> new Part(new Constant(Value.FALSE), ValueType.TRUTH);
            case NULL, AUTHORITATIVE_NULL -> new Part(new Constant(Value.NOTHING), ValueType.ANY);
            case CRLF -> new Part(new Constant(new Value.Text("\r\n")), ValueType.TEXT);
            case IGNORE_ATTRIBUTE_FLOW, IGNORE_THIS_FLOW -> new Part(new LeaveAlone(false), ValueType.ANY);
            case IGNORE_OBJECT_FLOW -> new Part(new LeaveAlone(true), ValueType.ANY);
        };
    }

    private static InvalidExpression unknown(Syntax.Word written) {
        List<String> known = Stream.concat(
                        Arrays.stream(values()).map(keyword -> keyword.word),
                        Functions.all().stream().map(FunctionDefinition::name))
                .toList();
        String nearest = EditDistance.nearest(written.word(), known);
        String hint = isLogical(written.word())
                ? " There is no AND, OR; put one IIF into another."
                : " A text stands in double quotes, an attribute in brackets, and a function has parentheses.";
        return new InvalidExpression(new Fault(
                "UnknownWord",
                written.position(),
                "a text, an attribute, a number, a keyword or a function",
                nearest,
                InvalidExpression.at(written.position()) + "there is no keyword " + written.word() + "."
                        + (nearest.isEmpty() ? "" : " Did you mean " + nearest + "?") + hint));
    }

    private static boolean isLogical(String word) {
        return List.of("and", "or").contains(word.toLowerCase(Locale.ROOT));
    }
}
