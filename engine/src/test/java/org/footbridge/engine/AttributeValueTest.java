package org.footbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.footbridge.engine.AttributeValue.Binary;
import org.junit.jupiter.api.Test;

class AttributeValueTest {

    @Test
    void bytesCannotBeChangedFromOutside() {
        byte[] bytes = {1, 2, 3};
        Binary value = Binary.of(bytes);
        bytes[0] = 9;
        value.bytes()[1] = 9;
        assertThat(value.bytes()).containsExactly(1, 2, 3);
        assertThat(value).isEqualTo(Binary.of(new byte[] {1, 2, 3}));
        assertThat(value.base64()).isEqualTo("AQID");
    }

    @Test
    void numbersThatAreNoneAreNoValue() {
        StagedObject object = Samples.user(1)
                .with("a", "-2147483646")
                .with("b", "12x")
                .with("c", "99999999999999999999")
                .with("d", "9999999999999999999")
                .build();
        assertThat(object.number("A")).hasValue(-2147483646L);
        assertThat(object.number("b")).isEmpty();
        assertThat(object.number("c")).isEmpty();
        assertThat(object.number("d")).isEmpty();
        assertThat(object.number("e")).isEmpty();
    }
}
