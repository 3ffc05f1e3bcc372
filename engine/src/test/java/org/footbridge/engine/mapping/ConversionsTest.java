package org.footbridge.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConversionsTest {

    @Test
    void fileTimesBecomeTimesInUtcToTheSecond() {
        assertThat(FileTime.text(132772253564048004L)).contains("2021-09-27T14:09:16Z");
        assertThat(FileTime.text(116444736000000000L)).contains("1970-01-01T00:00:00Z");
        assertThat(FileTime.text(116444735990000000L)).contains("1969-12-31T23:59:59Z");
    }

    @Test
    void timesThatStandForNoTimeGiveNone() {
        assertThat(FileTime.text(0)).isEmpty();
        assertThat(FileTime.text(-1)).isEmpty();
        assertThat(FileTime.text(Long.MAX_VALUE)).isEmpty();
    }
}
