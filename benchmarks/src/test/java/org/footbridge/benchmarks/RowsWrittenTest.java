package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsWrittenTest {
    @Test
    void rowsAreToldApartByWhatTheyAreFor() {
        RowsWritten before = new RowsWritten(Map.of("change", 5L, "cycle", 7L, "link", 2L), 100, 1_000);
        RowsWritten after = new RowsWritten(
                Map.of(
                        "change",
                        6L,
                        "cycle",
                        11L,
                        "link",
                        2L,
                        "directory_reference",
                        1L,
                        "provisioning_event_2026_11",
                        3L),
                130,
                9_000);
        RowsWritten written = after.since(before);
        assertThat(written.byTable())
                .containsOnly(
                        Map.entry("change", 1L),
                        Map.entry("cycle", 4L),
                        Map.entry("directory_reference", 1L),
                        Map.entry("provisioning_event_2026_11", 3L));
        assertThat(written.data()).isEqualTo(2);
        assertThat(written.events()).isEqualTo(3);
        assertThat(written.bookkeeping()).isEqualTo(4);
        assertThat(written.catalog()).isEqualTo(30);
        assertThat(written.logBytes()).isEqualTo(8_000);
    }
}
