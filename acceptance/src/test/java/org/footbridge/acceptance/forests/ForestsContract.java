package org.footbridge.acceptance.forests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What is true of whole forests, however they change and whatever befalls them; judged by the oracle. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ForestsContract {
    private static final long SEED = Long.getLong("footbridge.seed", 20261121L);
    private static final int BATCH = 50;

    @SuppressWarnings("NullAway.Init")
    Arena arena;

    @SuppressWarnings("NullAway.Init")
    RunChanges run;

    /** Starts the forests, a service and its agents. */
    abstract Arena begin();

    @BeforeAll
    void start() {
        arena = begin();
        run = new RunChanges(arena, SEED, System.out::println);
    }

    @AfterAll
    void stop() {
        if (arena != null) {
            arena.close();
        }
    }

    @Test
    @Order(2)
    void afterRandomChangesAndTroublesOfAllKindsNothingDiffers() throws Exception {
        RunReport report = run.change(BATCH * arena.troubles().size(), BATCH);

        report.lines().forEach(System.out::println);
        assertThat(report.faults()).as("seed %d", SEED).isEmpty();
        assertThat(report.refused()).as("seed %d", SEED).isEmpty();
    }

    @Test
    @Order(3)
    void wholeReadingsFindNothingToDo() throws Exception {
        assertThat(run.readAgain().faults()).as("seed %d", SEED).isEmpty();
    }

    @Test
    @Order(9)
    void noSecretIsInAnyLog() throws IOException {
        List<String> secrets = new ArrayList<>(arena.secrets());
        secrets.add(arena.deployment().service().profile().clientSecret());
        secrets.add(Files.readString(arena.folder().resolve("service/postgres/password"))
                .strip());
        try (Stream<Path> files = Files.walk(arena.folder())) {
            List<Path> logs = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".log"))
                    .toList();
            assertThat(logs).hasSizeGreaterThan(2);
            for (Path log : logs) {
                String text = Files.readString(log, StandardCharsets.ISO_8859_1);
                secrets.forEach(
                        secret -> assertThat(text).as("a secret in %s", log).doesNotContain(secret));
            }
        }
    }
}
