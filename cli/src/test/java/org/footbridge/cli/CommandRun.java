package org.footbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command that has run: how it ended, and what it said. */
record CommandRun(int code, String out, String err) {
    static CommandRun of(FakeService service, Path folder, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--profile", service.profile(folder).toString()));
        return alone(all.toArray(String[]::new));
    }

    /** Without a profile. */
    static CommandRun alone(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = FootbridgeCli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
