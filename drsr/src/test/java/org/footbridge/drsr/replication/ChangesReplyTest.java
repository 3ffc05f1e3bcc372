package org.footbridge.drsr.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;

class ChangesReplyTest {
    private static final Set<Attribute> WANTED = Set.of(Attribute.UNICODE_PWD, Attribute.PWD_LAST_SET);

    private static final int MOST = 1 << 20;

    private static void refused(ThrowingCallable reading, DrsException.Code code, String words) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    private static ChangesReply parse(byte[] stub) {
        return ChangesReply.parse(new NdrReader(stub), MOST, table -> KnownServer.numbered(WANTED, table));
    }

    @Test
    void objectsComeInTheOrderOfTheServerWithTheirOwnValues() {
        ChangesReply reply = parse(WriteReply.changes(false));
        assertThat(reply.source()).isEqualTo(WriteReply.SOURCE);
        assertThat(reply.invocation()).isEqualTo(WriteReply.INVOCATION);
        assertThat(reply.reached()).isEqualTo(new UsnVector(4711, 0, 4712));
        assertThat(reply.known()).containsExactly(new Cursor(WriteReply.INVOCATION, 4712));
        assertThat(reply.more()).isFalse();
        assertThat(reply.objects())
                .extracting(ReplicatedObject::guid)
                .containsExactly(WriteReply.ADA, WriteReply.PEOPLE, WriteReply.BOB);
        ReplicatedObject ada = reply.objects().get(0);
        ReplicatedObject people = reply.objects().get(1);
        assertThat(ada.distinguishedName()).isEqualTo("CN=Ada,DC=corp,DC=example");
        assertThat(ada.sid()).contains("S-1-5-21-1-2-3-1106");
        assertThat(ada.rid()).hasValue(1106);
        assertThat(ada.values(Attribute.UNICODE_PWD))
                .containsExactly("ada-secret-that-is-longer".getBytes(StandardCharsets.US_ASCII));
        assertThat(ada.number(Attribute.PWD_LAST_SET)).hasValue(0);
        assertThat(reply.objects().get(2).number(Attribute.PWD_LAST_SET)).hasValue(7);
        assertThat(people.sid()).isEmpty();
        assertThat(people.rid()).isEmpty();
        assertThat(people.has(Attribute.UNICODE_PWD)).isFalse();
    }

    @Test
    void whatWasNotAskedForIsLeftOut() {
        ChangesReply reply = ChangesReply.parse(
                new NdrReader(WriteReply.changes(true)),
                MOST,
                table -> KnownServer.numbered(Set.of(Attribute.PWD_LAST_SET), table));
        assertThat(reply.more()).isTrue();
        assertThat(reply.known()).isEmpty();
        assertThat(reply.objects()).noneMatch(object -> object.has(Attribute.UNICODE_PWD));
    }

    @Test
    void anAnswerOfTheNewestVersionIsReadAlike() {
        byte[] newest = WriteReply.changes(false);
        newest[0] = 9;
        newest[4] = 9;
        assertThat(parse(newest).objects())
                .extracting(ReplicatedObject::guid)
                .containsExactly(WriteReply.ADA, WriteReply.PEOPLE, WriteReply.BOB);
    }

    @Test
    void anAnswerThatIsNotKnownIsRefusedByItsVersion() {
        refused(
                () -> parse(new NdrWriter().int32(5).int32(5).zeros(64).toBytes()),
                DrsException.Code.ANSWER_UNSUPPORTED,
                "version 5");
    }

    @Test
    void anErrorWithinTheAnswerIsNotPassedOver() {
        byte[] answer = WriteReply.changes(true, 0, 8465);
        refused(() -> parse(answer), DrsException.Code.CAPABILITY_MISSING, "not read-only");
    }

    @Test
    void theLinksOfAnAnswerAreCounted() {
        assertThat(parse(WriteReply.changes(true, 17, 0)).links()).isEqualTo(17);
    }

    @Test
    void anObjectWithoutANameIsNotLeftOut() {
        refused(() -> parse(WriteReply.nameless()), DrsException.Code.MALFORMED, "no name");
    }

    @Test
    void anyBytesAreAnAnswerOrAnError() {
        Mutations.areReadOrRefused(
                20_261,
                bytes -> parse(bytes).objects().forEach(object -> {
                    assertThat(object.rid()).isNotNull();
                    assertThat(object.number(Attribute.PWD_LAST_SET)).isNotNull();
                }),
                WriteReply.changes(true),
                WriteReply.changes(false));
    }

    @Test
    void countsWithoutBytesTakeNoMemory() {
        byte[] answer = WriteReply.changes(true);
        byte[] huge = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F};
        for (int at = 0; at + 4 <= answer.length; at += 4) {
            byte[] changed = answer.clone();
            System.arraycopy(huge, 0, changed, at, 4);
            Mutations.readOrRefuse(() -> parse(changed));
        }
    }
}
