package org.footbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SambaChangesTest {
    @Test
    void fiveHundredRandomChangesAreAllTakenByARealDirectory(@TempDir Path folder) throws LDAPException {
        long seed = Long.getLong("footbridge.seed", System.nanoTime() & 0xFFFFFF);
        try (SambaForest forest = SambaForest.prepared(
                folder.resolve("corp"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults().exchangeSchema(),
                Optional.of(new Population(200, 40, 30, 1)))) {
            forest.start();
            try (LDAPConnection connection = forest.connection()) {
                String root = Population.ROOT + "," + forest.baseDn();
                Oracle before = oracle(connection, forest);
                List<Change> changes = new SambaChanges(connection, root, seed).make(500);
                assertThat(changes)
                        .as("seed %d, repeat with -Dfootbridge.seed=%d", seed, seed)
                        .allSatisfy(change -> assertThat(change.failure())
                                .as(change.toString())
                                .isEmpty());
                Oracle after = oracle(connection, forest);
                assertThat(after.compare(new MirrorTenant(after)).none()).isTrue();
                assertThat(after.compare(new MirrorTenant(before)).all()).hasSizeGreaterThan(100);
            }
        }
    }

    private static Oracle oracle(LDAPConnection connection, SambaForest forest) throws LDAPException {
        return Oracle.ask(
                connection,
                forest.baseDn(),
                new Expectation(
                        forest.dnsName(),
                        "CORP",
                        List.of(Population.ROOT + "," + forest.baseDn()),
                        List.of(),
                        Set.of(forest.dnsName()),
                        "contoso.onmicrosoft.example"));
    }
}
