package org.footbridge.sampleforest.store;

/** Attributes that the setups of a mail server and of a telephony server add to the schema, by the class that has them. */
final class ServerAttributes {
    /** Of everything that can receive mail. */
    static final String RECIPIENT = """
            altRecipient authOrig dLMemRejectPerms dLMemSubmitPerms extensionAttribute1 extensionAttribute2
            extensionAttribute3 extensionAttribute4 extensionAttribute5 extensionAttribute6 extensionAttribute7
            extensionAttribute8 extensionAttribute9 extensionAttribute10 extensionAttribute11 extensionAttribute12
            extensionAttribute13 extensionAttribute14 extensionAttribute15 mailNickname msDS-preferredDataLocation
            msExchArchiveGUID msExchArchiveName msExchArchiveStatus msExchAuditAdmin msExchAuditDelegate
            msExchAuditDelegateAdmin msExchAuditOwner msExchBlockedSendersHash msExchBypassAudit
            msExchBypassModerationLink msExchDelegateListLink msExchELCExpirySuspensionEnd
            msExchELCExpirySuspensionStart msExchELCMailboxFlags msExchEnableModeration msExchExtensionCustomAttribute1
            msExchExtensionCustomAttribute2 msExchExtensionCustomAttribute3 msExchExtensionCustomAttribute4
            msExchExtensionCustomAttribute5 msExchHideFromAddressLists msExchImmutableId msExchLitigationHoldDate
            msExchLitigationHoldOwner msExchMailboxAuditEnable msExchMailboxAuditLogAgeLimit msExchMailboxGuid
            msExchMasterAccountSid msExchModeratedByLink msExchModerationFlags msExchRecipientDisplayType
            msExchRecipientTypeDetails msExchRemoteRecipientType msExchRequireAuthToSendTo msExchResourceCapacity
            msExchResourceDisplay msExchResourceMetaData msExchResourceSearchProperties msExchRetentionComment
            msExchRetentionURL msExchSafeRecipientsHash msExchSafeSendersHash msExchSenderHintTranslations
            msExchTeamMailboxExpiration msExchTeamMailboxOwners msExchTeamMailboxSharePointLinkedBy
            msExchTeamMailboxSharePointUrl msExchUCVoiceMailSettings msExchUsageLocation msExchUserHoldPolicies
            publicDelegates targetAddress telephoneAssistant unauthOrig
            """;
    /** Of groups that can receive mail. */
    static final String LIST = """
            hideDLMembership msExchCoManagedByLink msOrg-IsOrganizational oOFReplyToOriginator reportToOriginator
            reportToOwner
            """;
    /** Of people with a telephone. */
    static final String TELEPHONY = """
            msRTCSIP-ApplicationOptions msRTCSIP-DeploymentLocator msRTCSIP-Line msRTCSIP-OptionFlags
            msRTCSIP-OriginatorSid msRTCSIP-OwnerUrn msRTCSIP-PrimaryUserAddress msRTCSIP-UserEnabled
            """;

    /** Back links to any of these; every object may have them. */
    static final String BACK_LINKS = """
            altRecipientBL authOrigBL dLMemRejectPermsBL dLMemSubmitPermsBL msExchBypassModerationBL
            msExchCoManagedObjectsBL msExchDelegateListBL msExchModeratedObjectsBL publicDelegatesBL unauthOrigBL
            """;

