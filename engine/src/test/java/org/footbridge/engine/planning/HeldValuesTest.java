package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.planning.Views.plan;
import static org.footbridge.engine.planning.Wanted.contact;
import static org.footbridge.engine.planning.Wanted.group;
import static org.footbridge.engine.planning.Wanted.user;

import java.util.List;
import java.util.Map;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.planning.PlanStep.Create;
import org.footbridge.engine.planning.PlanStep.Fail;
import org.footbridge.engine.planning.PlanStep.Restore;
import org.footbridge.engine.planning.PlanStep.Unchanged;
import org.footbridge.engine.planning.PlanStep.Update;
import org.junit.jupiter.api.Test;

class HeldValuesTest {

    private static final String NAME = "userPrincipalName";
    private static final String ADDRESSES = "proxyAddresses";
    private static final DirectoryView ANN_AND_BEN =
            Views.of(Map.of(guid(1), user(1).synced(1), guid(2), user(2).synced(2)));

    private static HeldValue heldName(String value, long holder) {
        return new HeldValue(new MatchKey(NAME, value), value, new Holder.Present(id(holder)));
    }

    private static HeldValue heldAddress(String value, long holder) {
        String bare = value.substring("smtp:".length());
        return new HeldValue(new MatchKey(ADDRESSES, bare), value, new Holder.Present(id(holder)));
    }

    private static Map<String, PropertyValue> after(Update update, DirectoryObject before) {
        return PropertyChange.apply(update.changes(), before.properties());
    }

    @Test
    void aNewUserWhoseNameIsHeldGetsATemporaryOne() {
        Create create =
                (Create) plan(ANN_AND_BEN, user(3).named("U2@fabrikam.example")).getFirst();

        assertThat(create.desired().properties().get(NAME))
                .isEqualTo(new Text("u2+4099@fabrikam.onfootbridge.example"));
        assertThat(create.held())
                .containsExactly(new HeldValue(
                        new MatchKey(NAME, "u2@fabrikam.example"), "U2@fabrikam.example", new Holder.Present(id(2))));
        assertThat(plan(ANN_AND_BEN, user(3).named("U2@fabrikam.example"))).containsExactly(create);
    }

    @Test
    void anExistingUserKeepsTheNameItHas() {
        Update update =
                (Update) plan(ANN_AND_BEN, user(1).named("u2@fabrikam.example").with("jobTitle", "Head"))
                        .getFirst();

        assertThat(update.changes()).extracting(PropertyChange::property).containsExactly("jobTitle");
        assertThat(update.held()).containsExactly(heldName("u2@fabrikam.example", 2));
    }

    @Test
    void whatIsHeldStillIsNoChange() {
        List<HeldValue> held = List.of(heldName("u2@fabrikam.example", 2));
        DirectoryView view = Views.with(ANN_AND_BEN, Map.of(id(1), held));
        assertThat(plan(view, user(1).named("u2@fabrikam.example")))
                .containsExactly(new Unchanged(guid(1), id(1), held));
        assertThat(plan(view, user(1)))
                .as("it does not want the name any more")
                .containsExactly(new Update(guid(1), id(1), List.of(), List.of()));
    }

    @Test
    void anObjectGetsWhatItWaitedForWhenTheHolderLetsGo() {
        List<HeldValue> held = List.of(heldName("u2@fabrikam.example", 2));
        DirectoryView view = Views.with(ANN_AND_BEN, Map.of(id(1), held));
        List<PlanStep> steps = plan(view, user(1).named("u2@fabrikam.example"), user(2).named("new@fabrikam.example"));
        assertThat(steps)
                .hasOnlyElementsOfType(Update.class)
                .allMatch(step -> ((Update) step).held().isEmpty());
        assertThat(after((Update) steps.getFirst(), user(1).synced(1)))
                .containsEntry(NAME, new Text("u2@fabrikam.example"));
    }

    @Test
    void heldAddressesAreLeftOutOfUsersGroupsAndContacts() {
        DirectoryView view = Views.of(Map.of(
                guid(1),
                group(1).addresses("SMTP:all@x.example", "smtp:every@x.example").synced(1)));
        for (Wanted wanted : List.of(user(2), group(2), contact(2))) {
            Create create =
                    (Create) plan(view, wanted.addresses("SMTP:two@x.example", "smtp:ALL@x.example", "X500:/o=all"))
                            .getFirst();
            assertThat(create.desired().properties())
                    .containsEntry(ADDRESSES, Texts.of("SMTP:two@x.example", "X500:/o=all"))
                    .containsEntry("mail", new Text("two@x.example"));
            assertThat(create.held())
                    .containsExactly(new HeldValue(
                            new MatchKey(ADDRESSES, "all@x.example"), "smtp:ALL@x.example", new Holder.Present(id(1))));
        }
    }

