package org.footbridge.service.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two forms in which a password is kept. */
class StoredPasswordsTest {
    private static final WrappedPassword.Costs LOW = new WrappedPassword.Costs(64, 1, 1);
    private static final String VECTOR = "v1;PPH1_MD4,00010203040506070809,1000,"
            + "52baa8631e9b338e4800896113f174acbbfe422b2b8dd47e01a455a7fb8fb83c;";

    private static DerivedPassword derived(String text) {
        return DerivedPassword.parse(text.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({
        "password, 'v1;PPH1_MD4,00010203040506070809,1000,52baa8631e9b338e4800896113f174acbbfe422b2b8dd47e01a455a7fb8fb83c;'",
        "Pa$$w0rd, 'v1;PPH1_MD4,317ee9d1dec6508fa510,1000,7eaea8e1628dffee62cf319f4e1fc05254da30a1d42ff755ff352f5b13497531;'"
    })
    void theDerivedFormIsOfItsPasswordAndOfNoOther(String password, String text) {
        DerivedPassword derived = derived(text);
        assertThat(derived.isOf(password.toCharArray())).isTrue();
        assertThat(derived.isOf((password + " ").toCharArray())).isFalse();
        assertThat(derived.isOf(password.toUpperCase(Locale.ROOT).toCharArray()))
                .isFalse();
        assertThat(derived.isOf(new char[0])).isFalse();
        assertThat(derived).hasToString("DerivedPassword");
    }

    @Test
    void theWrappedFormIsOfTheSamePasswordAndSurvivesBeingWritten() {
        WrappedPassword wrapped = WrappedPassword.of(derived(VECTOR), LOW, new SecureRandom());
        WrappedPassword read = WrappedPassword.read(wrapped.write());
        assertThat(read.isOf("password".toCharArray())).isTrue();
        assertThat(read.isOf("Password".toCharArray())).isFalse();
        assertThat(read.write()).isEqualTo(wrapped.write());
        assertThat(read).hasToString("WrappedPassword");
    }

    @Test
    void theWrappedFormDoesNotHoldTheDerivedKey() {
        byte[] key = derived(VECTOR).key();
        byte[] written =
                WrappedPassword.of(derived(VECTOR), LOW, new SecureRandom()).write();
        for (int i = 0; i + 8 <= written.length; i++) {
            for (int j = 0; j + 8 <= key.length; j++) {
                assertThat(Arrays.equals(written, i, i + 8, key, j, j + 8)).isFalse();
            }
        }
    }

    @Test
    void whatIsNoStoredFormIsRefusedWithoutBeingQuoted() {
        for (String text : new String[] {
            "",
            "v1;PPH1_MD4,,1000,;",
            VECTOR + ";",
            VECTOR.replace("1000", "999"),
            VECTOR.replace("1000", "99999999"),
            VECTOR.toUpperCase(Locale.ROOT),
            "x".repeat(5000)
        }) {
            assertThatThrownBy(() -> derived(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("what the agent sent of a password has another form than v1;PPH1_MD4");
        }
    }

    @Test
    void anyBytesGiveAStoredFormOrAnIllegalArgument() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] good =
                WrappedPassword.of(derived(VECTOR), LOW, new SecureRandom()).write();
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(2 * good.length));
            for (int j = random.nextInt(4); j > 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(WrappedPassword.read(bytes).write()).isEqualTo(bytes);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(4000);
    }

    @Test
    void aTypedPasswordIsReadAndWiped() {
        byte[] body =
                "{\"user\":\"ann@contoso.example\",\"password\":\"a\\u00e4\\\"b\"}".getBytes(StandardCharsets.UTF_8);
        TypedPassword typed = TypedPassword.read(body, body.length);
        char[] password = typed.password();
        assertThat(typed.user()).isEqualTo("ann@contoso.example");
        assertThat(password).isEqualTo("aä\"b".toCharArray());
        assertThat(typed).hasToString("TypedPassword");
        typed.close();
        assertThat(password).containsOnly('\0');
    }

    @Test
    void whatIsNoTypedPasswordIsRefusedWithoutBeingQuoted() {
        for (String text : new String[] {
            "",
            "[]",
            "{}",
            "{\"user\":\"a\"}",
            "{\"user\":\"a\",\"password\":1}",
            "{\"user\":\"a\",\"password\":\"Secret-1\",\"more\":\"x\"}",
            "{\"user\":\"a\",\"password\":\"Secret-1\"} x",
            "{\"user\":\"\",\"password\":\"Secret-1\"}",
            "{\"user\":\"a\",\"password\":\"Secret-1",
            "{\"user\":\"a\",\"password\":\"Secret-1\",\"password\":\"Secret-1\"}"
        }) {
            assertThatThrownBy(() -> TypedPassword.read(
                            text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8).length))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("it is no name with a password");
        }
    }
}
