package org.footbridge.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.contact;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.user;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.TargetKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with what it leaves out, what it nearly does, and what has no value at all. */
class DefaultExclusionTest {

    private static final String CONFLICT = "CN=Ann\\0ACNF:3e5a1c60-0000-4000-8000-000000000001,OU=Staff,DC=corp";

    private static Optional<String> excluded(TargetKind kind, Staged object) {
        return Arrays.stream(DefaultExclusion.values())
                .filter(exclusion -> exclusion.excludes(kind, object.build()))
                .map(DefaultExclusion::code)
                .findFirst();
    }

    private static Arguments out(String code, TargetKind kind, Staged object) {
        return Arguments.of(Optional.of(code), kind, object);
    }

    private static Arguments in(TargetKind kind, Staged object) {
        return Arguments.of(Optional.empty(), kind, object);
    }

    private static Staged type(Staged object, long recipientTypeDetails) {
        return object.with("msExchRecipientTypeDetails", Long.toString(recipientTypeDetails));
    }

    static Stream<Arguments> users() {
        TargetKind user = TargetKind.USER;
        return Stream.of(
                in(user, user(1)),
                out("CriticalSystemObject", user, user(1).with("isCriticalSystemObject", "TRUE")),
                in(user, user(1).with("isCriticalSystemObject", "FALSE")),
                in(user, user(1).with("isCriticalSystemObject")),
                out("AccountNameMissing", user, user(1).with("sAMAccountName")),
                out("AccountNameMissing", user, user(1).with("sAMAccountName", " ")),
                out("SynchronisationAccount", user, user(1).with("sAMAccountName", "AAD_0011aabb")),
                out("SynchronisationAccount", user, user(1).with("sAMAccountName", "msol_0011aabb")),
                in(user, user(1).with("sAMAccountName", "AAD")),
                in(user, user(1).with("sAMAccountName", "MSOL")),
                in(user, user(1).with("sAMAccountName", "svc_AAD_1")),
                out("SupportAccount", user, user(1).with("sAMAccountName", "SUPPORT_388945a0")),
                out("SupportAccount", user, user(1).with("sAMAccountName", "support_388945A0")),
                in(user, user(1).with("sAMAccountName", "SUPPORT_388945a1")),
                in(user, user(1).with("sAMAccountName", "SUPPORT_388945a0x")),
                out("SystemMailbox", user, user(1).with("mailNickname", "SystemMailbox{1f05a927}")),
                in(user, user(1).with("mailNickname", "SystemMailbox")),
                in(user, user(1).with("mailNickname", "TheSystemMailbox{1f05a927}")),
                in(user, user(1).with("mailNickname")),
                out("ClientAccessAccount", user, user(1).with("mailNickname", "CAS_{0123}")),
                out("ClientAccessAccount", user, user(1).with("sAMAccountName", "CAS_{0123}")),
                in(user, user(1).with("mailNickname", "CAS_0123")),
                in(user, user(1).with("sAMAccountName", "CAS_0123").with("mailNickname", "x}")),
                in(user, user(1).with("mailNickname", "x_CAS_{0123}")),
                out("ExchangeSystemRecipient", user, type(user(1), 0x1000)),
                out("ExchangeSystemRecipient", user, type(user(1), 0x2000)),
                out("ExchangeSystemRecipient", user, type(user(1), 0x4000)),
                out("ExchangeSystemRecipient", user, type(user(1), 0x400000)),
                out("ExchangeSystemRecipient", user, type(user(1), 0x800000)),
                out("ExchangeSystemRecipient", user, type(user(1), 0x1000000)),
                out("ExchangeSystemRecipient", user, type(user(1), 0x20000000)),
                in(user, type(user(1), 1)),
                in(user, type(user(1), 0x80000000L)),
                in(user, type(user(1), 0x8000)),
                in(user, user(1).with("msExchRecipientTypeDetails")),
                in(user, user(1).with("msExchRecipientTypeDetails", "none")),
                out("LinkedMailbox", user, type(user(1), 2)),
                in(user, type(user(1), 3)),
                in(user, type(user(1), 0x80000002L)),
                out("ReplicationConflict", user, user(1).named(CONFLICT)),
                out("ReplicationConflict", user, user(1).named(CONFLICT.replace("\\0A", "\n"))),
                in(user, user(1).named("CN=Ann,OU=Old\\0ACNF:3e5a1c60-0000-4000-8000-000000000001,DC=corp")),
                in(user, user(1).named("CN=CNF:Ann,OU=Staff,DC=corp")),
                out("WrittenFromTheCloud", user, user(1).with("adminDescription", "User_3e5a1c60")),
                in(user, user(1).with("adminDescription", "Group_3e5a1c60")),
                in(user, user(1).with("adminDescription", "User")),
                in(user, user(1).with("adminDescription", "The User_1")),
                in(user, user(1).with("adminDescription")));
    }

