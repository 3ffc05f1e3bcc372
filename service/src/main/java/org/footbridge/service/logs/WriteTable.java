package org.footbridge.service.logs;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows of texts as they come. */
public final class WriteTable {
    private static final String FORMULAS = "=+-@\t\r";

    private final Writer out;
    private final LogFormat format;
    private final List<String> columns;
    private boolean empty = true;

    /** Begins the table. */
    public WriteTable(Writer out, LogFormat format, List<String> columns) throws IOException {
        this.out = out;
        this.format = format;
        this.columns = List.copyOf(columns);
        switch (format) {
            case CSV -> line(columns);
            case JSON -> out.write('[');
        }
    }

    /** @param values one for each column, null where there is none */
    public void row(List<@Nullable String> values) throws IOException {
        switch (format) {
            case CSV -> line(values);
            case JSON -> object(values);
        }
        empty = false;
    }

    public void end() throws IOException {
        if (format == LogFormat.JSON) {
            out.write(empty ? "]\n" : "\n]\n");
        }
    }

    private void line(List<? extends @Nullable String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String value = values.get(i);
            if (value != null) {
                out.write('"');
                out.write(harmless(value).replace("\"", "\"\""));
                out.write('"');
            }
        }
        out.write("\r\n");
    }

    /** What begins like a formula is one to spreadsheets, and whoever may write to the directory could have it calculated. */
    private static String harmless(String value) {
        return !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private void object(List<@Nullable String> values) throws IOException {
        out.write(empty ? "\n{" : ",\n{");
        for (int i = 0; i < values.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(JsonMapper.shared().writeValueAsString(columns.get(i)));
            out.write(':');
            String value = values.get(i);
            out.write(value == null ? "null" : JsonMapper.shared().writeValueAsString(value));
        }
        out.write('}');
    }
}
