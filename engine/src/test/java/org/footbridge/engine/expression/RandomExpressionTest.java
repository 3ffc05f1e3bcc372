package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.footbridge.engine.expression.Parameter.Presence;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The seed of a failure is the number of the repetition. */
class RandomExpressionTest {

    private static final List<Syntax.Operator> OPERATORS = List.of(Syntax.Operator.values());
    private static final String[] PIECES = {
        "(",
        ")",
        ",",
        "\"",
        "[",
        "]",
        "\\",
        "&",
        "&H",
        "=",
        "<>",
        "<",
        ">=",
        "%",
        "$",
        "-",
        ".",
        " ",
        "\n",
        "0",
        "42",
        "F",
        "Trim",
        "IIF(",
        "Switch(",
        "Join(\"\",",
        "[sn]",
        "\"x\"",
        "True",
        "NULL",
        "vbTextCompare",
        "IgnoreAttributeFlow",
        "Replace(",
        "\u201c",
        "é",
        "\ud83d\ude00",
        "\u0000",
        "%a%",
        "$x",
        "Left([sn],1)"
    };

    @RepeatedTest(50)
    void anyTreeIsReadAsItIsWritten(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            Syntax syntax = tree(random, 4);
            String text = WriteExpression.of(syntax);
            if (text.length() > Limits.TEXT) {
                continue;
            }
            assertThat(WriteExpression.of(ReadExpression.read(text))).isEqualTo(text);
        }
    }

    @RepeatedTest(50)
    void anyExpressionMeansTheSameWhenItIsWrittenAnewOrInTheShapeOfGraph(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            Expression expression;
            try {
                expression = Expression.compile(WriteExpression.of(call(random, 3)));
            } catch (InvalidExpression notACall) {
                continue;
            }
            String expected = WriteOutcome.inWords(expression.evaluate(given()));
            assertThat(given().gives(expression.normalized())).isEqualTo(expected);
            assertThat(given().gives(expression.tree().text()))
                    .as("%s as %s", expression, expression.tree().text())
                    .isEqualTo(expected);
        }
    }

    @RepeatedTest(50)
    void anyTextIsAnExpressionOrRefused(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 1000; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(20);
            for (int j = 0; j < pieces; j++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertRefusedOrEvaluated(text.toString());
        }
    }

    @RepeatedTest(50)
    void anExpressionThatIsDamagedIsAnExpressionOrRefused(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder(WriteExpression.of(call(random, 3)));
            for (int j = 0; j <= random.nextInt(3); j++) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(3), PIECES[random.nextInt(PIECES.length)]);
            }
            assertRefusedOrEvaluated(text.toString());
        }
    }

    private static void assertRefusedOrEvaluated(String text) {
        assertThatCode(() -> {
                    try {
                        Expression expression = Expression.compile(text, Expression.UniqueValues.ALLOWED);
                        assertThat(expression.evaluate(given())).isNotNull();
                    } catch (InvalidExpression refused) {
                        assertThat(refused.fault().message()).isNotBlank();
                        assertThat(refused.fault().position()).isBetween(0, text.length());
                    }
                })
                .as(text)
                .doesNotThrowAnyException();
    }

    private static Given given() {
        return Given.attribute("sn", "Smith")
                .and("several", "a", "b")
                .and("number", "7")
                .parameter("a", "set");
    }

    private static Syntax tree(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 ->
                new Syntax.Attribute(
                        0, List.of("sn", "extension_1_x", "a b", "ä;=,()").get(random.nextInt(4)));
            case 1 ->
                new Syntax.Text(
                        0,
                        List.of("", "x", "\\", "\"", "\\\"\\", "\n,)(", "é\ud83d\ude00")
                                .get(random.nextInt(7)));
            case 2 ->
                numeral(List.of("0", "-10", "42568.75", "129699324000000000").get(random.nextInt(4)));
            case 3 ->
                new Syntax.Word(0, List.of("True", "vbTextCompare", "word_1").get(random.nextInt(3)));
            case 4 -> new Syntax.Setting(0, "Domain.FQDN");
            case 5 -> new Syntax.Variable(0, "item");
            case 6 -> new Syntax.Concatenation(0, List.of(simple(random), simple(random), simple(random)));
            default -> {
                List<Syntax> arguments = new ArrayList<>();
                int count = random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    arguments.add(argument(random, depth));
                }
                // a single empty position is no argument at all
                yield new Syntax.Call(
                        0,
                        "F" + random.nextInt(3),
                        arguments.size() == 1 && arguments.getFirst() instanceof Syntax.Empty ? List.of() : arguments);
            }
        };
    }

    private static Syntax simple(RandomGenerator random) {
        Syntax tree = tree(random, 0);
        return tree;
    }

    private static Syntax argument(RandomGenerator random, int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> new Syntax.Empty(0);
            case 1 ->
                new Syntax.Comparison(
                        0,
                        tree(random, depth - 1),
                        OPERATORS.get(random.nextInt(OPERATORS.size())),
                        tree(random, depth - 1));
            default -> tree(random, depth - 1);
        };
    }

    private static Syntax.Numeral numeral(String written) {
        return new Syntax.Numeral(0, written, NumberForm.of(written).orElseThrow());
    }

    /** A call that is likely to be valid. */
    private static Syntax call(RandomGenerator random, int depth) {
        List<FunctionDefinition> functions = List.copyOf(Functions.all());
        FunctionDefinition function = functions.get(random.nextInt(functions.size()));
        List<Syntax> arguments = new ArrayList<>();
        for (Parameter parameter : function.parameters()) {
            boolean empty = parameter.presence() != Presence.REQUIRED
                    && parameter.presence() != Presence.REPEATING
                    && random.nextInt(3) == 0;
            arguments.add(empty ? new Syntax.Empty(0) : operand(random, parameter, depth));
        }
        return new Syntax.Call(0, function.name(), arguments);
    }

    private static Syntax operand(RandomGenerator random, Parameter parameter, int depth) {
        if (parameter.type() == ValueType.WORD) {
            return new Syntax.Word(
                    0, parameter.words().get(random.nextInt(parameter.words().size())));
        }
        if (parameter.type() == ValueType.VARIABLE) {
            return new Syntax.Variable(0, "item");
        }
        if (depth > 0 && random.nextInt(2) == 0) {
            return call(random, depth - 1);
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Syntax.Attribute(0, "several");
            case 1 -> new Syntax.Attribute(0, "number");
            case 2 -> new Syntax.Attribute(0, "missing");
            case 3 -> numeral("3");
            case 4 -> new Syntax.Text(0, List.of("", "a", "True", "1", "\"").get(random.nextInt(5)));
            case 5 ->
                parameter.type() == ValueType.TRUTH
                        ? new Syntax.Comparison(
                                0, new Syntax.Attribute(0, "number"), Syntax.Operator.GREATER, numeral("5"))
                        : new Syntax.Word(0, "NULL");
            case 6 -> new Syntax.Concatenation(0, List.of(new Syntax.Attribute(0, "sn"), new Syntax.Setting(0, "a")));
            default -> new Syntax.Attribute(0, "sn");
        };
    }
}
