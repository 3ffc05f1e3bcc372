package org.footbridge.engine.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-06-30+08:00 | 2021-06-29T16:00:00Z",
                "2012-03-16-07:00 | 2012-03-16T07:00:00Z",
                "2009-06-15T01:45:30-07:00 | 2009-06-15T08:45:30Z",
                "8/25/2021 5:41:18 PM | 2021-08-25T17:41:18Z",
                "12/25/2007 | 2007-12-25T00:00:00Z",
                "1/2/07 | 2007-01-02T00:00:00Z",
                "2013-01-10 4:00 PM -8 | 2013-01-11T00:00:00Z",
                "2012-01-01 23:00:00 | 2012-01-01T23:00:00Z",
                "2020-12-31 23:59:59-08:00 | 2021-01-01T07:59:59Z",
                "2020-12-31T23:59:59.1234567Z | 2020-12-31T23:59:59.123456700Z",
                "2020-12-31T23:59:59.12345678901234567890Z | 2020-12-31T23:59:59.123456789Z",
                "2020-12-31T23:59 +0130 | 2020-12-31T22:29:00Z",
                "2021/6/3 | 2021-06-03T00:00:00Z",
                "12/31/9999 12:00:00 AM | 9999-12-31T00:00:00Z",
                "12/31/2021 12:30:00 AM | 2021-12-31T00:30:00Z",
                "12/31/2021 12:30:00 pm | 2021-12-31T12:30:00Z",
                "20150123105347.0Z | 2015-01-23T10:53:47Z",
                "20150123105347Z | 2015-01-23T10:53:47Z",
                "' 2021-06-30 ' | 2021-06-30T00:00:00Z",
            })
    void readsTheFormsThatMappingsMeet(String text, String expected) {
        assertThat(ReadDate.read(text)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "2021",
                "2021-06",
                "2021-13-01",
                "2021-02-30",
                "2021-06-30T",
                "2021-06-30T1",
                "2021-06-30T25:00",
                "2021-06-30T24:00",
                "2021-06-30T10:60",
                "2021-06-30T10:00:60",
                "2021-06-30T10:00:",
                "2021-06-30T10:00:00.",
                "2021-06-30 13:00 PM",
                "2021-06-30+15:00",
                "2021-06-30+",
                "2021-06-30X",
                "2021-06-30Z1",
                "2021-06/30",
                "6-30-2021",
                "123/1/2021",
                "1/1/021",
                "20150123105347",
                "20151323105347Z",
                "0000-01-01",
                "0001-01-01+08:00",
                "9999-12-31T23:59:59-00:01",
                "99999999999999999999",
                "2021-06-30T10",
                "2021-06-30 GMT",
                "１/1/2021",
                "2021-06-301"
            })
    void refusesWhatIsNoDate(String text) {
        assertThat(ReadDate.read(text)).isEmpty();
    }

    @Test
    void largeIntegersOfTheDirectoryAreDates() {
        assertThat(FileTime.instant(129_699_324_000_000_000L)).contains(Instant.parse("2012-01-01T23:00:00Z"));
        assertThat(FileTime.intervals(Instant.parse("2012-01-01T23:00:00Z"))).contains(129_699_324_000_000_000L);
        assertThat(FileTime.instant(0)).contains(Instant.parse("1601-01-01T00:00:00Z"));
        assertThat(FileTime.instant(1)).contains(Instant.parse("1601-01-01T00:00:00.0000001Z"));
        assertThat(FileTime.instant(-1)).isEmpty();
        assertThat(FileTime.instant(FileTime.NEVER)).isEmpty();
        assertThat(FileTime.instant(2_650_467_743_999_999_999L))
                .contains(Instant.parse("9999-12-31T23:59:59.9999999Z"));
        assertThat(FileTime.instant(2_650_467_744_000_000_000L)).isEmpty();
        assertThat(FileTime.intervals(Instant.parse("1600-12-31T23:59:59Z"))).isEmpty();
    }
}
