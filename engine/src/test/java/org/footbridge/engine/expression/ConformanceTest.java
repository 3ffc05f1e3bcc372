package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConformanceTest {

    static Stream<Row> examples() {
        return Stream.of("examples.json", "clock-examples.json").flatMap(Row::of);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleGivesWhatIsDocumented(Row row) {
        try {
            assertThat(row.actual()).isEqualTo(row.expected());
        } catch (InvalidExpression e) {
            assertThat(e.fault().code()).isEqualTo("UnknownFunction");
            Assumptions.abort(e.fault().message());
        }
    }
}
