package org.footbridge.sampleforest.store;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.sampleforest.store.AttributeType.Origin;

/** The attributes that the forest knows; names are compared without regard to case. */
public final class AttributeTypes {
    private static final String TEXT_SINGLE = """
            adminDescription c cn co comment company department displayName division dNSHostName
            dnsRoot employeeID employeeNumber employeeType
            extensionAttribute1 extensionAttribute2 extensionAttribute3 extensionAttribute4 extensionAttribute5
            extensionAttribute6 extensionAttribute7 extensionAttribute8 extensionAttribute9 extensionAttribute10
            extensionAttribute11 extensionAttribute12 extensionAttribute13 extensionAttribute14 extensionAttribute15
            facsimileTelephoneNumber gecos givenName homePhone info initials ipPhone l lDAPDisplayName
            legacyExchangeDN mail mailNickname middleName mobile msDS-ExternalDirectoryObjectId
            msDS-PhoneticDisplayName msDS-preferredDataLocation msExchArchiveName msExchAssistantName
            msExchUsageLocation name nETBIOSName operatingSystem operatingSystemVersion pager
            physicalDeliveryOfficeName postalCode preferredLanguage sAMAccountName sn st streetAddress targetAddress
            telephoneAssistant telephoneNumber title userPrincipalName wWWHomePage attributeID attributeSyntax
            governsID uid
            """;
    private static final String TEXT_MULTIPLE = """
            description dc keywords msExchExtensionCustomAttribute1 msExchExtensionCustomAttribute2
            msExchExtensionCustomAttribute3 msExchExtensionCustomAttribute4 msExchExtensionCustomAttribute5
            objectClass o otherFacsimileTelephoneNumber otherHomePhone otherIpPhone otherMobile otherPager
            otherTelephone ou postOfficeBox proxyAddresses servicePrincipalName subClassOf uPNSuffixes url
            """;
    private static final String INTEGER_SINGLE = """
            countryCode groupType instanceType linkID msDS-Behavior-Version msExchRecipientDisplayType
            msDS-HABSeniorityIndex objectVersion oMSyntax primaryGroupID sAMAccountType systemFlags
            userAccountControl objectClassCategory
            """;
    private static final String LARGE_SINGLE = """
            accountExpires lastLogonTimestamp lockoutTime maxPwdAge msExchRecipientTypeDetails
            msExchRemoteRecipientType pwdLastSet
            """;
    private static final String BOOLEAN_SINGLE = """
            isCriticalSystemObject isDeleted isRecycled isSingleValued msExchHideFromAddressLists
            msOrg-IsOrganizational showInAdvancedViewOnly
            """;
    private static final String BYTES_SINGLE = """
            msExchArchiveGUID msExchMailboxGuid msExchBlockedSendersHash msExchSafeRecipientsHash
            msExchSafeSendersHash thumbnailPhoto
            """;

    private final Map<String, AttributeType> types = new LinkedHashMap<>();

    public AttributeTypes() {
        define(TEXT_SINGLE, Syntax.TEXT, true);
        define(TEXT_MULTIPLE, Syntax.TEXT, false);
        define(INTEGER_SINGLE, Syntax.INTEGER, true);
        define(LARGE_SINGLE, Syntax.LARGE_INTEGER, true);
        define(BOOLEAN_SINGLE, Syntax.BOOLEAN, true);
        define(BYTES_SINGLE, Syntax.BYTES, true);
        define("userCertificate userSMIMECertificate", Syntax.BYTES, false);
        define("invocationId mS-DS-ConsistencyGuid schemaIDGUID", Syntax.GUID, true);
        define("mS-DS-CreatorSID msExchMasterAccountSid", Syntax.SID, true);
        define("sIDHistory", Syntax.SID, false);
        define("lastKnownParent nCName objectCategory defaultObjectCategory", Syntax.NAME, true);
        define("msDS-hasMasterNCs", Syntax.NAME, false);
        defineLinks();
        defineComputed();
    }

    private void defineLinks() {
        link("member", "memberOf", false, 2);
        link("manager", "directReports", true, 42);
        link("managedBy", "managedObjects", true, 72);
        link("secretary", "msDS-SecretaryBL", false, 76);
        link("altRecipient", "altRecipientBL", true, 126);
        link("publicDelegates", "publicDelegatesBL", false, 14);
        link("authOrig", "authOrigBL", false, 110);
        link("msExchCoManagedByLink", "msExchCoManagedObjectsBL", false, 168);
    }

    private void defineComputed() {
        add("objectGUID", Syntax.GUID, true, Origin.SYSTEM);
        add("objectSid", Syntax.SID, true, Origin.STORED);
        add("uSNCreated", Syntax.LARGE_INTEGER, true, Origin.SYSTEM);
        add("uSNChanged", Syntax.LARGE_INTEGER, true, Origin.SYSTEM);
        add("whenCreated", Syntax.TIME, true, Origin.SYSTEM);
        add("whenChanged", Syntax.TIME, true, Origin.SYSTEM);
        add("distinguishedName", Syntax.NAME, true, Origin.SYSTEM);
        add("parentGUID", Syntax.GUID, true, Origin.CONSTRUCTED);
        add("canonicalName", Syntax.TEXT, false, Origin.CONSTRUCTED);
        add("tokenGroups", Syntax.SID, false, Origin.CONSTRUCTED);
        add("unicodePwd", Syntax.BYTES, true, Origin.SECRET);
        add("supplementalCredentials", Syntax.BYTES, true, Origin.SECRET);
        add("ntPwdHistory", Syntax.BYTES, false, Origin.SECRET);
    }

    private void define(String names, Syntax syntax, boolean singleValued) {
        for (String name : names.strip().split("\\s+")) {
            add(name, syntax, singleValued, Origin.STORED);
        }
    }

    private void link(String forward, String back, boolean singleValued, int id) {
        AttributeType to = new AttributeType(forward, Syntax.NAME, singleValued, Origin.FORWARD_LINK, id);
        AttributeType from = new AttributeType(back, Syntax.NAME, false, Origin.BACK_LINK, id + 1);
        to.joinTo(from);
        from.joinTo(to);
        types.put(key(forward), to);
        types.put(key(back), from);
    }

    /** Adds or replaces an attribute of the schema. */
    public void add(String name, Syntax syntax, boolean singleValued, Origin origin) {
        types.put(key(name), new AttributeType(name, syntax, singleValued, origin, 0));
    }

    public Optional<AttributeType> find(String name) {
        return Optional.ofNullable(types.get(key(name)));
    }

    /** The attribute of this name; refuses unknown names as a directory does. */
    public AttributeType require(String name) {
        return find(name).orElseThrow(() -> Refusal.unknownAttribute(name));
    }

    public Collection<AttributeType> all() {
        return Collections.unmodifiableCollection(types.values());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
