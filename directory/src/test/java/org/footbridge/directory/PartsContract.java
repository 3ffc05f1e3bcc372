package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One container and what is below it is read, and nothing else. */
abstract class PartsContract extends DirectoryContract {
    @Test
    void whatIsBelowIsToldWholeAndNothingBeside() throws LDAPException {
        String team = unit.unit("Team\\, of *(many)* \\\"words\\\"");
        String ann = unit.userIn(team, "Ann", new Attribute("displayName", "Ann"));
        String inner = unit.unit("Inner", team);
        String ben = unit.userIn(inner, "Ben");
        String beside = unit.user("Cem");

        DirectoryPosition position =
                new ReadAll(connection, settings(List.of(), List.of())).readBelow(unit.guid(team), reading);

        assertThat(reading.staged.keySet())
                .containsExactlyInAnyOrder(unit.guid(team), unit.guid(ann), unit.guid(inner), unit.guid(ben))
                .doesNotContain(unit.guid(beside));
        assertThat(reading.of(unit.guid(ann)).texts("displayName")).containsExactly("Ann");
        assertThat(position.invocationId()).isEqualTo(connection.invocationId());
    }

    @Test
    void whatIsOutOfScopeBelowIsToldByIdentityAlone() throws LDAPException {
        String team = unit.unit("Team");
        String inner = unit.unit("Inner", team);
        String ann = unit.userIn(team, "Ann", new Attribute("displayName", "Ann"));
        String ben = unit.userIn(inner, "Ben", new Attribute("displayName", "Ben"));

        new ReadAll(connection, settings(List.of(unit.guid(inner)), List.of())).readBelow(unit.guid(team), reading);
        assertThat(reading.of(unit.guid(ann)).reduced).isTrue();
        assertThat(reading.of(unit.guid(ben)).reduced).isFalse();

        Reading excluding = new Reading();
        new ReadAll(connection, settings(List.of(), List.of(unit.guid(inner)))).readBelow(unit.guid(team), excluding);
        assertThat(excluding.of(unit.guid(ann)).reduced).isFalse();
        assertThat(excluding.of(unit.guid(ben)).reduced).isTrue();
    }

    @Test
    void aContainerThatIsNotThereIsSaid() throws LDAPException {
        String team = unit.unit("Team");
        ObjectGuid guid = unit.guid(team);
        unit.delete(team);
        assertThatThrownBy(() -> new ReadAll(connection, settings(List.of(), List.of())).readBelow(guid, reading))
                .isInstanceOfSatisfying(
                        DirectoryFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.SCOPE_CONTAINER_MISSING));
    }

    private static ReadSettings settings(List<ObjectGuid> containers, List<ObjectGuid> excluded) {
        return new ReadSettings(
                List.of(new RequestedAttribute("displayName", ValueKind.TEXT)),
                List.of("user"),
                containers,
                excluded,
                2);
    }
}
