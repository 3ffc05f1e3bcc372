package org.footbridge.engine.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.NumberedNames;
import org.footbridge.engine.TargetKind;

/**
 * A service that uses synchronised objects, and the attributes it needs of users (U), contacts (C) and groups (G). The
 * lists are those of Microsoft Entra Connect Sync, "Attributes synchronized", spelled as there.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets are copies; Java's types cannot say so
public enum Workload {
    /** Third-party applications: the least that makes sense. */
    MINIMAL("""
        UCG displayName mailNickName proxyAddresses sourceAnchor
        UC  givenName sn
        UG  cn mail
        U   accountEnabled employeeID objectSID pwdLastSet usageLocation userPrincipalName
        G   managedBy member securityEnabled
        """),

    /** Microsoft 365 Apps for enterprise. */
    OFFICE("""
        U   accountEnabled cn displayName objectSID pwdLastSet samAccountName sourceAnchor usageLocation
        U   userPrincipalName
        """),

    /** Exchange Online. */
    EXCHANGE("""
        UCG authOrig displayName dLMemRejectPerms dLMemSubmitPerms extensionAttribute1..15 info legacyExchangeDN
        UCG mailNickname msDS-HABSeniorityIndex msDS-PhoneticDisplayName msExchExtensionCustomAttribute1..5
        UCG msExchHideFromAddressLists msExchLitigationHoldDate msExchLitigationHoldOwner msExchModeratedByLink
        UCG msExchModerationFlags msExchRecipientDisplayType msExchRecipientTypeDetails msExchRequireAuthToSendTo
        UCG msExchRetentionComment msExchRetentionURL msExchSenderHintTranslations proxyAddresses publicDelegates
        UCG sourceAnchor unauthOrig
        UC  c co company countryCode department facsimiletelephonenumber givenName homePhone Initials l manager
        UC  mobile msExchAssistantName msExchBlockedSendersHash msExchSafeRecipientsHash msExchSafeSendersHash
        UC  otherFacsimileTelephone otherHomePhone otherTelephone pager physicalDeliveryOfficeName postalCode sn
        UC  st streetAddress targetAddress telephoneAssistant telephoneNumber thumbnailphoto title userCertificate
        UC  userSMIMECertificates wWWHomePage
        UG  cn msExchEnableModeration objectSID
        U   accountEnabled altRecipient msExchArchiveGUID msExchArchiveName msExchAuditAdmin msExchAuditDelegate
        U   msExchAuditDelegateAdmin msExchAuditOwner msExchBypassAudit msExchDelegateListLink
        U   msExchELCExpirySuspensionEnd msExchELCExpirySuspensionStart msExchELCMailboxFlags msExchImmutableID
        U   msExchMailboxAuditEnable msExchMailboxAuditLogAgeLimit msExchMailboxGuid msExchRemoteRecipientType
        U   msExchResourceCapacity msExchResourceDisplay msExchResourceMetaData msExchResourceSearchProperties
        U   msExchTeamMailboxExpiration msExchTeamMailboxOwners msExchTeamMailboxSharePointUrl
        U   msExchUserHoldPolicies pwdLastSet usageLocation userPrincipalName
        G   description managedBy member msExchBypassModerationLink msExchCoManagedByLink msOrg-IsOrganizational
        G   oOFReplyToOriginator reportToOriginator reportToOwner securityEnabled
        """),

    /** SharePoint Online. */
    SHAREPOINT("""
        UCG authOrig description displayName dLMemRejectPerms dLMemSubmitPerms extensionAttribute1..15 info mail
        UCG mailnickname proxyAddresses sourceAnchor unauthOrig
        UC  c co company countryCode department facsimiletelephonenumber givenName homephone initials ipPhone l
        UC  manager middleName mobile otherFacsimileTelephone otherHomePhone otherIpPhone otherMobile otherPager
        UC  otherTelephone pager physicalDeliveryOfficeName postalCode postOfficeBox sn st streetAddress
        UC  targetAddress telephoneAssistant telephoneNumber thumbnailphoto title url wWWHomePage
        UG  cn objectSID
        U   accountEnabled msExchTeamMailboxExpiration msExchTeamMailboxOwners msExchTeamMailboxSharePointLinkedBy
        U   msExchTeamMailboxSharePointUrl preferredLanguage pwdLastSet usageLocation userPrincipalName
        G   hideDLMembership managedBy member oOFReplyToOriginator reportToOriginator reportToOwner
        G   securityEnabled
        """),

    /** Teams and Skype for Business Online. */
    TEAMS("""
        UCG description displayName facsimiletelephonenumber mail mailNickname msExchHideFromAddressLists
        UCG proxyAddresses sourceAnchor
        UC  c co company department givenName homephone ipPhone l manager mobile msRTCSIP-DeploymentLocator
        UC  msRTCSIP-Line msRTCSIP-OptionFlags msRTCSIP-PrimaryUserAddress msRTCSIP-UserEnabled otherTelephone
        UC  physicalDeliveryOfficeName postalCode sn st streetAddress telephoneNumber thumbnailphoto title
        UC  wWWHomePage
        UG  cn objectSID
        U   accountEnabled msRTCSIP-ApplicationOptions msRTCSIP-OwnerUrn preferredLanguage pwdLastSet
        U   usageLocation userPrincipalName
        G   managedBy member securityEnabled
        """),

    /** Azure Rights Management. */
    RMS("""
        UCG displayName mail proxyAddresses sourceAnchor
        UG  cn objectSID
        U   accountEnabled pwdLastSet usageLocation userPrincipalName
        G   member securityEnabled
        """),

    INTUNE("""
        UCG description displayName mail mailnickname proxyAddresses sourceAnchor
        UC  c
        UG  cn objectSID
        U   accountEnabled pwdLastSet usageLocation userPrincipalName
        G   member securityEnabled
        """),

    /** Dynamics CRM. */
    DYNAMICS("""
        UCG description displayName sourceAnchor
        UC  c co company countryCode facsimiletelephonenumber givenName l manager mobile
        UC  physicalDeliveryOfficeName postalCode sn st streetAddress telephoneNumber title
        UG  cn objectSID
        U   accountEnabled preferredLanguage pwdLastSet usageLocation userPrincipalName
        G   managedBy member securityEnabled
        """);

    private final Map<TargetKind, Set<String>> attributes;

    Workload(String list) {
        Map<TargetKind, Set<String>> byKind = new EnumMap<>(TargetKind.class);
        for (TargetKind kind : TargetKind.values()) {
            byKind.put(kind, new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
        }
        for (String line : list.lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+"));
            for (TargetKind kind : KindLetters.kinds(words.getFirst())) {
                words.stream()
                        .skip(1)
                        .flatMap(word -> NumberedNames.expand(word).stream())
                        .forEach(byKind.getOrDefault(kind, Set.of())::add);
            }
        }
        byKind.replaceAll((kind, names) -> Collections.unmodifiableSet(names));
        this.attributes = Collections.unmodifiableMap(byKind);
    }

    /** Lower case, by which it is chosen. */
    public String workloadName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names are compared without case. */
    public static Optional<Workload> named(String name) {
        return Arrays.stream(values())
                .filter(workload -> workload.workloadName().equalsIgnoreCase(name))
                .findFirst();
    }

    /** What it needs of objects of a kind; compared without case. */
    public Set<String> attributes(TargetKind kind) {
        return attributes.getOrDefault(kind, Set.of());
    }
}
