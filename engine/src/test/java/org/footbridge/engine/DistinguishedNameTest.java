package org.footbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistinguishedNameTest {
    private static final String SPECIAL = ",+\"\\<>;=#";
    private static final String OTHERS = " aZ7ä中*()&|!/'";

    @Test
    void anyNameComesApartIntoWhatItWasMadeOf() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<String> values = new ArrayList<>();
            List<String> components = new ArrayList<>();
            int depth = 1 + random.nextInt(4);
            for (int i = 0; i < depth; i++) {
                String value = value(random);
                values.add(value);
                components.add((i == 0 ? "CN=" : "OU=") + escaped(value, random));
            }
            String text = String.join(random.nextBoolean() ? "," : " , ", components);

            DistinguishedName name = DistinguishedName.parse(text);

            assertThat(name.components()).as("seed %d: %s", seed, text).containsExactlyElementsOf(components);
            assertThat(name).as("seed %d", seed).hasToString(String.join(",", components));
            assertThat(DistinguishedName.firstValue(name.toString()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(values.getFirst());
            assertThat(DistinguishedName.first(name.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(components.getFirst());
            assertThat(name.above()).as("seed %d", seed).hasSize(depth - 1);
        }
    }

    @Test
    void whatIsAboveIsEachEndOfTheName() {
        assertThat(DistinguishedName.parse("CN=Smith\\, Ann,OU=R\\+D,DC=corp").above())
                .extracting(DistinguishedName::toString)
                .containsExactly("OU=R\\+D,DC=corp", "DC=corp");
    }

    @Test
    void anyTextIsANameOfSomeKind() {
        for (String text : List.of("", ",", "\\", "CN=\\", "CN=\\4", "=", "CN", "CN=a,", "\\\\,x", "CN=\uD83D")) {
            assertThat(DistinguishedName.parse(text).components()).as(text).isNotEmpty();
            assertThat(DistinguishedName.first(text)).as(text).isNotNull();
            assertThat(DistinguishedName.firstValue(text)).as(text).doesNotContain("\0");
        }
    }

    @Test
    void bytesThatAreEscapedAreUtf8() {
        assertThat(DistinguishedName.firstValue("CN=M\\c3\\bcller\\0ACNF:1,DC=x"))
                .isEqualTo("Müller\nCNF:1");
        assertThat(DistinguishedName.firstValue("CN=a\\00b")).isEqualTo("ab");
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        int length = 1 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(4)) {
                case 0 -> value.append(OTHERS.charAt(random.nextInt(OTHERS.length())));
                case 1 -> value.appendCodePoint(0x1F600 + random.nextInt(40));
                default -> value.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
            }
        }
        return value.toString();
    }

    /** As RFC 4514 2.4 lets it be written: with the character or with its bytes. */
    private static String escaped(String value, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            boolean edge = i == 0 || i == value.length() - 1;
            if (SPECIAL.indexOf(character) >= 0 || (character == ' ' && edge)) {
                text.append('\\');
                if (random.nextBoolean()) {
                    text.append(character);
                } else {
                    text.append(Character.forDigit(character >> 4, 16)).append(Character.forDigit(character & 15, 16));
                }
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }
}
