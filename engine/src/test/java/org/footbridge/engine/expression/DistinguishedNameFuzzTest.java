package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text has parts as a distinguished name, and any text can be one part of one. An input is the text. */
class DistinguishedNameFuzzTest {

    @FuzzTest
    void anyTextIsANameAndAPartOfOne(byte[] input) {
        String text = new String(input, UTF_8);

        assertThat(NameComponents.of(text)).hasSizeLessThanOrEqualTo(text.length());

        String name = NameComponents.escape("CN=" + text) + ",OU=Staff,DC=corp";
        assertThat(NameComponents.of(name))
                .containsExactly(
                        new NameComponents.Component("CN", text),
                        new NameComponents.Component("OU", "Staff"),
                        new NameComponents.Component("DC", "corp"));
    }
}
