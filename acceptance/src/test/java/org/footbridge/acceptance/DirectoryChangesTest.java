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
class DirectoryChangesTest {
    private static final long SEED = Long.getLong("footbridge.seed", System.nanoTime() & 0xFFFFFF);

    @Test
    void sixHundredRandomChangesOfMostKindsAreAllTakenByARealDirectory(@TempDir Path folder) throws LDAPException {
        try (SambaForest forest = prepared(folder, "CORP", 200);
                SambaForest partner = prepared(folder, "PARTNER", 30);
                LDAPConnection connection = forest.connection();
                LDAPConnection other = partner.connection()) {
            Oracle before = oracle(connection, forest);
            DirectoryChanges changes = new DirectoryChanges(connection, root(forest), SEED);
            changes.referTo(new DirectoryChanges(other, root(partner), SEED + 1), false);
            List<Change> made = changes.make(600);
            assertThat(made)
                    .as("seed %d, repeat with -Dfootbridge.seed=%d", SEED, SEED)
                    .allSatisfy(change ->
                            assertThat(change.failure()).as(change.toString()).isEmpty());
            assertThat(changes.counts()).hasSizeGreaterThan(changes.kinds().size() - 10);
            Oracle after = oracle(connection, forest);
            assertThat(after.compare(new MirrorTenant(after)).none()).isTrue();
            assertThat(after.compare(new MirrorTenant(before)).all()).hasSizeGreaterThan(100);
        }
    }

    private static SambaForest prepared(Path folder, String name, int people) {
        SambaForest forest = SambaForest.prepared(
                folder.resolve(name),
                name + ".EXAMPLE",
                name,
                SambaOptions.defaults().exchangeSchema(),
                Optional.of(new Population(people, 40, 30, 1)));
        forest.start();
        return forest;
    }

    private static String root(SambaForest forest) {
        return Population.ROOT + "," + forest.baseDn();
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
