package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A disk that is really full: the staged copy lies on a file system of its own, of 512 KiB. Needs the right to mount one. */
@Tag("slow")
class DiskFullTest {
    private static final int PEOPLE = 2_000;

    @Test
    void aCycleThatFillsTheDiskSaysSoAndTheNextGoesOnWhenThereIsRoom() throws Exception {
        Path disk = TestDatabases.folder().resolve("disk");
        Files.createDirectory(disk);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=512k,mode=0777", "tmpfs", disk.toString()) == 0,
                "only who may mount a file system can have one that is full without filling that of the machine");
        Bench bench = new Bench(Server.PRIVATE, 500, "{\"directory\":\"corp.example\"}");
        try {
            fillAndGoOn(bench, disk);
        } finally {
            bench.close();
            // other tests share the server: it may not miss the file system afterwards
            String name = bench.database.getJdbcUrl();
            onServer(bench, "drop database " + name.substring(name.lastIndexOf('/') + 1) + " with (force)");
            onServer(bench, "drop tablespace if exists small_disk");
            run("umount", "-l", disk.toString());
        }
    }

    private static void fillAndGoOn(Bench bench, Path disk) throws IOException, InterruptedException {
        bench.directory.user(bench.directory.root, "Ann");
        bench.cycle();
        List<String> before = bench.picture();
        use(bench, disk);
        Thing staff = bench.directory.add("organizationalUnit", bench.directory.root, "Staff");
        for (int number = 0; number < PEOPLE; number++) {
            bench.directory.set(bench.directory.user(staff, "Person " + number), "title", "T".repeat(100) + number);
        }

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        assertThat(bench.account()).containsEntry("error", "DatabaseFull").containsEntry("deleted", 0);
        assertThat(bench.picture()).isEqualTo(before);
        assertThat(run("mount", "-o", "remount,size=256m", disk.toString())).isZero();
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).hasSize(PEOPLE + 1);
    }

    private static void onServer(Bench bench, String sql) throws SQLException {
        String url = bench.database.getJdbcUrl();
        try (var connection = DriverManager.getConnection(
                        url.substring(0, url.lastIndexOf('/') + 1) + "postgres",
                        bench.database.getUsername(),
                        bench.database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The folder has to belong to whoever the server runs as. */
    private static void use(Bench bench, Path disk) throws IOException, InterruptedException {
        Path data = Path.of(bench.strings("show data_directory").getFirst());
        Path space = Files.createDirectory(disk.resolve("space"));
        Files.setPosixFilePermissions(space, PosixFilePermissions.fromString("rwx------"));
        assertThat(run("chown", "--reference=" + data, space.toString())).isZero();
        bench.jdbc.sql("create tablespace small_disk location '" + space + "'").update();
        bench.jdbc.sql("alter table source_object set tablespace small_disk").update();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
