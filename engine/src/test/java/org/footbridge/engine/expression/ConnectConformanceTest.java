package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectConformanceTest {

    static Stream<Row> examples() {
        return Row.of("connect-examples.json").filter(row -> !row.json().has("contradiction"));
    }

    static Stream<Row> contradictions() {
        return Row.of("connect-examples.json").filter(row -> row.json().has("contradiction"));
    }

    static Stream<String> functions() {
        return new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(
                                ConnectConformanceTest.class.getResourceAsStream("/expressions/connect-functions.txt")),
                        UTF_8))
                .lines()
                .filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleOfConnectGivesWhatIsDocumented(Row row) {
        assertThat(row.actual()).isEqualTo(row.expected());
    }

    /** Where the cloud has a function of the same name, the cloud's contract counts; the rows say which. */
    @ParameterizedTest
    @MethodSource("contradictions")
    void anExampleThatContradictsTheCloudIsNotFollowed(Row row) {
        assertThat(outcome(row)).isNotEqualTo(row.expected());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionOfConnectIsThere(String name) {
        assertThat(Functions.named(name)).as(name).isPresent();
    }

    private static String outcome(Row row) {
        try {
            return row.actual();
        } catch (InvalidExpression invalid) {
            return "invalid";
        }
    }
}
