package org.footbridge.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import org.footbridge.cli.client.CommandFailure;
import picocli.CommandLine.Option;

/** Asks before something is done that cannot simply be done again. */
final class Confirm {
    @Option(names = "--yes", description = "Do not ask; for scripts")
    private boolean yes;

    boolean isGiven() {
        return yes;
    }

    /** @throws CommandFailure NotConfirmed */
    void ask(PrintWriter out, String question) {
        if (!yes && !answer(out, question + " [y/N] ").matches("y|yes")) {
            throw new CommandFailure("NotConfirmed", "Nothing was done", "Answer y, or give --yes in scripts");
        }
    }

    /** One of the words. */
    String choose(PrintWriter out, String question, String one, String other) {
        String answer = yes ? "" : answer(out, question + " [" + one + "/" + other + "] ");
        if (!answer.equals(one) && !answer.equals(other)) {
            throw new CommandFailure("NotConfirmed", "Nothing was done", "Say which: " + one + " or " + other);
        }
        return answer;
    }

    private static String answer(PrintWriter out, String question) {
        out.print(question);
        out.flush();
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            String line = reader.readLine();
            return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new CommandFailure("NotConfirmed", "Nothing was done: no answer can be read", "Give --yes", 0, e);
        }
    }
}
