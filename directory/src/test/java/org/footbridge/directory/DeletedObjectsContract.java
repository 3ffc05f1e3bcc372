package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole reading tells of deleted objects too, as far as the account may see what is left of them. */
abstract class DeletedObjectsContract extends DirectoryContract {
    private static final ReadSettings SETTINGS = new ReadSettings(
            List.of(
                    new RequestedAttribute("displayName", ValueKind.TEXT),
                    new RequestedAttribute("member", ValueKind.LINK)),
            List.of("user", "group"),
            List.of(),
            List.of(),
            2);

    @Test
    void deletedObjectsAreToldByIdentityAlone() throws LDAPException {
        String ann = unit.user("Ann", new Attribute("displayName", "Ann"));
        String team = unit.group("Team", ann);
        String contact = unit.contact("Outside");
        ObjectGuid user = unit.guid(ann);
        ObjectGuid group = unit.guid(team);
        ObjectGuid other = unit.guid(contact);
        for (String gone : List.of(ann, team, contact)) {
            unit.delete(gone);
        }

        read(forest().reader());

        for (ObjectGuid guid : List.of(user, group)) {
            assertThat(reading.about(guid)).singleElement().satisfies(entry -> {
                assertThat(entry.deleted()).isTrue();
                assertThat(entry.attributes()).isEmpty();
                assertThat(entry.links()).isEmpty();
                assertThat(entry.rdn()).isEmpty();
            });
        }
        assertThat(reading.of(group).objectClass).isEqualTo("group");
        assertThat(reading.about(other)).as("of a class that was not asked for").isEmpty();
    }

    @Test
    void whoWasRestoredIsToldAliveAlone() throws LDAPException {
        String ann = unit.user("Ann");
        ObjectGuid guid = unit.guid(ann);
        unit.delete(ann);
        unit.restore(guid, ann);

        read(forest().reader());

        assertThat(reading.about(guid))
                .singleElement()
                .satisfies(entry -> assertThat(entry.deleted()).isFalse());
    }

    @Test
    void anAccountThatMayNotSeeThemReadsTheRest() throws LDAPException {
        ObjectGuid ben = unit.guid(unit.user("Ben"));
        String ann = unit.user("Ann");
        ObjectGuid guid = unit.guid(ann);
        unit.delete(ann);

        read(forest().plain());

        assertThat(reading.of(ben).deleted).isFalse();
        assertThat(reading.about(guid)).isEmpty();
    }

    private void read(Credentials credentials) {
        try (DirectoryConnection own = new ConnectDirectory(forest().location(), credentials).connect()) {
            new ReadAll(own, SETTINGS).read(reading);
        }
    }
}
