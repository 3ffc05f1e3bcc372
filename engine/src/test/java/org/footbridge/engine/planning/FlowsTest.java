package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.planning.Views.plan;
import static org.footbridge.engine.planning.Wanted.group;
import static org.footbridge.engine.planning.Wanted.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.PropertyValue.Wholes;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.planning.PlanStep.Create;
import org.footbridge.engine.planning.PlanStep.Skip;
import org.footbridge.engine.planning.PlanStep.SoftDelete;
import org.footbridge.engine.planning.PlanStep.Unchanged;
import org.footbridge.engine.projection.Projection.Cause;
import org.footbridge.engine.projection.Projection.LeftAlone;
import org.footbridge.engine.projection.Projection.Skipped;
import org.junit.jupiter.api.Test;

class FlowsTest {

    private static final Text OLD = new Text("old");
    private static final Text NEW = new Text("new");

    private static Optional<PropertyValue> flows(
            ValueFlow flow, Optional<PropertyValue> before, Optional<PropertyValue> wanted) {
        Wanted there = group(1);
        before.ifPresent(value -> there.with("info", value));
        Wanted desired = group(1).flow("info", flow);
        wanted.ifPresent(value -> desired.with("info", value));
        Map<String, PropertyValue> now = there.synced(1).properties();
        Map<String, PropertyValue> after = PropertyChange.apply(DiffProperties.between(now, desired.desired()), now);
        return Optional.ofNullable(after.get("info"));
    }

    @Test
    void aSingleValueFlowsAsItsMappingSays() {
        Optional<PropertyValue> none = Optional.empty();
        Optional<PropertyValue> before = Optional.of(OLD);
        Optional<PropertyValue> wanted = Optional.of(NEW);
        for (ValueFlow flow : ValueFlow.values()) {
            assertThat(flows(flow, before, wanted))
                    .as("%s replaces", flow)
                    .contains(flow == ValueFlow.OBJECT_ADD_ONLY || flow == ValueFlow.ATTRIBUTE_ADD_ONLY ? OLD : NEW);
            assertThat(flows(flow, none, wanted))
                    .as("%s fills", flow)
                    .isEqualTo(flow == ValueFlow.OBJECT_ADD_ONLY ? none : wanted);
            assertThat(flows(flow, before, none))
                    .as("%s removes", flow)
                    .isEqualTo(flow == ValueFlow.ALWAYS || flow == ValueFlow.MULTI_VALUE_ADD_ONLY ? none : before);
        }
    }

    @Test
    void aCollectionFlowsAsItsMappingSays() {
        Optional<PropertyValue> before = Optional.of(Texts.of("a", "b"));
        Optional<PropertyValue> wanted = Optional.of(Texts.of("b", "c"));
        Optional<PropertyValue> both = Optional.of(Texts.of("a", "b", "c"));
        assertThat(flows(ValueFlow.ALWAYS, before, wanted)).isEqualTo(wanted);
        assertThat(flows(ValueFlow.MULTI_VALUE_ADD_ONLY, before, wanted)).isEqualTo(both);
        assertThat(flows(ValueFlow.VALUE_ADD_ONLY, before, wanted)).isEqualTo(both);
        assertThat(flows(ValueFlow.ATTRIBUTE_ADD_ONLY, before, wanted)).isEqualTo(before);
        assertThat(flows(ValueFlow.OBJECT_ADD_ONLY, before, wanted)).isEqualTo(before);
        assertThat(flows(ValueFlow.MULTI_VALUE_ADD_ONLY, before, Optional.empty()))
                .isEqualTo(before);
        assertThat(flows(
                        ValueFlow.VALUE_ADD_ONLY,
                        Optional.of(new Wholes(List.of(1L, 2L))),
                        Optional.of(new Wholes(List.of(2L, 3L)))))
                .contains(new Wholes(List.of(1L, 2L, 3L)));
    }

    @Test
    void addedAddressesLeaveOnePrimary() {
        Wanted desired = group(1).addresses("SMTP:new@x.example", "smtp:OLD@x.example")
                .flow("proxyAddresses", ValueFlow.VALUE_ADD_ONLY);
        Map<String, PropertyValue> now = group(1).addresses("SMTP:old@x.example", "smtp:other@x.example")
                .synced(1)
                .properties();
        assertThat(PropertyChange.apply(DiffProperties.between(now, desired.desired()), now)
                        .get("proxyAddresses"))
                .isEqualTo(Texts.of("SMTP:new@x.example", "smtp:OLD@x.example", "smtp:other@x.example"));
    }

