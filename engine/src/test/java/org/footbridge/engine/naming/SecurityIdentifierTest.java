package org.footbridge.engine.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecurityIdentifierTest {

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @Test
    void securityIdentifiersHaveTheTextFormOfTheSpecification() {
        assertThat(SecurityIdentifier.text(hex("01 02 000000000005 20000000 20020000")))
                .contains("S-1-5-32-544");
        assertThat(SecurityIdentifier.text(hex("01 01 000000000001 00000000"))).contains("S-1-1-0");
        assertThat(SecurityIdentifier.text(hex("01 05 000000000005 15000000 a065cf7e 784b9b5f e77c8770 091c0100")))
                .contains("S-1-5-21-2127521184-1604012920-1887927527-72713");
        assertThat(SecurityIdentifier.text(hex("01 01 000000000005 ffffffff"))).contains("S-1-5-4294967295");
        assertThat(SecurityIdentifier.text(hex("01 00 010000000000"))).contains("S-1-0x010000000000");
    }

    @Test
    void bytesThatAreNoSecurityIdentifierGiveNone() {
        assertThat(SecurityIdentifier.text(hex(""))).isEmpty();
        assertThat(SecurityIdentifier.text(hex("02 01 000000000005 20000000"))).isEmpty();
        assertThat(SecurityIdentifier.text(hex("01 02 000000000005 20000000"))).isEmpty();
    }
}
