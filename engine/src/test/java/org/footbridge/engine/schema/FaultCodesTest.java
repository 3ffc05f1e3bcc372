package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes are a promise: each one is explained. */
class FaultCodesTest {

    private static final Path SOURCES = Path.of("src/main/java/org/footbridge/engine/schema");
    private static final Pattern CODE = Pattern.compile("(?:fault|unknown|note)\\(\\s*\"([A-Z][A-Za-z]+)\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    @Test
    void everyCodeIsExplained() throws IOException {
        Set<String> codes = new TreeSet<>(Set.of("TypeMismatch", "InvalidConstant"));
        for (UnusableAttribute unusable : UnusableAttribute.values()) {
            codes.add(unusable.code());
        }
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(match -> codes.add(match.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(30);
        List<String> explained = WORD.matcher(Files.readString(Path.of("../docs/errors.md")))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toList());
        assertThat(explained).containsAll(codes);
    }
}
