package org.footbridge.drsr.replication;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.ndr.NdrReader;

/** Any bytes are the answer to each of the calls, or an error with a code. */
class ReplicationAnswersFuzzTest {
    private static final int MOST = 1 << 16;

    @FuzzTest
    void anyBytesAreAnAnswerOrAnError(byte[] input) {
        Mutations.readOrRefuse(() -> {
            ChangesReply reply = ChangesReply.parse(
                    new NdrReader(input),
                    MOST,
                    table -> KnownServer.numbered(Set.of(Attribute.UNICODE_PWD, Attribute.IS_DELETED), table));
            for (ReplicatedObject object : reply.objects()) {
                assertThat(object.sid().isPresent() || object.rid().isEmpty()).isTrue();
                assertThat(object.values(Attribute.UNICODE_PWD).stream()
                                .mapToInt(value -> value.length)
                                .sum())
                        .isLessThanOrEqualTo(Math.max(MOST, input.length));
            }
        });
        Mutations.readOrRefuse(() -> assertThat(BindCall.answer(input).server()).isNotNull());
        Mutations.readOrRefuse(() -> assertThat(ControllerCall.answer(input)).isNotNull());
        Mutations.readOrRefuse(() -> assertThat(CrackNamesCall.answer(input, 1)).hasSize(1));
        Mutations.readOrRefuse(
                () -> assertThat(ReplicationState.of(input).toBytes()).isEqualTo(input));
    }
}
