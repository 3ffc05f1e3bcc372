package org.footbridge.acceptance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The default schema on paper, as far as a property is made of one attribute: kinds of objects (U user, C contact, G
 * group), the form of its values, and the names. Shares nothing with what is judged by it.
 */
final class DefaultFlow {

    /** What values of an attribute become. */
    enum Form {
        /** The first, without blanks around it. */
        TEXT,
        /** All, without blanks around them. */
        TEXTS,
        NUMBER,
        TRUTH,
        /** A moment in UTC to the second. */
        TIME,
        /** The first, in base64. */
        BYTES,
        /** All, in base64; none when there are more than fifteen. */
        CERTIFICATES
    }

    /** @param recipientsOnly only of objects that receive mail */
    record Row(Set<Kind> kinds, Form form, String property, String attribute, boolean recipientsOnly) {}

    /** Kinds, form, property, attribute. */
    private static final String RENAMED = """
            UC  TEXT  city             l
            UC  TEXT  companyName      company
            UC  TEXT  country          co
            UC  TEXT  department       department
            UCG TEXT  description      description
            U   TEXT  employeeId       employeeID
            U   TEXT  employeeNumber   employeeNumber
            U   TEXT  employeeType     employeeType
            UCG TEXT  faxNumber        facsimileTelephoneNumber
            UC  TEXT  givenName        givenName
            UC  TEXT  jobTitle         title
            UC  TEXT  mobilePhone      mobile
            UC  TEXT  officeLocation   physicalDeliveryOfficeName
            UC  TEXT  postalCode       postalCode
            U   TEXT  preferredLanguage preferredLanguage
            UC  TEXT  state            st
            UC  TEXT  streetAddress    streetAddress
            UC  TEXT  surname          sn
            UC  TEXTS businessPhones   telephoneNumber
            UG  TEXT  onPremisesSamAccountName sAMAccountName
            U   TEXT  onPremisesUserPrincipalName userPrincipalName
            """;

    /** Kinds, form, then names that attribute and property have in common. */
    private static final String SAME_NAME = """
            UG  TEXT   cn
            UCG TEXT   info legacyExchangeDN msDS-PhoneticDisplayName
            UC  TEXT   c homePhone initials ipPhone middleName pager targetAddress telephoneAssistant wWWHomePage
            UC  TEXT   msRTCSIP-DeploymentLocator msRTCSIP-Line msRTCSIP-PrimaryUserAddress
            U   TEXT   msRTCSIP-OwnerUrn
            UC  TEXTS  otherFacsimileTelephoneNumber otherHomePhone otherIpPhone otherMobile otherPager otherTelephone
            UC  TEXTS  postOfficeBox url
            UCG NUMBER msDS-HABSeniorityIndex
            UC  NUMBER countryCode msRTCSIP-OptionFlags
            U   NUMBER msRTCSIP-ApplicationOptions
            UC  TRUTH  msRTCSIP-UserEnabled
            UC  BYTES  thumbnailPhoto
            UC  CERTIFICATES userCertificate userSMIMECertificate
            """;

    /** The same of objects that receive mail. */
    private static final String OF_RECIPIENTS = """
            UCG TEXT   msExchLitigationHoldOwner msExchRetentionComment msExchRetentionURL
            UC  TEXT   msExchAssistantName
            U   TEXT   msExchImmutableID msExchResourceDisplay msExchTeamMailboxSharePointUrl
            UCG TEXTS  msExchExtensionCustomAttribute1 msExchExtensionCustomAttribute2 msExchExtensionCustomAttribute3
            UCG TEXTS  msExchExtensionCustomAttribute4 msExchExtensionCustomAttribute5 msExchSenderHintTranslations
            U   TEXTS  msExchArchiveName msExchResourceMetaData msExchResourceSearchProperties msExchUserHoldPolicies
            UCG NUMBER msExchModerationFlags msExchRecipientDisplayType msExchRecipientTypeDetails
            U   NUMBER msExchAuditAdmin msExchAuditDelegate msExchAuditDelegateAdmin msExchAuditOwner
            U   NUMBER msExchELCMailboxFlags msExchMailboxAuditLogAgeLimit msExchRemoteRecipientType
            U   NUMBER msExchResourceCapacity
            UCG TRUTH  msExchHideFromAddressLists msExchRequireAuthToSendTo
            UG  TRUTH  msExchEnableModeration
            U   TRUTH  msExchBypassAudit msExchMailboxAuditEnable
            G   TRUTH  hideDLMembership msOrg-IsOrganizational oOFReplyToOriginator reportToOriginator reportToOwner
            UCG TIME   msExchLitigationHoldDate
            U   TIME   msExchELCExpirySuspensionEnd msExchELCExpirySuspensionStart msExchTeamMailboxExpiration
            UC  BYTES  msExchBlockedSendersHash msExchSafeRecipientsHash msExchSafeSendersHash
            U   BYTES  msExchArchiveGUID msExchMailboxGuid
            """;

    /** Links to other objects that are in the tenant, by names that attribute and property have in common. */
    private static final String REFERENCES = """
            UCG authOrig dLMemRejectPerms dLMemSubmitPerms msExchModeratedByLink publicDelegates unauthOrig
            UC  manager
            U   altRecipient msExchDelegateListLink msExchTeamMailboxOwners msExchTeamMailboxSharePointLinkedBy
            G   managedBy msExchBypassModerationLink msExchCoManagedByLink
            """;

    private static final List<Row> ROWS = Stream.of(
                    rows(RENAMED, true, false), rows(SAME_NAME, false, false), rows(OF_RECIPIENTS, false, true))
            .flatMap(List::stream)
            .toList();

    private DefaultFlow() {}

    static List<Row> of(Kind kind) {
        return ROWS.stream().filter(row -> row.kinds().contains(kind)).toList();
    }

    /** What objects of a kind refer to others by, groups to their members apart. */
    static List<String> references(Kind kind) {
        return REFERENCES
                .lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(words -> kinds(words.getFirst()).contains(kind))
                .flatMap(words -> words.stream().skip(1))
                .toList();
    }

    /** Of all kinds. */
    static Set<String> references() {
        return Stream.of(Kind.values())
                .flatMap(kind -> references(kind).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The attributes that are looked at. */
    static Stream<String> attributes() {
        return Stream.concat(
                        ROWS.stream().map(Row::attribute),
                        IntStream.rangeClosed(1, 15).mapToObj(number -> "extensionAttribute" + number))
                .distinct();
    }

    private static List<Row> rows(String table, boolean renamed, boolean recipientsOnly) {
        List<Row> rows = new ArrayList<>();
        for (String line : table.lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+"));
            Set<Kind> kinds = kinds(words.getFirst());
            Form form = Form.valueOf(words.get(1).toUpperCase(Locale.ROOT));
            if (renamed) {
                rows.add(new Row(kinds, form, words.get(2), words.get(3), recipientsOnly));
            } else {
                words.subList(2, words.size())
                        .forEach(name -> rows.add(new Row(kinds, form, name, name, recipientsOnly)));
            }
        }
        return rows;
    }

    private static Set<Kind> kinds(String letters) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (int at = 0; at < letters.length(); at++) {
            kinds.add(
                    switch (letters.charAt(at)) {
                        case 'U' -> Kind.USER;
                        case 'C' -> Kind.CONTACT;
                        case 'G' -> Kind.GROUP;
                        default -> throw new IllegalArgumentException("no kind: " + letters);
                    });
        }
        return kinds;
    }
}
