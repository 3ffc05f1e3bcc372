package org.footbridge.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ValueFlow;

/**
 * The mappings of the default schema. Kinds of objects (U user and inetOrgPerson, C contact, G group), target, form of the
 * source and its text: {@code trim} an attribute without surrounding blanks, {@code copy} an attribute as it is,
 * {@code constant} a text, {@code expression} the rest of the line. Names alone are targets that are called as their
 * attribute is.
 */
final class DefaultMappings {

    /** Identity, rights and what makes an object findable: flow whatever workloads are chosen. */
    private static final String ALWAYS = """
        U   accountEnabled                expression IIF([accountDisabled] = "True", False, Not([accountExpired]))
        UG  cn                            copy       cn
        UG  displayName                   expression IIF(IsPresent(Trim([displayName])), Trim([displayName]), \
        Coalesce(Trim([cn]), Trim([sAMAccountName])))
        C   displayName                   expression IIF(IsPresent(Trim([displayName])), Trim([displayName]), \
        Trim([cn]))
        U   lastPasswordChangeDateTime    copy       pwdLastSet
        G   mailEnabled                   copy       mailEnabled
        UCG mailNickname                  trim       mailNickname
        G   members                       copy       member
        UG  onPremisesDistinguishedName   copy       distinguishedName
        UG  onPremisesDomainName          constant   %DomainFQDN%
        UG  onPremisesNetBiosName         constant   %DomainNetBios%
        UG  onPremisesObjectIdentifier    copy       objectGUID
        UG  onPremisesSamAccountName      copy       sAMAccountName
        UG  onPremisesSecurityIdentifier  copy       objectSid
        U   onPremisesUserPrincipalName   copy       userPrincipalName
        C   proxyAddresses                expression RemoveDuplicates(Trim([proxyAddresses]))
        G   securityEnabled               expression \
        IIF(IsPresent([groupType]), CBool(BitAnd([groupType], &H80000000) <> 0), NULL)
        U   usageLocation                 expression \
        IIF(Len(Trim([msExchUsageLocation])) = 2, Trim([msExchUsageLocation]), Trim([c]))
        U   userPrincipalName             copy       userPrincipalName
        U   userType                      constant   Member
        """;

    /** In the lists of workloads. */
    private static final String LISTED = """
        UC  businessPhones                trim       telephoneNumber
        UC  city                          trim       l
        UC  companyName                   trim       company
        UC  country                       trim       co
        UC  department                    trim       department
        UCG description                   trim       description
        U   employeeId                    trim       employeeID
        UCG faxNumber                     trim       facsimileTelephoneNumber
        UC  givenName                     trim       givenName
        UC  jobTitle                      trim       title
        UCG mail                          trim       mail
        G   managedBy                     copy       managedBy
        UC  manager                       copy       manager
        UC  mobilePhone                   trim       mobile
        UC  officeLocation                trim       physicalDeliveryOfficeName
        UC  postalCode                    trim       postalCode
        U   preferredLanguage             trim       preferredLanguage
        UG  proxyAddresses                expression RemoveDuplicates(Trim([proxyAddresses]))
        UC  state                         trim       st
        UC  streetAddress                 trim       streetAddress
        UC  surname                       trim       sn
        UC  userCertificate               expression IIF(Count([userCertificate]) > 15, NULL, [userCertificate])
        UC  userSMIMECertificate          expression \
        IIF(Count([userSMIMECertificate]) > 15, NULL, [userSMIMECertificate])
        UCG legacyExchangeDN              copy       legacyExchangeDN
        """;

    /** In the lists of workloads, too; texts without surrounding blanks. */
    private static final String LISTED_BY_NAME = """
        UCG extensionAttribute1..15 info msDS-HABSeniorityIndex msDS-PhoneticDisplayName
        UC  c countryCode homePhone initials ipPhone middleName msRTCSIP-DeploymentLocator msRTCSIP-Line
        UC  msRTCSIP-OptionFlags msRTCSIP-PrimaryUserAddress msRTCSIP-UserEnabled otherFacsimileTelephoneNumber
        UC  otherHomePhone otherIpPhone otherMobile otherPager otherTelephone pager postOfficeBox targetAddress
        UC  telephoneAssistant thumbnailPhoto url wWWHomePage
        U   msRTCSIP-ApplicationOptions msRTCSIP-OwnerUrn
        """;

