package org.footbridge.engine;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.SourceAttributeDefinition.Link;

/**
 * Attributes of users, groups and contacts in Active Directory with Exchange and Skype for Business, for directories that
 * did not tell theirs, and those that rules cannot use, so that the reason can be told. Syntaxes are those of MS-ADA1 to
 * MS-ADA3 and of the schema extensions of Exchange.
 */
final class KnownAttributes {

    /** Syntax, number of values and kind, then the names; as {@link NumberedNames}. */
    private static final String TABLE = """
        TEXT single:
          adminDescription adminDisplayName c cn co comment company department desktopProfile displayName
          displayNamePrintable division dNSHostName employeeID employeeNumber employeeType extensionAttribute1..15
          facsimileTelephoneNumber gecos generationQualifier givenName homeDirectory homeDrive homePhone
          homePostalAddress info initials ipPhone l legacyExchangeDN loginShell mail mailNickname middleName
          mobile msDS-cloudExtensionAttribute1..20 msDS-ExternalDirectoryObjectId msDS-PhoneticCompanyName
          msDS-PhoneticDepartment msDS-PhoneticDisplayName msDS-PhoneticFirstName msDS-PhoneticLastName
          msDS-preferredDataLocation msDS-SourceObjectDN msExchAssistantName msExchHomeServerName
          msExchImmutableID msExchLitigationHoldOwner msExchResourceDisplay msExchRetentionComment
          msExchRetentionURL msExchTeamMailboxSharePointUrl msExchUsageLocation msRTCSIP-DeploymentLocator
          msRTCSIP-Line msRTCSIP-OwnerUrn msRTCSIP-PrimaryUserAddress name notes operatingSystem
          operatingSystemVersion pager personalTitle physicalDeliveryOfficeName postalCode preferredLanguage
          primaryInternationalISDNNumber primaryTelexNumber profilePath sAMAccountName scriptPath sn st street
          streetAddress targetAddress telephoneAssistant telephoneNumber textEncodedORAddress title
          unixHomeDirectory userParameters userPrincipalName userWorkstations wWWHomePage
        TEXT several:
          accountNameHistory altSecurityIdentities businessCategory carLicense departmentNumber description
          houseIdentifier internationalISDNNumber labeledURI msDS-AllowedToDelegateTo msExchArchiveName
          msExchExtensionCustomAttribute1..5 msExchPoliciesExcluded msExchPoliciesIncluded msExchResourceMetaData
          msExchResourceSearchProperties msExchSenderHintTranslations msExchUCVoiceMailSettings
          msExchUserHoldPolicies networkAddress o otherFacsimileTelephoneNumber otherHomePhone otherIpPhone
          otherLoginWorkstations otherMailbox otherMobile otherPager otherTelephone ou postalAddress postOfficeBox
          proxyAddresses roomNumber serialNumber servicePrincipalName uid url x121Address
        BOOLEAN single:
          hideDLMembership isCriticalSystemObject isDeleted msExchBypassAudit msExchEnableModeration
          msExchHideFromAddressLists msExchMailboxAuditEnable msExchRequireAuthToSendTo msOrg-IsOrganizational
          msRTCSIP-UserEnabled oOFReplyToOriginator reportToOriginator reportToOwner showInAdvancedViewOnly
        INTEGER single:
          adminCount codePage countryCode flags gidNumber groupType mS-DS-ConsistencyChildCount
          msDS-HABSeniorityIndex msDS-SupportedEncryptionTypes msExchArchiveStatus msExchAuditAdmin
          msExchAuditDelegate msExchAuditDelegateAdmin msExchAuditOwner msExchELCMailboxFlags
          msExchMailboxAuditLogAgeLimit msExchModerationFlags msExchRecipientDisplayType msExchResourceCapacity
          msRTCSIP-ApplicationOptions msRTCSIP-OptionFlags primaryGroupID sAMAccountType uidNumber
          userAccountControl
        INTEGER several:
          localeID preferredDeliveryMethod
        LARGE_INTEGER single:
          accountExpires lastLogonTimestamp lockoutTime maxStorage msExchRecipientTypeDetails
          msExchRemoteRecipientType pwdLastSet
        NAME single:
          assistant msExchTeamMailboxSharePointLinkedBy objectCategory preferredOU
        NAME several:
          msExchTeamMailboxOwners secretary seeAlso showInAddressBook
        OCTETS single:
          logonHours logonWorkstation mS-DS-ConsistencyGuid msDS-CloudAnchor msExchArchiveGUID
          msExchBlockedSendersHash msExchMailboxGuid msExchSafeRecipientsHash msExchSafeSendersHash thumbnailLogo
          thumbnailPhoto
        OCTETS several:
          jpegPhoto photo registeredAddress teletexTerminalIdentifier telexNumber userCertificate userPKCS12
          userSMIMECertificate x500uniqueIdentifier
        SECURITY_DESCRIPTOR single:
          nTSecurityDescriptor
        SECURITY_IDENTIFIER single:
          mS-DS-CreatorSID msExchMasterAccountSid msRTCSIP-OriginatorSid objectSid
        SECURITY_IDENTIFIER several:
          sIDHistory
        TIME single:
          msExchELCExpirySuspensionEnd msExchELCExpirySuspensionStart msExchLitigationHoldDate
          msExchTeamMailboxExpiration msExchWhenMailboxCreated whenCreated
        NAME single, forward link:
          altRecipient managedBy manager
        NAME several, forward link:
          authOrig dLMemRejectPerms dLMemSubmitPerms member msDS-AuthenticatedAtDC msDS-PrimaryComputer
          msExchBypassModerationLink msExchCoManagedByLink msExchDelegateListLink msExchModeratedByLink
          publicDelegates unauthOrig
        NAME_AND_DATA several, forward link:
          msDS-KeyCredentialLink
        NAME several, back link:
          altRecipientBL authOrigBL directReports dLMemRejectPermsBL dLMemSubmitPermsBL managedObjects memberOf
          msDS-AuthenticatedToAccountlist msDS-KeyCredentialLink-BL msDS-PSOApplied msExchBypassModerationBL
          msExchCoManagedObjectsBL msExchDelegateListBL msExchModeratedObjectsBL publicDelegatesBL unauthOrigBL
        INTEGER single, not replicated:
          badPwdCount logonCount
        LARGE_INTEGER single, not replicated:
          badPasswordTime lastLogoff lastLogon modifiedCount uSNChanged uSNCreated
        NAME several, not replicated:
          subRefs
        OCTETS single, not replicated:
          replPropertyMetaData
        TIME single, not replicated:
          whenChanged
        TIME several, not replicated:
          dSCorePropagationData
        TEXT single, constructed:
          aNR msDS-PrincipalName msDS-SiteName
        TEXT several, constructed:
          allowedAttributes allowedAttributesEffective allowedChildClasses allowedChildClassesEffective
          canonicalName msDS-Auxiliary-Classes msDS-ReplAttributeMetaData msDS-ReplValueMetaData
          msDS-ReplValueMetaDataExt possibleInferiors structuralObjectClass
        BOOLEAN several, constructed:
          fromEntry
        INTEGER single, constructed:
          entryTTL msDS-Approx-Immed-Subordinates msDS-IsUserCachableAtRodc msDS-KeyVersionNumber
          msDS-User-Account-Control-Computed primaryGroupToken sDRightsEffective
        LARGE_INTEGER single, constructed:
          msDS-UserPasswordExpiryTimeComputed
        NAME single, constructed:
          msDS-ResultantPSO
        NAME several, constructed:
          msds-memberOfTransitive msds-memberTransitive msDS-RevealedListBL msds-tokenGroupNames
          msds-tokenGroupNamesGlobalAndUniversal msds-tokenGroupNamesNoGCAcceptable subSchemaSubEntry
        NAME_AND_DATA several, constructed:
          msDS-RevealedList
        OCTETS single, constructed:
          msDS-ManagedPassword parentGUID
        SECURITY_IDENTIFIER several, constructed:
          tokenGroups tokenGroupsGlobalAndUniversal tokenGroupsNoGCAcceptable
        TIME single, constructed:
          createTimeStamp modifyTimeStamp msDS-LocalEffectiveDeletionTime msDS-LocalEffectiveRecycleTime
        """;

