package org.footbridge.drsr.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AesKeyTest {

    /** RFC 3962 appendix B: with an initial vector of zeros, the last two blocks swapped. */
    @ParameterizedTest
    @CsvSource({
        "'I would like the ',c6353568f2bf8cb4d8a580362da7ff7f97",
        "'I would like the General Gau''s ',fc00783e0efdb2c1d445d4c8eff7ed2297687268d6ecccc0c07b25e25ecfe5",
        "'I would like the General Gau''s C',39312523a78662d5be7fcbcc98ebf5a897687268d6ecccc0c07b25e25ecfe584"
    })
    void cipherTextIsStolenAsTheStandardDoes(String clear, String encrypted) {
        byte[] key = "chicken teriyaki".getBytes(US_ASCII);
        byte[] result = AesKey.stealing(Cipher.ENCRYPT_MODE, key, clear.getBytes(US_ASCII));
        assertThat(hex(result)).isEqualTo(encrypted);
        assertThat(AesKey.stealing(Cipher.DECRYPT_MODE, key, result)).isEqualTo(clear.getBytes(US_ASCII));
    }

    /** RFC 3962 appendix B: from the output of PBKDF2 for one iteration to the key. */
    @ParameterizedTest
    @CsvSource({
        "cdedb5281bb2f801565a1122b2563515,42263c6e89f4fc28b8df68ee09799f15",
        "cdedb5281bb2f801565a1122b25635150ad1f7a04bb9f3a333ecc0e2e1f70837,fe697b52bc0d3ce14432ba036a92e65bbb52280990a2fa27883998d72af30161"
    })
    void keysAreDerivedAsTheStandardDoes(String from, String derived) {
        try (AesKey key = new AesKey(HexFormat.of().parseHex(from))) {
            assertThat(hex(key.derive("kerberos".getBytes(US_ASCII)))).isEqualTo(derived);
        }
    }

    @Test
    void whatIsEncryptedComesBackAndEveryChangedBitIsSeen() {
        Random random = new Random(7);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        byte[] confounder = new byte[16];
        random.nextBytes(confounder);
        try (AesKey key = new AesKey(bytes)) {
            byte[] clear = "a message of no round length".getBytes(US_ASCII);
            byte[] encrypted = key.encrypt(11, confounder, clear);
            assertThat(key.decrypt(11, encrypted))
                    .hasValueSatisfying(back -> assertThat(back).isEqualTo(clear));
            assertThat(key.decrypt(12, encrypted)).isEmpty();
            for (int bit = 0; bit < 8 * encrypted.length; bit++) {
                byte[] changed = encrypted.clone();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                assertThat(key.decrypt(11, changed)).as("bit %s", bit).isEmpty();
            }
            for (int length = 0; length < encrypted.length; length++) {
                assertThat(key.decrypt(11, Arrays.copyOf(encrypted, length))).isEmpty();
            }
        }
    }

    @Test
    void aKeyThatIsClosedIsZerosAndSaysNothing() {
        byte[] bytes = "sixteen secrets!".getBytes(US_ASCII);
        AesKey key = new AesKey(bytes);
        assertThat(key).hasToString("AesKey[type=17]");
        key.close();
        assertThat(key.bytes()).containsOnly(0);
        assertThatThrownBy(() -> new AesKey(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
