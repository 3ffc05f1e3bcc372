package org.footbridge.cli.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published JSON Schema of configurations, as it is shipped with these commands. */
public final class ConfigurationSchema {
    private static final String RESOURCE = "/org/footbridge/schemas/configuration.schema.json";

    private ConfigurationSchema() {}

    public static String text() {
        try (InputStream in = ConfigurationSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not shipped");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode node() {
        return JsonMapper.shared().readTree(text());
    }
}
