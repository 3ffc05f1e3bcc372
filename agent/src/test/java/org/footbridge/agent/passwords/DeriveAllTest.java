package org.footbridge.agent.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.footbridge.agent.AgentFailure;
import org.footbridge.directory.ObjectGuid;
import org.junit.jupiter.api.Test;

class DeriveAllTest {
    private static ObjectGuid guid(int number) {
        return ObjectGuid.of(ByteBuffer.allocate(16).putInt(number).array());
    }

    private static AccountPassword password(int number, List<byte[]> hashes) {
        byte[] hash = new byte[16];
        hash[0] = (byte) number;
        hash[15] = 1;
        hashes.add(hash);
        return new AccountPassword(guid(number), number, OptionalInt.of(512), () -> hash);
    }

    @Test
    void everyPasswordIsDerivedOnceAndItsHashWiped() {
        List<byte[]> hashes = new ArrayList<>();
        Map<Long, String> derived = new TreeMap<>();
        try (DeriveAll all = new DeriveAll(
                0,
                (password, text, code) -> derived.merge(
                        password.passwordLastSet(), new String(text, StandardCharsets.US_ASCII), String::concat))) {
            for (int i = 0; i < 300; i++) {
                all.add(password(i, hashes));
            }
            all.finish();
        }
        assertThat(derived).hasSize(300);
        assertThat(derived.values())
                .allSatisfy(text -> assertThat(text).matches("v1;PPH1_MD4,[0-9a-f]{20},1000,[0-9a-f]{64};"));
        assertThat(hashes).hasSize(300).allSatisfy(hash -> assertThat(hash).containsOnly(0));
    }

    @Test
    void anAccountWithoutAPasswordIsHandedOnWithoutOne() {
        List<String> handed = new ArrayList<>();
        try (DeriveAll all = new DeriveAll(0, (password, text, code) -> handed.add(code + "/" + text.length))) {
            all.add(new AccountPassword(guid(1), 1, OptionalInt.of(512), () -> new byte[0]));
            all.finish();
            all.add(new AccountPassword(guid(2), 1, OptionalInt.empty(), () -> {
                throw new AgentFailure("PasswordUnreadable", "its checksum does not fit", "Read it again.");
            }));
            all.finish();
        }
        assertThat(handed).containsExactly("/0", "PasswordUnreadable/0");
    }

    @Test
    void whatTheConsumerThrowsIsToldAndNothingStaysOpen() {
        List<byte[]> opened = new CopyOnWriteArrayList<>();
        assertThatThrownBy(() -> {
                    try (DeriveAll all = new DeriveAll(0, (password, text, code) -> {
                        throw new IllegalStateException("nobody is there");
                    })) {
                        for (int i = 0; i < 50; i++) {
                            all.add(new AccountPassword(guid(i + 1), 1, OptionalInt.empty(), () -> {
                                byte[] hash = new byte[16];
                                hash[15] = 1;
                                opened.add(hash);
                                return hash;
                            }));
                        }
                        all.finish();
                    }
                })
                .hasMessage("nobody is there");
        assertThat(opened).isNotEmpty().allSatisfy(hash -> assertThat(hash).containsOnly(0));
    }

    @Test
    void aHashOfAnotherLengthIsAnError() {
        byte[] odd = {1, 2, 3};
        assertThatThrownBy(() -> {
                    try (DeriveAll all = new DeriveAll(0, (password, text, code) -> {})) {
                        all.add(new AccountPassword(guid(1), 1, OptionalInt.empty(), () -> odd));
                        all.finish();
                    }
                })
                .hasMessageContaining("16 bytes");
        assertThat(odd).containsOnly(0);
    }

    @Test
    void fewerRoundsThanUsualAreRefused() {
        assertThatThrownBy(() -> new DeriveAll(999, (password, text, code) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000");
    }
}
