package org.footbridge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.acceptance.forests.SystemFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A part of what {@code ./footbridge fuzz histories} lives through, and the judge before a judge. */
@Tag("slow")
class HistoriesTest {
    private static final long SEED = Long.getLong("footbridge.seed", 20261122L);
    private static final int HISTORIES = Integer.getInteger("footbridge.histories", 30);

    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Ground ground;

    @BeforeAll
    static void start() {
        folder = SystemFolder.make();
        ground = new Ground(folder);
    }

    @AfterAll
    static void stop() {
        ground.close();
        SystemFolder.remove(folder);
    }

    @Test
    void nothingIsDeletedWithoutEvidenceAndTheTenantIsWhatTheDirectoryIs() throws LDAPException {
        Random random = new Random(SEED);
        Map<String, Integer> counts = new TreeMap<>();
        for (int number = 1; number <= HISTORIES; number++) {
            long seed = random.nextLong();
            Report report = HistoriesCommand.live(ground, folder, seed);

            assertThat(report.faults())
                    .as(
                            "history %d; repeat it with ./footbridge fuzz histories --replay %s%n%s",
                            number, Long.toHexString(seed), String.join("\n", report.lines()))
                    .isEmpty();
            report.counts().forEach((what, times) -> counts.merge(what, times, Integer::sum));
        }
        System.out.println("seed " + SEED + ": " + counts);
        assertThat(counts)
                .as("the histories meet what they are made for")
                .containsKeys(
                        "cycles SUCCEEDED",
                        "cycles HALTED",
                        "cycles FAILED",
                        "applied APPLIED",
                        "a cycle that is killed",
                        "a cycle that loses the database",
                        "weeks pass");
    }

    @Test
    void whatIsTakenAwayBehindTheBackIsFound() throws LDAPException {
        long seed = SEED;
        Path own = folder.resolve("judged");
        assertThat(own.toFile().mkdirs()).isTrue();
        try (History history = new History(ground, seed, own)) {
            history.begin();
            assertThat(history.judge()).as("nothing has happened").isEmpty();

            UUID victim = ground.database()
                    .sql("""
                            update directory_object set deleted_at = now() where tenant_id = ? and id = (
                                select id from directory_object where tenant_id = ? and deleted_at is null limit 1)
                            returning id
                            """)
                    .params(history.tenant().id().value(), history.tenant().id().value())
                    .query(UUID.class)
                    .single();
            assertThat(history.judge())
                    .singleElement()
                    .asString()
                    .contains("deleted without evidence", victim.toString());
            assertThat(history.differences().all()).isNotEmpty();

            ground.database()
                    .sql("delete from directory_object where tenant_id = ? and id = ?")
                    .params(history.tenant().id().value(), victim)
                    .update();
            assertThat(history.judge()).singleElement().asString().contains("gone for good too early");
        }
    }
}