    @Test
    void aChangeOfCaseIsAChangeOnlyWhereCaseMatters() {
        DirectoryObject now = user(1).with("city", "BERN")
                .with("otherMails", Texts.of("A@x.example"))
                .synced(1);
        Wanted wanted = user(1).with("city", "Bern").with("otherMails", Texts.of("a@x.example"));
        DirectoryView view = Views.of(Map.of(guid(1), now));
        assertThat(((PlanStep.Update) plan(view, wanted).getFirst()).changes()).hasSize(2);
        assertThat(plan(view, wanted.caseless("city").caseless("otherMails")).getFirst())
                .isInstanceOf(Unchanged.class);
    }

    @Test
    void anotherPrimaryAddressIsAChangeThoughOnlyPrefixesChangeTheirCase() {
        DirectoryObject now =
                user(1).addresses("SMTP:a@x.example", "smtp:b@x.example").synced(1);
        Wanted wanted =
                user(1).addresses("smtp:a@x.example", "SMTP:b@x.example").caseless("proxyAddresses");
        assertThat(((PlanStep.Update)
                                plan(Views.of(Map.of(guid(1), now)), wanted).getFirst())
                        .changes())
                .extracting(PropertyChange::property)
                .containsExactly("mail", "proxyAddresses");
    }

    @Test
    void defaultsComeAtCreationOnlyAndOnlyWhereThereIsNoValue() {
        Wanted wanted =
                user(1).with("city", "Bern").onCreation("city", "Nowhere").onCreation("country", "CH");
        assertThat(((Create) plan(Views.NOTHING, wanted).getFirst()).desired().properties())
                .containsEntry("city", new Text("Bern"))
                .containsEntry("country", new Text("CH"));
        DirectoryView view =
                Views.of(Map.of(guid(1), user(1).with("city", "Bern").synced(1)));
        assertThat(plan(view, wanted).getFirst()).isInstanceOf(Unchanged.class);
    }

    @Test
    void everyValueFlowsAtCreation() {
        for (ValueFlow flow : ValueFlow.values()) {
            assertThat(((Create) plan(
                                            Views.NOTHING,
                                            user(1).with("city", "Bern").flow("city", flow))
                                    .getFirst())
                            .desired()
                            .properties())
                    .containsEntry("city", new Text("Bern"));
        }
    }

    @Test
    void objectsThatMayNotBeCreatedAreSkippedButMatched() {
        Wanted wanted = user(1).not(ObjectFlow.ADD).matchedBy("userPrincipalName", "u1@fabrikam.example");
        assertThat(plan(Views.NOTHING, wanted).getFirst())
                .isInstanceOfSatisfying(
                        Skip.class, skip -> assertThat(skip.code()).isEqualTo("CreatesSwitchedOff"));
        assertThat(plan(Views.unlinked(user(1).cloudOnly(9)), wanted).getFirst())
                .isInstanceOf(PlanStep.Link.class);
    }

    @Test
    void objectsThatMayNotBeUpdatedAreSkippedAndStayInTheWay() {
        DirectoryView view = Views.of(Map.of(guid(1), user(1).synced(1)));
        assertThat(plan(view, user(1).not(ObjectFlow.UPDATE)).getFirst()).isInstanceOf(Unchanged.class);
        List<PlanStep> steps = plan(
                view,
                user(1).named("new@fabrikam.example").not(ObjectFlow.UPDATE),
                user(2).named("u1@fabrikam.example"));
        assertThat(steps.get(0))
                .isInstanceOfSatisfying(
                        Skip.class, skip -> assertThat(skip.code()).isEqualTo("UpdatesSwitchedOff"));
        assertThat(((Create) steps.get(1)).held()).hasSize(1);
    }

    @Test
    void objectsThatMayNotBeDeletedStay() {
        DirectoryView view = Views.of(Map.of(guid(1), user(1).synced(1)));
        Skipped gone = new Skipped(guid(1), Cause.OUT_OF_SCOPE, "OutOfScope", "It is elsewhere.");
        assertThat(new PlanObjects().plan(List.of(gone), view).steps())
                .containsExactly(new SoftDelete(guid(1), id(1), DeleteReason.OUT_OF_SCOPE));
        assertThat(new PlanObjects()
                        .plan(List.of(gone.withFlows(Set.of(ObjectFlow.ADD))), view)
                        .steps())
                .containsExactly(new Skip(
                        guid(1),
                        "DeletesSwitchedOff",
                        "It is elsewhere. It would be deleted, but objects of its class are not.",
                        true));
    }

    @Test
    void anObjectThatTheRulesLeaveAloneIsNeitherMadeNorChangedNorTakenAway() {
        LeftAlone left = new LeftAlone(guid(1), "LeftByRule", "As it is.");
        DirectoryView view = Views.of(Map.of(guid(1), user(1).synced(1)));
        assertThat(new PlanObjects().plan(List.of(left), view).steps())
                .containsExactly(new Skip(guid(1), "LeftByRule", "As it is.", false));
    }
}
