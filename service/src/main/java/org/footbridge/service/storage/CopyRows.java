package org.footbridge.service.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows with COPY while they are made. */
public final class CopyRows implements AutoCloseable {
    private static final int FLUSH_CHARACTERS = 64 * 1024;

    private final CopyIn copy;
    private final CopyText rows = new CopyText(FLUSH_CHARACTERS + 4096);
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

    /** Writes rows that were made before. */
    public static void write(Connection connection, String table, String columns, byte[] rows) throws SQLException {
        try (CopyRows whole = into(connection, table, columns)) {
            whole.copy.writeToCopy(rows, 0, rows.length);
            whole.finish();
        }
    }

    public CopyRows value(@Nullable Object value) {
        rows.value(value);
        return this;
    }

    /** A text[] value. */
    public CopyRows array(Collection<String> values) {
        rows.array(values);
        return this;
    }

    public void endRow() throws SQLException {
        rows.endRow();
        if (rows.length() >= FLUSH_CHARACTERS) {
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

    private void flush() throws SQLException {
        byte[] bytes = rows.take();
        copy.writeToCopy(bytes, 0, bytes.length);
    }
}
