package org.footbridge.service.cycles;

import java.util.List;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A directory with two organizational units, and a configuration of all of it. */
abstract class CorpFixture {
    static final String EVERYTHING = "{\"directory\":\"corp.example\"}";
    /** One organizational unit. */
    static final String ONLY =
            "{\"directory\":\"corp.example\",\"scope\":{\"containers\":[\"OU=%s,DC=corp,DC=example\"]}}";

    static final String WITHOUT_OUTSIDE = "{\"directory\":\"corp.example\",\"scope\":{\"exclude\":"
            + "[{\"name\":\"OU=Outside,DC=corp,DC=example\",\"guid\":\"%s\"}]}}";

    final Server server;
    Bench bench;
    ScriptedDirectory directory;
    Thing staff;
    Thing outside;

    @SuppressWarnings("NullAway.Init")
    CorpFixture(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        use(opened());
    }

    /** What each test begins with; to begin with something else it closes this and uses another. */
    Bench opened() {
        return new Bench(server, 3, EVERYTHING);
    }

    final void use(Bench opened) {
        bench = opened;
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        outside = directory.add("organizationalUnit", directory.root, "Outside");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static String name(Thing thing) {
        return thing.attributes.getOrDefault("displayName", List.of("")).getFirst();
    }

    String id(String displayName) {
        return bench.strings(
                        "select id::text from directory_object where properties ->> 'displayName' = ? and deleted_at is null",
                        displayName)
                .getFirst();
    }
}
