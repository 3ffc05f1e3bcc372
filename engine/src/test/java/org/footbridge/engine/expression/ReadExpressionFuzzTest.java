package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text is an expression or is refused as it should be. An input is the text. */
class ReadExpressionFuzzTest {

    @FuzzTest
    void anyTextIsReadOrRefused(byte[] input) {
        HoldsForEveryExpression.read(new String(input, UTF_8));
    }
}
