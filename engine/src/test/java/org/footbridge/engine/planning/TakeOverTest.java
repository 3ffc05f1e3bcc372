package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.planning.Views.plan;
import static org.footbridge.engine.planning.Views.strict;
import static org.footbridge.engine.planning.Views.unlinked;
import static org.footbridge.engine.planning.Wanted.contact;
import static org.footbridge.engine.planning.Wanted.group;
import static org.footbridge.engine.planning.Wanted.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.planning.PlanStep.Create;
import org.footbridge.engine.planning.PlanStep.Fail;
import org.footbridge.engine.planning.PlanStep.Link;
import org.footbridge.engine.planning.PlanStep.Restore;
import org.junit.jupiter.api.Test;

/** Objects without link: whose they are, and whose they must not become. */
class TakeOverTest {

    private static final DirectoryFeatures NO_HARD = new DirectoryFeatures(false, true, true, true, true, true);
    private static final DirectoryFeatures NO_SOFT = new DirectoryFeatures(true, true, false, true, true, true);
    private static final DirectoryFeatures NO_NAMES = new DirectoryFeatures(false, false, false, true, true, true);

    private static Failure failure(PlanStep step) {
        assertThat(step).isInstanceOf(Fail.class);
        return ((Fail) step).failure();
    }

    private static DirectoryObject withAnchorOf(Wanted wanted, DirectoryObject object, boolean deleted) {
        return new DirectoryObject(
                object.id(),
                object.kind(),
                Optional.of(wanted.desired().anchor()),
                deleted,
                false,
                object.properties());
    }

    @Test
    void theFirstKeyThatFindsAnObjectDecides() {
        DirectoryObject byNumber =
                user(8).named("old@fabrikam.example").with("employeeId", "4711").cloudOnly(8);
        DirectoryObject byName = user(1).cloudOnly(9);
        DirectoryView view = unlinked(byNumber, byName);
        Wanted wanted = user(1).with("employeeId", "4711");
        MatchKey number = new MatchKey("employeeId", "4711");
        MatchKey name = new MatchKey("userPrincipalName", "u1@fabrikam.example");

        Link first = (Link) plan(
                        view,
                        user(1).with("employeeId", "4711")
                                .matchedBy("employeeId", "4711")
                                .matchedBy(name.property(), name.value()))
                .getFirst();
        assertThat(first.id()).isEqualTo(id(8));
        assertThat(first.match()).isEqualTo(new Match(MatchKind.SOFT, number));
        assertThat(first.held()).as("its name is another's").hasSize(1);

        Link second = (Link)
                plan(view, wanted.matchedBy(name.property(), name.value()).matchedBy("employeeId", "4711"))
                        .getFirst();
        assertThat(second.id()).isEqualTo(id(9));
        assertThat(second.match()).isEqualTo(new Match(MatchKind.SOFT, name));
    }

    @Test
    void aKeyThatFindsNothingLeavesItToTheNext() {
        Link link = (Link) plan(
                        unlinked(user(1).cloudOnly(9)),
                        user(1).matchedBy("employeeId", "4711").matchedBy("userPrincipalName", "u1@fabrikam.example"))
                .getFirst();
        assertThat(link.id()).isEqualTo(id(9));
    }

    @Test
    void severalObjectsWithOneValueAreNotChosenFrom() {
        DirectoryView view = unlinked(
                user(8).with("employeeId", "4711").cloudOnly(8),
                user(9).with("employeeId", "4711").cloudOnly(9));
        Failure failure =
                failure(plan(view, user(1).matchedBy("employeeId", "4711")).getFirst());
        assertThat(failure)
                .returns("DuplicateTargetEntries", Failure::code)
                .returns("employeeId", Failure::attribute)
                .returns("4711", Failure::value);
        assertThat(failure.message()).contains(id(8).toString(), id(9).toString());
    }

    @Test
    void anObjectOfAnotherKindIsNotTakenOver() {
        DirectoryView view = unlinked(group(9).addresses("SMTP:all@x.example").cloudOnly(9));
        Wanted wanted = contact(1).addresses("SMTP:all@x.example").matchedBy("proxyAddresses", "all@x.example");
        assertThat(failure(plan(view, wanted).getFirst()).code()).isEqualTo("ObjectTypeMismatch");
    }

    @Test
    void whatAnotherSourceFeedsIsNotTakenOverAndItsValueIsHeld() {
        DirectoryObject other = user(2).named("u1@fabrikam.example").synced(2);
        DirectoryView view = Views.of(Map.of(), other);
        Wanted wanted = user(1).matchedBy("userPrincipalName", "u1@fabrikam.example");
        assertThat(failure(plan(strict(view), wanted).getFirst()).code()).isEqualTo("InvalidSoftMatch");
        Create create = (Create) plan(view, wanted).getFirst();
        assertThat(create.held()).extracting(HeldValue::holder).containsExactly(new Holder.Present(id(2)));
    }