    @Test
    void mailDoesNotNameAHeldAddress() {
        DirectoryView view = Views.of(
                Map.of(guid(1), group(1).addresses("SMTP:all@x.example").synced(1)));
        Create create = (Create) plan(view, contact(2).addresses("SMTP:all@x.example", "smtp:two@x.example"))
                .getFirst();
        assertThat(create.desired().properties())
                .containsEntry(ADDRESSES, Texts.of("smtp:two@x.example"))
                .doesNotContainKey("mail");
    }

    @Test
    void aPrimaryAddressStaysPrimaryWhileTheNewOneIsHeld() {
        Wanted ann = user(1).addresses("SMTP:ann@x.example");
        DirectoryView view = Views.of(Map.of(
                guid(1),
                ann.synced(1),
                guid(2),
                user(2).addresses("SMTP:boss@x.example").synced(2)));
        Update update = (Update) plan(view, user(1).addresses("SMTP:boss@x.example", "smtp:ann@x.example", "sip:ann"))
                .getFirst();
        assertThat(after(update, ann.synced(1)))
                .containsEntry(ADDRESSES, Texts.of("SMTP:ann@x.example", "sip:ann"))
                .containsEntry("mail", new Text("ann@x.example"));
        assertThat(update.held()).containsExactly(heldAddress("SMTP:boss@x.example", 2));
    }

    @Test
    void ofTwoNewObjectsTheLowerGuidHasTheValueAndTheOtherNamesIt() {
        List<PlanStep> steps = plan(
                Views.NOTHING,
                user(2).named("ann@fabrikam.example").addresses("SMTP:ann@x.example"),
                user(1).named("ann@fabrikam.example"),
                group(3).addresses("SMTP:ann@x.example"));
        assertThat(((Create) steps.get(0)).held()).isEmpty();
        Create second = (Create) steps.get(1);
        assertThat(second.held()).extracting(HeldValue::holder).containsExactly(new Holder.Arriving(guid(1)));
        assertThat(second.desired().properties()).containsEntry(ADDRESSES, Texts.of("SMTP:ann@x.example"));
        assertThat(((Create) steps.get(2)).held())
                .extracting(HeldValue::holder)
                .containsExactly(new Holder.Arriving(guid(2)));
    }

    @Test
    void theUserAndTheGroupThatClashInBothValuesGoesWithoutBoth() {
        DirectoryView view = Views.of(Map.of(
                guid(1),
                user(1).synced(1),
                guid(2),
                group(2).addresses("SMTP:ann@x.example").synced(2)));
        Create create = (Create) plan(view, user(3).named("u1@fabrikam.example").addresses("SMTP:ann@x.example"))
                .getFirst();
        assertThat(create.held()).extracting(held -> held.key().property()).containsExactly(ADDRESSES, NAME);
    }

    @Test
    void whoeverCannotMoveOnStaysInTheWayOfTheNext() {
        DirectoryView view = Views.of(
                Map.of(
                        guid(1), user(1).synced(1),
                        guid(2), user(2).synced(2),
                        guid(3), user(3).synced(3)),
                user(4).synced(4));
        List<PlanStep> steps = plan(
                view,
                user(1).named("u2@fabrikam.example"),
                user(2).named("u3@fabrikam.example"),
                user(3).named("u4@fabrikam.example"));
        assertThat(steps)
                .extracting(step -> ((Update) step).held())
                .containsExactly(
                        List.of(heldName("u2@fabrikam.example", 2)),
                        List.of(heldName("u3@fabrikam.example", 3)),
                        List.of(heldName("u4@fabrikam.example", 4)));
    }

    @Test
    void anAddressIsLetGoThoughItsHolderDoesNotGetItsName() {
        Wanted ben = user(2).addresses("SMTP:ben@x.example");
        DirectoryView view =
                Views.of(Map.of(guid(1), user(1).synced(1), guid(2), ben.synced(2), guid(3), user(3).synced(3)));
        List<PlanStep> steps = plan(
                view,
                user(1).addresses("SMTP:ben@x.example"),
                user(2).named("u3@fabrikam.example").addresses("SMTP:new@x.example"),
                user(3));
        assertThat(((Update) steps.get(0)).held()).isEmpty();
        assertThat(((Update) steps.get(1)).held()).containsExactly(heldName("u3@fabrikam.example", 3));
    }

