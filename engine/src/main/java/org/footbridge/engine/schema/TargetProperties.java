package org.footbridge.engine.schema;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.NumberedNames;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.TargetKind;

/** The properties that objects of every tenant directory have, as tables. */
final class TargetProperties {

    /**
     * Kinds, name, type, then what is true of it: {@code several} values, {@code required}, {@code matchable},
     * {@code anycase} (a change of case is no change), a number (the longest text), {@code one:a,b} (the only texts).
     * Lengths are those of Microsoft Graph.
     */
    private static final String IN_GRAPH = """
        U   accountEnabled                BOOLEAN    required
        UC  businessPhones                STRING     several 64
        UC  city                          STRING     128
        UC  companyName                   STRING     64
        UC  country                       STRING     128
        UC  department                    STRING     64
        UCG description                   STRING     1024
        UCG displayName                   STRING     required 256
        U   employeeId                    STRING     matchable 16
        U   employeeType                  STRING     256
        UCG faxNumber                     STRING     64
        UC  givenName                     STRING     64
        UC  jobTitle                      STRING     128
        U   lastPasswordChangeDateTime    DATE_TIME
        UCG mail                          STRING     matchable 256
        G   mailEnabled                   BOOLEAN    required
        UCG mailNickname                  STRING     required matchable 64
        G   managedBy                     REFERENCE
        UC  manager                       REFERENCE
        G   members                       REFERENCE  several
        UC  mobilePhone                   STRING     64
        UC  officeLocation                STRING     128
        UG  onPremisesDistinguishedName   STRING
        UG  onPremisesDomainName          STRING     anycase
        UG  onPremisesNetBiosName         STRING     anycase
        UG  onPremisesObjectIdentifier    STRING     anycase
        UG  onPremisesSamAccountName      STRING     matchable 256
        UG  onPremisesSecurityIdentifier  STRING     matchable
        U   onPremisesUserPrincipalName   STRING     1024
        UC  postalCode                    STRING     40
        U   preferredDataLocation         STRING     anycase
        U   preferredLanguage             STRING
        UCG proxyAddresses                STRING     several matchable 1123
        G   securityEnabled               BOOLEAN    required
        UC  state                         STRING     128
        UC  streetAddress                 STRING     1024
        UC  surname                       STRING     64
        U   usageLocation                 STRING     anycase 2
        U   userPrincipalName             STRING     required matchable 113
        U   userType                      STRING     anycase one:Member,Guest
        """;

    /** Those that have the name, the type and the number of values of an attribute of Active Directory. */
    private static final String AS_IN_ACTIVE_DIRECTORY = """
        UCG authOrig dLMemRejectPerms dLMemSubmitPerms extensionAttribute1..15 info legacyExchangeDN
        UCG msDS-HABSeniorityIndex msDS-PhoneticDisplayName msExchExtensionCustomAttribute1..5
        UCG msExchHideFromAddressLists msExchLitigationHoldDate msExchLitigationHoldOwner msExchModeratedByLink
        UCG msExchModerationFlags msExchRecipientDisplayType msExchRecipientTypeDetails msExchRequireAuthToSendTo
        UCG msExchRetentionComment msExchRetentionURL msExchSenderHintTranslations publicDelegates unauthOrig
        UC  c countryCode homePhone initials ipPhone middleName msExchAssistantName msExchBlockedSendersHash
        UC  msExchSafeRecipientsHash msExchSafeSendersHash msRTCSIP-DeploymentLocator msRTCSIP-Line
        UC  msRTCSIP-OptionFlags msRTCSIP-PrimaryUserAddress msRTCSIP-UserEnabled otherFacsimileTelephoneNumber
        UC  otherHomePhone otherIpPhone otherMobile otherPager otherTelephone pager postOfficeBox targetAddress
        UC  telephoneAssistant thumbnailPhoto url userCertificate userSMIMECertificate wWWHomePage
        UG  cn msExchEnableModeration
        U   altRecipient employeeNumber msExchArchiveGUID msExchArchiveName msExchAuditAdmin msExchAuditDelegate
        U   msExchAuditDelegateAdmin msExchAuditOwner msExchBypassAudit msExchDelegateListLink
        U   msExchELCExpirySuspensionEnd msExchELCExpirySuspensionStart msExchELCMailboxFlags msExchImmutableID
        U   msExchMailboxAuditEnable msExchMailboxAuditLogAgeLimit msExchMailboxGuid msExchRemoteRecipientType
        U   msExchResourceCapacity msExchResourceDisplay msExchResourceMetaData msExchResourceSearchProperties
        U   msExchTeamMailboxExpiration msExchTeamMailboxOwners msExchTeamMailboxSharePointLinkedBy
        U   msExchTeamMailboxSharePointUrl msExchUserHoldPolicies msRTCSIP-ApplicationOptions msRTCSIP-OwnerUrn
        G   hideDLMembership msExchBypassModerationLink msExchCoManagedByLink msOrg-IsOrganizational
        G   oOFReplyToOriginator reportToOriginator reportToOwner
        """;

