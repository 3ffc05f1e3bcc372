package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.RULES;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.project;
import static org.footbridge.engine.Samples.projected;
import static org.footbridge.engine.Samples.user;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Flag;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.projection.Projection.Rejected;
import org.junit.jupiter.api.Test;

class UserProjectionTest {

    private static Map<String, PropertyValue> properties(Staged staged) {
        return projected(staged).desired().properties();
    }

    private static Failure failure(Staged staged) {
        assertThat(project(staged).getFirst()).isInstanceOf(Rejected.class);
        return ((Rejected) project(staged).getFirst()).failure();
    }

    @Test
    void aUserGetsThePropertiesOfMicrosoftGraph() {
        Staged ann = user(7).with("displayName", "  Ann Smith ")
                .with("givenName", "Ann")
                .with("sn", "Smith")
                .with("mail", "ann@fabrikam.example")
                .with("proxyAddresses", "SMTP:ann@fabrikam.example", " smtp:a.smith@fabrikam.example ")
                .with("telephoneNumber", "+1 555 0100")
                .with("mobile", "+1 555 0101")
                .with("facsimileTelephoneNumber", "+1 555 0102")
                .with("title", "Engineer")
                .with("department", "Bridges")
                .with("company", "Fabrikam")
                .with("physicalDeliveryOfficeName", "4.12")
                .with("streetAddress", "1 Road")
                .with("l", "Springfield")
                .with("st", "IL")
                .with("postalCode", "62701")
                .with("co", "United States")
                .with("c", "us")
                .with("preferredLanguage", "en-US")
                .with("employeeID", "42")
                .with("employeeType", "Staff")
                .with("extensionAttribute1", "one")
                .with("extensionAttribute15", "fifteen")
                .with("pwdLastSet", "132772253564048004")
                .with("objectSid", HexFormat.of().parseHex("01020000000000052000000020020000"))
                .named("CN=Ann Smith,OU=Staff,DC=corp,DC=fabrikam,DC=example");
        DesiredObject desired = projected(ann).desired();
        assertThat(desired.kind()).isEqualTo(TargetKind.USER);
        assertThat(desired.anchor().value()).isEqualTo(guid(7).toBase64());
        assertThat(desired.properties())
                .containsOnly(
                        Map.entry("accountEnabled", new Flag(true)),
                        Map.entry("displayName", new Text("Ann Smith")),
                        Map.entry("givenName", new Text("Ann")),
                        Map.entry("surname", new Text("Smith")),
                        Map.entry("userPrincipalName", new Text("u7@fabrikam.example")),
                        Map.entry("mailNickname", new Text("ann")),
                        Map.entry("mail", new Text("ann@fabrikam.example")),
                        Map.entry(
                                "proxyAddresses",
                                Texts.of("SMTP:ann@fabrikam.example", "smtp:a.smith@fabrikam.example")),
                        Map.entry("businessPhones", Texts.of("+1 555 0100")),
                        Map.entry("mobilePhone", new Text("+1 555 0101")),
                        Map.entry("faxNumber", new Text("+1 555 0102")),
                        Map.entry("jobTitle", new Text("Engineer")),
                        Map.entry("department", new Text("Bridges")),
                        Map.entry("companyName", new Text("Fabrikam")),
                        Map.entry("officeLocation", new Text("4.12")),
                        Map.entry("streetAddress", new Text("1 Road")),
                        Map.entry("city", new Text("Springfield")),
                        Map.entry("state", new Text("IL")),
                        Map.entry("postalCode", new Text("62701")),
                        Map.entry("country", new Text("United States")),
                        Map.entry("usageLocation", new Text("US")),
                        Map.entry("preferredLanguage", new Text("en-US")),
                        Map.entry("employeeId", new Text("42")),
                        Map.entry("employeeType", new Text("Staff")),
                        Map.entry("userType", new Text("Member")),
                        Map.entry("lastPasswordChangeDateTime", new Text("2021-09-27T14:09:16Z")),
                        Map.entry("onPremisesImmutableId", new Text(guid(7).toBase64())),
                        Map.entry(
                                "onPremisesDistinguishedName",
                                new Text("CN=Ann Smith,OU=Staff,DC=corp,DC=fabrikam,DC=example")),
                        Map.entry("onPremisesDomainName", new Text("corp.fabrikam.example")),
                        Map.entry("onPremisesSamAccountName", new Text("u7")),
                        Map.entry("onPremisesUserPrincipalName", new Text("u7@fabrikam.example")),
                        Map.entry("onPremisesSecurityIdentifier", new Text("S-1-5-32-544")),
                        Map.entry("onPremisesObjectIdentifier", new Text(guid(7).toString())),
                        Map.entry("extensionAttribute1", new Text("one")),
                        Map.entry("extensionAttribute15", new Text("fifteen")),
                        Map.entry("cn", new Text("u7")),
                        Map.entry("c", new Text("us")));
        assertThat(desired.owned().keySet()).containsAll(desired.properties().keySet());
    }

