package org.footbridge.agent.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.agent.AgentFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that holds everything the agent keeps. Every file is replaced atomically, so a running agent may read while
 * a command writes.
 */
public final class AgentHome {
    private static final String VARIABLE = "FOOTBRIDGE_AGENT_HOME";
    private static final String DIRECTORIES = "directories";
    private static final String JSON = ".json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    public AgentHome(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** The folder given, else that of the environment variable FOOTBRIDGE_AGENT_HOME, else the user's default. */
    public static AgentHome of(@Nullable Path given) {
        if (given != null) {
            return new AgentHome(given);
        }
        String variable = System.getenv(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return new AgentHome(Path.of(variable));
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        return new AgentHome(
                root
                        ? Path.of("/var/lib/footbridge/agent")
                        : Path.of(System.getProperty("user.home"), ".local/share/footbridge/agent"));
    }

    public Path folder() {
        return folder;
    }

    public Sealing sealing() {
        return new Sealing(folder.resolve("seal.key"));
    }

    public boolean registered() {
        return Files.exists(registrationFile());
    }

    /** @throws AgentFailure AgentNotRegistered */
    public Registration registration() {
        if (!registered()) {
            throw new AgentFailure(
                    "AgentNotRegistered",
                    "There is no registration in " + folder,
                    "Get a token from the administrator and run 'footbridge agent register --token ...'.");
        }
        return parse(registrationFile(), Registration.class);
    }

    public Identity identity() {
        return Identity.parse(text(folder.resolve("identity.pem")));
    }

    /** The authority of the service: the only one that is trusted. */
    public X509Certificate authority() {
        return Identity.certificates(text(folder.resolve("authority.pem"))).getFirst();
    }

    /** Keeps a new registration; the registration itself last, since it makes the others count. */
    public void register(Registration registration, Identity identity, X509Certificate authority) {
        PrivateFiles.makeFolder(folder);
        PrivateFiles.write(folder.resolve("authority.pem"), Identity.pem(authority));
        save(identity);
        PrivateFiles.write(registrationFile(), MAPPER.writeValueAsString(registration));
    }

    public void save(Identity identity) {
        PrivateFiles.write(folder.resolve("identity.pem"), identity.pem());
    }

    public void save(StoredDirectory directory) {
        PrivateFiles.write(directoryFile(directory.name()), MAPPER.writeValueAsString(directory));
    }

    /** Whether there was one. */
    public boolean remove(String directory) {
        try {
            return Files.deleteIfExists(directoryFile(directory));
        } catch (IOException e) {
            throw PrivateFiles.failed("removed", directoryFile(directory), e);
        }
    }

    public Optional<StoredDirectory> directory(String name) {
        Path file = directoryFile(name);
        return Files.exists(file) ? Optional.of(parse(file, StoredDirectory.class)) : Optional.empty();
    }

    /** All directories, by name. */
    public List<StoredDirectory> directories() {
        Path all = folder.resolve(DIRECTORIES);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(file -> file.toString().endsWith(JSON))
                    .sorted()
                    .map(file -> parse(file, StoredDirectory.class))
                    .toList();
        } catch (IOException e) {
            throw PrivateFiles.failed("read", all, e);
        }
    }

    private Path registrationFile() {
        return folder.resolve("registration.json");
    }

    private Path directoryFile(String name) {
        String file = name.toLowerCase(Locale.ROOT);
        if (!file.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?")) {
            throw new AgentFailure(
                    "DirectoryNameInvalid",
                    "'" + name + "' is not the DNS name of a domain",
                    "Give a name such as corp.example.com.");
        }
        return folder.resolve(DIRECTORIES).resolve(file + JSON);
    }

    private static String text(Path file) {
        return new String(PrivateFiles.read(file), StandardCharsets.UTF_8);
    }

    private static <T> T parse(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(text(file), type);
        } catch (JacksonException e) {
            throw new AgentFailure(
                    "AgentHomeUnusable",
                    file + " cannot be understood: " + e.getOriginalMessage(),
                    "Remove the file, and register or add the directory anew.",
                    e);
        }
    }
}
