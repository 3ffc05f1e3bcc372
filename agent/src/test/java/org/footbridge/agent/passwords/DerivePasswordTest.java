package org.footbridge.agent.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.footbridge.directory.ObjectGuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivePasswordTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "8846f7eaee8fb117ad06bdd830b7586c, 00010203040506070809,"
                + " 52baa8631e9b338e4800896113f174acbbfe422b2b8dd47e01a455a7fb8fb83c",
        "92937945b518814341de3f726500d4ff, 317ee9d1dec6508fa510,"
                + " 7eaea8e1628dffee62cf319f4e1fc05254da30a1d42ff755ff352f5b13497531"
    })
    void theFormIsThatOfTheVectors(String hash, String salt, String key) {
        byte[] derived = DerivePassword.derive(HEX.parseHex(hash), HEX.parseHex(salt), 1000);
        assertThat(new String(derived, StandardCharsets.US_ASCII))
                .isEqualTo("v1;PPH1_MD4," + salt + ",1000," + key + ";");
    }

    @Test
    void theKeyIsThatOfTheJavaRuntimeForAnyHashAndCount() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            byte[] hash = new byte[16];
            byte[] salt = new byte[10];
            random.nextBytes(hash);
            random.nextBytes(salt);
            int rounds = 1 + random.nextInt(50);
            // all of it is ASCII, zeros too, which is itself in UTF-8
            String input = new String(
                    HexFormat.of().withUpperCase().formatHex(hash).getBytes(StandardCharsets.UTF_16LE),
                    StandardCharsets.US_ASCII);
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(input.toCharArray(), salt, rounds, 256))
                    .getEncoded();
            assertThat(new String(DerivePassword.derive(hash, salt, rounds), StandardCharsets.US_ASCII))
                    .isEqualTo("v1;PPH1_MD4," + HEX.formatHex(salt) + "," + rounds + "," + HEX.formatHex(key) + ";");
        }
    }

    @Test
    void eachTimeThereIsAnotherSalt() {
        Set<String> salts = new TreeSet<>();
        SecureRandom random = new SecureRandom();
        IntStream.range(0, 100)
                .forEach(i ->
                        salts.add(new String(DerivePassword.derive(new byte[16], 1, random), StandardCharsets.US_ASCII)
                                .split(",", -1)[1]));
        assertThat(salts).hasSize(100).allSatisfy(salt -> assertThat(salt).hasSize(20));
    }

    @Test
    void aPasswordIsNeverPrinted() {
        AccountPassword password = new AccountPassword(
                ObjectGuid.of(new byte[16]),
                1,
                OptionalInt.of(512),
                () -> HEX.parseHex("8846f7eaee8fb117ad06bdd830b7586c"));
        assertThat(password.toString()).isEqualTo("AccountPassword[00000000-0000-0000-0000-000000000000]");
        assertThat(password.open()).hasSize(16);
    }
}
