package org.footbridge.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.footbridge.cli.text.ProgressLine;

/** Says what is being done and, when it is done, what came out and how long it took. */
final class Steps {
    private final PrintWriter out;
    private final boolean terminal;

    Steps(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** @param outcome what the work returned, as a text */
    <T> T step(String name, Supplier<T> work, Function<T, String> outcome) {
        ProgressLine line = new ProgressLine(out, terminal);
        if (terminal) {
            line.show(String.format(Locale.ROOT, "  %-10s ...", name));
        }
        Instant began = Instant.now();
        T result = work.get();
        line.end(String.format(Locale.ROOT, "  %-10s %s  (%s)", name, outcome.apply(result), since(began)));
        return result;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    ProgressLine progress() {
        return new ProgressLine(out, terminal);
    }

    static String since(Instant began) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(began, Instant.now()).toMillis() / 1000.0);
    }
}
