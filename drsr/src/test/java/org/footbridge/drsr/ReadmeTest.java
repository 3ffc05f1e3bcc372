package org.footbridge.drsr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void theExampleIsTheOneThatRunsInTheTests() throws IOException {
        List<String> shown = Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.equals("```java"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
        List<String> run = Files.readAllLines(Path.of("src/test/java/org/footbridge/drsr/ReadmeExample.java")).stream()
                .dropWhile(line -> !line.contains("README begins"))
                .skip(1)
                .takeWhile(line -> !line.contains("README ends"))
                .toList();
        assertThat(shown.getFirst())
                .isEqualTo("DomainController controller = DomainController.named(\"dc1.corp.example\");");
        assertThat(squeezed(shown.subList(1, shown.size())))
                .isEqualTo(squeezed(run))
                .isNotEmpty();
    }

    private static String squeezed(List<String> lines) {
        return String.join(" ", lines).replaceAll("\\s+", "");
    }
}
