package org.footbridge.engine.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageLocationTest {

    @Test
    void codesOfCountriesAreWrittenInCapitals() {
        assertThat(UsageLocation.of("de")).contains("DE");
        assertThat(UsageLocation.of(" GB ")).contains("GB");
    }

    @Test
    void everythingElseIsNone() {
        for (String text : new String[] {"", "D", "DEU", "Germany", "UK", "EU", "XX", "ZZ", "D1", "276"}) {
            assertThat(UsageLocation.of(text)).as(text).isEmpty();
        }
    }

    @Test
    void theDisplayNameIsNeverEmptyWhileThereIsAnyName() {
        NameSources names = Names.NONE.common("Common").account("account").sources();
        assertThat(DisplayName.choose(Optional.of("Given"), names)).contains("Given");
        assertThat(DisplayName.choose(Optional.empty(), names)).contains("Common");
        assertThat(DisplayName.choose(
                        Optional.empty(), Names.NONE.account("account").sources()))
                .contains("account");
    }
}
