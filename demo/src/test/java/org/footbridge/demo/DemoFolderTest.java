package org.footbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.footbridge.demo.process.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    private Path parent;

    @Test
    void aDemoEmptiesWhatADemoLeft() throws IOException {
        Path place = parent.resolve("demo");
        try (DemoFolder first = DemoFolder.take(place)) {
            Files.createDirectories(first.resolve("service/data"));
            Files.writeString(first.resolve("service/data/file"), "old");
        }
        try (DemoFolder second = DemoFolder.take(place)) {
            assertThat(second.resolve("service")).doesNotExist();
        }
    }

    @Test
    void aFolderWithSomethingElseIsLeftAlone() throws IOException {
        Path precious = Files.writeString(parent.resolve("precious"), "keep");

        assertThatThrownBy(() -> DemoFolder.take(parent))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("holds something else");
        assertThat(precious).hasContent("keep");
    }

    @Test
    void secretsAreForTheirOwnerOnly() throws IOException {
        try (DemoFolder folder = DemoFolder.take(parent.resolve("demo"))) {
            folder.writeSecret("demo.json", "secret");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("demo.json"))))
                    .isEqualTo("rw-------");
        }
    }
}
