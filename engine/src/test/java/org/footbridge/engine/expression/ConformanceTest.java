package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConformanceTest {

    static Stream<Row> examples() {
        return Stream.of("examples.json", "clock-examples.json").flatMap(Row::of);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleGivesWhatIsDocumented(Row row) {
        assertThat(row.actual()).isEqualTo(row.expected());
    }

    @Test
    void everyFunctionThatIsKnownOfTheCloudLanguageIsThere() {
        assertThat(Row.read("functions.json"))
                .hasSize(57)
                .allSatisfy(
                        known -> assertThat(Functions.named(known.get("name").asString()))
                                .as(known.get("name").asString())
                                .isPresent());
    }
}
