package org.footbridge.agent.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.footbridge.agent.AgentFailure;
import org.footbridge.directory.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
    private static final String PASSWORD = "Pässw0rd-never-shown";

    @TempDir
    Path folder;

    @Test
    void whatWasSealedCanBeOpenedForTheSamePurposeOnly() {
        AgentHome home = new AgentHome(folder.resolve("home"));
        String sealed = home.sealing().seal(secret(), "corp.example.com");
        assertThat(sealed).doesNotContain("never-shown");
        assertThat(home.sealing().seal(secret(), "corp.example.com")).isNotEqualTo(sealed);
        assertThat(text(home.sealing().open(sealed, "corp.example.com"))).isEqualTo(PASSWORD);
        assertThatThrownBy(() -> home.sealing().open(sealed, "other.example.com"))
                .isInstanceOf(AgentFailure.class)
                .hasMessageNotContaining("never-shown");
    }

    @Test
    void anotherKeyFileDoesNotOpenIt() {
        String sealed = new AgentHome(folder.resolve("a")).sealing().seal(secret(), "x");
        assertThatThrownBy(() -> new AgentHome(folder.resolve("b")).sealing().open(sealed, "x"))
                .isInstanceOf(AgentFailure.class);
    }

    @Test
    void filesAreForTheirOwnerOnlyAndHoldNoPassword() throws IOException {
        AgentHome home = new AgentHome(folder.resolve("home"));
        home.save(stored(home.sealing().seal(secret(), "corp.example.com")));
        try (var files = Files.walk(folder.resolve("home"))) {
            assertThat(files.toList()).hasSizeGreaterThan(3).allSatisfy(file -> {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertThat(mode).isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
                if (Files.isRegularFile(file)) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain("never-shown");
                }
            });
        }
    }

    @Test
    void aStoredDirectoryComesBackAsItWas() {
        AgentHome home = new AgentHome(folder.resolve("home"));
        StoredDirectory directory = stored("c2VhbGVk");
        home.save(directory);
        assertThat(home.directories()).containsExactly(directory);
        assertThat(home.directory("CORP.example.com")).contains(directory);
        assertThat(home.remove("corp.example.com")).isTrue();
        assertThat(home.remove("corp.example.com")).isFalse();
        assertThat(home.directories()).isEmpty();
    }

    @Test
    void aNameThatWouldLeaveTheFolderIsRefused() {
        AgentHome home = new AgentHome(folder.resolve("home"));
        for (String name : List.of("../x", "a/b", "", ".hidden", "a\0b")) {
            assertThatThrownBy(() -> home.directory(name))
                    .isInstanceOfSatisfying(
                            AgentFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo("DirectoryNameInvalid"));
        }
    }

    private static StoredDirectory stored(String sealed) {
        return new StoredDirectory(
                "corp.example.com",
                List.of("dc1", "dc2"),
                new StoredDirectory.Discovery("Berlin", null, "10.0.0.53"),
                636,
                true,
                null,
                null,
                false,
                "svc@corp.example.com",
                sealed,
                null,
                null,
                new StoredDirectory.Timeouts(7, null));
    }

    private static Secret secret() {
        return Secret.of(PASSWORD.toCharArray());
    }

    private static String text(Secret secret) {
        return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
