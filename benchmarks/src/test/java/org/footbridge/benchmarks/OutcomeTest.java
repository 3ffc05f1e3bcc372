package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.footbridge.benchmarks.Outcome.Column;
import org.footbridge.cli.client.Json;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Outcome OUTCOME = new Outcome(
            "members",
            "One member added",
            List.of(new Column("group", "Group of"), new Column("rows", "Rows"), new Column("seconds", "Seconds")),
            List.of(
                    List.of(250_000, 1_234L, new BigDecimal("0.70")),
                    List.of("ratio", new BigDecimal("1.00"), new BigDecimal("1.13"))),
            List.of("Aim: 3 rows."));

    @Test
    void peopleSeeATableWithTitleAndNotes() {
        assertThat(OUTCOME.lines())
                .containsExactly(
                        "One member added",
                        "Group of   Rows  Seconds",
                        "250,000   1,234     0.70",
                        "ratio      1.00     1.13",
                        "Aim: 3 rows.");
    }

    @Test
    void programsSeeNumbersByTheNameOfTheirColumn() {
        assertThat(Json.compact(OUTCOME.json()))
                .isEqualTo("{\"title\":\"One member added\",\"rows\":["
                        + "{\"group\":250000,\"rows\":1234,\"seconds\":0.70},"
                        + "{\"group\":\"ratio\",\"rows\":1.00,\"seconds\":1.13}],\"notes\":[\"Aim: 3 rows.\"]}");
    }
}
