package org.footbridge.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.footbridge.drsr.crypto.Md4;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left of stored hashes in the heap of an agent that derived them. Its collector collects nothing (JEP 318), so that
 * the heap at the end holds all that was ever allocated in it: what is live, and all garbage. Not looked at: what compiled
 * code keeps in registers, on stacks, or in objects that it never allocates.
 */
@Tag("slow")
class SecretsInMemoryTest {
    private static final int PEOPLE = 120;
    private static final int DERIVED = 60;

    @TempDir
    Path folder;

    /** The key blocks of HMAC, which anybody turns back. */
    private static byte[] mixed(byte[] bytes, int with) {
        byte[] mixed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            mixed[i] = (byte) (bytes[i] ^ with);
        }
        return mixed;
    }

    private static void add(FindBytes find, String name, byte[] hash) {
        // DES decrypts a hash in halves
        find.add(name + " (first half)", Arrays.copyOf(hash, 8));
        find.add(name + " (second half)", Arrays.copyOfRange(hash, 8, 16));
        String lower = HexFormat.of().formatHex(hash);
        String upper = HexFormat.of().withUpperCase().formatHex(hash);
        find.add(name + " (lower case)", lower.getBytes(StandardCharsets.US_ASCII));
        find.add(name + " (lower case, UTF-16)", lower.getBytes(StandardCharsets.UTF_16LE));
        find.add(name + " (lower case, UTF-16BE)", lower.getBytes(StandardCharsets.UTF_16BE));
        find.add(name + " (upper case)", upper.getBytes(StandardCharsets.US_ASCII));
        byte[] input = upper.getBytes(StandardCharsets.UTF_16LE);
        find.add(name + " (upper case, UTF-16)", input);
        find.add(name + " (upper case, UTF-16BE)", upper.getBytes(StandardCharsets.UTF_16BE));
        find.add(name + " (inner key)", mixed(input, 0x36));
        find.add(name + " (outer key)", mixed(input, 0x5c));
    }

    private static FindBytes secretsOfPeople() {
        FindBytes find = new FindBytes();
        for (int i = 0; i < PEOPLE; i++) {
            String password = Population.passwordOf(i);
            byte[] wide = password.getBytes(StandardCharsets.UTF_16LE);
            add(find, "hash " + i, Md4.digest(wide));
            find.add("password " + i, password.getBytes(StandardCharsets.UTF_8));
            find.add("password " + i + " (UTF-16)", wide);
            find.add("password " + i + " (UTF-16BE)", password.getBytes(StandardCharsets.UTF_16BE));
        }
        return find;
    }

    @Test
    void noHashAndNoPasswordIsLeftInTheHeapOrInWhatTheAgentPrints() throws Exception {
        // not the hash of anybody
        String planted = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
        Path dump = folder.resolve("agent.hprof");
        String printed = read(planted, dump);
        String counts = printed.lines().toList().getLast();
        // one of the accounts that every domain has is told and has no password
        assertThat(Integer.parseInt(counts.split(" ")[1])).as(counts).isBetween(DERIVED - 2, DERIVED);
        FindBytes plant = new FindBytes();
        add(plant, "planted", HexFormat.of().parseHex(planted));
        assertThat(plant.in(dump))
                .as("a value that was garbage before the heap was written, in the forms that it had")
                .contains("planted (first half)", "planted (second half)", "planted (lower case)");
        FindBytes secrets = secretsOfPeople();
        assertThat(secrets.in(dump)).isEmpty();
        assertThat(secrets.in(ByteBuffer.wrap(printed.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private Path everything() throws IOException {
        return Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="all" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%level %logger %msg %kvp%n%ex</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="all"/></root>
                </configuration>
                """);
    }

    private String read(String planted, Path dump) throws IOException, InterruptedException {
        try (SambaForest forest = SambaForest.prepared(
                folder.resolve("corp"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults(),
                Optional.of(new Population(PEOPLE, 10, 5, 1)))) {
            ServiceAccount reader = forest.createServiceAccount(
                    "pwreader",
                    EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.REPLICATING_DIRECTORY_CHANGES_ALL));
            forest.start();
            Path password = Files.writeString(folder.resolve("password"), reader.password());
            Path output = folder.resolve("output");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UnlockExperimentalVMOptions",
                            "-XX:+UseEpsilonGC",
                            "-Xmx2g",
                            "-Dlogback.configurationFile=" + everything(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ReadPasswordsAndDump.class.getName(),
                            forest.address(),
                            forest.caFile().toString(),
                            reader.userPrincipalName(),
                            password.toString(),
                            Integer.toString(DERIVED),
                            planted,
                            dump.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            String printed = Files.readString(output);
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        }
    }
}