    @Test
    void inetOrgPersonsAreUsersToo() {
        Staged person =
                new Staged(3, "INETORGPERSON").with("sAMAccountName", "p").with("userAccountControl", "512");
        assertThat(projected(person).desired().kind()).isEqualTo(TargetKind.USER);
    }

    @Test
    void aDisabledAccountIsSynchronisedAsDisabled() {
        assertThat(properties(user(1).with("userAccountControl", "514")))
                .containsEntry("accountEnabled", new Flag(false));
        assertThat(properties(user(1).with("userAccountControl", "66048")))
                .containsEntry("accountEnabled", new Flag(true));
    }

    @Test
    void theDisplayNameFallsBackToTheCommonNameAndThenToTheAccountName() {
        assertThat(properties(user(1).with("cn", "Common"))).containsEntry("displayName", new Text("Common"));
        assertThat(properties(user(1).with("displayName", "  ").with("cn")))
                .containsEntry("displayName", new Text("u1"));
    }

    @Test
    void anUnusableUsageLocationIsPassedOver() {
        assertThat(properties(user(1).with("msExchUsageLocation", "de").with("c", "FR")))
                .containsEntry("usageLocation", new Text("DE"));
        assertThat(properties(user(1).with("msExchUsageLocation", "Germany").with("c", "fr")))
                .containsEntry("usageLocation", new Text("FR"));
        assertThat(properties(user(1))).doesNotContainKey("usageLocation");
    }

    @Test
    void proxyAddressesAreTrimmedAndKeptOnceInOrder() {
        assertThat(properties(user(1).with(
                                "proxyAddresses",
                                "smtp:b@x.example",
                                " ",
                                " SMTP:A@x.example",
                                "smtp:a@x.example",
                                "smtp:B@X.example",
                                "X500:/o=one")))
                .containsEntry("proxyAddresses", Texts.of("smtp:b@x.example", "SMTP:A@x.example", "X500:/o=one"));
        assertThat(properties(user(1).with("proxyAddresses", "smtp:a@x.example", "SMTP:a@x.example")))
                .as("the primary address stays primary")
                .containsEntry("proxyAddresses", Texts.of("SMTP:a@x.example"));
    }

    @Test
    void theConsistencyGuidIsTheAnchorWhenThereIsOne() {
        byte[] bytes = HexFormat.of().parseHex("33221100554477668899aabbccddeeff");
        DesiredObject desired =
                projected(user(1).with("mS-DS-ConsistencyGuid", bytes)).desired();
        assertThat(desired.anchor().value()).isEqualTo("MyIRAFVEd2aImaq7zN3u/w==");
        assertThat(desired.properties())
                .containsEntry("onPremisesImmutableId", new Text("MyIRAFVEd2aImaq7zN3u/w=="))
                .containsEntry("onPremisesObjectIdentifier", new Text(guid(1).toString()));
    }

    @Test
    void attributesThatCannotBeUsedRejectTheObjectAndNameTheAttribute() {
        assertThat(failure(user(1).with("mS-DS-ConsistencyGuid", new byte[] {1, 2}))
                        .attribute())
                .isEqualTo("mS-DS-ConsistencyGuid");
        assertThat(failure(user(1).with("objectSid", new byte[] {1, 2})))
                .returns("InvalidAttributeValue", Failure::code)
                .returns("objectSid", Failure::attribute);
        assertThat(failure(user(1).with("userAccountControl")))
                .returns("AttributeMissing", Failure::code)
                .returns("userAccountControl", Failure::attribute);
    }

