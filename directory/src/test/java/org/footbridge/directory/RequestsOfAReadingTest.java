package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory is asked once for each page, and never once for each object. */
class RequestsOfAReadingTest {
    private static final int PAGE = 100;

    @TempDir
    static Path folder;

    @Test
    void aReadingOfEverythingAsksOncePerPageAndOneOfChangesOnce() throws IOException {
        Asked few = asked(80, "few");
        Asked many = asked(1_200, "many");
        assertThat(few.forEverything() - pages(few.objects())).isEqualTo(many.forEverything() - pages(many.objects()));
        assertThat(many.objects()).isGreaterThan(1_200);
        assertThat(many.forChanges()).isEqualTo(few.forChanges());
    }

    /** Searches that were made, and objects that were told. */
    private record Asked(long objects, long forEverything, long forChanges) {}

    private static Asked asked(int users, String name) throws IOException {
        try (SampleForest forest = SampleForest.builder()
                .domain("requests.test", new Size(users, users / 16, users / 16))
                .start()) {
            SampleDomain domain = forest.domain("requests.test");
            Path authority = Files.writeString(folder.resolve(name + ".pem"), domain.caPem());
            DirectoryLocation location = new DirectoryLocation(
                    List.of("127.0.0.1"),
                    domain.ldapsPort(),
                    true,
                    Optional.of(authority),
                    Optional.empty(),
                    DirectoryLocation.CONNECT_TIMEOUT,
                    DirectoryLocation.RESPONSE_TIMEOUT);
            Credentials reader = new Credentials.Simple(
                    domain.serviceAccount().bindName(),
                    Secret.of(domain.serviceAccount().password().toCharArray()));
            try (DirectoryConnection connection = new ConnectDirectory(location, reader).connect()) {
                return ask(connection);
            }
        }
    }

    private static Asked ask(DirectoryConnection connection) {
        ReadSettings settings = new ReadSettings(
                List.of(
                        new RequestedAttribute("displayName", ValueKind.TEXT),
                        new RequestedAttribute("manager", ValueKind.LINK),
                        new RequestedAttribute("member", ValueKind.LINK)),
                List.of("user", "group", "contact"),
                List.of(),
                List.of(),
                PAGE);
        Reading reading = new Reading();
        long before = connection.searches();
        DirectoryPosition position = new ReadAll(connection, settings).read(reading);
        long between = connection.searches();
        new ReadChanges(connection, settings).read(position, reading);
        return new Asked(reading.staged.size(), between - before, connection.searches() - between);
    }

    private static long pages(long objects) {
        return (objects + PAGE - 1) / PAGE;
    }
}