    @Test
    void aValueThatIsNotUniqueIsNoReasonToMakeASecondObject() {
        DirectoryView view =
                Views.of(Map.of(), user(2).with("employeeId", "4711").synced(2));
        assertThat(failure(plan(view, user(1).matchedBy("employeeId", "4711")).getFirst())
                        .code())
                .isEqualTo("InvalidSoftMatch");
    }

    @Test
    void aValueThatItsHolderGivesUpInTheSamePlanMatchesNothing() {
        DirectoryObject other = user(2).with("employeeId", "4711").synced(2);
        List<PlanStep> steps = plan(
                Views.of(Map.of(guid(2), other)),
                user(1).with("employeeId", "4711").matchedBy("employeeId", "4711"),
                user(2).with("employeeId", "4712"));
        assertThat(steps.getFirst()).isInstanceOf(Create.class);
    }

    @Test
    void softMatchCanBeSwitchedOffWhollyAndForNames() {
        DirectoryObject cloud =
                user(1).addresses("SMTP:ann@x.example").with("employeeId", "1").cloudOnly(9);
        Wanted byName = user(1).matchedBy("userPrincipalName", "u1@fabrikam.example");
        Wanted byAddress = user(1).addresses("SMTP:ann@x.example").matchedBy("proxyAddresses", "ann@x.example");
        DirectoryView view = unlinked(cloud);
        for (Wanted wanted : List.of(byName, byAddress)) {
            assertThat(plan(view, wanted).getFirst()).isInstanceOf(Link.class);
            assertThat(((Create) plan(Views.with(view, NO_SOFT), wanted).getFirst()).held())
                    .isNotEmpty();
        }
        assertThat(((Create) plan(Views.with(view, NO_NAMES), byName).getFirst()).held())
                .hasSize(1);
        assertThat(plan(Views.with(view, NO_NAMES), byAddress).getFirst()).isInstanceOf(Link.class);
    }

    @Test
    void anAdministratorIsNotTakenOverByNameOrAddress() {
        DirectoryObject admin = user(1).addresses("SMTP:ann@x.example").cloudOnly(9);
        DirectoryView view = Views.with(unlinked(admin), admin.id());
        for (MatchKey key : List.of(
                new MatchKey("userPrincipalName", "u1@fabrikam.example"),
                new MatchKey("proxyAddresses", "ann@x.example"))) {
            Failure failure = failure(
                    plan(view, user(1).matchedBy(key.property(), key.value())).getFirst());
            assertThat(failure)
                    .returns("ExistingAdminRoleConflict", Failure::code)
                    .returns(key.value(), Failure::value)
                    .returns(true, Failure::retriable);
        }
    }

    @Test
    void anAdministratorWhoIsManagedInTheCloudIsNotTakenOverByAnAnchor() {
        Wanted wanted = user(1);
        DirectoryObject admin = withAnchorOf(wanted, user(1).cloudOnly(9), false);
        assertThat(plan(unlinked(admin), wanted).getFirst()).isInstanceOf(Link.class);
        assertThat(failure(plan(Views.with(unlinked(admin), admin.id()), wanted).getFirst())
                        .code())
                .isEqualTo("ExistingAdminRoleConflict");
    }

    @Test
    void hardMatchOfObjectsThatAreManagedInTheCloudCanBeSwitchedOff() {
        Wanted wanted = user(1);
        DirectoryObject cloud = withAnchorOf(wanted, user(1).cloudOnly(9), false);
        assertThat(failure(plan(Views.with(unlinked(cloud), NO_HARD), wanted).getFirst()))
                .returns("InvalidHardMatch", Failure::code)
                .returns(wanted.desired().anchor().value(), Failure::value);
    }

    @Test
    void anObjectThatComesHomeIsNoTakeOver() {
        Wanted wanted = user(1);
        DirectoryObject deleted = withAnchorOf(wanted, wanted.synced(9), true);
        DirectoryObject restored = withAnchorOf(wanted, wanted.synced(9), false);
        assertThat(plan(Views.with(unlinked(deleted), NO_HARD), wanted).getFirst())
                .isInstanceOf(Restore.class);
        assertThat(plan(Views.with(unlinked(restored), NO_HARD), wanted).getFirst())
                .isInstanceOf(Link.class);
        assertThat(plan(Views.with(Views.with(unlinked(restored), NO_HARD), restored.id()), wanted)
                        .getFirst())
                .as("also when it has a role by now")
                .isInstanceOf(Link.class);
    }