    /** What the tenant directory sets itself. */
    private static final String READ_ONLY = """
        UCG createdDateTime deletedDateTime id onPremisesLastSyncDateTime onPremisesProvisioningErrors
        UCG onPremisesSyncEnabled
        U   onPremisesExtensionAttributes onPremisesImmutableId
        """;

    private TargetProperties() {}

    /** All that a mapping may have as its target, by name. */
    static Map<TargetKind, Map<String, PropertyDefinition>> writable() {
        Map<TargetKind, Map<String, PropertyDefinition>> byKind = new EnumMap<>(TargetKind.class);
        for (TargetKind kind : TargetKind.values()) {
            byKind.put(kind, new TreeMap<>());
        }
        IN_GRAPH.lines().map(TargetProperties::words).forEach(words -> put(byKind, words, inGraph(words)));
        AS_IN_ACTIVE_DIRECTORY
                .lines()
                .map(TargetProperties::words)
                .forEach(words -> names(words).forEach(name -> put(byKind, words, asInActiveDirectory(name))));
        return byKind;
    }

    /** Names of those that no mapping may have as its target. */
    static Map<TargetKind, Set<String>> readOnly() {
        Map<TargetKind, Set<String>> byKind = new EnumMap<>(TargetKind.class);
        READ_ONLY.lines().map(TargetProperties::words).forEach(words -> {
            for (TargetKind kind : KindLetters.kinds(words.getFirst())) {
                names(words)
                        .forEach(name -> byKind.computeIfAbsent(kind, absent -> new TreeSet<>())
                                .add(name));
            }
        });
        return byKind;
    }

    private static void put(
            Map<TargetKind, Map<String, PropertyDefinition>> byKind,
            List<String> words,
            PropertyDefinition definition) {
        for (TargetKind kind : KindLetters.kinds(words.getFirst())) {
            byKind.getOrDefault(kind, Map.of()).put(definition.name(), definition);
        }
    }

    private static PropertyDefinition inGraph(List<String> words) {
        List<String> facts = words.subList(3, words.size());
        return new PropertyDefinition(
                words.get(1),
                PropertyDefinition.Type.valueOf(words.get(2)),
                facts.contains("several"),
                facts.contains("required"),
                !facts.contains("anycase"),
                facts.stream()
                        .filter(fact -> Character.isDigit(fact.charAt(0)))
                        .mapToInt(Integer::parseInt)
                        .findFirst()
                        .orElse(Integer.MAX_VALUE),
                facts.contains("matchable"),
                facts.stream()
                        .filter(fact -> fact.startsWith("one:"))
                        .findFirst()
                        .map(fact -> Set.of(fact.substring("one:".length()).split(",")))
                        .orElse(Collections.emptySet()));
    }

    private static PropertyDefinition asInActiveDirectory(String name) {
        SourceAttributeDefinition attribute = SourceAttributes.KNOWN
                .find(name)
                .orElseThrow(() -> new IllegalStateException(name + " is no attribute of Active Directory"));
        return PropertyDefinition.of(name, typeOf(attribute.syntax()), !attribute.singleValued());
    }

    /** The type that holds all values of the syntax. */
    static PropertyDefinition.Type typeOf(AttributeSyntax syntax) {
        return switch (syntax) {
            case TEXT -> PropertyDefinition.Type.STRING;
            case INTEGER, LARGE_INTEGER -> PropertyDefinition.Type.INTEGER;
            case BOOLEAN -> PropertyDefinition.Type.BOOLEAN;
            case TIME -> PropertyDefinition.Type.DATE_TIME;
            case OCTETS, SECURITY_IDENTIFIER, SECURITY_DESCRIPTOR -> PropertyDefinition.Type.BINARY;
            case NAME, NAME_AND_DATA, OTHER -> PropertyDefinition.Type.REFERENCE;
        };
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    private static Stream<String> names(List<String> words) {
        return words.stream().skip(1).flatMap(word -> NumberedNames.expand(word).stream());
    }
}
