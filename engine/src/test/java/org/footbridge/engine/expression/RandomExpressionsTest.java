package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RandomExpressionsTest {

    private static final long SEED = 20_260_108;
    private static final int ROUNDS = 30_000;
    private static final String DISTURBING = "()[]\"\\,&%$=<> \u0000é";

    private static final Map<String, Value> OBJECT = Map.of(
            "mail", new Value.Text("Ann.Doe@corp.example"),
            "empty", new Value.Text(""),
            "number", new Value.Whole(514),
            "decimal", new Value.Decimal(new BigDecimal("-3.50")),
            "truth", Value.TRUE,
            "date", new Value.Moment(Instant.parse("2021-06-30T16:00:00Z")),
            "bytes", new Value.Bytes("MyIRAFVEd2aImaq7zN3u/w=="),
            "manager", new Value.Reference("CN=Boss,DC=corp,DC=example"),
            "list",
                    new Value.Many(List.of(
                            new Value.Text("SMTP:a@corp.example"),
                            new Value.Text("smtp:b@corp.example"),
                            new Value.Text("smtp:b@corp.example"))),
            "one", new Value.Many(List.of(new Value.Text("only"))));

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final List<String> attributes = OBJECT.keySet().stream().sorted().toList();

    @Test
    void everyExpressionEndsAndEndsTheSameWayEachTime() {
        int evaluated = 0;
        int computed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = new MakeExpression(random, attributes).make();
            try {
                Optional<Expression> expression = HoldsForEveryExpression.read(text);
                if (expression.isPresent()) {
                    evaluated++;
                    Outcome outcome = HoldsForEveryExpression.evaluate(expression.get(), OBJECT);
                    computed += outcome instanceof Outcome.Computed ? 1 : 0;
                }
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("seed %d, round %d: %s".formatted(SEED, round, text), e);
            }
        }
        assertThat(evaluated).as("expressions among the texts").isGreaterThan(ROUNDS / 4);
        assertThat(computed).as("expressions with a value").isGreaterThan(ROUNDS / 20);
    }

    @Test
    void whatIsComputedWithFewStepsIsComputedTheSameWithMany() {
        for (int round = 0; round < ROUNDS / 3; round++) {
            String text = new MakeExpression(random, attributes).make();
            Optional<Expression> expression = HoldsForEveryExpression.read(text);
            if (expression.isEmpty()) {
                continue;
            }
            Outcome few = expression.get().evaluate(MadeUp.of(OBJECT), random.nextLong(300));
            boolean stopped = few instanceof Outcome.Faulted(EvaluationFault fault)
                    && fault.code().equals("EvaluationTooLong");
            if (!stopped) {
                assertThat(HoldsForEveryExpression.evaluate(expression.get(), OBJECT))
                        .as("seed %d, round %d: %s", SEED, round, text)
                        .isEqualTo(few);
            }
        }
    }

    @Test
    void brokenTextsAreRefusedAndNothingElse() {
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(new MakeExpression(random, attributes).make());
            for (int change = random.nextInt(3); change >= 0 && !text.isEmpty(); change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, DISTURBING.charAt(random.nextInt(DISTURBING.length())));
                    default -> text.setLength(at);
                }
            }
            try {
                HoldsForEveryExpression.read(text.toString());
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("seed %d, round %d: %s".formatted(SEED, round, text), e);
            }
        }
    }
}
