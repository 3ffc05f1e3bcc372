package org.footbridge.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that the field gives of its figures, and what lies next to each limit. */
class FailureFiguresTest {
    private static final String NO = "no";

    @ParameterizedTest(name = "{0} failed, {1} references, {2} succeeded: {3}")
    @CsvSource({
        "45000,     0,      0, EncounteredBaseEscrowThreshold",
        "30000,     0,   5000, EncounteredEscrowProportionThreshold",
        "20000,     0, 100000, no",
        "40000, 21000, 900000, EncounteredTotalEscrowThreshold",
        "4000,      0,      0, no",
        "4999,      0,      0, no",
        "5000,      0,      0, EncounteredEscrowProportionThreshold",
        "6000,      0,   9000, no",
        "6001,      0,   9000, EncounteredEscrowProportionThreshold",
        "40000,     0, 900000, no",
        "40001,     0, 900000, EncounteredBaseEscrowThreshold",
        "40000, 19999, 900000, no",
        "40000, 20000, 900000, EncounteredTotalEscrowThreshold",
        "0,         0,      0, no",
    })
    void aJobIsJudgedByWhatFails(long failed, long references, long succeeded, String expected) {
        assertThat(new FailureFigures(failed, references, succeeded)
                        .judge()
                        .map(QuarantineReason::graphName)
                        .orElse(NO))
                .isEqualTo(expected);
    }
}