    static Stream<Arguments> groups() {
        TargetKind group = TargetKind.GROUP;
        Staged distribution = group(1).with("groupType", "2");
        return Stream.of(
                in(group, group(1)),
                out("CriticalSystemObject", group, group(1).with("isCriticalSystemObject", "TRUE")),
                out("CoexistenceGroup", group, group(1).with("sAMAccountName", "MSOL_AD_Sync_RichCoexistence")),
                in(group, group(1).with("sAMAccountName", "MSOL_AD_Sync_RichCoexistence2")),
                in(group, group(1).with("sAMAccountName", "MSOL_readers")),
                in(group, group(1).with("sAMAccountName")),
                out("RoleGroup", group, type(group(1), 0x40000000)),
                in(group, type(group(1), 0x20000000)),
                in(group, type(group(1), 2)),
                out("ReplicationConflict", group, group(1).named(CONFLICT)),
                out("WrittenFromTheCloud", group, group(1).with("adminDescription", "Group_3e5a1c60")),
                in(group, group(1).with("adminDescription", "User_3e5a1c60")),
                out("DistributionGroupWithoutMail", group, distribution),
                in(group, group(1).with("groupType", "2").with("proxyAddresses", "SMTP:all@corp.example")),
                in(group, group(1).with("groupType", "2").with("proxyAddresses", "smtp:all@corp.example")),
                out(
                        "DistributionGroupWithoutMail",
                        group,
                        group(1).with("groupType", "2").with("proxyAddresses", "smtp:all")),
                in(group, group(1).with("groupType", "2").with("mail", "all@corp.example")),
                out(
                        "DistributionGroupWithoutMail",
                        group,
                        group(1).with("groupType", "2").with("mail", "all")),
                out(
                        "DistributionGroupWithoutMail",
                        group,
                        group(1).with("groupType", "2")
                                .with("mail", "all@corp.example")
                                .with("proxyAddresses", "X500:/o=corp")),
                in(group, group(1).with("groupType", "-2147483644")),
                in(group, group(1).with("groupType", "-2147483640")),
                in(group, group(1).with("groupType")));
    }

    static Stream<Arguments> contacts() {
        TargetKind contact = TargetKind.CONTACT;
        return Stream.of(
                in(contact, contact(1)),
                out("ContactWithoutMail", contact, contact(1).with("proxyAddresses")),
                out(
                        "ContactWithoutMail",
                        contact,
                        contact(1).with("proxyAddresses").with("mail")),
                out(
                        "ContactWithoutMail",
                        contact,
                        contact(1).with("proxyAddresses", "X500:/o=1").with("mail")),
                out(
                        "ContactWithoutMail",
                        contact,
                        contact(1).with("proxyAddresses", "SMTP:c1").with("mail", "c1")),
                in(contact, contact(1).with("proxyAddresses", "X500:/o=1")),
                in(contact, contact(1).with("mail")),
                in(contact, contact(1).with("mail", "c1")),
                out("CriticalSystemObject", contact, contact(1).with("isCriticalSystemObject", "TRUE")),
                out(
                        "HiddenServiceContact",
                        contact,
                        contact(1).with("displayName", "Sync (MSOL)").with("msExchHideFromAddressLists", "TRUE")),
                in(contact, contact(1).with("displayName", "Sync (MSOL)")),
                in(contact, contact(1).with("displayName", "Sync (MSOL)").with("msExchHideFromAddressLists", "FALSE")),
                in(contact, contact(1).with("displayName", "Sync MSOL").with("msExchHideFromAddressLists", "TRUE")),
                in(contact, contact(1).with("displayName").with("msExchHideFromAddressLists", "TRUE")),
                out("ClientAccessAccount", contact, contact(1).with("mailNickname", "CAS_{0123}")),
                in(contact, contact(1).with("mailNickname", "CAS_0123")),
                in(contact, contact(1).with("sAMAccountName", "CAS_{0123}")),
                in(contact, contact(1).with("sAMAccountName")),
                out("ReplicationConflict", contact, contact(1).named(CONFLICT)),
                out("WrittenFromTheCloud", contact, contact(1).with("adminDescription", "Contact_3e5a1c60")),
                in(contact, contact(1).with("adminDescription", "User_3e5a1c60")));
    }

    @ParameterizedTest
    @MethodSource({"users", "groups", "contacts"})
    void exactlyWhatTheRulesSayIsLeftOut(Optional<String> code, TargetKind kind, Staged object) {
        assertThat(excluded(kind, object)).as("%s", object.build()).isEqualTo(code);
    }

    @Test
    void theRulesOfOneKindDoNotTouchAnother() {
        assertThat(excluded(TargetKind.GROUP, type(group(1), 0x1000))).isEmpty();
        assertThat(excluded(TargetKind.CONTACT, type(contact(1), 0x1000))).isEmpty();
        assertThat(excluded(TargetKind.USER, type(user(1), 0x40000000))).isEmpty();
        assertThat(excluded(TargetKind.GROUP, group(1).with("mailNickname", "CAS_{1}")))
                .isEmpty();
        assertThat(excluded(TargetKind.USER, user(1).with("groupType", "2"))).isEmpty();
    }

    @Test
    void theFirstOfSeveralIsNamedInAFixedOrder() {
        Staged several = user(1).named(CONFLICT)
                .with("isCriticalSystemObject", "TRUE")
                .with("adminDescription", "User_1")
                .with("sAMAccountName", "MSOL_1");
        assertThat(excluded(TargetKind.USER, several)).contains("ReplicationConflict");
        assertThat(excluded(TargetKind.USER, several.named("CN=Ann,DC=corp"))).contains("CriticalSystemObject");
    }

    @Test
    void everyRuleIsFoundByItsCodeAndSaysWhatItReads() {
        for (DefaultExclusion exclusion : DefaultExclusion.values()) {
            assertThat(DefaultExclusion.ofCode(exclusion.code().toLowerCase(Locale.ROOT)))
                    .contains(exclusion);
        }
        assertThat(DefaultExclusion.ofCode("Nothing")).isEmpty();
        List<DefaultExclusion> byName = Arrays.stream(DefaultExclusion.values())
                .filter(exclusion -> exclusion.reads().isEmpty())
                .toList();
        assertThat(byName).containsExactly(DefaultExclusion.REPLICATION_CONFLICT);
    }
}
