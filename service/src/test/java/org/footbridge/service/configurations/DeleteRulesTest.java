package org.footbridge.service.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.ScopeLoss;
import org.footbridge.service.configurations.DeleteRules.Leaving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class DeleteRulesTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    private static DeleteRules read(String deletes) {
        return ReadDefinition.of(YAML.readTree("directory: corp.example.com\ndeletes: " + deletes))
                .deletes();
    }

    @ParameterizedTest
    @CsvSource({
        "499, 100000, false",
        "500, 100000, true",
        "200, 1000, false",
        "201, 1000, true",
        "10, 10, false",
        "11, 11, true",
        "0, 0, false"
    })
    void theDefaultsAreFiveHundredOrTwentyPercentOfMoreThanTen(long gone, long total, boolean held) {
        assertThat(DeleteRules.DEFAULTS.exceeded(List.of(new Leaving(TargetKind.USER, gone, total))))
                .hasSize(held ? 1 : 0);
    }

    @Test
    void kindsWithoutAThresholdOfTheirOwnAreCountedTogether() {
        DeleteRules rules = read("{threshold: 6, percent: 100, groups: {threshold: 2}}");
        assertThat(rules.exceeded(List.of(
                        new Leaving(TargetKind.USER, 3, 100),
                        new Leaving(TargetKind.GROUP, 1, 100),
                        new Leaving(TargetKind.CONTACT, 2, 100))))
                .isEmpty();
        assertThat(rules.exceeded(List.of(
                                new Leaving(TargetKind.USER, 3, 100),
                                new Leaving(TargetKind.GROUP, 1, 100),
                                new Leaving(TargetKind.CONTACT, 3, 100)))
                        .keySet())
                .containsExactly(TargetKind.USER, TargetKind.CONTACT);
        assertThat(rules.exceeded(List.of(new Leaving(TargetKind.GROUP, 2, 100))))
                .containsKey(TargetKind.GROUP);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 20, false", "2, 2, 20, true", "10, 10, 99, true", "10, 11, 20, false", "10, 10, 100, false"})
    void thatNobodyWouldBeLeftIsHeldBelowTheFloorToo(long gone, long total, int percent, boolean held) {
        DeleteRules rules = read("{percent: " + percent + "}");
        assertThat(rules.held(List.of(new Leaving(TargetKind.USER, gone, total), new Leaving(TargetKind.GROUP, 1, 1)))
                        .keySet())
                .isEqualTo(held ? Set.of(TargetKind.USER) : Set.of());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "0, 1, true", "1, 1, true", "3, 2, false", "3, 3, true"})
    void asManyAsTheThresholdAreHeld(int threshold, long gone, boolean held) {
        DeleteRules rules = read("{threshold: " + threshold + ", membersOfGroup: {threshold: " + threshold + "}}");
        assertThat(rules.exceeded(List.of(new Leaving(TargetKind.USER, gone, 1000))))
                .hasSize(held ? 1 : 0);
        assertThat(rules.membersOfGroup().exceededBy(gone, 1000)).isEqualTo(held);
        assertThat(rules.membersOfGroup().mostNeverHeld()).isEqualTo(Math.max(0, threshold - 1));
    }

    @Test
    void whatIsSaidOnceHoldsForAllKinds() {
        DeleteRules rules = read("{percent: 7, floor: 3, users: {percent: 9}}");
        assertThat(rules.of(TargetKind.USER).percent()).isEqualTo(9);
        assertThat(rules.of(TargetKind.USER).floor()).isEqualTo(3);
        assertThat(rules.of(TargetKind.CONTACT).percent()).isEqualTo(7);
        assertThat(rules.membersOfGroup().percent()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"softDelete, SOFT_DELETE", "disable, DISABLE", "keep, KEEP"})
    void whatLeavesTheScopeIsAChoice(String word, ScopeLoss choice) {
        assertThat(read("{outOfScope: " + word + "}").outOfScope()).isEqualTo(choice);
    }

    @Test
    void whatIsReadIsWrittenBackTheSame() {
        String said =
                "{threshold: 1, percent: 2, floor: 3, users: {threshold: 4}, groups: {percent: 5}, contacts: {floor: 6},"
                        + " members: {threshold: 7}, membersOfGroup: {floor: 8}, outOfScope: disable}";
        ConfigurationDefinition definition =
                ReadDefinition.of(YAML.readTree("directory: corp.example.com\ndeletes: " + said));
        assertThat(ReadDefinition.of(JsonMapper.shared()
                        .readTree(WriteDefinition.json(definition).toString())))
                .isEqualTo(definition);
    }
}
