package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.contact;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.Samples.projected;
import static org.footbridge.engine.Samples.synced;
import static org.footbridge.engine.Samples.user;
import static org.footbridge.engine.planning.Views.plan;
import static org.footbridge.engine.planning.Views.step;
import static org.footbridge.engine.planning.Views.strict;
import static org.footbridge.engine.planning.Views.unlinked;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.PlanStep.Create;
import org.footbridge.engine.planning.PlanStep.Fail;
import org.footbridge.engine.planning.PlanStep.Link;
import org.footbridge.engine.planning.PlanStep.Restore;
import org.footbridge.engine.planning.PlanStep.SoftDelete;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static DirectoryObject cloudOnly(UUID id, TargetKind kind, Map<String, PropertyValue> properties) {
        return new DirectoryObject(id, kind, Optional.empty(), false, false, properties);
    }

    private static DirectoryObject cloudUser(String name) {
        return cloudOnly(id(9), TargetKind.USER, Map.of("userPrincipalName", new Text(name)));
    }

    private static String failure(PlanStep step) {
        assertThat(step).isInstanceOf(Fail.class);
        return ((Fail) step).failure().code();
    }

    @Test
    void withoutAMatchTheObjectIsCreated() {
        assertThat(step(user(1), Views.NOTHING))
                .isEqualTo(new Create(guid(1), projected(user(1)).desired(), List.of()));
    }

    @Test
    void theAnchorMatchesBeforeAnyName() {
        DirectoryObject prepared = new DirectoryObject(
                id(8),
                TargetKind.USER,
                Optional.of(projected(user(1)).desired().anchor()),
                false,
                false,
                Map.of("userPrincipalName", new Text("somebody@fabrikam.example")));
        assertThat(step(user(1), unlinked(prepared))).isInstanceOfSatisfying(Link.class, link -> {
            assertThat(link.id()).isEqualTo(id(8));
            assertThat(link.match().kind()).isEqualTo(MatchKind.HARD);
        });
    }

    @Test
    void aSoftDeletedObjectWithTheAnchorIsRestored() {
        DirectoryObject synced = synced(id(8), user(1));
        DirectoryObject deleted =
                new DirectoryObject(synced.id(), synced.kind(), synced.anchor(), true, false, synced.properties());
        assertThat(step(user(1), unlinked(deleted)))
                .isInstanceOfSatisfying(
                        Restore.class, restore -> assertThat(restore.id()).isEqualTo(id(8)));
    }

    @Test
    void aUserWithoutAnchorMatchesByNameWithoutRegardToCase() {
        assertThat(step(user(1), unlinked(cloudUser("U1@Fabrikam.Example"))))
                .isInstanceOfSatisfying(Link.class, link -> {
                    assertThat(link.id()).isEqualTo(id(9));
                    assertThat(link.match().kind()).isEqualTo(MatchKind.SOFT);
                    assertThat(link.anchor())
                            .isEqualTo(projected(user(1)).desired().anchor());
                    assertThat(link.changes())
                            .contains(new PropertyChange(
                                    "userPrincipalName",
                                    Optional.of(new Text("U1@Fabrikam.Example")),
                                    Optional.of(new Text("u1@fabrikam.example"))));
                });
    }

    @Test
    void aMadeUpNameDoesNotTakeOverSomebodysAccount() {
        assertThat(failure(step(
                        user(1).with("userPrincipalName", "admin@corp.local"),
                        strict(unlinked(cloudUser("admin@fabrikam.onfootbridge.example"))))))
                .isEqualTo("DuplicateUserPrincipalName");
    }

    @Test
    void groupsAndContactsMatchByThePrimaryAddressOfBoth() {
        DirectoryObject cloud = cloudOnly(
                id(9),
                TargetKind.GROUP,
                Map.of("proxyAddresses", Texts.of("smtp:list@x.example", "SMTP:All@x.example")));
        assertThat(step(group(1).with("proxyAddresses", "SMTP:all@x.example"), unlinked(cloud)))
                .isInstanceOfSatisfying(
                        Link.class, link -> assertThat(link.match().kind()).isEqualTo(MatchKind.SOFT));
        assertThat(failure(step(
                        group(1).with("proxyAddresses", "SMTP:new@x.example", "smtp:all@x.example"),
                        strict(unlinked(cloud)))))
                .isEqualTo("DuplicateProxyAddress");
        assertThat(failure(step(group(1).with("proxyAddresses", "SMTP:list@x.example"), strict(unlinked(cloud)))))
                .as("an alias of the object in the cloud")
                .isEqualTo("DuplicateProxyAddress");
        assertThat(failure(step(contact(1).with("proxyAddresses", "SMTP:all@x.example"), unlinked(cloud))))
                .isEqualTo("ObjectTypeMismatch");
    }

    @Test
    void anObjectThatAnotherSourceFeedsIsNotMatched() {
        DirectoryObject other = synced(id(2), user(2).with("userPrincipalName", "u1@fabrikam.example"));
        PlanStep step = step(user(1), strict(unlinked(other)));
        assertThat(failure(step)).isEqualTo("InvalidSoftMatch");
        assertThat(((Fail) step).failure().message()).contains(id(2).toString());
        assertThat(((Fail) step).failure().retriable()).isTrue();
    }

    @Test
    void aNameThatItsHolderGivesUpInTheSamePlanIsFree() {
        DirectoryObject holder = synced(id(2), user(2).with("userPrincipalName", "u1@fabrikam.example"));
        assertThat(plan(Views.of(Map.of(guid(2), holder)), user(1), user(2)))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Create.class),
                        second -> assertThat(second).isInstanceOf(PlanStep.Update.class));
    }

    @Test
    void twoSourcesCannotTakeOverOneObject() {
        Staged second = user(2).with("userPrincipalName", "other@fabrikam.example")
                .with("proxyAddresses", "SMTP:ann@x.example");
        DirectoryObject cloud = cloudOnly(
                id(9),
                TargetKind.USER,
                Map.of(
                        "userPrincipalName",
                        new Text("u1@fabrikam.example"),
                        "proxyAddresses",
                        Texts.of("SMTP:ann@x.example")));
        assertThat(plan(strict(unlinked(cloud)), second, user(1)))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Link.class),
                        loser -> assertThat(failure(loser)).isEqualTo("InvalidSoftMatch"));
    }

    @Test
    void twoSourcesWithOneAnchorDoNotBothGetAnObject() {
        byte[] same = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        assertThat(plan(
                        Views.NOTHING,
                        user(1).with("mS-DS-ConsistencyGuid", same),
                        user(2).with("mS-DS-ConsistencyGuid", same)))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Create.class),
                        second -> assertThat(failure(second)).isEqualTo("DuplicateSourceAnchor"));
    }

    @Test
    void anAnchorIsNotTakenOverWhileItsOldSourceIsBeingDeleted() {
        byte[] same = new byte[16];
        Staged old = user(1).with("mS-DS-ConsistencyGuid", same);
        DirectoryView view = Views.of(Map.of(guid(1), synced(id(1), old)));
        assertThat(plan(
                        view,
                        user(1).with("mS-DS-ConsistencyGuid", same).gone(),
                        user(2).with("mS-DS-ConsistencyGuid", same)))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(SoftDelete.class),
                        second -> assertThat(failure(second)).isEqualTo("DuplicateSourceAnchor"));
    }
}
