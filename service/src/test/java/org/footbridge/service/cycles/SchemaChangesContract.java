package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.SchemaSeen;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is added to a directory's schema is known without starting anything again. */
abstract class SchemaChangesContract {
    private static final String PLAIN = "{\"directory\":\"corp.example\"}";
    private static final String MAPPED = """
            {"directory": "corp.example",
             "mappings": {"extensions": [{"name": "shape", "source": "badgeShape"}]}}
            """;

    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing ann;

    @SuppressWarnings("NullAway.Init")
    SchemaChangesContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        bench = new Bench(server, 3, PLAIN);
        directory = bench.directory;
        ann = directory.user(directory.add("organizationalUnit", directory.root, "Staff"), "Ann");
        bench.cycle();
        directory.requests.clear();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anAttributeThatWasAddedFlowsAsSoonAsSomethingIsMadeOfIt() {
        assertThatThrownBy(() -> bench.save(MAPPED))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("InvalidConfiguration"));
        directory.addToSchema("badgeShape");
        directory.set(ann, "badgeShape", "round");
        bench.jdbc
                .sql("update discovered_schema set discovered_at = now() - interval '1 minute'")
                .update();

        bench.save(MAPPED);
        bench.cycleOfItself();

        assertThat(bench.account()).containsEntry("state", "succeeded");
        assertThat(bench.strings("select properties::text from directory_object where kind = 'user'"))
                .singleElement()
                .asString()
                .contains("round");
        assertThat(schemaReadings()).as("once, when it was missed").isEqualTo(1);
    }

    @Test
    void whatIsNotThereEitherIsRefusedAndNotAskedForAgainAndAgain() {
        bench.jdbc
                .sql("update discovered_schema set discovered_at = now() - interval '1 minute'")
                .update();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> bench.save(MAPPED)).isInstanceOf(ServiceFailure.class);
        }
        assertThat(schemaReadings()).isEqualTo(1);
    }

    @Test
    void aChangedSchemaIsReadBeforeTheNextCycle() {
        DirectorySchemas schemas = new DirectorySchemas(bench.jdbc, directory);
        schemas.seen(schema(1));
        assertThat(schemaReadingsOfTheNextCycle())
                .as("it was read when the directory was new")
                .isZero();
        schemas.seen(schema(1));
        schemas.seen(schema(0));
        assertThat(schemaReadingsOfTheNextCycle()).isZero();
        schemas.seen(schema(256));
        assertThat(schemaReadingsOfTheNextCycle()).isEqualTo(1);
        schemas.seen(schema(255));
        assertThat(schemaReadingsOfTheNextCycle()).isEqualTo(1);
    }

    private SchemaSeen schema(int revision) {
        ByteString version =
                ByteString.copyFrom(new byte[] {(byte) 0xFF, 0, 0, (byte) (revision >> 8), (byte) revision, 1, 2, 3});
        return new SchemaSeen(bench.tenant, bench.saved.directoryId(), version);
    }

    private long schemaReadings() {
        return directory.requests.stream().filter(Request::hasReadSchema).count();
    }

    private long schemaReadingsOfTheNextCycle() {
        bench.cycle();
        return schemaReadings();
    }
}
