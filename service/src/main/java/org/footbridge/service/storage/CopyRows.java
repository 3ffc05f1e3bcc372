package org.footbridge.service.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows with COPY in text format. Values are given as text; null is SQL's null. */
public final class CopyRows implements AutoCloseable {
    private static final int FLUSH_CHARACTERS = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(FLUSH_CHARACTERS + 4096);
    private boolean firstInRow = true;
    private boolean ended;

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /** Begins a COPY into {@code table (columns)}. */
    public static CopyRows into(Connection connection, String table, String columns) throws SQLException {
        return new CopyRows(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin"));
    }

    public CopyRows value(@Nullable Object value) {
        separate();
        if (value == null) {
            buffer.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    /** A text[] value. */
    public CopyRows array(Collection<String> values) {
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

    public void endRow() throws SQLException {
        buffer.append('\n');
        firstInRow = true;
        if (buffer.length() >= FLUSH_CHARACTERS) {
            flush();
        }
    }

    /** Ends the COPY; without it everything written is void. */
    public long finish() throws SQLException {
        flush();
        ended = true;
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (!ended && copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void separate() {
        if (!firstInRow) {
            buffer.append('\t');
        }
        firstInRow = false;
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    /** NUL cannot be stored in PostgreSQL's text and has no place in a directory string: it is dropped. */
    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                case '\0' -> {}
                default -> buffer.append(c);
            }
        }
    }
}
