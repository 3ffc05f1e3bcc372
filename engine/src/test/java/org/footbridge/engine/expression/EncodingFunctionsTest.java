package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncodingFunctionsTest {

    private static final Given NOTHING = Given.nothing();

    @Test
    void textsAreEncodedAndDecoded() {
        assertThat(NOTHING.gives("ConvertToBase64(\"Hello world!\")"))
                .isEqualTo("\"SABlAGwAbABvACAAdwBvAHIAbABkACEA\"");
        assertThat(NOTHING.gives("ConvertFromBase64(\"SABlAGwAbABvACAAdwBvAHIAbABkACEA\")"))
                .isEqualTo("\"Hello world!\"");
        assertThat(NOTHING.gives("ConvertFromBase64(\"SGVsbG8gd29ybGQh\", utf8)"))
                .isEqualTo("\"Hello world!\"");
        assertThat(NOTHING.gives("ConvertFromBase64(\"SGVs\r\n bG8=\", ASCII)")).isEqualTo("\"Hello\"");
        assertThat(NOTHING.gives("ConvertFromBase64(\"/0E=\", ASCII)")).isEqualTo("\"?A\"");
        assertThat(NOTHING.gives("ConvertToUTF8Hex(\"é€\")")).isEqualTo("\"C3A9E282AC\"");
        assertThat(NOTHING.gives("ConvertFromUTF8Hex(\"c3a9E282AC\")")).isEqualTo("\"é€\"");
    }

    @Test
    void bytesAreNotEncodedTwice() {
        Given given = Given.nothing().and("guid", new Value.Bytes("AQID"));

        assertThat(given.gives("ConvertToBase64([guid])")).isEqualTo("\"AQID\"");
        assertThat(given.gives("ConvertToUTF8Hex([guid])")).isEqualTo("\"010203\"");
        assertThat(given.gives("ConvertFromBase64([guid], UTF8)")).isEqualTo("\"\1\2\3\"");
    }

    @Test
    void whatIsNoEncodingFails() {
        assertThat(NOTHING.fault("ConvertFromBase64(\"!\")").code()).isEqualTo("NotBinary");
        assertThat(NOTHING.fault("ConvertFromUTF8Hex(\"1\")").code()).isEqualTo("NotHexadecimal");
        assertThat(NOTHING.fault("ConvertFromUTF8Hex(\"xx\")").code()).isEqualTo("NotHexadecimal");
        assertThat(NOTHING.gives("ConvertToBase64([a])")).isEqualTo("no value");
        assertThat(NOTHING.gives("ConvertFromBase64([a])")).isEqualTo("no value");
    }
}
