package org.footbridge.sambaforest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python programs of this package, run by the interpreter that Samba's modules are installed for. */
final class Scripts {
    static final String PYTHON = "/usr/bin/python3";

    private static final List<String> NAMES = List.of(
            "forest.py",
            "principals.py",
            "provision.py",
            "joined.py",
            "service_account.py",
            "exchange_schema.py",
            "recipients.py",
            "company.py",
            "populate.py");
    private static final Pattern TEXT_FIELD = Pattern.compile("\"(\\w+)\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Path folder;

    /** Lays the programs below the directory of a domain controller. */
    Scripts(Path forest) {
        this.folder = forest.resolve("scripts");
        try {
            Files.createDirectories(folder);
            for (String name : NAMES) {
                Files.write(folder.resolve(name), bytes(name));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs one program; the answer's fields that are text. */
    Map<String, String> run(String name, Map<String, ?> request, Duration limit) {
        String answer = new Command(
                        List.of(PYTHON, "-B", folder.resolve(name).toString()),
                        Map.of("LC_ALL", "C.UTF-8", "PYTHONPATH", folder.toString()),
                        limit)
                .run(json(request));
        Map<String, String> fields = new TreeMap<>();
        Matcher matcher = TEXT_FIELD.matcher(answer);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    /** A digest of all programs: a snapshot made by other programs is another snapshot. */
    static String digest(String parameters) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : NAMES) {
                digest.update(bytes(name));
            }
            digest.update(parameters.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream stream = Scripts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("resource " + name + " is missing");
            }
            return stream.readAllBytes();
        }
    }

    static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                String.join(
                                ",",
                                map.entrySet().stream()
                                        .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                                        .toList())
                        .transform(inner -> "{" + inner + "}");
            case Collection<?> list ->
                String.join(",", list.stream().map(Scripts::json).toList()).transform(inner -> "[" + inner + "]");
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        };
    }
}