    private static final Map<String, SourceAttributeDefinition> BY_NAME = read();

    private KnownAttributes() {}

    /** Names are compared without case. */
    static Optional<SourceAttributeDefinition> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, SourceAttributeDefinition> read() {
        Map<String, SourceAttributeDefinition> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String kind = "";
        for (String line : TABLE.lines().map(String::strip).toList()) {
            if (line.endsWith(":")) {
                kind = line.substring(0, line.length() - 1);
            } else {
                for (String word : line.split(" ")) {
                    for (String name : NumberedNames.expand(word)) {
                        byName.put(name, definition(name, kind));
                    }
                }
            }
        }
        return Collections.unmodifiableMap(byName);
    }

    private static SourceAttributeDefinition definition(String name, String kind) {
        String syntax = kind.substring(0, kind.indexOf(' '));
        return new SourceAttributeDefinition(
                name,
                AttributeSyntax.valueOf(syntax.toUpperCase(Locale.ROOT)),
                kind.contains(" single"),
                kind.endsWith("constructed"),
                !kind.endsWith("not replicated") && !kind.endsWith("back link"),
                link(kind),
                false);
    }

    private static Link link(String kind) {
        if (kind.endsWith("forward link")) {
            return Link.FORWARD;
        }
        return kind.endsWith("back link") ? Link.BACK : Link.NONE;
    }
}
