package org.footbridge.drsr.kerberos;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.footbridge.drsr.Mutations;
import org.footbridge.drsr.crypto.AesKey;

/** Any bytes are Kerberos's answer to a logon, or a seal, or an error with a code. */
class LogonAnswersFuzzTest {
    private static final AesKey KEY = new AesKey(new byte[16]);

    @FuzzTest
    void anyBytesAreAnAnswerOrAnError(byte[] input) {
        Mutations.readOrRefuse(() -> ApReply.parse(KEY, input));
        Mutations.readOrRefuse(() -> DerReader.first(input).fields());
        Mutations.readOrRefuse(() -> new WrapToken(KEY, 22, true, 0).unseal(new byte[48], 24, 16, input));
    }
}
