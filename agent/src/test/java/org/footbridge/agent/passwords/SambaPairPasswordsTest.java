package org.footbridge.agent.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.footbridge.agent.passwords.PasswordSource.Change;
import org.footbridge.agent.passwords.PasswordSource.Page;
import org.footbridge.agent.passwords.PasswordSource.Reached;
import org.footbridge.agent.replication.ConnectReplication;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.directory.Secret;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.SambaPair;
import org.footbridge.sambaforest.ServiceAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords of a domain with two domain controllers, of which one goes away. */
@Tag("slow")
class SambaPairPasswordsTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private static Reached pass(PasswordSource source, ReplicationState since, List<ObjectGuid> told) {
        Reached reached = new Reached(since, true);
        while (reached.more()) {
            Page page = source.changes(reached.state());
            page.changes().stream().map(Change::guid).forEach(told::add);
            reached = page.reached();
        }
        return reached;
    }

    @Test
    void theOtherDomainControllerGoesOnWithWhatItAloneKnows() {
        try (SambaPair pair = SambaPair.prepared(
                folder, "PAIR.TEST", "PAIR", SambaOptions.defaults(), Optional.of(new Population(40, 5, 2, 1)))) {
            SambaForest first = pair.first();
            pair.start();
            ServiceAccount reader = first.createServiceAccount(
                    "pwreader",
                    EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.REPLICATING_DIRECTORY_CHANGES_ALL));
            SambaAdministrator administrator = new SambaAdministrator(first);
            ObjectGuid guid = administrator.addUser("changer");
            pair.replicate();
            ConnectPasswords connect = new ConnectReplication(new ConnectDirectory(
                    DirectoryLocation.ldaps(
                                    List.of(first.address(), pair.second().address()), pair.authorities())
                            .within(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                    new Credentials.Simple(
                            reader.userPrincipalName(),
                            Secret.of(reader.password().toCharArray()))));
            ReplicationState state;
            List<ObjectGuid> everybody = new ArrayList<>();
            try (PasswordSource source = connect.connect(Optional.empty(), LIMIT)) {
                assertThat(source.domainController()).isEqualTo(first.host());
                state = pass(source, ReplicationState.BEGINNING, everybody).state();
            }
            assertThat(everybody).hasSizeGreaterThan(40);
            administrator.setPassword("changer", "Pa$$w0rd");
            pair.replicate();
            first.kill();
            List<ObjectGuid> told = new ArrayList<>();
            try (PasswordSource source = connect.connect(Optional.of(first.host()), LIMIT)) {
                assertThat(source.domainController()).isEqualTo(pair.second().host());
                pass(source, state, told);
            }
            assertThat(told).contains(guid).hasSizeLessThan(10);
        }
    }
}
