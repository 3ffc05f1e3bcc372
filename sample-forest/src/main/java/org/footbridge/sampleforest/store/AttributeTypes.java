package org.footbridge.sampleforest.store;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.sampleforest.store.AttributeType.Origin;
import org.footbridge.sampleforest.store.AttributeType.Trait;

/**
 * The attributes that the forest knows; names are compared without regard to case. Those of a mail server's and of a
 * telephony server's schema are in {@link ServerAttributes}.
 */
public final class AttributeTypes {
    private static final String TEXT_SINGLE = """
            adminDescription:1024 c:3 cn:64 co:128 comment company:64 department:64 displayName:256 division:256
            dNSHostName:2048 dnsRoot employeeID:16 employeeNumber:512 employeeType:256 facsimileTelephoneNumber:64
            gecos:10240 generationQualifier:64 givenName:64 homePhone:64 info:1024 initials:6 ipPhone:64 l:128
            lDAPDisplayName legacyExchangeDN mail:256 middleName:64 mobile:64 msDS-ExternalDirectoryObjectId:256
            msDS-PhoneticDisplayName:256 name:255 nETBIOSName:16 operatingSystem operatingSystemVersion pager:64
            personalTitle:64 physicalDeliveryOfficeName:128 postalCode:40 preferredLanguage sAMAccountName:256 sn:64
            st:128 streetAddress:1024 telephoneNumber:64 title:128 userPrincipalName:1024 wWWHomePage:2048
            attributeID attributeSyntax governsID rDNAttID subClassOf
            msDS-cloudExtensionAttribute1 msDS-cloudExtensionAttribute2 msDS-cloudExtensionAttribute3
            msDS-cloudExtensionAttribute4 msDS-cloudExtensionAttribute5 msDS-cloudExtensionAttribute6
            msDS-cloudExtensionAttribute7 msDS-cloudExtensionAttribute8 msDS-cloudExtensionAttribute9
            msDS-cloudExtensionAttribute10 msDS-cloudExtensionAttribute11 msDS-cloudExtensionAttribute12
            msDS-cloudExtensionAttribute13 msDS-cloudExtensionAttribute14 msDS-cloudExtensionAttribute15
            msDS-cloudExtensionAttribute16 msDS-cloudExtensionAttribute17 msDS-cloudExtensionAttribute18
            msDS-cloudExtensionAttribute19 msDS-cloudExtensionAttribute20
            """;
    private static final String TEXT_MULTIPLE = """
            businessCategory:128 carLicense dc departmentNumber description:1024 keywords objectClass o:64
            otherFacsimileTelephoneNumber:64 otherHomePhone:64 otherIpPhone otherMobile:64 otherPager:64
            otherTelephone:64 ou:64 postOfficeBox:40 proxyAddresses:1123 roomNumber serialNumber:64 servicePrincipalName
            uid:256 uPNSuffixes url auxiliaryClass mayContain mustContain
            """;
    private static final String INTEGER_SINGLE = """
            countryCode:65535 groupType instanceType linkID msDS-Behavior-Version msDS-HABSeniorityIndex objectVersion
            oMSyntax primaryGroupID rangeUpper sAMAccountType searchFlags systemFlags userAccountControl
            objectClassCategory
            """;
    private static final String LARGE_SINGLE = "accountExpires lastLogonTimestamp lockoutTime maxPwdAge pwdLastSet";
    private static final String BOOLEAN_SINGLE = """
            isCriticalSystemObject isDeleted isRecycled isSingleValued showInAdvancedViewOnly
            """;

    private final Map<String, AttributeType> types = new LinkedHashMap<>();

    public AttributeTypes() {
        define(TEXT_SINGLE, Syntax.TEXT, true);
        define(TEXT_MULTIPLE, Syntax.TEXT, false);
        define(INTEGER_SINGLE, Syntax.INTEGER, true);
        define(LARGE_SINGLE, Syntax.LARGE_INTEGER, true);
        define(BOOLEAN_SINGLE, Syntax.BOOLEAN, true);
        define("thumbnailPhoto:102400", Syntax.BYTES, true);
        define("jpegPhoto userCertificate:32768 userSMIMECertificate:32768", Syntax.BYTES, false);
        define("invocationId mS-DS-ConsistencyGuid schemaIDGUID", Syntax.GUID, true);
        define("mS-DS-CreatorSID objectSid:28", Syntax.SID, true);
        define("sIDHistory", Syntax.SID, false);
        define("assistant lastKnownParent nCName objectCategory defaultObjectCategory", Syntax.NAME, true);
        define("msDS-hasMasterNCs secretary seeAlso", Syntax.NAME, false);
        define("unixUserPassword:128", Syntax.BYTES, false, Origin.STORED, Trait.CONFIDENTIAL);
        link("member", "memberOf", false, 2);
        link("manager", "directReports", true, 42);
        link("managedBy", "managedObjects", true, 72);
        defineLocal();
        defineComputed();
        ServerAttributes.addTo(this);
    }

    private void defineLocal() {
        define("lastLogon", Syntax.LARGE_INTEGER, true, Origin.STORED, Trait.NOT_REPLICATED);
        define("badPwdCount logonCount", Syntax.INTEGER, true, Origin.STORED, Trait.NOT_REPLICATED);
        define("uSNCreated uSNChanged", Syntax.LARGE_INTEGER, true, Origin.SYSTEM, Trait.NOT_REPLICATED);
        define("objectGUID", Syntax.GUID, true, Origin.SYSTEM, Trait.NOT_REPLICATED);
        define("whenChanged", Syntax.TIME, true, Origin.SYSTEM, Trait.NOT_REPLICATED);
        define("distinguishedName", Syntax.NAME, true, Origin.SYSTEM, Trait.NOT_REPLICATED);
    }

    private void defineComputed() {
        add("whenCreated", Syntax.TIME, true, Origin.SYSTEM);
        add("parentGUID", Syntax.GUID, true, Origin.CONSTRUCTED);
        add("canonicalName", Syntax.TEXT, false, Origin.CONSTRUCTED);
        add("tokenGroups", Syntax.SID, false, Origin.CONSTRUCTED);
        add("unicodePwd", Syntax.BYTES, true, Origin.SECRET);
        add("supplementalCredentials", Syntax.BYTES, true, Origin.SECRET);
        add("ntPwdHistory", Syntax.BYTES, false, Origin.SECRET);
    }

    /** @param names separated by white space, each with its longest value after a colon where there is a limit */
    void define(String names, Syntax syntax, boolean singleValued) {
        define(names, syntax, singleValued, Origin.STORED);
    }

    private void define(String names, Syntax syntax, boolean singleValued, Origin origin, Trait... traits) {
        for (String text : names.strip().split("\\s+")) {
            String[] parts = text.split(":", 2);
            int upper = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            put(new AttributeType(parts[0], syntax, singleValued, origin, 0, upper, Set.of(traits)));
        }
    }

    void link(String forward, String back, boolean singleValued, int id) {
        AttributeType to = new AttributeType(forward, Syntax.NAME, singleValued, Origin.FORWARD_LINK, id, 0, Set.of());
        AttributeType from = new AttributeType(back, Syntax.NAME, false, Origin.BACK_LINK, id + 1, 0, Set.of());
        to.joinTo(from);
        from.joinTo(to);
        put(to);
        put(from);
    }

    /** Adds or replaces an attribute of the schema. */
    public void add(String name, Syntax syntax, boolean singleValued, Origin origin) {
        put(new AttributeType(name, syntax, singleValued, origin, 0, 0, Set.of()));
    }

    private void put(AttributeType type) {
        types.put(key(type.name()), type);
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
