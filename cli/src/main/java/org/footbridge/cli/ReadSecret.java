package org.footbridge.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.footbridge.cli.client.CommandFailure;

/** Takes a secret from where nobody else sees it: typed without echo, or from standard input. */
public final class ReadSecret {
    private ReadSecret() {}

    /**
     * @param what it is, for the question
     * @throws CommandFailure SecretMissing
     */
    public static String ask(String what) {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        String secret = terminal.map(console -> console.readPassword("%s: ", what))
                .map(String::new)
                .orElseGet(() -> terminal.isPresent() ? "" : line());
        if (!secret.isEmpty()) {
            return secret;
        }
        throw new CommandFailure(
                "SecretMissing", what + " was not given", "Type it when asked, or pass it on standard input");
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new CommandFailure("SecretMissing", "Standard input cannot be read", "Pass the secret there", 0, e);
        }
    }
}
