package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.DOMAIN;
import static org.footbridge.engine.Samples.NOW;
import static org.footbridge.engine.Samples.RULES;
import static org.footbridge.engine.Samples.STAFF;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.user;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.projection.Projection.Cause;
import org.footbridge.engine.projection.Projection.LeftAlone;
import org.footbridge.engine.projection.Projection.Projected;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.engine.projection.Projection.Skipped;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.CompiledFilter;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.engine.scope.Scope;
import org.junit.jupiter.api.Test;

class ScopeOfRulesTest {

    private static final ObjectGuid PILOT = guid(50);
    private static final List<Group> SALES = equal("department", "Sales");
    private static final List<Group> EMPLOYEES = equal("employeeType", "Staff");

    private static List<Group> equal(String attribute, String value) {
        return List.of(new Group("", List.of(new Clause(attribute, FilterOperator.EQUALS, List.of(value)))));
    }

    private static SyncRules filtered(List<Group> groups, List<Group> inputGroups) {
        return RULES.withFilters(Map.of("USER", CompiledFilter.compile(new AttributeFilter(groups, inputGroups))));
    }

    private static Projection project(Staged staged, SyncRules rules, ObjectGuid... groups) {
        StagedObject object = staged.build();
        return new Project(NOW)
                .project(
                        List.of(new StagedObject(
                                object.guid(),
                                object.objectClass(),
                                object.distinguishedName(),
                                object.containers(),
                                object.deleted(),
                                object.absent(),
                                object.attributes(),
                                Set.of(groups))),
                        rules)
                .getFirst();
    }

    @Test
    void onlyMembersOfAGroupAreProjectedAndTheGroupItselfIsNot() {
        SyncRules rules = RULES.withScope(Scope.WHOLE_DIRECTORY.withGroups(List.of(PILOT), false));
        assertThat(project(user(1), rules, PILOT)).isInstanceOf(Projected.class);
        assertThat(project(user(1), rules, guid(51)))
                .isInstanceOfSatisfying(
                        Skipped.class,
                        skipped -> assertThat(skipped)
                                .returns(Cause.OUT_OF_SCOPE, Skipped::cause)
                                .returns(Project.OUT_OF_SCOPE, Skipped::code));
        assertThat(project(group(50), rules)).isInstanceOf(Skipped.class);
        assertThat(project(user(1).in(), rules, PILOT))
                .as("where it is does not matter then")
                .isInstanceOf(Projected.class);
    }

    @Test
    void containersAndGroupsMustBothTakeAnObjectIn() {
        SyncRules rules = RULES.withScope(new Scope(List.of(STAFF), List.of()).withGroups(List.of(PILOT), false));
        assertThat(project(user(1), rules, PILOT)).isInstanceOf(Projected.class);
        assertThat(project(user(1), rules)).isInstanceOf(Skipped.class);
        assertThat(project(user(1).in(guid(9), DOMAIN), rules, PILOT)).isInstanceOf(Skipped.class);
    }

    @Test
    void whatDoesNotMeetTheFilterIsFilteredOut() {
        SyncRules rules = filtered(SALES, List.of());
        assertThat(project(user(1).with("department", "Sales"), rules)).isInstanceOf(Projected.class);
        assertThat(project(user(1).with("department", "sales"), rules))
                .isInstanceOfSatisfying(
                        Skipped.class,
                        skipped -> assertThat(skipped)
                                .returns(Cause.FILTERED, Skipped::cause)
                                .returns(Project.FILTER_NOT_MET, Skipped::code));
        assertThat(project(group(1), rules)).as("filters are those of a class").isInstanceOf(Projected.class);
    }

    @Test
    void whatDoesNotMeetTheInputFilterIsLeftAlone() {
        SyncRules rules = filtered(SALES, EMPLOYEES);
        assertThat(project(user(1).with("department", "Sales"), rules))
                .isInstanceOfSatisfying(
                        LeftAlone.class, alone -> assertThat(alone.code()).isEqualTo(Project.LEFT_AS_IT_IS));
        assertThat(project(user(1).with("employeeType", "Staff"), rules)).isInstanceOf(Skipped.class);
        assertThat(project(user(1).gone(), rules))
                .as("what is deleted is deleted")
                .isInstanceOfSatisfying(
                        Skipped.class, skipped -> assertThat(skipped.cause()).isEqualTo(Cause.DELETED));
    }