    private static final String TEXT_SINGLE = """
            mailNickname targetAddress:1123 telephoneAssistant:64 msDS-preferredDataLocation:10 msExchAssistantName:256
            msExchImmutableId:256 msExchLitigationHoldOwner:1024 msExchResourceDisplay:1024 msExchRetentionComment
            msExchRetentionURL msExchTeamMailboxSharePointUrl msExchUsageLocation:2
            extensionAttribute1:1024 extensionAttribute2:1024 extensionAttribute3:1024 extensionAttribute4:1024
            extensionAttribute5:1024 extensionAttribute6:1024 extensionAttribute7:1024 extensionAttribute8:1024
            extensionAttribute9:1024 extensionAttribute10:1024 extensionAttribute11:2048 extensionAttribute12:2048
            extensionAttribute13:2048 extensionAttribute14:2048 extensionAttribute15:2048
            msRTCSIP-DeploymentLocator:256 msRTCSIP-Line:500 msRTCSIP-OwnerUrn:1024 msRTCSIP-PrimaryUserAddress:454
            """;
    private static final String TEXT_MULTIPLE = """
            msExchArchiveName:512 msExchExtensionCustomAttribute1:2048 msExchExtensionCustomAttribute2:2048
            msExchExtensionCustomAttribute3:2048 msExchExtensionCustomAttribute4:2048
            msExchExtensionCustomAttribute5:2048 msExchResourceMetaData msExchResourceSearchProperties
            msExchSenderHintTranslations msExchUCVoiceMailSettings msExchUserHoldPolicies
            """;
    private static final String INTEGER_SINGLE = """
            msExchArchiveStatus msExchAuditAdmin msExchAuditDelegate msExchAuditDelegateAdmin msExchAuditOwner
            msExchELCMailboxFlags msExchMailboxAuditLogAgeLimit msExchModerationFlags msExchRecipientDisplayType
            msExchResourceCapacity msRTCSIP-ApplicationOptions msRTCSIP-OptionFlags
            """;
    private static final String LARGE_SINGLE = "msExchRecipientTypeDetails msExchRemoteRecipientType";
    private static final String BOOLEAN_SINGLE = """
            hideDLMembership msExchBypassAudit msExchEnableModeration msExchHideFromAddressLists
            msExchMailboxAuditEnable msExchRequireAuthToSendTo msOrg-IsOrganizational msRTCSIP-UserEnabled
            oOFReplyToOriginator reportToOriginator reportToOwner
            """;
    private static final String TIME_SINGLE = """
            msExchELCExpirySuspensionEnd msExchELCExpirySuspensionStart msExchLitigationHoldDate
            msExchTeamMailboxExpiration
            """;
    private static final String BYTES_SINGLE = """
            msExchArchiveGUID:16 msExchBlockedSendersHash:4000 msExchMailboxGuid:16 msExchSafeRecipientsHash:12000
            msExchSafeSendersHash:4000
            """;

    private ServerAttributes() {}

    static void addTo(AttributeTypes types) {
        types.define(TEXT_SINGLE, Syntax.TEXT, true);
        types.define(TEXT_MULTIPLE, Syntax.TEXT, false);
        types.define(INTEGER_SINGLE, Syntax.INTEGER, true);
        types.define(LARGE_SINGLE, Syntax.LARGE_INTEGER, true);
        types.define(BOOLEAN_SINGLE, Syntax.BOOLEAN, true);
        types.define(TIME_SINGLE, Syntax.TIME, true);
        types.define(BYTES_SINGLE, Syntax.BYTES, true);
        types.define("msExchMasterAccountSid msRTCSIP-OriginatorSid", Syntax.SID, true);
        types.define("msExchTeamMailboxSharePointLinkedBy", Syntax.NAME, true);
        types.define("msExchTeamMailboxOwners", Syntax.NAME, false);
        types.link("publicDelegates", "publicDelegatesBL", false, 14);
        types.link("authOrig", "authOrigBL", false, 110);
        types.link("dLMemSubmitPerms", "dLMemSubmitPermsBL", false, 112);
        types.link("unauthOrig", "unauthOrigBL", false, 114);
        types.link("dLMemRejectPerms", "dLMemRejectPermsBL", false, 116);
        types.link("altRecipient", "altRecipientBL", true, 126);
        // the numbers of these are this forest's own
        types.link("msExchCoManagedByLink", "msExchCoManagedObjectsBL", false, 1000);
        types.link("msExchModeratedByLink", "msExchModeratedObjectsBL", false, 1002);
        types.link("msExchBypassModerationLink", "msExchBypassModerationBL", false, 1004);
        types.link("msExchDelegateListLink", "msExchDelegateListBL", false, 1006);
    }
}
