package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.Samples.projected;
import static org.footbridge.engine.Samples.synced;
import static org.footbridge.engine.Samples.user;
import static org.footbridge.engine.planning.Views.plan;

import java.util.List;
import java.util.Map;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.Samples;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.planning.PlanStep.Create;
import org.footbridge.engine.planning.PlanStep.Fail;
import org.footbridge.engine.planning.PlanStep.SoftDelete;
import org.footbridge.engine.planning.PlanStep.Update;
import org.junit.jupiter.api.Test;

class UniquenessTest {

    private static final DirectoryView ANN_AND_BEN =
            Views.strict(Views.of(Map.of(guid(1), synced(id(1), user(1)), guid(2), synced(id(2), user(2)))));

    private static Staged named(long number, String name) {
        return user(number).with("userPrincipalName", name + "@fabrikam.example");
    }

    private static Failure failure(PlanStep step) {
        assertThat(step).isInstanceOf(Fail.class);
        return ((Fail) step).failure();
    }

    @Test
    void twoUsersCanSwapTheirNames() {
        List<PlanStep> steps = plan(ANN_AND_BEN, named(1, "u2"), named(2, "u1"));
        assertThat(steps).hasOnlyElementsOfType(Update.class).hasSize(2);
    }

    @Test
    void aNameThatAnotherObjectHoldsFailsAndNamesTheHolder() {
        PlanStep step = plan(ANN_AND_BEN, named(1, "u2")).getFirst();
        assertThat(failure(step))
                .returns("DuplicateUserPrincipalName", Failure::code)
                .returns("userPrincipalName", Failure::attribute)
                .returns("u2@fabrikam.example", Failure::value)
                .returns(true, Failure::retriable);
        assertThat(failure(step).message()).contains(id(2).toString()).contains("CN=user1,");
        assertThat(((Fail) step).id()).contains(id(1));
    }

    @Test
    void aNameIsNotFreeWhenItsHolderFailsToGiveItUp() {
        List<PlanStep> steps = plan(ANN_AND_BEN, named(1, "u2"), named(2, "u9").with("objectSid", new byte[1]));
        assertThat(failure(steps.get(0)).code()).isEqualTo("DuplicateUserPrincipalName");
        assertThat(failure(steps.get(1)).code()).isEqualTo("InvalidAttributeValue");
    }

    @Test
    void aFailureInAChainOfRenamesReachesAllWhoCountedOnIt() {
        DirectoryView view = Views.strict(Views.of(
                Map.of(
                        guid(1), synced(id(1), user(1)),
                        guid(2), synced(id(2), user(2)),
                        guid(3), synced(id(3), user(3))),
                synced(id(4), user(4))));
        List<PlanStep> steps = plan(view, named(1, "u2"), named(2, "u3"), named(3, "u4"));
        assertThat(steps).hasOnlyElementsOfType(Fail.class);
        assertThat(plan(view, named(1, "u2"), named(2, "u3"), named(3, "u5"))).hasOnlyElementsOfType(Update.class);
    }

    @Test
    void ofTwoNewObjectsWithOneAddressTheLowerGuidIsMade() {
        List<PlanStep> steps = plan(
                Views.strict(Views.NOTHING),
                group(2).with("proxyAddresses", "SMTP:all@x.example"),
                group(1).with("proxyAddresses", "smtp:ALL@x.example"));
        assertThat(steps.get(0)).isInstanceOf(Create.class);
        assertThat(failure(steps.get(1)))
                .returns("DuplicateProxyAddress", Failure::code)
                .returns("all@x.example", Failure::value);
        assertThat(failure(steps.get(1)).message()).contains(guid(1).toString());
    }

    @Test
    void aNewcomerDoesNotBreakASwap() {
        List<PlanStep> steps =
                plan(ANN_AND_BEN, named(1, "u2"), named(2, "u1"), named(0, "u1").with("sAMAccountName", "u0"));
        assertThat(steps.get(0)).isInstanceOf(Fail.class);
        assertThat(steps.subList(1, 3)).hasOnlyElementsOfType(Update.class);
    }

    @Test
    void whatADeletedSourceHeldIsFreeOnlyAfterTheDelete() {
        List<PlanStep> steps = plan(ANN_AND_BEN, user(1).gone(), named(3, "u1"));
        assertThat(steps.get(0)).isInstanceOf(SoftDelete.class);
        assertThat(failure(steps.get(1)).retriable()).isTrue();
    }

