package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.footbridge.engine.PropertyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTimeTest {

    private static Converted at(String text) {
        return new Converted.Present(new PropertyValue.Text(text));
    }

    @ParameterizedTest
    @CsvSource({
        "132772253564048004, 2021-09-27T14:09:16Z",
        "116444736000000000, 1970-01-01T00:00:00Z",
        "116444735990000000, 1969-12-31T23:59:59Z",
        "20210927140916.0Z, 2021-09-27T14:09:16Z",
        "20210927140916Z, 2021-09-27T14:09:16Z",
        "'20210927140916,5Z', 2021-09-27T14:09:16Z",
        "202109271409Z, 2021-09-27T14:09:00Z",
        "2021092714Z, 2021-09-27T14:00:00Z",
        "20210927140916+0200, 2021-09-27T12:09:16Z",
        "20210927140916-05, 2021-09-27T19:09:16Z",
        "2021-09-27T14:09:16Z, 2021-09-27T14:09:16Z",
        "2021-09-27T14:09:16.999Z, 2021-09-27T14:09:16Z",
        "2021-09-27T14:09:16+02:00, 2021-09-27T12:09:16Z",
        "2021-09-27T14:09:16, 2021-09-27T14:09:16Z",
        "2021-09-27, 2021-09-27T00:00:00Z",
        "9/27/2021 2:09:16 PM, 2021-09-27T14:09:16Z",
        "' 12/31/2020 12:00:00 AM ', 2020-12-31T00:00:00Z"
    })
    void everyFormOfATimeBecomesIsoInUtcToTheSecond(String text, String time) {
        assertThat(ConvertTime.of(text)).isEqualTo(at(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775807"})
    void fileTimesThatStandForNoTimeAreNone(String text) {
        assertThat(ConvertTime.of(text)).isEqualTo(Converted.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "9999999999999999999",
                "20211327140916Z",
                "20210230000000.0Z",
                "2021-02-30",
                "13/1/2020 1:00:00 AM",
                "20210927140916+99",
                "1.5"
            })
    void whatIsNoTimeIsUnfit(String text) {
        assertThat(ConvertTime.of(text)).isEqualTo(Converted.unfit(text, "is no date and time"));
    }

    @Test
    void momentsLoseTheFractionOfTheSecond() {
        assertThat(ConvertTime.of(Instant.parse("2021-09-27T14:09:16.987654321Z")))
                .isEqualTo(at("2021-09-27T14:09:16Z"));
    }
}
