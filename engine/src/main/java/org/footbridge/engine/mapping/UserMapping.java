package org.footbridge.engine.mapping;

import static org.footbridge.engine.mapping.Sources.collection;
import static org.footbridge.engine.mapping.Sources.computed;
import static org.footbridge.engine.mapping.Sources.constant;
import static org.footbridge.engine.mapping.Sources.direct;
import static org.footbridge.engine.mapping.Sources.firstOf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;

/** Users and inetOrgPersons. */
final class UserMapping {

    /** ADS_UF_ACCOUNT_DISABLE (MS-ADTS 2.2.16). */
    private static final long DISABLED = 0x2;

    private UserMapping() {}

    static ObjectMapping of(String sourceClass) {
        List<AttributeMapping> attributes = Stream.of(account(), person(), onPremises())
                .flatMap(List::stream)
                .toList();
        return ObjectMapping.unlimited(
                sourceClass,
                TargetKind.USER,
                new AnchorRule.ConsistencyGuidOrObjectGuid(),
                attributes,
                List.of(new LinkMapping("manager", "manager")));
    }

    private static List<AttributeMapping> account() {
        return List.of(
                computed("accountEnabled", Set.of("userAccountControl"), UserMapping::accountEnabled),
                UserPrincipalName.mapping(),
                MailNickname.mapping(),
                direct("mail", "mail"),
                ProxyAddresses.mapping(),
                computed("usageLocation", Set.of("msExchUsageLocation", "c"), UserMapping::usageLocation),
                direct("preferredLanguage", "preferredLanguage"),
                constant("userType", "Member"),
                computed("lastPasswordChangeDateTime", Set.of("pwdLastSet"), UserMapping::lastPasswordChange));
    }

    private static List<AttributeMapping> person() {
        return List.of(
                firstOf("displayName", "displayName", "cn", "sAMAccountName"),
                direct("givenName", "givenName"),
                direct("surname", "sn"),
                collection("businessPhones", "telephoneNumber"),
                direct("mobilePhone", "mobile"),
                direct("faxNumber", "facsimileTelephoneNumber"),
                direct("jobTitle", "title"),
                direct("department", "department"),
                direct("companyName", "company"),
                direct("officeLocation", "physicalDeliveryOfficeName"),
                direct("streetAddress", "streetAddress"),
                direct("city", "l"),
                direct("state", "st"),
                direct("postalCode", "postalCode"),
                direct("country", "co"),
                direct("employeeId", "employeeID"),
                direct("employeeType", "employeeType"));
    }

    private static List<AttributeMapping> onPremises() {
        return List.of(
                OnPremises.distinguishedName(),
                OnPremises.domainName(),
                direct("onPremisesSamAccountName", "sAMAccountName"),
                direct("onPremisesUserPrincipalName", "userPrincipalName"),
                OnPremises.securityIdentifier(),
                OnPremises.objectIdentifier(),
                OnPremises.extensionAttributes());
    }

    private static MappedValue accountEnabled(StagedObject object, MappingContext context) {
        OptionalLong control = object.number("userAccountControl");
        return control.isEmpty()
                ? Sources.missing(object, "userAccountControl")
                : new MappedValue.Value(new PropertyValue.Flag((control.getAsLong() & DISABLED) == 0));
    }

    private static MappedValue usageLocation(StagedObject object, MappingContext context) {
        return MappedValue.text(country(object, "msExchUsageLocation").or(() -> country(object, "c")));
    }

    /** ISO 3166-1 alpha-2. */
    private static Optional<String> country(StagedObject object, String attribute) {
        return object.text(attribute)
                .filter(code -> code.matches("[A-Za-z]{2}"))
                .map(code -> code.toUpperCase(Locale.ROOT));
    }

    private static MappedValue lastPasswordChange(StagedObject object, MappingContext context) {
        OptionalLong time = object.number("pwdLastSet");
        return MappedValue.text(time.isPresent() ? FileTime.text(time.getAsLong()) : Optional.empty());
    }
}
