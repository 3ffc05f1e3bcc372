package org.footbridge.engine.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.footbridge.engine.TargetKind;

/** Tables of facts among the test resources of this package. */
final class Tables {

    private Tables() {}

    /** The words of each line that is neither empty nor a comment. */
    static List<List<String>> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\\s+")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes of source objects that kinds stand for: U user and inetOrgPerson, C contact, G group. */
    static List<String> classes(String kinds) {
        Set<TargetKind> wanted = KindLetters.kinds(kinds);
        return DefaultSchema.sourceClasses().entrySet().stream()
                .filter(entry -> wanted.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
