package org.footbridge.sampleforest.store;

import static org.footbridge.sampleforest.store.ObjectClass.Kind.ABSTRACT;
import static org.footbridge.sampleforest.store.ObjectClass.Kind.AUXILIARY;
import static org.footbridge.sampleforest.store.ObjectClass.Kind.STRUCTURAL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes that the forest knows, with the attributes that their objects may have. The attributes of a mail server
 * are on auxiliary classes, as its setup would put them there.
 */
public final class ObjectClasses {
    private static final String TOP = """
            adminDescription canonicalName cn description directReports displayName distinguishedName
            isCriticalSystemObject isDeleted isRecycled lastKnownParent managedObjects memberOf
            mS-DS-ConsistencyGuid msDS-ExternalDirectoryObjectId name objectGUID objectVersion parentGUID proxyAddresses
            showInAdvancedViewOnly systemFlags uSNChanged uSNCreated url whenChanged whenCreated wWWHomePage
            """;
    private static final String ORGANIZATIONAL_PERSON = """
            assistant c co comment company countryCode department division employeeID facsimileTelephoneNumber
            generationQualifier givenName homePhone initials ipPhone l mail manager middleName mobile
            msDS-HABSeniorityIndex msDS-PhoneticDisplayName o otherFacsimileTelephoneNumber otherHomePhone otherIpPhone
            otherMobile otherPager otherTelephone ou pager personalTitle physicalDeliveryOfficeName postalCode
            postOfficeBox st streetAddress thumbnailPhoto title
            """;
    private static final String USER = """
            accountExpires badPwdCount businessCategory carLicense departmentNumber employeeNumber employeeType jpegPhoto
            lastLogon lastLogonTimestamp lockoutTime logonCount mS-DS-CreatorSID ntPwdHistory preferredLanguage
            primaryGroupID pwdLastSet roomNumber secretary servicePrincipalName uid unicodePwd userAccountControl
            userCertificate userPrincipalName userSMIMECertificate
            """;
    private static final String CLOUD_EXTENSIONS = """
            msDS-cloudExtensionAttribute1 msDS-cloudExtensionAttribute2 msDS-cloudExtensionAttribute3
            msDS-cloudExtensionAttribute4 msDS-cloudExtensionAttribute5 msDS-cloudExtensionAttribute6
            msDS-cloudExtensionAttribute7 msDS-cloudExtensionAttribute8 msDS-cloudExtensionAttribute9
            msDS-cloudExtensionAttribute10 msDS-cloudExtensionAttribute11 msDS-cloudExtensionAttribute12
            msDS-cloudExtensionAttribute13 msDS-cloudExtensionAttribute14 msDS-cloudExtensionAttribute15
            msDS-cloudExtensionAttribute16 msDS-cloudExtensionAttribute17 msDS-cloudExtensionAttribute18
            msDS-cloudExtensionAttribute19 msDS-cloudExtensionAttribute20
            """;
    private static final String MAIL_RECIPIENT = """
            info legacyExchangeDN msDS-PhoneticDisplayName msExchAssistantName secretary telephoneNumber userCertificate
            userSMIMECertificate
            """;
    private static final String SECURITY_PRINCIPAL = "sAMAccountType sIDHistory supplementalCredentials tokenGroups";
    private static final String PERSON = "seeAlso serialNumber sn telephoneNumber";

    private static final Map<String, ObjectClass> CLASSES = new LinkedHashMap<>();

    static {
        add(
                "Top",
                "top",
                "top",
                ABSTRACT,
                "",
                "instanceType objectCategory objectClass",
                TOP + ServerAttributes.BACK_LINKS);
        add("Mail-Recipient", "mailRecipient", "top", AUXILIARY, "", "cn", MAIL_RECIPIENT);
        add(
                "Security-Principal",
                "securityPrincipal",
                "top",
                AUXILIARY,
                "",
                "objectSid sAMAccountName",
                SECURITY_PRINCIPAL);
        add("Posix-Account", "posixAccount", "top", AUXILIARY, "", "", "gecos uid unixUserPassword");
        add("MS-DS-Cloud-Extensions", "msDS-CloudExtensions", "top", AUXILIARY, "", "", CLOUD_EXTENSIONS);
        add("ms-Exch-Mail-Storage", "msExchMailStorage", "top", AUXILIARY, "", "", ServerAttributes.RECIPIENT);
        add("ms-Exch-List", "msExchList", "top", AUXILIARY, "", "", ServerAttributes.LIST);
        add("ms-RTC-SIP-Telephony", "msRTCSIP-Telephony", "top", AUXILIARY, "", "", ServerAttributes.TELEPHONY);
        add("Person", "person", "top", ABSTRACT, "", "cn", PERSON);
        add("Organizational-Person", "organizationalPerson", "person", ABSTRACT, "", "", ORGANIZATIONAL_PERSON);
        add(
                "User",
                "user",
                "organizationalPerson",
                STRUCTURAL,
                "securityPrincipal mailRecipient posixAccount msDS-CloudExtensions msExchMailStorage msRTCSIP-Telephony",
                "",
                USER);
        add("inetOrgPerson", "inetOrgPerson", "user", STRUCTURAL, "", "", "");
        add(
                "Contact",
                "contact",
                "organizationalPerson",
                STRUCTURAL,
                "mailRecipient msExchMailStorage msRTCSIP-Telephony",
                "cn",
                "");
        add(
                "Computer",
                "computer",
                "user",
                STRUCTURAL,
                "",
                "",
                "dNSHostName managedBy operatingSystem operatingSystemVersion");
        add(
                "Group",
                "group",
                "top",
                STRUCTURAL,
                "securityPrincipal mailRecipient msExchMailStorage msExchList",
                "groupType",
                "mail managedBy member");
        add("Foreign-Security-Principal", "foreignSecurityPrincipal", "top", STRUCTURAL, "", "objectSid", "");
        add(
                "Organizational-Unit",
                "organizationalUnit",
                "top",
                STRUCTURAL,
                "",
                "ou",
                "c co l managedBy postalCode st streetAddress");
        add("Container", "container", "top", STRUCTURAL, "", "cn", "");
        add("Builtin-Domain", "builtinDomain", "top", STRUCTURAL, "", "", "");
        add("Lost-And-Found", "lostAndFound", "top", STRUCTURAL, "", "", "");
        add(
                "Domain-DNS",
                "domainDNS",
                "top",
                STRUCTURAL,
                "",
                "dc",
                "lockoutTime maxPwdAge msDS-Behavior-Version objectSid");
    }

    private ObjectClasses() {}

    private static void add(
            String commonName,
            String name,
            String above,
            ObjectClass.Kind kind,
            String auxiliaries,
            String required,
            String allowed) {
        CLASSES.put(
                key(name),
                new ObjectClass(commonName, name, above, kind, words(auxiliaries), words(required), words(allowed)));
    }

    /** All, each after the one it is derived from and after its auxiliary classes. */
    public static Collection<ObjectClass> all() {
        return Collections.unmodifiableCollection(CLASSES.values());
    }

    /** The names of a class and of those above it, from the top; empty when there is no such class. */
    static List<String> chain(String name) {
        List<String> chain = new ArrayList<>();
        Optional<ObjectClass> at = Optional.ofNullable(CLASSES.get(key(name)));
        while (at.isPresent()) {
            chain.addFirst(at.get().name());
            String above = at.get().above();
            at = above.equals(at.get().name()) ? Optional.empty() : Optional.ofNullable(CLASSES.get(key(above)));
        }
        return chain;
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
