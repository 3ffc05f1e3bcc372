package org.footbridge.service.logs;

import java.util.Arrays;
import java.util.Optional;

/** In which form the log is downloaded. */
public enum LogFormat {
    /** RFC 4180, UTF-8, the first line names the columns. */
    CSV("csv"),
    /** An array of flat objects. */
    JSON("json");

    private final String text;

    LogFormat(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<LogFormat> named(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text.equalsIgnoreCase(text))
                .findFirst();
    }
}
