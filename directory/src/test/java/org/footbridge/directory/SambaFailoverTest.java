package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.SambaPair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A position goes on at another real domain controller, which may lag behind. */
@Tag("slow")
class SambaFailoverTest {
    private static final ReadSettings SETTINGS = new ReadSettings(
            List.of(
                    new RequestedAttribute("description", ValueKind.TEXT),
                    new RequestedAttribute("member", ValueKind.LINK)),
            List.of("user", "group"),
            List.of(),
            List.of(),
            1000);

    @TempDir
    static Path folder;

    private static SambaPair pair;

    private final Reading reading = new Reading();

    @BeforeAll
    static void start() {
        pair = SambaPair.prepared(folder, "CORP.EXAMPLE", "CORP", SambaOptions.defaults(), Optional.empty());
        pair.start();
        pair.replicate();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void nothingIsLostAndNothingOlderIsToldWhenAnotherDomainControllerGoesOn() throws LDAPException {
        ObjectGuid deleted = add(pair.first(), "Deleted");
        ObjectGuid changed = add(pair.first(), "Changed");
        ObjectGuid team = group(pair.first(), "Team", "Changed");
        pair.replicate();
        ConnectDirectory directory = directory(pair.first(), pair.second());
        DirectoryPosition before = readAll(directory);

        ObjectGuid known = add(pair.first(), "Known");
        pair.replicate();
        ObjectGuid late = add(pair.first(), "Late");
        describe(pair.first(), "Changed", "newer");
        delete(pair.first(), "Deleted");
        addMember(pair.first(), "Team", "Known");
        DirectoryPosition newest = changes(directory, before);
        assertThat(newest.domainController()).isEqualTo("dc1.corp.example");
        assertThat(reading.of(deleted).deleted).isTrue();

        // the second one knows nothing of what came after "Known"
        pair.first().kill();
        ObjectGuid own = add(pair.second(), "Own");
        reading.forgetEntries();
        DirectoryPosition there = changes(directory, newest);
        assertThat(there.domainController()).isEqualTo("dc2.corp.example");
        assertThat(there.invocationId()).isNotEqualTo(newest.invocationId());
        assertThat(reading.entries.stream().map(DirectoryEntry::guid))
                .contains(own)
                .doesNotContain(deleted, changed, late, known, team);
        assertThat(reading.of(changed).texts("description")).containsExactly("newer");

        pair.first().start();
        pair.replicate();
        reading.forgetEntries();
        DirectoryPosition caughtUp = changes(directory(pair.second()), there);
        assertThat(reading.of(late).deleted).isFalse();
        assertThat(reading.of(deleted).deleted).isTrue();
        assertThat(reading.of(team).targets("member")).containsExactlyInAnyOrder(changed, known);

        ObjectGuid last = add(pair.first(), "Last");
        reading.forgetEntries();
        DirectoryPosition back = changes(directory(pair.first()), caughtUp);
        assertThat(reading.entries.stream().map(DirectoryEntry::guid))
                .contains(last)
                .doesNotContain(deleted, changed, late, known, own, team);
        assertThat(back.invocationId()).isEqualTo(newest.invocationId());
        reading.forgetEntries();
        changes(directory(pair.first()), back);
        assertThat(reading.entries).isEmpty();
    }

    private static ConnectDirectory directory(SambaForest... controllers) {
        DirectoryLocation location = new DirectoryLocation(
                List.of(controllers).stream().map(SambaForest::address).toList(),
                pair.first().ldapsPort(),
                true,
                Optional.of(pair.authorities()),
                Optional.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60));
        return new ConnectDirectory(
                location,
                new Credentials.Simple(
                        pair.first().administratorDn(),
                        Secret.of(pair.first().administratorPassword().toCharArray())));
    }

    private DirectoryPosition readAll(ConnectDirectory directory) {
        try (DirectoryConnection connection = directory.connect()) {
            return new ReadAll(connection, SETTINGS).read(reading);
        }
    }

    private DirectoryPosition changes(ConnectDirectory directory, DirectoryPosition since) {
        try (DirectoryConnection connection = directory.connectTo(since.invocationId(), since.domainController())) {
            return new ReadChanges(connection, SETTINGS).read(since, reading);
        }
    }

    private static String dn(String name) {
        return "CN=" + name + ",CN=Users," + pair.first().baseDn();
    }

    private static ObjectGuid add(SambaForest at, String name) throws LDAPException {
        try (LDAPConnection connection = at.connection()) {
            connection.add(dn(name), new Attribute("objectClass", "user"), new Attribute("sAMAccountName", name));
            return guid(connection, name);
        }
    }

    private static ObjectGuid group(SambaForest at, String name, String member) throws LDAPException {
        try (LDAPConnection connection = at.connection()) {
            connection.add(
                    dn(name),
                    new Attribute("objectClass", "group"),
                    new Attribute("sAMAccountName", name),
                    new Attribute("member", dn(member)));
            return guid(connection, name);
        }
    }

    private static ObjectGuid guid(LDAPConnection connection, String name) throws LDAPException {
        Entry entry = Objects.requireNonNull(connection.getEntry(dn(name), "objectGUID"));
        return ObjectGuid.of(Objects.requireNonNull(entry.getAttributeValueBytes("objectGUID")));
    }

    private static void describe(SambaForest at, String name, String text) throws LDAPException {
        try (LDAPConnection connection = at.connection()) {
            connection.modify(dn(name), new Modification(ModificationType.REPLACE, "description", text));
        }
    }

    private static void addMember(SambaForest at, String group, String member) throws LDAPException {
        try (LDAPConnection connection = at.connection()) {
            connection.modify(dn(group), new Modification(ModificationType.ADD, "member", dn(member)));
        }
    }

    private static void delete(SambaForest at, String name) throws LDAPException {
        try (LDAPConnection connection = at.connection()) {
            connection.delete(dn(name));
        }
    }
}
