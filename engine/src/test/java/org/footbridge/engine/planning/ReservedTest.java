package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.footbridge.engine.MatchKey;
import org.junit.jupiter.api.Test;

class ReservedTest {

    private static MatchKey name(int number) {
        return new MatchKey("userPrincipalName", "u" + number + "@fabrikam.example");
    }

    @Test
    void whatWasReservedStaysSoAndHardlyAnythingElseIs() {
        Reserved reserved = new Reserved();
        for (int number = 0; number < 300_000; number++) {
            reserved.add(name(number));
        }
        int others = 0;
        for (int number = 0; number < 300_000; number++) {
            assertThat(reserved.mayContain(name(number))).isTrue();
            others += reserved.mayContain(name(-1 - number)) ? 1 : 0;
        }
        assertThat(others).isLessThan(3_000);
    }

    @Test
    void fewKeysAreToldApartWithoutFail() {
        Reserved reserved = new Reserved();
        for (int number = 0; number < 9_000; number++) {
            reserved.add(name(number));
        }
        for (int number = 9_000; number < 300_000; number++) {
            assertThat(reserved.mayContain(name(number))).isFalse();
        }
    }
}