    @Test
    void aNameWithAVerifiedDomainIsTakenAsItIs() {
        DesiredObject desired = projected(user(1).with("userPrincipalName", " Ann.O'Neil@Fabrikam.Example "))
                .desired();
        assertThat(desired.properties()).containsEntry("userPrincipalName", new Text("Ann.O'Neil@Fabrikam.Example"));
        assertThat(desired.standIns()).doesNotContain("userPrincipalName");
    }

    @Test
    void aNameThatCannotBeUsedIsMadeOfTheNicknameInTheInitialDomain() {
        for (String name : new String[] {
            "ann@corp.local",
            "an n@fabrikam.example",
            "ann\n@fabrikam.example",
            "a@b@fabrikam.example",
            "ann",
            "@fabrikam.example",
            "ünn@fabrikam.example",
            ".ann@fabrikam.example",
            "ann.@fabrikam.example",
            "a".repeat(65) + "@fabrikam.example"
        }) {
            DesiredObject desired = projected(
                            user(1).with("userPrincipalName", name).with("mailNickname", "annie"))
                    .desired();
            assertThat(desired.properties())
                    .as(name)
                    .containsEntry("userPrincipalName", new Text("annie@fabrikam.onfootbridge.example"));
            assertThat(desired.standIns()).contains("userPrincipalName").doesNotContain("mailNickname");
        }
        assertThat(properties(user(1).with("userPrincipalName", "ann@corp.local")))
                .containsEntry("onPremisesUserPrincipalName", new Text("ann@corp.local"));
    }

    @Test
    void theNicknameIsTheFirstOfAChainThatExists() {
        Staged full = user(1).with("mailNickname", "nick")
                .with("proxyAddresses", "smtp:second@x.example", "SMTP:first@x.example")
                .with("mail", "mail@x.example")
                .with("userPrincipalName", "upn@x.example");
        assertThat(nickname(full)).isEqualTo("nick");
        assertThat(nickname(full.with("mailNickname"))).isEqualTo("first");
        assertThat(nickname(full.with("proxyAddresses", "smtp:second@x.example")))
                .isEqualTo("mail");
        assertThat(nickname(full.with("mail"))).isEqualTo("upn");
        assertThat(nickname(full.with("userPrincipalName"))).isEqualTo("second");
        assertThat(nickname(full.with("proxyAddresses"))).isEqualTo("u1");
    }

    private static String nickname(Staged staged) {
        Map<String, PropertyValue> properties = properties(staged);
        if (properties.get("mailNickname") instanceof Text(String nickname)) {
            assertThat(properties)
                    .as("without a usable name of its own the user is called by the nickname")
                    .containsEntry("userPrincipalName", new Text(nickname + "@fabrikam.onfootbridge.example"));
            return nickname;
        }
        throw new AssertionError("no nickname in " + properties);
    }

    @Test
    void charactersThatNamesMustNotHaveAreLeftOutOfMadeUpNames() {
        Map<String, PropertyValue> properties =
                properties(user(1).with("userPrincipalName").with("sAMAccountName", "svc sync$ (old)"));
        assertThat(properties)
                .containsEntry("mailNickname", new Text("svcsync$old"))
                .containsEntry("userPrincipalName", new Text("svcsyncold@fabrikam.onfootbridge.example"));
    }

    @Test
    void theRulesReadOnlyWhatTheyNeed() {
        assertThat(SourceSchema.attributesNeeded(RULES.withClasses(List.of("group"))))
                .extracting(SourceAttribute::name)
                .contains("groupType", "member", "managedBy")
                .doesNotContain("manager", "mobile", "objectGUID", "distinguishedName");
        assertThat(SourceSchema.attributesNeeded(RULES))
                .contains(
                        new SourceAttribute("objectSid", SourceAttribute.Kind.BINARY),
                        new SourceAttribute("mS-DS-ConsistencyGuid", SourceAttribute.Kind.BINARY),
                        new SourceAttribute("isCriticalSystemObject", SourceAttribute.Kind.TEXT),
                        new SourceAttribute("manager", SourceAttribute.Kind.LINK),
                        new SourceAttribute("member", SourceAttribute.Kind.LINK))
                .doesNotHaveDuplicates()
                .extracting(attribute -> attribute.name().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
    }
}
