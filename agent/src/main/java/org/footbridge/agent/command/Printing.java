package org.footbridge.agent.command;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints the outcome of a command, as lines or as one JSON document. */
final class Printing {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintWriter out;

    Printing(CommandSpec spec) {
        this.out = spec.commandLine().getOut();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void json(Object value) {
        line(MAPPER.writeValueAsString(value));
    }
}
