package org.footbridge.engine;

import java.util.Base64;

/** One value of an attribute as the directory holds it. */
public sealed interface AttributeValue {

    /** The value as text; binary values as base64. */
    String text();

    /** A value of any syntax with a text form, numbers and truth values among them. */
    record Text(String text) implements AttributeValue {}

    /** A value that is bytes; kept as base64, so that nobody can change it. */
    record Binary(String base64) implements AttributeValue {

        public static Binary of(byte[] bytes) {
            return new Binary(Base64.getEncoder().encodeToString(bytes));
        }

        /** A copy of the bytes. */
        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        @Override
        public String text() {
            return base64;
        }
    }
}
