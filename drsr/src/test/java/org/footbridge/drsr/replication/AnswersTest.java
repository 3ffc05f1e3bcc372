package org.footbridge.drsr.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static byte[] binding(int flags, int epoch) {
        NdrWriter writer = new NdrWriter().pointer();
        new Extensions(flags, epoch).write(writer);
        return writer.zeros(20).int32(0).toBytes();
    }

    private static byte[] controllers() {
        NdrWriter writer = new NdrWriter().int32(2).int32(2).int32(1).pointer().int32(1);
        writer.zeros(28 + 12 + 48).guid(WriteReply.SOURCE);
        return writer.int32(0).toBytes();
    }

    private static byte[] names() {
        NdrWriter writer =
                new NdrWriter().int32(1).int32(1).pointer().int32(2).pointer().int32(2);
        writer.int32(0).pointer().pointer().int32(2).noPointer().noPointer();
        NdrText.write(writer, "corp.example");
        NdrText.write(writer, "CN=Ada,DC=corp,DC=example");
        return writer.int32(0).toBytes();
    }

    @Test
    void whatAServerCanDoIsReadAndWhatItCannotIsNamed() {
        assertThat(BindCall.answer(binding(0x0510_8007, 3)).server()).isEqualTo(new Extensions(0x0510_8007, 3));
        Extensions weak = BindCall.answer(binding(0x0500_0000, 0)).server();
        assertThatThrownBy(weak::requireWhatReadingTakes)
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.CAPABILITY_MISSING))
                .hasMessageContaining("strong encryption");
    }

    @Test
    void theFirstControllerAndTheNamesAreFound() {
        assertThat(ControllerCall.answer(controllers())).contains(WriteReply.SOURCE);
        assertThat(CrackNamesCall.answer(names(), 2))
                .isEqualTo(List.of(Optional.of("CN=Ada,DC=corp,DC=example"), Optional.empty()));
    }

    @Test
    void aStateComesBackFromItsBytes() {
        ReplicationState state = new ReplicationState(
                WriteReply.INVOCATION, new UsnVector(5, 0, 6), List.of(new Cursor(WriteReply.SOURCE, 77)));
        assertThat(ReplicationState.of(state.toBytes())).isEqualTo(state);
        assertThat(state.positionAt(WriteReply.INVOCATION)).isEqualTo(new UsnVector(5, 0, 6));
        assertThat(state.positionAt(new UUID(1, 2))).isEqualTo(UsnVector.ZERO);
        assertThatThrownBy(() -> ReplicationState.of(new byte[] {1, 2, 3}))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.STATE_UNREADABLE));
    }

    @Test
    void aFailedCallTellsItsErrorFirst() {
        byte[] refused = new NdrWriter().int32(6).zeros(140).int32(8453).toBytes();
        assertThatThrownBy(() -> WindowsError.check(refused, "the reading of X"))
                .isInstanceOfSatisfying(DrsException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(DrsException.Code.RIGHT_MISSING);
                    assertThat(failure.status()).isEqualTo(8453);
                });
        byte[] silent = new NdrWriter().int32(8456).toBytes();
        assertThatThrownBy(() -> WindowsError.check(silent, "the reading of X"))
                .hasMessageContaining("DISABLE_OUTBOUND_REPL");
    }

    @Test
    void anyBytesAreAnAnswerOrAnError() {
        Mutations.areReadOrRefused(1, BindCall::answer, binding(-1, 3));
        Mutations.areReadOrRefused(2, ControllerCall::answer, controllers());
        Mutations.areReadOrRefused(3, bytes -> CrackNamesCall.answer(bytes, 2), names());
        Mutations.areReadOrRefused(
                4,
                ReplicationState::of,
                new ReplicationState(WriteReply.INVOCATION, UsnVector.ZERO, List.of(new Cursor(WriteReply.SOURCE, 77)))
                        .toBytes());
    }
}
