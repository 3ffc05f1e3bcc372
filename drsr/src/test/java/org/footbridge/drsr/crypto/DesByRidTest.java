package org.footbridge.drsr.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesByRidTest {

    /** Made with OpenSSL's DES and keys after MS-SAMR 2.2.11.1.3. */
    @ParameterizedTest
    @CsvSource({
        "500,8846f7eaee8fb117ad06bdd830b7586c,d07f6bde60b7d91c116918f75dc2778b",
        "305419896,92937945b518814341de3f726500d4ff,98f449ee14c4a33365ff9a0a67990912"
    })
    void theLayerIsTakenOff(int rid, String hash, String layered) {
        assertThat(HexFormat.of().formatHex(DesByRid.decrypt(HexFormat.of().parseHex(layered), rid)))
                .isEqualTo(hash);
    }

    @Test
    void whatIsPutOnComesOffForAnyIdentifier() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            byte[] hash = new byte[16];
            random.nextBytes(hash);
            int rid = random.nextInt();
            assertThat(DesByRid.decrypt(DesByRid.encrypt(hash, rid), rid)).isEqualTo(hash);
        }
    }
}