    /** The same, but only of objects that have a mail nickname; of groups that are mail-enabled. */
    private static final String LISTED_BY_NAME_OF_RECIPIENTS = """
        UCG msExchExtensionCustomAttribute1..5 msExchHideFromAddressLists msExchLitigationHoldDate
        UCG msExchLitigationHoldOwner msExchModerationFlags msExchRecipientDisplayType msExchRecipientTypeDetails
        UCG msExchRequireAuthToSendTo msExchRetentionComment msExchRetentionURL msExchSenderHintTranslations
        UC  msExchAssistantName msExchBlockedSendersHash msExchSafeRecipientsHash msExchSafeSendersHash
        UG  msExchEnableModeration
        U   msExchArchiveGUID msExchArchiveName msExchAuditAdmin msExchAuditDelegate msExchAuditDelegateAdmin
        U   msExchAuditOwner msExchBypassAudit msExchELCExpirySuspensionEnd msExchELCExpirySuspensionStart
        U   msExchELCMailboxFlags msExchImmutableID msExchMailboxAuditEnable msExchMailboxAuditLogAgeLimit
        U   msExchMailboxGuid msExchRemoteRecipientType msExchResourceCapacity msExchResourceDisplay
        U   msExchResourceMetaData msExchResourceSearchProperties msExchTeamMailboxExpiration
        U   msExchTeamMailboxSharePointUrl msExchUserHoldPolicies
        G   hideDLMembership msOrg-IsOrganizational oOFReplyToOriginator reportToOriginator reportToOwner
        """;

    /** Links to other objects, in the lists of workloads. */
    private static final String LISTED_LINKS = """
        UCG authOrig dLMemRejectPerms dLMemSubmitPerms msExchModeratedByLink publicDelegates unauthOrig
        U   altRecipient msExchDelegateListLink msExchTeamMailboxOwners msExchTeamMailboxSharePointLinkedBy
        G   msExchBypassModerationLink msExchCoManagedByLink
        """;

    /** In no list: they flow when no workloads are chosen. */
    private static final String UNLISTED = """
        U   employeeNumber                trim       employeeNumber
        U   employeeType                  trim       employeeType
        """;

    /** Of an account that is enabled until somebody disables it, though it may have expired. */
    static final String ENABLED_WHATEVER_THE_TIME = "Not([accountDisabled])";

    /** Those that new objects get and that are left alone from then on. */
    private static final Set<String> AT_CREATION = Set.of("userType");

    private static final Map<TargetKind, Map<String, Integer>> MATCHING = Map.of(
            TargetKind.USER, Map.of("userPrincipalName", 1, "proxyAddresses", 2),
            TargetKind.GROUP, Map.of("proxyAddresses", 1),
            TargetKind.CONTACT, Map.of("proxyAddresses", 1));

    private DefaultMappings() {}

    /** Of one kind of object, ordered by target. */
    static List<DefaultMapping> of(TargetKind kind) {
        List<DefaultMapping> all = new ArrayList<>();
        all.addAll(DefaultMapping.lines(ALWAYS, kind, DefaultMapping.Flow.ALWAYS));
        all.addAll(DefaultMapping.lines(LISTED, kind, DefaultMapping.Flow.BY_WORKLOAD));
        all.addAll(DefaultMapping.lines(UNLISTED, kind, DefaultMapping.Flow.UNLESS_CHOSEN));
        all.addAll(DefaultMapping.names(LISTED_BY_NAME, kind, DefaultMapping::trimmed));
        all.addAll(DefaultMapping.names(LISTED_LINKS, kind, DefaultMapping::trimmed));
        all.addAll(DefaultMapping.names(
                LISTED_BY_NAME_OF_RECIPIENTS, kind, attribute -> DefaultMapping.ofRecipient(kind, attribute)));
        return all.stream()
                .map(mapping -> refined(mapping, kind))
                .sorted(DefaultMapping.BY_TARGET)
                .toList();
    }

    private static DefaultMapping refined(DefaultMapping mapping, TargetKind kind) {
        String target = mapping.definition().targetAttributeName();
        int priority = MATCHING.getOrDefault(kind, Map.of()).getOrDefault(target, 0);
        AttributeMappingDefinition refined = mapping.definition().matching(priority);
        return new DefaultMapping(
                AT_CREATION.contains(target) ? refined.flowing(ValueFlow.OBJECT_ADD_ONLY) : refined,
                mapping.attribute(),
                mapping.flow());
    }
}
