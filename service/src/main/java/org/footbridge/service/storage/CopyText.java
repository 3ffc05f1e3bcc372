package org.footbridge.service.storage;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rows as COPY's text format wants them. Values are given as text; null is SQL's null. */
public final class CopyText {
    private final StringBuilder text;
    private boolean firstInRow = true;

    public CopyText(int characters) {
        this.text = new StringBuilder(characters);
    }

    public CopyText value(@Nullable Object value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    /** A text[] value. */
    public CopyText array(Collection<String> values) {
        separate();
        StringBuilder array = new StringBuilder("{");
        for (String value : values) {
            if (array.length() > 1) {
                array.append(',');
            }
            array.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        escape(array.append('}').toString());
        return this;
    }

    public void endRow() {
        text.append('\n');
        firstInRow = true;
    }

    int length() {
        return text.length();
    }

    /** The rows since this was called last. */
    public byte[] take() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        return bytes;
    }

    private void separate() {
        if (!firstInRow) {
            text.append('\t');
        }
        firstInRow = false;
    }

    /** NUL cannot be stored in PostgreSQL's text and has no place in a directory string: it is dropped. */
    private void escape(String value) {
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            String escaped = switch (value.charAt(i)) {
                case '\\' -> "\\\\";
                case '\t' -> "\\t";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                case '\0' -> "";
                default -> null;
            };
            if (escaped != null) {
                text.append(value, plain, i).append(escaped);
                plain = i + 1;
            }
        }
        text.append(value, plain, value.length());
    }
}
