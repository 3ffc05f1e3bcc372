package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.DOMAIN;
import static org.footbridge.engine.Samples.NOW;
import static org.footbridge.engine.Samples.RULES;
import static org.footbridge.engine.Samples.STAFF;
import static org.footbridge.engine.Samples.contact;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.user;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.projection.Projection.Cause;
import org.footbridge.engine.projection.Projection.Projected;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.engine.projection.Projection.Skipped;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.engine.scope.Scope;
import org.junit.jupiter.api.Test;

class SkippedObjectsTest {

    private static final SyncRules STAFF_ONLY = RULES.withScope(new Scope(List.of(STAFF), List.of()));

    private static Projection project(Staged staged, SyncRules rules) {
        return new Project(NOW).project(List.of(staged.build()), rules).getFirst();
    }

    private static Skipped skipped(Staged staged, SyncRules rules) {
        assertThat(project(staged, rules)).isInstanceOf(Skipped.class);
        return (Skipped) project(staged, rules);
    }

    private static Staged mail(String nickname) {
        return user(1).with("mailNickname", nickname);
    }

    private static final Map<DefaultExclusion, Staged> EXAMPLES = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    DefaultExclusion.REPLICATION_CONFLICT,
                    user(1).named("CN=Ann\\0ACNF:00112233-4455-6677-8899-aabbccddeeff,OU=Staff,DC=corp")),
            Map.entry(DefaultExclusion.CRITICAL_SYSTEM_OBJECT, group(1).with("isCriticalSystemObject", "TRUE")),
            Map.entry(DefaultExclusion.WRITTEN_FROM_THE_CLOUD, group(1).with("adminDescription", "Group_1234")),
            Map.entry(DefaultExclusion.ACCOUNT_NAME_MISSING, user(1).with("sAMAccountName")),
            Map.entry(DefaultExclusion.SYNCHRONISATION_ACCOUNT, user(1).with("sAMAccountName", "MSOL_0123")),
            Map.entry(DefaultExclusion.SUPPORT_ACCOUNT, user(1).with("sAMAccountName", "SUPPORT_388945a0")),
            Map.entry(DefaultExclusion.SYSTEM_MAILBOX, mail("SystemMailbox{1f05a927}")),
            Map.entry(DefaultExclusion.CLIENT_ACCESS_ACCOUNT, user(1).with("sAMAccountName", "CAS_{0123}")),
            Map.entry(
                    DefaultExclusion.EXCHANGE_SYSTEM_RECIPIENT,
                    user(1).with("msExchRecipientTypeDetails", "536870912")),
            Map.entry(DefaultExclusion.LINKED_MAILBOX, user(1).with("msExchRecipientTypeDetails", "2")),
            Map.entry(
                    DefaultExclusion.COEXISTENCE_GROUP,
                    group(1).with("sAMAccountName", "MSOL_AD_Sync_RichCoexistence")),
            Map.entry(DefaultExclusion.ROLE_GROUP, group(1).with("msExchRecipientTypeDetails", "1073741824")),
            Map.entry(DefaultExclusion.DISTRIBUTION_GROUP_WITHOUT_MAIL, group(1).with("groupType", "2")),
            Map.entry(
                    DefaultExclusion.HIDDEN_SERVICE_CONTACT,
                    contact(1).with("displayName", "Sync (MSOL)").with("msExchHideFromAddressLists", "TRUE")),
            Map.entry(
                    DefaultExclusion.CONTACT_WITHOUT_MAIL,
                    contact(1).with("proxyAddresses", "X500:/o=1").with("mail"))));

    @Test
    void everyDefaultExclusionLeavesOutItsObjectsAndCanBeSwitchedOff() {
        assertThat(EXAMPLES.keySet()).containsExactlyInAnyOrder(DefaultExclusion.values());
        EXAMPLES.forEach((exclusion, example) -> {
            Skipped skipped = skipped(example, RULES);
            assertThat(skipped.code()).isEqualTo(exclusion.code());
            assertThat(skipped.cause()).isEqualTo(Cause.EXCLUDED);
            assertThat(skipped.detail()).contains(exclusion.detail());
            assertThat(project(example, RULES.without(exclusion)))
                    .as("with %s switched off", exclusion)
                    .isInstanceOf(Projected.class);
        });
    }

    @Test
    void theCodesOfExclusionsAreDistinct() {
        assertThat(DefaultExclusion.values()).extracting(DefaultExclusion::code).doesNotHaveDuplicates();
    }

    @Test
    void objectsThatOnlyLookLikeExcludedOnesAreSynchronised() {
        for (Staged staged : List.of(
                user(1).with("isCriticalSystemObject", "FALSE"),
                user(1).with("sAMAccountName", "CAS_operator"),
                user(1).with("msExchRecipientTypeDetails", "1"),
                user(1).named("CN=Ann,OU=Old\\0ACNF:0011,DC=corp"),
                contact(1).with("displayName", "Sync (MSOL)"),
                contact(1).with("proxyAddresses", "X500:/o=1"))) {
            assertThat(project(staged, RULES)).isInstanceOf(Projected.class);
        }
        assertThat(project(contact(1).with("proxyAddresses"), RULES)).isInstanceOf(Skipped.class);
    }

    @Test
    void otherClassesAndClassesThatAreNotConfiguredAreSkippedUnderOneCode() {
        assertThat(skipped(new Staged(1, "organizationalUnit"), RULES).code())
                .isEqualTo(Project.NOT_A_SYNCHRONISED_CLASS);
        assertThat(skipped(new Staged(1, "organizationalUnit").gone(), RULES).code())
                .isEqualTo(Project.NOT_A_SYNCHRONISED_CLASS);
        assertThat(skipped(contact(1), RULES.withClasses(Set.of("User", "group")))
                        .code())
                .isEqualTo(Project.NOT_A_SYNCHRONISED_CLASS);
    }

    @Test
    void objectsThatAreGoneSayWhy() {
        assertThat(skipped(user(1).gone().with("sAMAccountName"), STAFF_ONLY))
                .returns(Cause.DELETED, Skipped::cause)
                .returns(Project.DELETED, Skipped::code);
        assertThat(skipped(user(1).notFound(), RULES))
                .returns(Cause.ABSENT, Skipped::cause)
                .returns(Project.ABSENT, Skipped::code);
    }

    @Test
    void scopeIsAskedBeforeExclusionsBecauseObjectsOutsideComeWithoutAttributes() {
        assertThat(skipped(new Staged(1, "user").in(guid(9), DOMAIN), STAFF_ONLY))
                .returns(Cause.OUT_OF_SCOPE, Skipped::cause)
                .returns(Project.OUT_OF_SCOPE, Skipped::code);
        assertThat(project(user(1).in(guid(9), STAFF, DOMAIN), STAFF_ONLY)).isInstanceOf(Projected.class);
    }

    @Test
    void anObjectWhosePlaceIsUnknownIsNotCalledOutOfScope() {
        assertThat(project(user(1).in(), STAFF_ONLY)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.failure().code()).isEqualTo("PlaceUnknown");
            assertThat(rejected.failure().retriable()).isTrue();
        });
        assertThat(project(user(1).in(), RULES)).isInstanceOf(Projected.class);
    }
}