    @Test
    void aTemporaryNameThatIsTakenIsNotTaken() {
        DirectoryObject taken =
                user(9).named("u2+4099@fabrikam.onfootbridge.example").cloudOnly(9);
        DirectoryView view = Views.of(Map.of(guid(2), user(2).synced(2)), taken);
        Create create =
                (Create) plan(view, user(3).named("u2@fabrikam.example")).getFirst();
        assertThat(create.desired().properties().get(NAME))
                .isEqualTo(new Text("u2+4100@fabrikam.onfootbridge.example"));
    }

    @Test
    void withoutAFreeTemporaryNameItFails() {
        DirectoryObject[] taken =
                TemporaryName.candidates("u2@fabrikam.example", guid(3), "fabrikam.onfootbridge.example").stream()
                        .map(name -> user(name.hashCode()).named(name).cloudOnly(name.hashCode()))
                        .toArray(DirectoryObject[]::new);
        PlanStep step = plan(Views.of(Map.of(guid(2), user(2).synced(2)), taken), user(3).named("u2@fabrikam.example"))
                .getFirst();
        assertThat(((Fail) step).failure())
                .returns("AttributeValueMustBeUnique", Failure::code)
                .returns(true, Failure::retriable);
    }

    @Test
    void aLongNameLeavesRoomForTheDigits() {
        String prefix = "x".repeat(64);
        assertThat(TemporaryName.candidates(prefix + "@fabrikam.example", guid(3), "initial.example"))
                .allMatch(name -> name.indexOf('@') == 64);
    }

    @Test
    void aMadeUpNameThatIsHeldHealsToItselfAndNotToTheTemporaryOne() {
        DirectoryView view = Views.of(Map.of(
                guid(1), user(1).named("ann@fabrikam.onfootbridge.example").synced(1)));
        Wanted second = user(2).named("ann@fabrikam.onfootbridge.example").madeUp(NAME);
        Create create = (Create) plan(view, second).getFirst();
        assertThat(create.held()).hasSize(1);
        assertThat(create.desired().properties())
                .containsEntry(NAME, new Text("ann+4098@fabrikam.onfootbridge.example"));

        DirectoryObject temporary =
                user(2).named("ann+4098@fabrikam.onfootbridge.example").synced(2);
        DirectoryView later = Views.with(
                Views.of(Map.of(guid(2), temporary)),
                Map.of(id(2), List.of(heldName("ann@fabrikam.onfootbridge.example", 1))));
        Update healed = (Update) plan(later, second).getFirst();
        assertThat(after(healed, temporary)).containsEntry(NAME, new Text("ann@fabrikam.onfootbridge.example"));
        assertThat(healed.held()).isEmpty();
    }

    @Test
    void aRestoredObjectWhoseNameIsTakenMeanwhileGetsATemporaryOne() {
        DirectoryObject gone = user(1).synced(1);
        DirectoryObject deleted =
                new DirectoryObject(gone.id(), gone.kind(), gone.anchor(), true, false, gone.properties());
        DirectoryView view = Views.of(
                Map.of(guid(1), deleted), user(2).named("u1@fabrikam.example").synced(2));
        Restore restore = (Restore) plan(view, user(1)).getFirst();
        assertThat(restore.changes()).extracting(PropertyChange::property).containsExactly(NAME);
        assertThat(restore.held()).containsExactly(heldName("u1@fabrikam.example", 2));
    }

    private static DirectoryObject deleted(Wanted wanted) {
        DirectoryObject gone = wanted.synced(1);
        return new DirectoryObject(gone.id(), gone.kind(), gone.anchor(), true, false, gone.properties());
    }

    private static Map<String, PropertyValue> restored(Wanted before, Wanted now) {
        DirectoryView view = Views.of(
                Map.of(guid(1), deleted(before)),
                user(2).named("u1@fabrikam.example")
                        .addresses("SMTP:ann@x.example")
                        .synced(2));
        Restore restore = (Restore) plan(view, now).getFirst();
        assertThat(restore.held())
                .containsExactly(heldAddress("SMTP:ann@x.example", 2), heldName("u1@fabrikam.example", 2));
        return PropertyChange.apply(restore.changes(), deleted(before).properties());
    }

