package org.footbridge.cli.text;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is going on, said over and over: one line that is overwritten on a terminal, else a new line now and then when it
 * has changed. Not safe for use by several threads.
 */
public final class ProgressLine {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final PrintWriter out;
    private final boolean terminal;
    private String shown = "";
    private Instant shownAt = Instant.EPOCH;

    public ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    public void show(String text) {
        if (text.equals(shown)) {
            return;
        }
        if (terminal) {
            int before = DisplayWidth.of(shown);
            out.print("\r" + DisplayWidth.pad(text, before, false));
            out.flush();
            shown = text;
        } else if (Instant.now().isAfter(shownAt.plus(BETWEEN_LINES))) {
            out.println(text);
            out.flush();
            shown = text;
            shownAt = Instant.now();
        }
    }

    /** Replaces the line by one that stays. */
    public void end(String text) {
        if (terminal) {
            out.print("\r" + DisplayWidth.pad(text, DisplayWidth.of(shown), false) + "\n");
        } else {
            out.println(text);
        }
        out.flush();
        shown = "";
    }
}