    @Test
    void somebodyElsesAnchorOnAnotherSourceObjectIsATakeOver() {
        Wanted stranger = user(2).anchored(user(1).desired().anchor().value());
        DirectoryObject deleted = withAnchorOf(stranger, user(1).synced(9), true);
        assertThat(failure(plan(Views.with(unlinked(deleted), NO_HARD), stranger)
                                .getFirst())
                        .code())
                .isEqualTo("InvalidHardMatch");
        assertThat(plan(unlinked(deleted), stranger).getFirst())
                .as("as objects do that move to another forest")
                .isInstanceOf(Restore.class);
    }

    @Test
    void anAnchorIsNotSharedWithASourceThatIsPlannedAtAnotherTime() {
        DirectoryObject fed = user(1).synced(1);
        DirectoryView page = unlinked(fed);
        DirectoryView view = new DirectoryView(
                page.linked(),
                page.byAnchor(),
                page.byUserPrincipalName(),
                page.byAddress(),
                page.byMatchKey(),
                Map.<UUID, ObjectGuid>of(fed.id(), guid(1)),
                page.held(),
                page.administrators(),
                page.features(),
                page.initialDomain());
        Wanted second = user(2).anchored(user(1).desired().anchor().value());
        assertThat(failure(plan(view, second).getFirst()).code()).isEqualTo("DuplicateSourceAnchor");
        assertThat(plan(view, user(1)).getFirst())
                .as("the same source object, seen by another configuration")
                .isInstanceOf(Link.class);
    }

    @Test
    void whatTheSourcesOfADeletedConfigurationFedComesHomeToThem() {
        Wanted home = user(5);
        Wanted stranger = user(2).anchored(home.desired().anchor().value());
        DirectoryObject orphan = home.synced(9);
        List<PlanStep> steps = plan(unlinked(orphan), stranger, home);
        assertThat(failure(steps.get(0)).code()).isEqualTo("DuplicateSourceAnchor");
        assertThat(steps.get(1))
                .isInstanceOfSatisfying(
                        Link.class, link -> assertThat(link.id()).isEqualTo(id(9)));
    }

    @Test
    void aStrangerDoesNotGetWhatASourceOfADeletedConfigurationFed() {
        Wanted home = user(5);
        Wanted stranger = user(2).anchored(home.desired().anchor().value());
        DirectoryView view = unlinked(home.synced(9));
        assertThat(failure(plan(Views.with(view, NO_HARD), stranger).getFirst()))
                .returns("InvalidHardMatch", Failure::code)
                .satisfies(failure -> assertThat(failure.message()).contains("came from another source object"));
        assertThat(failure(plan(Views.with(view, id(9)), stranger).getFirst()).code())
                .isEqualTo("ExistingAdminRoleConflict");
        assertThat(plan(Views.with(Views.with(view, NO_HARD), id(9)), home).getFirst())
                .isInstanceOf(Link.class);
    }

    @Test
    void anAddressThatIsNotThePrimaryOneOfAnObjectDoesNotGiveItAway() {
        DirectoryObject ben = user(9).named("ben@fabrikam.example")
                .addresses("SMTP:ben@x.example", "smtp:sales@x.example")
                .cloudOnly(9);
        Create create = (Create) plan(
                        unlinked(ben),
                        user(1).addresses("SMTP:sales@x.example").matchedBy("proxyAddresses", "sales@x.example"))
                .getFirst();
        assertThat(create.held()).extracting(HeldValue::holder).containsExactly(new Holder.Present(id(9)));
        assertThat(create.desired().properties()).doesNotContainKey("mail");
    }

    @Test
    void theSecondOfTwoThatMatchOneObjectGoesWithoutItsValue() {
        DirectoryObject cloud = user(1).addresses("SMTP:ann@x.example").cloudOnly(9);
        Wanted first = user(1).matchedBy("userPrincipalName", "u1@fabrikam.example");
        Wanted second = user(2).addresses("SMTP:ann@x.example").matchedBy("proxyAddresses", "ann@x.example");
        List<PlanStep> steps = plan(unlinked(cloud), first.addresses("SMTP:ann@x.example"), second);
        assertThat(steps.get(0)).isInstanceOf(Link.class);
        assertThat(((Create) steps.get(1)).held())
                .extracting(HeldValue::holder)
                .containsExactly(new Holder.Present(id(9)));
        assertThat(failure(plan(strict(unlinked(cloud)), first, second).get(1)).code())
                .isEqualTo("InvalidSoftMatch");
    }
}
