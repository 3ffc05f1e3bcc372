package org.footbridge.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.footbridge.cli.client.CommandFailure;

/** Takes a secret from where nobody else sees it: typed without echo, or from standard input. */
final class ReadSecret {
    private ReadSecret() {}

    /**
     * @param what it is, for the question
     * @throws CommandFailure SecretMissing
     */
    static String ask(String what) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("%s: ", what);
            if (typed != null && typed.length > 0) {
                return new String(typed);
            }
        } else {
            String line = line();
            if (!line.isEmpty()) {
                return line;
            }
        }
        throw new CommandFailure(
                "SecretMissing", what + " was not given", "Type it when asked, or pass it on standard input");
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new CommandFailure("SecretMissing", "Standard input cannot be read", "Pass the secret there", 0, e);
        }
    }
}
