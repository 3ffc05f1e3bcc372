package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** References that the directory keeps as names and not as links: deleting what they name does not change them. */
class PlainReferencesTest {
    private final Bench bench = new Bench(Server.PRIVATE, 3, "{\"directory\":\"corp.example\"}");
    private final ScriptedDirectory directory = bench.directory;
    private Thing ann = directory.root;

    @BeforeEach
    void annOwnsTheRoom() {
        Thing staff = directory.add("organizationalUnit", directory.root, "Staff");
        ann = directory.user(staff, "Ann");
        Thing room = directory.user(staff, "Room");
        directory.set(room, "mailNickname", "room");
        directory.link(room, ScriptedDirectory.PLAIN_REFERENCE, ann);
        directory.link(room, "manager", ann);
        succeed();
        assertThat(owners()).containsExactly("Ann");
        assertThat(bench.references("Room", "manager")).containsExactly("Ann");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void succeed() {
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
    }

    private List<String> owners() {
        return bench.references("Room", ScriptedDirectory.PLAIN_REFERENCE);
    }

    @Test
    void whoIsDeletedAndRestoredBeforeAnybodyLooksIsReferredToAgain() {
        directory.delete(ann);
        directory.restore(ann);
        succeed();

        assertThat(owners()).containsExactly("Ann");
        assertThat(bench.references("Room", "manager")).as("a link ends").isEmpty();
    }

    @Test
    void whoIsDeletedAndRestoredLaterIsReferredToAgain() {
        directory.delete(ann);
        succeed();
        directory.restore(ann);
        succeed();

        assertThat(owners()).containsExactly("Ann");
        assertThat(bench.references("Room", "manager")).as("a link ends").isEmpty();
    }
}
