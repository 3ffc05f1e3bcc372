package org.footbridge.drsr.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;

class AnswersTest {

    static byte[] binding(int flags, int epoch) {
        NdrWriter writer = new NdrWriter().pointer();
        new Extensions(flags, epoch).write(writer);
        return writer.zeros(20).int32(0).toBytes();
    }

    static byte[] controllers() {
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
        byte[] refused = new NdrWriter().zeros(16).int32(8453).toBytes();
        assertThat(ControllerCall.answer(refused)).isEmpty();
        assertThat(CrackNamesCall.answer(names(), 2))
                .isEqualTo(List.of(Optional.of("CN=Ada,DC=corp,DC=example"), Optional.empty()));
    }

    @Test
    void manyNamesAreAskedForInParts() {
        List<String> names =
                IntStream.range(0, 2500).mapToObj(Integer::toString).toList();
        List<Integer> parts = new ArrayList<>();
        List<Optional<String>> answers = CrackNamesCall.inParts(names, some -> {
            parts.add(some.size());
            return some.stream().map(Optional::of).toList();
        });
        assertThat(parts).containsExactly(1000, 1000, 500);
        assertThat(answers).isEqualTo(names.stream().map(Optional::of).toList());
        assertThat(CrackNamesCall.inParts(List.of(), some -> List.of())).isEmpty();
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
        byte[] readOnly = new NdrWriter().int32(8465).toBytes();
        assertThatThrownBy(() -> WindowsError.check(readOnly, "the reading of X"))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.CAPABILITY_MISSING))
                .hasMessageContaining("not read-only");
    }

    @Test
    void compressionIsOfferedAndAskedForOnlyWhenItIsWanted() {
        assertThat(Extensions.offered(3, AnswerForm.PLAIN).flags() & 0x1800_0010)
                .isZero();
        assertThat(Extensions.offered(3, AnswerForm.COMPRESSED).flags()).isEqualTo(0x1D10_8017);
        assertThat(flags(request(false, AnswerForm.PLAIN))).isEqualTo(0x30);
        assertThat(flags(request(false, AnswerForm.COMPRESSED))).isEqualTo(0x1000_0030);
        assertThat(flags(request(true, AnswerForm.COMPRESSED))).isEqualTo(0x30);
    }

    private static ChangesRequest request(boolean single, AnswerForm form) {
        return new ChangesRequest(
                WriteReply.SOURCE,
                WriteReply.INVOCATION,
                DsName.of("DC=corp,DC=example"),
                UsnVector.ZERO,
                List.of(),
                single,
                form,
                100,
                1 << 20,
                List.of(0),
                PrefixTable.EMPTY);
    }

    /** ulFlags lie behind the handle, two versions, two identifiers, a pointer, the position and another pointer. */
    static int flags(byte[] request) {
        return new NdrReader(request).skip(20 + 8 + 4 + 32 + 8 + 24 + 4).int32();
    }

    private static int flags(ChangesRequest request) {
        return flags(request.encode(Handle.read(new NdrReader(new byte[20]))));
    }

    @Test
    void aServerThatAnnouncesMoreWithoutComingForwardIsNotAskedForEver() {
        RequireProgress progress = new RequireProgress();
        UsnVector reached = new UsnVector(4711, 0, 4712);
        ChangesReply standing = reply(reached, true, 0);
        for (int i = 0; i < RequireProgress.MOST_STANDSTILLS; i++) {
            progress.since(reached, standing);
        }
        progress.since(reached, reply(reached, true, 5));
        progress.since(UsnVector.ZERO, standing);
        progress.since(reached, reply(reached, false, 0));
        for (int i = 0; i < RequireProgress.MOST_STANDSTILLS; i++) {
            progress.since(reached, standing);
        }
        assertThatThrownBy(() -> progress.since(reached, standing))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.CALL_FAILED))
                .hasMessageContaining("1001 times");
    }

    private static ChangesReply reply(UsnVector reached, boolean more, int links) {
        return new ChangesReply(
                WriteReply.SOURCE,
                WriteReply.INVOCATION,
                reached,
                List.of(),
                PrefixTable.EMPTY,
                0,
                more,
                links,
                List.of());
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
