package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Optional;
import org.footbridge.acceptance.Playground.Sort;

/** Changes of what servers for mail and telephony add to a directory; none in a directory without them. */
final class ServerChanges {
    private static final int GUID_BYTES = 16;

    private static final List<String> SEVERAL = List.of(
            "msExchExtensionCustomAttribute1",
            "msExchExtensionCustomAttribute4",
            "msExchSenderHintTranslations",
            "msExchUserHoldPolicies",
            "msExchArchiveName",
            "msExchResourceMetaData");

    private static final List<String> TEXTS = List.of(
            "targetAddress",
            "telephoneAssistant",
            "msExchAssistantName",
            "msExchLitigationHoldOwner",
            "msExchRetentionComment",
            "msExchRetentionURL",
            "msExchResourceDisplay",
            "msExchImmutableId",
            "msRTCSIP-Line",
            "msRTCSIP-PrimaryUserAddress",
            "msRTCSIP-DeploymentLocator",
            "msRTCSIP-OwnerUrn");

    private static final List<String> NUMBERS = List.of(
            "msExchRecipientDisplayType",
            "msExchModerationFlags",
            "msExchELCMailboxFlags",
            "msExchAuditAdmin",
            "msExchMailboxAuditLogAgeLimit",
            "msExchResourceCapacity",
            "msRTCSIP-OptionFlags",
            "msRTCSIP-ApplicationOptions");

    private static final List<String> TRUTHS = List.of(
            "msExchHideFromAddressLists",
            "msExchRequireAuthToSendTo",
            "msExchMailboxAuditEnable",
            "msExchEnableModeration",
            "msExchBypassAudit",
            "msRTCSIP-UserEnabled");

    private static final List<String> GROUP_TRUTHS = List.of(
            "hideDLMembership",
            "msExchHideFromAddressLists",
            "oOFReplyToOriginator",
            "reportToOriginator",
            "reportToOwner",
            "msOrg-IsOrganizational");

    private static final List<String> TIMES = List.of(
            "msExchLitigationHoldDate",
            "msExchELCExpirySuspensionStart",
            "msExchELCExpirySuspensionEnd",
            "msExchTeamMailboxExpiration");

    private static final List<String> BYTES = List.of(
            "msExchSafeSendersHash",
            "msExchBlockedSendersHash",
            "msExchSafeRecipientsHash",
            "msExchMailboxGuid",
            "msExchArchiveGUID");

    /** Mailboxes of people and rooms here and elsewhere, and one (linked) that takes its owner out of the tenant. */
    private static final List<String> RECIPIENT_TYPES = List.of("1", "4", "16", "32", "2147483648", "34359738368", "2");

    private final Playground playground;
    private final AttributeSteps steps;

    ServerChanges(Playground playground) {
        this.playground = playground;
        this.steps = new AttributeSteps(playground);
    }

    Optional<Step> changeExtensionAttribute() throws LDAPException {
        return ofServer(anybody(), "extensionAttribute" + (1 + playground.below(15)), playground.freshText());
    }

    Optional<Step> changeText() throws LDAPException {
        return ofServer(Sort.PERSON, playground.pick(TEXTS), playground.freshText());
    }

    Optional<Step> changeNumber() throws LDAPException {
        int number = playground.below(1_000_000) - 500_000;
        return ofServer(Sort.PERSON, playground.pick(NUMBERS), Integer.toString(number));
    }

    Optional<Step> changeTruth() throws LDAPException {
        String truth = playground.chance(2) ? "TRUE" : "FALSE";
        return playground.chance(4)
                ? ofServer(Sort.GROUP, playground.pick(GROUP_TRUTHS), truth)
                : ofServer(Sort.PERSON, playground.pick(TRUTHS), truth);
    }

    Optional<Step> changeTime() throws LDAPException {
        String time = "20%02d%02d%02d%02d3015.0Z"
                .formatted(
                        playground.below(40), 1 + playground.below(12), 1 + playground.below(28), playground.below(24));
        return ofServer(Sort.PERSON, playground.pick(TIMES), time);
    }

    Optional<Step> changeBytes() throws LDAPException {
        byte[] bytes = new byte[GUID_BYTES];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) playground.below(256);
        }
        return playground.hasMailSchema() ? steps.change(Sort.PERSON, playground.pick(BYTES), bytes) : Optional.empty();
    }

    Optional<Step> changeSeveral() throws LDAPException {
        return playground.hasMailSchema() ? steps.several(Sort.PERSON, playground.pick(SEVERAL)) : Optional.empty();
    }

    Optional<Step> changeRecipientType() throws LDAPException {
        return ofServer(Sort.PERSON, "msExchRecipientTypeDetails", playground.pick(RECIPIENT_TYPES));
    }

    Optional<Step> changeUsageLocation() throws LDAPException {
        return ofServer(Sort.PERSON, "msExchUsageLocation", playground.pick(List.of("ch", "NL", "zz", "x")));
    }

    /** Whether the values of a mail server flow hangs on the nickname of people and on the addresses of groups. */
    Optional<Step> beginOrEndMail() throws LDAPException {
        if (playground.chance(3)) {
            return steps.change(Sort.GROUP, "mail", playground.freshWord() + "@" + playground.dnsName());
        }
        return ofServer(playground.chance(6) ? Sort.CONTACT : Sort.PERSON, "mailNickname", playground.freshWord());
    }

    private Sort anybody() {
        return playground.pick(List.of(Sort.PERSON, Sort.PERSON, Sort.PERSON, Sort.GROUP, Sort.CONTACT));
    }

    private Optional<Step> ofServer(Sort sort, String attribute, String value) throws LDAPException {
        return playground.hasMailSchema() ? steps.change(sort, attribute, value) : Optional.empty();
    }
}