    @Test
    void aMadeUpNicknameAndNameStayWhenAddressesChange() {
        Staged first = user(1).with("userPrincipalName", "user3@corp.local")
                .with("mail", "user2@x.example")
                .with("proxyAddresses", "SMTP:user1@x.example");
        assertThat(synced(id(1), first).properties())
                .containsEntry("mailNickname", new Text("user1"))
                .containsEntry("userPrincipalName", new Text("user1@fabrikam.onfootbridge.example"));
        DirectoryView view = Views.of(Map.of(guid(1), synced(id(1), first)));
        assertThat(changed(view, first.with("mail", "user8@x.example").with("proxyAddresses", "SMTP:user8@x.example")))
                .containsExactlyInAnyOrder("mail", "proxyAddresses");
        assertThat(changed(view, first.with("mailNickname", "user4")))
                .contains("mailNickname")
                .doesNotContain("userPrincipalName");
    }

    @Test
    void whereAnotherAttributeIsTheSignInNameOnlyItsChangeMakesTheNameAgain() {
        Wanted first = Wanted.user(1)
                .named("ann@fabrikam.onfootbridge.example")
                .madeUp("userPrincipalName")
                .with("onPremisesUserPrincipalName", "ann@corp.local")
                .with("onPremisesSignInName", "ann@mail.local");
        DirectoryView view = Views.of(Map.of(guid(1), first.synced(1)));
        Wanted other = Wanted.user(1)
                .named("other@fabrikam.onfootbridge.example")
                .madeUp("userPrincipalName")
                .with("onPremisesUserPrincipalName", "changed@corp.local");
        assertThat(plan(view, other.with("onPremisesSignInName", "ann@mail.local"))
                        .getFirst())
                .isInstanceOfSatisfying(
                        Update.class,
                        update -> assertThat(update.changes())
                                .extracting(PropertyChange::property)
                                .containsExactly("onPremisesUserPrincipalName"));
        assertThat(plan(view, other.with("onPremisesSignInName", "other@mail.local"))
                        .getFirst())
                .isInstanceOfSatisfying(
                        Update.class,
                        update -> assertThat(update.changes())
                                .extracting(PropertyChange::property)
                                .contains("userPrincipalName"));
    }

    @Test
    void aMadeUpNameIsMadeAgainWhenTheNameInTheDirectoryChanges() {
        Staged source = user(1).with("userPrincipalName", "user3@corp.local").with("mail", "user2@x.example");
        DirectoryView view = Views.of(Map.of(guid(1), synced(id(1), source)));
        Staged renamed = source.with("userPrincipalName", "user5@corp.local");
        assertThat(after(view, renamed.with("mailNickname", "user4")))
                .containsEntry("userPrincipalName", new Text("user4@fabrikam.onfootbridge.example"));
        assertThat(after(view, renamed.with("mailNickname").with("mail", "user7@x.example")))
                .as("of the nickname that was kept")
                .containsEntry("mailNickname", new Text("user2"));
        assertThat(after(view, source.with("userPrincipalName", "user5@fabrikam.example")))
                .containsEntry("userPrincipalName", new Text("user5@fabrikam.example"));
    }

    @Test
    void namesThatAreOnlyKnownOnceTheTargetIsAreLookedUpToo() {
        Staged source = user(1).with("mail", "kept@x.example");
        DirectoryView view = Views.of(Map.of(guid(1), synced(id(1), source)));
        Staged renamed = source.with("userPrincipalName", "b@corp.local").with("mail", "new@x.example");
        WantedKeys wanted = WantedKeys.of(Samples.project(renamed, user(2)), view);
        assertThat(wanted.userPrincipalNames())
                .containsExactly("kept@fabrikam.onfootbridge.example", "u2@fabrikam.example");
        assertThat(WantedKeys.anchors(Samples.project(renamed, user(2)), view.linked()))
                .containsExactly(projected(user(2)).desired().anchor());
    }

    private static List<String> changed(DirectoryView view, Staged staged) {
        return ((Update) plan(view, staged).getFirst())
                .changes().stream().map(PropertyChange::property).toList();
    }

    private static Map<String, PropertyValue> after(DirectoryView view, Staged staged) {
        return PropertyChange.apply(
                ((Update) plan(view, staged).getFirst()).changes(),
                view.target(guid(1)).orElseThrow().properties());
    }
}
