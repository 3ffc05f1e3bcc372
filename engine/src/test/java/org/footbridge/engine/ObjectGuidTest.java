package org.footbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObjectGuidTest {

    @Test
    void theFirstThreeFieldsAreLittleEndianInTheDirectory() {
        byte[] bytes = HexFormat.of().parseHex("33221100554477668899aabbccddeeff");
        ObjectGuid guid = ObjectGuid.fromDirectoryBytes(bytes);
        assertThat(guid).hasToString("00112233-4455-6677-8899-aabbccddeeff");
        assertThat(guid.toDirectoryBytes()).isEqualTo(bytes);
        assertThat(guid.toBase64()).isEqualTo("MyIRAFVEd2aImaq7zN3u/w==");
        assertThat(ObjectGuid.parse("00112233-4455-6677-8899-AABBCCDDEEFF")).isEqualTo(guid);
    }

    @Test
    void aWrongNumberOfBytesIsRefused() {
        assertThatThrownBy(() -> ObjectGuid.fromDirectoryBytes(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15");
    }

    @Test
    void bytesComeBackAsTheyWereAndTheOrderIsThatOfTheText() {
        long seed = 20260101L;
        System.out.println("ObjectGuidTest seed " + seed);
        Random random = new Random(seed);
        List<ObjectGuid> guids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            ObjectGuid guid = ObjectGuid.fromDirectoryBytes(bytes);
            assertThat(guid.toDirectoryBytes()).isEqualTo(bytes);
            guids.add(guid);
        }
        assertThat(guids.stream().sorted().map(ObjectGuid::toString)).isSortedAccordingTo(String::compareTo);
        assertThat(new ObjectGuid(new UUID(-1, 0))).isGreaterThan(new ObjectGuid(new UUID(1, 0)));
    }
}
