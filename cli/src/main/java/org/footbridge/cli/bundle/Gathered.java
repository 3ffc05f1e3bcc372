package org.footbridge.cli.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.JsonNode;

/** What goes into a bundle, by the names of its files, and what could not be had. Not safe for use by several threads. */
final class Gathered {
    /** Something that is not in the bundle, and why. */
    record LeftOut(String what, String reason) {}

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    Map<String, JsonNode> documents() {
        return documents;
    }

    Map<String, String> texts() {
        return texts;
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }

    void leaveOut(String what, String reason) {
        leftOut.add(new LeftOut(what, reason));
    }

    JsonNode json(String file, Supplier<JsonNode> ask) {
        try {
            JsonNode answer = ask.get();
            documents.put(file, answer);
            return answer;
        } catch (CommandFailure failure) {
            leaveOut(file, failure.code() + ": " + failure.reason());
            return Json.object();
        }
    }

    void text(String file, Supplier<String> ask) {
        try {
            texts.put(file, ask.get());
        } catch (CommandFailure failure) {
            leaveOut(file, failure.code() + ": " + failure.reason());
        }
    }
}