    @Test
    void aRestoredObjectGoesWithoutWhatIsTakenHoweverItFlows() {
        Wanted before = user(1).addresses("SMTP:ann@x.example", "smtp:a@x.example");
        for (ValueFlow flow : ValueFlow.values()) {
            Wanted now = user(1).addresses("SMTP:ann@x.example", "smtp:a@x.example")
                    .flow(NAME, flow)
                    .flow(ADDRESSES, flow)
                    .flow("mail", flow);
            assertThat(restored(before, now))
                    .as(flow.name())
                    .containsEntry(NAME, new Text("u1+4097@fabrikam.onfootbridge.example"))
                    .containsEntry(ADDRESSES, Texts.of("smtp:a@x.example"))
                    .doesNotContainKey("mail");
        }
    }

    @Test
    void aRestoredObjectGoesWithoutWhatIsTakenThoughNobodyOwnsIt() {
        Wanted before = user(1).addresses("SMTP:ann@x.example", "smtp:a@x.example");
        Wanted now = user(1).notOwned(NAME).notOwned(ADDRESSES).notOwned("mail").with("jobTitle", "Head");
        assertThat(restored(before, now))
                .containsEntry(NAME, new Text("u1+4097@fabrikam.onfootbridge.example"))
                .containsEntry(ADDRESSES, Texts.of("smtp:a@x.example"))
                .containsEntry("jobTitle", new Text("Head"))
                .doesNotContainKey("mail");
    }

    @Test
    void aRestoredObjectGoesWithoutADefaultThatIsTaken() {
        Wanted before = user(1).addresses("SMTP:ann@x.example");
        Wanted now = user(1).without(NAME).onCreation(NAME, "u1@fabrikam.example");
        now.onCreation("mail", "ann@x.example").onCreation(ADDRESSES, Texts.of("SMTP:ann@x.example"));
        assertThat(restored(before, now))
                .containsEntry(NAME, new Text("u1+4097@fabrikam.onfootbridge.example"))
                .doesNotContainKeys(ADDRESSES, "mail");
    }

    @Test
    void aValueThatFlowsAtCreationOnlyStillArrivesWhenItWasHeld() {
        Wanted wanted = user(1).named("u2@fabrikam.example").flow(NAME, ValueFlow.OBJECT_ADD_ONLY);
        DirectoryObject temporary =
                user(1).named("u2+1@fabrikam.onfootbridge.example").synced(1);
        DirectoryView free = Views.of(Map.of(guid(1), temporary));
        assertThat(plan(free, wanted).getFirst()).isInstanceOf(Unchanged.class);
        DirectoryView waited = Views.with(free, Map.of(id(1), List.of(heldName("u2@fabrikam.example", 2))));
        assertThat(after((Update) plan(waited, wanted).getFirst(), temporary))
                .containsEntry(NAME, new Text("u2@fabrikam.example"));
    }

    @Test
    void eachKindOfConflictCanBeAFailureByItself() {
        DirectoryView view = Views.of(Map.of(
                guid(1),
                user(1).synced(1),
                guid(2),
                group(2).addresses("SMTP:ann@x.example").synced(2)));
        DirectoryFeatures onlyNames = new DirectoryFeatures(false, true, false, true, false, true);
        DirectoryFeatures onlyAddresses = new DirectoryFeatures(false, true, false, false, true, true);
        Wanted both = user(3).named("u1@fabrikam.example").addresses("smtp:ann@x.example");
        assertThat(plan(Views.with(view, onlyNames), both).getFirst())
                .isInstanceOfSatisfying(
                        Fail.class, fail -> assertThat(fail.failure().code()).isEqualTo("DuplicateProxyAddress"));
        assertThat(plan(Views.with(view, onlyAddresses), both).getFirst())
                .isInstanceOfSatisfying(
                        Fail.class, fail -> assertThat(fail.failure().code()).isEqualTo("DuplicateUserPrincipalName"));
    }

    @Test
    void theNameOfAnExistingUserStaysWhereItDoesNotFollowTheDirectory() {
        DirectoryFeatures frozen = new DirectoryFeatures(false, true, false, true, true, false);
        DirectoryView view = Views.with(ANN_AND_BEN, frozen);
        assertThat(plan(view, user(1).named("u2@fabrikam.example")))
                .containsExactly(new Unchanged(guid(1), id(1), List.of()));
        assertThat(plan(view, user(3).named("u3@fabrikam.example")).getFirst()).isInstanceOf(Create.class);
    }
}
