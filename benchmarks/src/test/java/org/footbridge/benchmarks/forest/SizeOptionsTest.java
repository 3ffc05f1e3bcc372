package org.footbridge.benchmarks.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class SizeOptionsTest {
    @Command
    private static final class Measure {
        @Mixin
        private SizeOptions options = new SizeOptions(new ForestSize(150_000, 5_000, 3_000, 1_000_000, 50_000, 2026));
    }

    @Test
    void withoutOptionsTheSizeIsTheUsualOne() {
        assertThat(size()).isEqualTo(new ForestSize(150_000, 5_000, 3_000, 1_000_000, 50_000, 2026));
    }

    @Test
    void whatIsNotSaidKeepsItsProportionToTheUsers() {
        assertThat(size("--users", "15000")).isEqualTo(new ForestSize(15_000, 500, 300, 100_000, 5_000, 2026));
    }

    @Test
    void whatIsSaidCounts() {
        assertThat(size(
                        "--users=300",
                        "--groups=50",
                        "--contacts=7",
                        "--memberships=900",
                        "--largest-group=300",
                        "--seed=5"))
                .isEqualTo(new ForestSize(300, 50, 7, 900, 300, 5));
    }

    @Test
    void smallForestsHaveEnoughGroupsForTheirMemberships() {
        assertThat(size("--users", "30").groups()).isEqualTo(40);
    }

    @Test
    void numbersThatDoNotFitTogetherAreRefused() {
        assertThatThrownBy(() -> size("--users=100", "--largest-group=200"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("A group of 200 needs as many users and contacts; there are 102");
        assertThatThrownBy(() -> size("--users=0"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--users must be at least 1");
    }

    private static ForestSize size(String... arguments) {
        Measure measure = new Measure();
        new CommandLine(measure).parseArgs(arguments);
        return measure.options.size();
    }
}
