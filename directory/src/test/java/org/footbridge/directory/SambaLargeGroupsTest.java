package org.footbridge.directory;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Large groups on Samba: agents ask for the first 1,500 values here as everywhere, although it would give all. The forest
 * is of this test alone, because Samba takes long to delete them.
 */
@Tag("slow")
class SambaLargeGroupsTest extends LargeGroupsContract {
    @TempDir
    static Path folder;

    private static ForestAccess access;
    private static SambaForest samba;

    @BeforeAll
    static void start() {
        samba = SambaForest.prepared(
                folder.resolve("dc"),
                "READING.TEST",
                "READING",
                SambaOptions.defaults().exchangeSchema(),
                Optional.empty());
        Credentials reader = SambaReadingTest.simple(samba.createServiceAccount(
                "reader", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.SEES_DELETED_OBJECTS)));
        samba.start();
        access = new SambaReadingTest.Access(samba, reader, reader, reader);
    }

    @AfterAll
    static void stop() {
        samba.close();
    }

    @Override
    protected ForestAccess forest() {
        return access;
    }
}
