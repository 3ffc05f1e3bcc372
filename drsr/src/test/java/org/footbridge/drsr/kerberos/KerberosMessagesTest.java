package org.footbridge.drsr.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.crypto.AesKey;
import org.footbridge.drsr.failure.DrsException;
import org.junit.jupiter.api.Test;

class KerberosMessagesTest {
    private static final byte[] CONFOUNDER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final AesKey KEY =
            new AesKey("a key for 256 bits: 32 characters".substring(0, 32).getBytes(StandardCharsets.US_ASCII));
    private static final ApRequest.Moment TIME = ApRequest.Moment.of(Instant.parse("2026-07-30T12:34:56.000789Z"));

    private static byte[] reply() {
        return new ApReply("20260730123456Z", 789, Optional.empty(), 0x9000_0001).answer(KEY, TIME, CONFOUNDER);
    }

    private static byte[] error(int number) {
        return DerWriter.application(
                30,
                DerWriter.field(0, DerWriter.integer(5)),
                DerWriter.field(1, DerWriter.integer(30)),
                DerWriter.field(6, DerWriter.integer(number)));
    }

    @Test
    void aReplyIsReadWithItsTimeAndItsUnsignedNumber() {
        ApReply reply = ApReply.parse(KEY, reply());
        assertThat(reply.repeats(TIME)).isTrue();
        assertThat(reply.repeats(ApRequest.Moment.of(Instant.parse("2026-07-30T12:34:56.000790Z"))))
                .isFalse();
        assertThat(reply.sequence()).isEqualTo(0x9000_0001);
        assertThat(reply.subkey()).isEmpty();
    }

    @Test
    void aReplyUnderAnotherKeyIsNoneOfTheServers() {
        byte[] bytes = KEY.bytes();
        bytes[0] ^= 1;
        assertThatThrownBy(() -> ApReply.parse(new AesKey(bytes), reply()))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.SEAL_BROKEN));
    }

    @Test
    void errorsOfTheServerAreToldByTheirNumber() {
        assertThatThrownBy(() -> ApReply.parse(KEY, error(37)))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.CLOCK_SKEWED));
        assertThatThrownBy(() -> ApReply.parse(KEY, error(41))).isInstanceOfSatisfying(DrsException.class, failure -> {
            assertThat(failure.code()).isEqualTo(DrsException.Code.LOGON_REFUSED);
            assertThat(failure.status()).isEqualTo(41);
        });
    }

    @Test
    void whatIsReadIsAViewThatIsWipedWithItsBytes() {
        byte[] part = DerWriter.sequence(DerWriter.field(1, DerWriter.octets(CONFOUNDER)));
        DerReader octets = DerReader.required(DerReader.first(part).fields(), 1);
        assertThat(octets.octets()).isEqualTo(CONFOUNDER);
        Arrays.fill(part, (byte) 0);
        assertThat(octets.octets()).containsOnly(0);
    }

    @Test
    void namesAreTakenApartAsThePlatformWritesThem() {
        assertThat(FetchTicket.components("reader@CORP.EXAMPLE")).isEqualTo(List.of("reader"));
        assertThat(FetchTicket.components("HTTP/sso.corp.example@CORP.EXAMPLE"))
                .isEqualTo(List.of("HTTP", "sso.corp.example"));
        assertThat(FetchTicket.components("odd\\/name@CORP.EXAMPLE")).isEqualTo(List.of("odd/name"));
    }

    @Test
    void whatIsSealedIsNotTakenForWhatTheServerSealed() {
        byte[] packet = new byte[24 + 48 + 8];
        byte[] clear = packet.clone();
        byte[] signature = new WrapToken(KEY, 24, true, 7).seal(packet, 24, 48, CONFOUNDER);
        assertThat(signature).hasSize(WrapToken.SIGNATURE_LENGTH);
        assertThat(Arrays.copyOf(packet, 24)).isEqualTo(Arrays.copyOf(clear, 24));
        assertThat(Arrays.copyOfRange(packet, 24, 72)).isNotEqualTo(Arrays.copyOfRange(clear, 24, 72));
        assertThatThrownBy(() -> new WrapToken(KEY, 24, true, 7).unseal(packet, 24, 48, signature))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.SEAL_BROKEN));
    }

    @Test
    void anyBytesAreAMessageOrAnError() {
        Mutations.areReadOrRefused(10, bytes -> ApReply.parse(KEY, bytes), reply(), error(37));
        Mutations.areReadOrRefused(
                11, bytes -> new WrapToken(KEY, 22, true, 7).unseal(new byte[24 + 48 + 8], 24, 48, bytes));
    }
}
