package org.footbridge.drsr.ntlm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;

/** The figures of MS-NLMP 4.2.4: user User of Domain with the password Password. */
class NtlmVectorsTest {
    private static final byte[] SERVER_CHALLENGE = bytes("0123456789abcdef");
    private static final byte[] CLIENT_CHALLENGE = bytes("aaaaaaaaaaaaaaaa");
    private static final byte[] SESSION_KEY = bytes("55555555555555555555555555555555");
    private static final byte[] TARGET =
            bytes("02000c0044006f006d00610069006e0001000c0053006500720076006500720000000000");

    private static NtlmAccount account() {
        return new NtlmAccount("Domain", "User", "Password".toCharArray());
    }

    private static Response response() {
        return Response.compute(account(), SERVER_CHALLENGE, new byte[8], CLIENT_CHALLENGE, TARGET, true);
    }

    @Test
    void theKeyOfResponsesComesFromPasswordUserAndDomain() {
        assertThat(hex(account().responseKey())).isEqualTo("0c868a403bfd7a93a3001ef22ef02e3f");
    }

    @Test
    void theResponsesAndTheirKeyAreThoseOfTheDocument() {
        try (Response response = response()) {
            assertThat(hex(Arrays.copyOf(response.nt(), 16))).isEqualTo("68cd0ab851e51c96aabc927bebef6a1c");
            assertThat(hex(response.lm())).isEqualTo("86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa");
            assertThat(hex(response.sessionBaseKey())).isEqualTo("8de40ccadbc14a82f15cb0ad0de95ca3");
            assertThat(hex(response.wrapped(SESSION_KEY))).isEqualTo("c5dad2544fc9799094ce1ce90bc9d03e");
        }
    }

    @Test
    void theFirstMessageToTheServerIsSealedAsInTheDocument() {
        byte[] message = "Plaintext".getBytes(StandardCharsets.UTF_16LE);
        try (SealStream stream = SealStream.toServer(SESSION_KEY)) {
            byte[] signature = stream.seal(message, 0, message.length);
            assertThat(hex(message)).isEqualTo("54e50165bf1936dc996020c1811b0f06fb5f");
            assertThat(hex(signature)).isEqualTo("010000007fb38ec5c55d497600000000");
        }
    }

    @Test
    void packetsOfTheServerAreReadInTheirOrderOnly() {
        try (SealStream server = SealStream.toClient(SESSION_KEY);
                SealStream client = SealStream.toClient(SESSION_KEY)) {
            byte[] first = bytes("00010203040506070809");
            byte[] firstSignature = server.seal(first, 4, 6);
            assertThat(hex(first)).startsWith("00010203").isNotEqualTo("00010203040506070809");
            byte[] second = bytes("0001020304050607");
            byte[] secondSignature = server.seal(second, 0, 8);
            assertThat(client.unseal(first, first.length, 4, 6, firstSignature)).isTrue();
            assertThat(hex(first)).isEqualTo("00010203040506070809");
            assertThat(client.unseal(second, second.length, 0, 8, secondSignature))
                    .isTrue();
            assertThat(client.unseal(second.clone(), second.length, 0, 8, secondSignature))
                    .isFalse();
        }
    }

    @Test
    void withTheServersTimeGoesThePromiseOfACode() {
        byte[] timed = bytes("020002006100070008000102030405060708" + "00000000");
        TargetInformation target = TargetInformation.parse(timed);
        assertThat(target.timestamp())
                .hasValueSatisfying(time -> assertThat(hex(time)).isEqualTo("0102030405060708"));
        assertThat(hex(target.repeated()))
                .isEqualTo("02000200610007000800010203040506070806000400020000000" + "0000000");
        assertThat(hex(TargetInformation.parse(TARGET).repeated())).isEqualTo(hex(TARGET));
    }

    @Test
    void aServerThatAgreesToLessThanPrivacyIsRefused() {
        byte[] weak = challenge(0x20000201);
        assertThatThrownBy(() -> Challenge.parse(weak))
                .isInstanceOfSatisfying(
                        DrsException.class,
                        failure -> assertThat(failure.code()).isEqualTo(DrsException.Code.PRIVACY_UNAVAILABLE));
    }

    @Test
    void anyBytesAreAChallengeOrAnError() {
        byte[] challenge = challenge(Flags.OFFERED);
        assertThat(Challenge.parse(challenge).challenge()).isEqualTo(SERVER_CHALLENGE);
        Mutations.areReadOrRefused(12, bytes -> Challenge.parse(bytes).target().repeated(), challenge);
    }

    private static byte[] challenge(int flags) {
        return new NdrWriter()
                .bytes(Challenge.SIGNATURE)
                .int32(2)
                .zeros(8)
                .int32(flags)
                .bytes(SERVER_CHALLENGE)
                .zeros(8)
                .int16(TARGET.length)
                .int16(TARGET.length)
                .int32(56)
                .zeros(8)
                .bytes(TARGET)
                .toBytes();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
