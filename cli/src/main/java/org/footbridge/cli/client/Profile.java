package org.footbridge.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * How to reach a service and as whom. The file is JSON: {@code {"url","tenant","clientId","clientSecret","authority"}}.
 *
 * @param url of the service, e.g. {@code https://sync.example.com:8443}
 * @param tenant id, name or domain
 * @param authority PEM file of the authority that issued the service's certificate; null: the Java trust store decides
 */
public record Profile(
        String url,
        String tenant,
        String clientId,
        String clientSecret,
        @Nullable Path authority) {

    /** @throws CommandFailure ProfileNotFound, ProfileUnreadable, ProfileInvalid */
    public static Profile read(Path file) {
        JsonNode node;
        try {
            node = Json.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(
                    "ProfileNotFound",
                    "There is no profile at " + file,
                    "Start a service on this machine (footbridge service), or name the file its administrator gave you: --profile FILE");
        } catch (IOException e) {
            throw new CommandFailure(
                    "ProfileUnreadable",
                    "The profile " + file + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Run as the user that owns it, or name another one: --profile FILE");
        } catch (JacksonException e) {
            throw new CommandFailure(
                    "ProfileInvalid", "The profile " + file + " is not JSON", "Fetch it again from the service");
        }
        return new Profile(
                required(node, "url", file).replaceAll("/+$", ""),
                required(node, "tenant", file),
                required(node, "clientId", file),
                required(node, "clientSecret", file),
                authority(node, file));
    }

    /** FOOTBRIDGE_PROFILE, or what a service on this machine has written for its administrator. */
    public static Path defaultFile(Map<String, String> environment) {
        String named = environment.get("FOOTBRIDGE_PROFILE");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        Path ofSystem = Path.of("/var/lib/footbridge/service/administrator.json");
        Path ofUser =
                Path.of(System.getProperty("user.home", "."), ".local/share/footbridge/service/administrator.json");
        return "root".equals(System.getProperty("user.name")) || Files.isReadable(ofSystem) ? ofSystem : ofUser;
    }

    /** @throws CommandFailure ProfileInvalid when the URL is not one */
    public URI resolve(String pathAndQuery) {
        try {
            return URI.create(url + pathAndQuery);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "AddressInvalid", "Not an address: " + url + pathAndQuery, "Check the name you gave");
        }
    }

    @Override
    public String toString() {
        return "Profile[" + url + ", tenant " + tenant + ", client " + clientId + "]";
    }

    private static String required(JsonNode node, String field, Path file) {
        String value = Json.text(node, field);
        if (value.isEmpty()) {
            throw new CommandFailure(
                    "ProfileInvalid",
                    "The profile " + file + " has no \"" + field + "\"",
                    "Fetch it again from the service");
        }
        return value;
    }

    private static @Nullable Path authority(JsonNode node, Path file) {
        String named = Json.text(node, "authority");
        return named.isEmpty() ? null : file.toAbsolutePath().resolveSibling(named);
    }
}
