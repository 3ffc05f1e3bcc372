package org.footbridge.cli.expression;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what a command line names. */
public final class ReadInput {

    private ReadInput() {}

    /**
     * @param given JSON that begins with {, a file of it, or - for standard input
     * @throws CommandFailure InputInvalid, FileUnreadable
     */
    public static JsonNode object(String given) {
        String json = given.stripLeading().startsWith("{") ? given : file(given);
        try {
            JsonNode node = Json.parse(json);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw invalid("The input is no JSON: " + e.getOriginalMessage(), e);
        }
        throw invalid("The input is no JSON object", null);
    }

    /**
     * @param name of a file in UTF-8, or - for standard input
     * @throws CommandFailure FileUnreadable
     */
    public static String file(String name) {
        try {
            String text = name.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(name));
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new CommandFailure(
                    "FileUnreadable",
                    "The file " + name + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Check its name and its permissions; JSON itself begins with {",
                    0,
                    e);
        }
    }

    private static CommandFailure invalid(String message, @Nullable Throwable cause) {
        return new CommandFailure(
                "InputInvalid", message, "Give it attributes, e.g. --input '{\"givenName\":\"Ann\"}'", 0, cause);
    }
}
