package org.footbridge.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.id;
import static org.footbridge.engine.Samples.synced;
import static org.footbridge.engine.Samples.user;
import static org.footbridge.engine.planning.Views.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.planning.PlanStep.Fail;
import org.footbridge.engine.planning.PlanStep.Restore;
import org.footbridge.engine.planning.PlanStep.Skip;
import org.footbridge.engine.planning.PlanStep.SoftDelete;
import org.footbridge.engine.planning.PlanStep.Unchanged;
import org.footbridge.engine.planning.PlanStep.Update;
import org.footbridge.engine.projection.Projection.LeftAlone;
import org.footbridge.engine.projection.Projection.Rejected;
import org.junit.jupiter.api.Test;

class LinkedObjectsTest {

    private static DirectoryView linked(DirectoryObject object) {
        return Views.of(Map.of(guid(1), object));
    }

    private static DirectoryObject with(DirectoryObject object, boolean deleted, boolean synced) {
        return new DirectoryObject(object.id(), object.kind(), object.anchor(), deleted, synced, object.properties());
    }

    private static DirectoryObject with(DirectoryObject object, String property, PropertyValue value) {
        Map<String, PropertyValue> properties = new TreeMap<>(object.properties());
        properties.put(property, value);
        return new DirectoryObject(
                object.id(), object.kind(), object.anchor(), object.deleted(), object.synced(), properties);
    }

    @Test
    void anObjectThatIsAsItShouldBeIsUnchanged() {
        assertThat(step(user(1), linked(synced(id(1), user(1))))).isEqualTo(new Unchanged(guid(1), id(1), List.of()));
    }

    @Test
    void changedPropertiesAreNamedWithTheirValuesBeforeAndAfter() {
        DirectoryObject before = synced(id(1), user(1).with("title", "Clerk").with("mobile", "1"));
        assertThat(step(user(1).with("title", "Chief").with("department", "Bridges"), linked(before)))
                .isEqualTo(new Update(
                        guid(1),
                        id(1),
                        List.of(
                                new PropertyChange("department", Optional.empty(), Optional.of(new Text("Bridges"))),
                                new PropertyChange(
                                        "jobTitle", Optional.of(new Text("Clerk")), Optional.of(new Text("Chief"))),
                                new PropertyChange("mobilePhone", Optional.of(new Text("1")), Optional.empty())),
                        List.of()));
    }

    @Test
    void propertiesThatSynchronisationDoesNotOwnAreLeftAlone() {
        DirectoryObject object = with(synced(id(1), user(1)), "ageGroup", new Text("Adult"));
        assertThat(step(user(1), linked(object))).isInstanceOf(Unchanged.class);
    }

    @Test
    void theOrderOfACollectionAndAnEmptyCollectionAreNoChange() {
        Staged ann = user(1).with("proxyAddresses", "SMTP:a@x.example", "smtp:b@x.example");
        DirectoryObject object =
                with(synced(id(1), ann), "proxyAddresses", Texts.of("smtp:b@x.example", "SMTP:a@x.example"));
        assertThat(step(ann, linked(object))).isInstanceOf(Unchanged.class);
        assertThat(step(user(1), linked(with(synced(id(1), user(1)), "businessPhones", Texts.of()))))
                .isInstanceOf(Unchanged.class);
    }

    @Test
    void aSoftDeletedTargetIsRestoredWithItsChanges() {
        DirectoryObject deleted = with(synced(id(1), user(1)), true, false);
        assertThat(step(user(1).with("title", "Chief"), linked(deleted)))
                .isInstanceOfSatisfying(
                        Restore.class,
                        restore -> assertThat(restore.changes())
                                .extracting(PropertyChange::property)
                                .containsExactly("jobTitle"));
    }

    @Test
    void aTargetThatIsNoLongerMarkedAsSynchronisedIsUpdatedEvenWithoutChanges() {
        assertThat(step(user(1), linked(with(synced(id(1), user(1)), false, false))))
                .isEqualTo(new Update(guid(1), id(1), List.of(), List.of()));
    }

    @Test
    void aSourceThatIsGoneSoftDeletesItsTarget() {
        DirectoryView view = linked(synced(id(1), user(1)));
        assertThat(step(user(1).gone(), view)).isEqualTo(new SoftDelete(guid(1), id(1), DeleteReason.DELETED));
        assertThat(step(user(1).notFound(), view)).isEqualTo(new SoftDelete(guid(1), id(1), DeleteReason.ABSENT));
        assertThat(step(user(1).with("adminDescription", "User_1"), view))
                .isEqualTo(new SoftDelete(guid(1), id(1), DeleteReason.EXCLUDED));
    }

    @Test
    void aTargetWhoseSourceIsLeftAloneIsNotTouched() {
        assertThat(new PlanObjects()
                        .plan(List.of(new LeftAlone(guid(1), "LeftAsItIs", "why")), linked(synced(id(1), user(1))))
                        .steps())
                .containsExactly(new Skip(guid(1), "LeftAsItIs", "why", false));
    }

    @Test
    void aSourceThatIsGoneIsSkippedWhenThereIsNothingToDelete() {
        assertThat(step(user(1).gone(), Views.NOTHING))
                .isInstanceOfSatisfying(
                        Skip.class, skip -> assertThat(skip.code()).isEqualTo("Deleted"));
        assertThat(step(user(1).gone(), linked(with(synced(id(1), user(1)), true, false))))
                .isInstanceOf(Skip.class);
        assertThat(step(user(1).gone(), linked(with(synced(id(1), user(1)), false, false))))
                .as("an administrator has restored it, it is theirs now")
                .isInstanceOf(Skip.class);
    }

    @Test
    void aChangedAnchorFailsAndNamesTheTarget() {
        DirectoryView view = linked(synced(id(1), user(1)));
        assertThat(step(user(1).with("mS-DS-ConsistencyGuid", new byte[16]), view))
                .isInstanceOfSatisfying(Fail.class, fail -> {
                    assertThat(fail.failure().code()).isEqualTo("AnchorChanged");
                    assertThat(fail.failure().message()).contains(id(1).toString());
                    assertThat(fail.failure().retriable()).isFalse();
                    assertThat(fail.id()).contains(id(1));
                });
    }

    @Test
    void aLinkToAnObjectOfAnotherKindFails() {
        assertThat(step(group(1), linked(synced(id(1), user(1)))))
                .isInstanceOfSatisfying(
                        Fail.class, fail -> assertThat(fail.failure().code()).isEqualTo("ObjectTypeMismatch"));
    }

    @Test
    void aRejectedObjectKeepsItsTargetAsItIs() {
        ObjectGuid guid = guid(1);
        Failure failure = new Failure("MappingFailed", "", "", "", "", false);
        assertThat(new PlanObjects()
                        .plan(List.of(new Rejected(guid, failure)), linked(synced(id(1), user(1))))
                        .steps())
                .containsExactly(new Fail(guid, Optional.of(id(1)), failure));
    }
}
