package org.footbridge.service.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Frame;
import org.footbridge.service.relay.StreamAssembly.Place;
import org.junit.jupiter.api.Test;

class StreamAssemblyTest {
    private final StreamAssembly assembly = new StreamAssembly("request");

    @Test
    void framesOfOneStreamFollowEachOther() {
        assertThat(assembly.place(frame("a", 0))).isEqualTo(Place.FIRST);
        assertThat(assembly.place(frame("a", 1))).isEqualTo(Place.NEXT);
        assertThat(assembly.place(frame("a", 1))).isEqualTo(Place.IGNORED);
        assertThat(assembly.place(frame("a", 2))).isEqualTo(Place.NEXT);
    }

    @Test
    void aNewerStreamVoidsTheOlderForGood() {
        assertThat(assembly.place(frame("a", 0))).isEqualTo(Place.FIRST);
        assertThat(assembly.place(frame("b", 0))).isEqualTo(Place.FIRST);
        assertThat(assembly.place(frame("a", 1))).isEqualTo(Place.IGNORED);
        assertThat(assembly.place(frame("a", 0))).isEqualTo(Place.IGNORED);
        assertThat(assembly.place(frame("b", 1))).isEqualTo(Place.NEXT);
    }

    @Test
    void framesOfOtherRequestsAreIgnored() {
        assertThat(assembly.place(
                        frame("a", 0).toBuilder().setRequestId("another").build()))
                .isEqualTo(Place.IGNORED);
    }

    @Test
    void gapsAreNoticed() {
        assertFails("FrameLost", frame("a", 1));
        assembly.place(frame("b", 0));
        assertFails("FrameLost", frame("b", 2));
    }

    @Test
    void whatCannotBeUnderstoodIsRefused() {
        assertFails(
                "RelayVersionUnsupported",
                frame("a", 0).toBuilder().setVersion(RelayLimits.VERSION + 1).build());
        assertFails("FrameInvalid", frame("a", 0).toBuilder().setVersion(0).build());
        assertFails("FrameInvalid", frame("", 0));
    }

    private void assertFails(String code, Frame frame) {
        assertThatThrownBy(() -> assembly.place(frame))
                .isInstanceOfSatisfying(
                        RelayFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private static Frame frame(String stream, int sequence) {
        return Frame.newBuilder()
                .setVersion(RelayLimits.VERSION)
                .setRequestId("request")
                .setStreamId(stream)
                .setSequence(sequence)
                .build();
    }
}