    @Test
    void whatCannotBeToldIsRejected() {
        SyncRules rules = filtered(
                List.of(new Group("", List.of(new Clause("accountDisabled", FilterOperator.IS_FALSE, List.of())))),
                List.of());
        assertThat(project(user(1).with("userAccountControl"), rules))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.failure().code()).isEqualTo("AttributeMissing"));
    }

    @Test
    void theFilterIsAskedBeforeTheExclusions() {
        SyncRules rules = filtered(SALES, List.of());
        assertThat(project(user(1).with("sAMAccountName", "MSOL_1"), rules))
                .isInstanceOfSatisfying(
                        Skipped.class, skipped -> assertThat(skipped.code()).isEqualTo(Project.FILTER_NOT_MET));
    }

    @Test
    void whatFiltersAndGroupsNeedIsRead() {
        assertThat(SourceSchema.attributesNeeded(filtered(equal("carLicense", "1"), equal("roomNumber", "2"))))
                .extracting(SourceAttribute::name)
                .contains("carLicense", "roomNumber");
        SyncRules users = RULES.withClasses(List.of("user"));
        assertThat(SourceSchema.attributesNeeded(users))
                .extracting(SourceAttribute::name)
                .doesNotContain("member");
        assertThat(SourceSchema.attributesNeeded(
                        users.withScope(Scope.WHOLE_DIRECTORY.withGroups(List.of(PILOT), false))))
                .contains(new SourceAttribute("member", SourceAttribute.Kind.LINK));
    }

    @Test
    void primaryGroupsAreReadOnlyWhenTheirMembersAreWanted() {
        assertThat(PrimaryGroup.isRead(SourceSchema.attributesNeeded(RULES))).isFalse();
        List<SourceAttribute> wanted = SourceSchema.attributesNeeded(RULES.withPrimaryGroupMembers(true));
        assertThat(PrimaryGroup.isRead(wanted)).isTrue();
        assertThat(wanted)
                .contains(
                        new SourceAttribute("primaryGroupID", SourceAttribute.Kind.TEXT),
                        new SourceAttribute("objectSid", SourceAttribute.Kind.BINARY));
    }

    @Test
    void namesOfContainersMatterWhereANameFlowsOrIsFilteredBy() {
        assertThat(SourceSchema.readsNames(RULES)).isTrue();
        SyncRules contacts = RULES.withClasses(List.of("contact"));
        assertThat(SourceSchema.readsNames(contacts)).isFalse();
        SyncRules byName = contacts.withFilters(Map.of(
                "contact", CompiledFilter.compile(new AttributeFilter(equal("distinguishedName", "CN=A"), List.of()))));
        assertThat(SourceSchema.readsNames(byName)).isTrue();
        assertThat(TakeIn.readsNames(byName)).isTrue();
        assertThat(TakeIn.readsNames(contacts)).isFalse();
    }

    @Test
    void whatIsTakenInIsWhatAProjectionDoesNotLeaveOut() {
        SyncRules rules = filtered(equal("department", "Sales"), List.of())
                .withScope(new Scope(List.of(STAFF), List.of()).withGroups(List.of(PILOT), false));
        for (String department : List.of("Sales", "Other")) {
            for (List<ObjectGuid> containers : List.of(List.of(STAFF), List.of(guid(60)))) {
                for (Set<ObjectGuid> groups : List.of(Set.<ObjectGuid>of(), Set.of(PILOT))) {
                    StagedObject built = user(1).with("department", department)
                            .in(containers.toArray(ObjectGuid[]::new))
                            .build();
                    StagedObject object = new StagedObject(
                            built.guid(),
                            built.objectClass(),
                            built.distinguishedName(),
                            built.containers(),
                            false,
                            false,
                            built.attributes(),
                            groups);
                    assertThat(TakeIn.takes(object, rules))
                            .isEqualTo(
                                    new Project(NOW)
                                                    .project(List.of(object), rules)
                                                    .getFirst()
                                            instanceof Projected)
                            .isEqualTo(
                                    department.equals("Sales") && containers.contains(STAFF) && groups.contains(PILOT));
                }
            }
        }
        assertThat(TakeIn.reads(rules))
                .extracting(SourceAttribute::name)
                .contains("department", "isCriticalSystemObject")
                .doesNotContain("displayNamePrintable", "telephoneNumber", "member");
    }
}
