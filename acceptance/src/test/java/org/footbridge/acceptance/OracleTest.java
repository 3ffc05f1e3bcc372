package org.footbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.acceptance.Differences.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OracleTest {
    private static final UUID ANNA = UUID.fromString("3f1d7c07-1f0d-447d-bedb-feb42cdea2f5");
    private static final UUID BORIS = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final UUID TEAM = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final UUID PARTNER = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final Expectation ALL = new Expectation(
            "corp.example", "CORP", List.of(), List.of(), Set.of("corp.example"), "contoso.onmicrosoft.example");

    private static final OnPremisesEntry ANNA_ENTRY = user(
            ANNA,
            "CN=Anna,OU=People,DC=corp,DC=example",
            "sAMAccountName=anna",
            "userPrincipalName=anna@corp.example",
            "displayName= Anna Quist ",
            "mail=anna@corp.example",
            "proxyAddresses=SMTP:anna@corp.example",
            "proxyAddresses=smtp:ANNA@corp.example",
            "telephoneNumber=+46 31",
            "c=se",
            "extensionAttribute1=CC-1",
            "pwdLastSet=132772253564048004");

    private static OnPremisesEntry user(UUID guid, String dn, String... attributes) {
        List<String> all = new ArrayList<>(List.of("objectClass=user", "userAccountControl=512"));
        all.addAll(Arrays.asList(attributes));
        return entry(guid, dn, Map.of(), all.toArray(String[]::new));
    }

    private static OnPremisesEntry entry(UUID guid, String dn, Map<String, List<UUID>> links, String... attributes) {
        Map<String, List<byte[]>> raw = new TreeMap<>();
        for (String attribute : attributes) {
            String[] parts = attribute.split("=", 2);
            raw.computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(parts[1].getBytes(StandardCharsets.UTF_8));
        }
        if (!dn.contains("OU=Contacts")) {
            byte[] sid = Arrays.copyOf(new byte[] {1, 4, 0, 0, 0, 0, 0, 5, 21}, 24);
            System.arraycopy(OnPremisesEntry.rawGuid(guid), 4, sid, 12, 12);
            raw.put("objectsid", List.of(sid));
        }
        return new OnPremisesEntry(guid, dn, raw, links);
    }

    private static Oracle company() {
        OnPremisesEntry boris = entry(
                BORIS,
                "CN=Boris,OU=People,DC=corp,DC=example",
                Map.of("manager", List.of(ANNA)),
                "objectClass=user",
                "userAccountControl=514",
                "sAMAccountName=boris",
                "userPrincipalName=boris@corp.local");
        OnPremisesEntry team = entry(
                TEAM,
                "CN=Team,OU=Groups,DC=corp,DC=example",
                Map.of("member", List.of(ANNA, BORIS, UUID.randomUUID()), "authorig", List.of(ANNA)),
                "objectClass=group",
                "groupType=-2147483640",
                "sAMAccountName=team",
                "description=Bridge builders");
        OnPremisesEntry partner = entry(
                PARTNER,
                "CN=Partner,OU=Contacts,DC=corp,DC=example",
                Map.of(),
                "objectClass=contact",
                "displayName=Partner",
                "proxyAddresses=SMTP:partner@elsewhere.example",
                "telephoneNumber=+1 212");
        return Oracle.of(new DirectoryDump(List.of(ANNA_ENTRY, boris, team, partner)), ALL);
    }

    @Test
    void aTenantThatShowsWhatIsExpectedHasNoDifferences() {
        Oracle oracle = company();
        Differences found = oracle.compare(new MirrorTenant(oracle));
        assertThat(found.all()).isEmpty();
        assertThat(found.compared()).isEqualTo(4);
        assertThat(oracle.memberships()).isEqualTo(2);
        assertThat(oracle.references()).isEqualTo(2);
    }

    @Test
    void aMemberOfAnotherForestIsExpectedWhereAForeignSecurityPrincipalStandsForIt() {
        UUID standIn = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
        UUID everybody = UUID.fromString("00000000-0000-0000-0000-0000000000f2");
        String sid = ANNA_ENTRY.sid().orElseThrow();
        OnPremisesEntry team = entry(
                TEAM,
                "CN=Team,DC=partner,DC=example",
                Map.of("member", List.of(standIn, everybody)),
                "objectClass=group",
                "groupType=-2147483644",
                "sAMAccountName=team");
        Expectation partner = new Expectation(
                "partner.example", "PARTNER", List.of(), List.of(), Set.of(), "contoso.onmicrosoft.example");
        DirectoryDump dump =
                new DirectoryDump(List.of(team, principal(standIn, sid), principal(everybody, "S-1-5-11")));
        Oracle oracle = Oracle.of(List.of(
                new Oracle.Source(dump, partner), new Oracle.Source(new DirectoryDump(List.of(ANNA_ENTRY)), ALL)));
        assertThat(oracle.objects()).extracting(ExpectedObject::source).containsExactly(TEAM, ANNA);
        assertThat(oracle.objects().getFirst().members()).containsExactly(ANNA);
    }

    private static OnPremisesEntry principal(UUID guid, String sid) {
        return entry(
                guid,
                "CN=" + sid + ",CN=ForeignSecurityPrincipals,DC=partner,DC=example",
                Map.of(),
                "objectClass=foreignSecurityPrincipal");
    }

    @Test
    void aMissingObjectIsFoundAndItsMembershipToo() {
        MirrorTenant tenant = new MirrorTenant(company());
        tenant.remove(BORIS);
        assertThat(company().compare(tenant).all())
                .extracting(Differences.Difference::sort)
                .containsExactlyInAnyOrder(Sort.MISSING_OBJECT, Sort.MISSING_MEMBER);
    }

    @Test
    void aSurplusSynchronisedObjectIsFoundAndOneOfTheCloudIsNot() {
        MirrorTenant tenant = new MirrorTenant(company());
        tenant.add(Kind.USER, Map.of("id", "x", "displayName", "Left over", "onPremisesSyncEnabled", true));
        tenant.add(Kind.USER, Map.of("id", "y", "displayName", "Cloud only"));
        assertThat(company().compare(tenant).all()).singleElement().satisfies(difference -> {
            assertThat(difference.sort()).isEqualTo(Sort.SURPLUS_OBJECT);
            assertThat(difference.object()).contains("Left over");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "displayName, Anna  Quist",
        "accountEnabled, false",
        "userPrincipalName, Anna@corp.example",
        "usageLocation, se",
        "onPremisesImmutableId, AAAA",
        "onPremisesDistinguishedName, 'CN=anna,OU=People,DC=corp,DC=example'",
        "lastPasswordChangeDateTime, 2021-09-27T14:09:17Z",
        "mail, ''",
        "jobTitle, never given"
    })
    void aWrongPropertyOfAUserIsFound(String property, String value) {
        MirrorTenant tenant = new MirrorTenant(company());
        tenant.set(ANNA, property, "false".equals(value) ? false : value);
        assertThat(company().compare(tenant).all()).singleElement().satisfies(difference -> {
            assertThat(difference.sort()).isEqualTo(Sort.WRONG_PROPERTY);
            assertThat(difference.detail()).startsWith(property + " must be ");
            assertThat(difference.object()).contains("CN=Anna");
        });
    }

    @Test
    void aWrongValueInACollectionOrAnObjectIsFound() {
        MirrorTenant tenant = new MirrorTenant(company());
        tenant.set(ANNA, "proxyAddresses", List.of("SMTP:anna@corp.example", "smtp:more@corp.example"));
        tenant.set(ANNA, "businessPhones", List.of());
        tenant.set(ANNA, "onPremisesExtensionAttributes", Map.of("extensionAttribute1", "CC-2"));
        tenant.set(TEAM, "securityEnabled", false);
        tenant.set(PARTNER, "phones", List.of(Map.of("type", "business", "number", "+1 213")));
        assertThat(company().compare(tenant).all())
                .extracting(difference -> difference.detail().split(" ")[0])
                .containsExactly(
                        "businessPhones",
                        "onPremisesExtensionAttributes",
                        "proxyAddresses",
                        "securityEnabled",
                        "businessPhones");
    }

    @Test
    void wrongMembersAreFound() {
        MirrorTenant tenant = new MirrorTenant(company());
        tenant.members(TEAM).remove(tenant.id(ANNA));
        tenant.members(TEAM).add(tenant.id(PARTNER));
        assertThat(company().compare(tenant).all())
                .extracting(Differences.Difference::toString)
                .containsExactly(
                        "MISSING_MEMBER group CN=Team,OU=Groups,DC=corp,DC=example: user"
                                + " CN=Anna,OU=People,DC=corp,DC=example",
                        "SURPLUS_MEMBER group CN=Team,OU=Groups,DC=corp,DC=example: contact"
                                + " CN=Partner,OU=Contacts,DC=corp,DC=example");
    }

    @Test
    void aWrongOrMissingOrSurplusReferenceIsFound() {
        MirrorTenant wrong = new MirrorTenant(company());
        wrong.referToNobody(BORIS, "manager");
        wrong.refer(BORIS, "manager", BORIS);
        wrong.refer(ANNA, "publicDelegates", BORIS);
        assertThat(company().compare(wrong).all())
                .extracting(Differences.Difference::sort)
                .containsExactly(Sort.SURPLUS_REFERENCE, Sort.MISSING_REFERENCE, Sort.SURPLUS_REFERENCE);
        MirrorTenant missing = new MirrorTenant(company());
        missing.referToNobody(TEAM, "authOrig");
        assertThat(company().compare(missing)).hasToString("""
                1 differences (1 MISSING_REFERENCE) in 4 objects:
                  MISSING_REFERENCE group CN=Team,OU=Groups,DC=corp,DC=example: authOrig user \
                CN=Anna,OU=People,DC=corp,DC=example""");
    }

    @Test
    void everyFormOfValueIsExpectedAsItFlows() {
        OnPremisesEntry entry = user(
                ANNA,
                "CN=Anna,DC=corp,DC=example",
                "sAMAccountName=anna",
                "mailNickname=anna",
                "legacyExchangeDN= /o=Corp ",
                "otherTelephone= +46 1 ",
                "otherTelephone=+46 2",
                "countryCode=752",
                "thumbnailPhoto=picture",
                "userCertificate=certificate",
                "msExchHideFromAddressLists=FALSE",
                "msExchRecipientTypeDetails=2147483648",
                "msExchLitigationHoldDate=20260131120000.0Z");
        assertThat(UserRules.properties(entry, ALL))
                .containsEntry("legacyExchangeDN", "/o=Corp")
                .containsEntry("otherTelephone", Set.of("+46 1", "+46 2"))
                .containsEntry("countryCode", 752L)
                .containsEntry("thumbnailPhoto", "cGljdHVyZQ==")
                .containsEntry("userCertificate", Set.of("Y2VydGlmaWNhdGU="))
                .containsEntry("msExchHideFromAddressLists", false)
                .containsEntry("msExchRecipientTypeDetails", 2_147_483_648L)
                .containsEntry("msExchLitigationHoldDate", Instant.parse("2026-01-31T12:00:00Z"))
                .containsEntry("msExchArchiveName", ExpectedObject.Unspecified.ABSENT);
    }

    @Test
    void valuesOfAMailServerAreExpectedOfThoseWhoReceiveMail() {
        OnPremisesEntry without =
                user(ANNA, "CN=Anna,DC=corp,DC=example", "sAMAccountName=anna", "msExchHideFromAddressLists=TRUE");
        assertThat(UserRules.properties(without, ALL))
                .containsEntry("msExchHideFromAddressLists", ExpectedObject.Unspecified.ABSENT);
        OnPremisesEntry list = entry(
                TEAM,
                "CN=Team,DC=corp,DC=example",
                Map.of(),
                "objectClass=group",
                "groupType=8",
                "mail=team@corp.example",
                "reportToOwner=TRUE");
        assertThat(GroupRules.properties(list, ALL)).containsEntry("reportToOwner", true);
    }

    @Test
    void moreThanFifteenCertificatesAreNone() {
        List<String> attributes = new ArrayList<>(List.of("sAMAccountName=anna"));
        for (int number = 0; number < 16; number++) {
            attributes.add("userCertificate=" + number);
        }
        OnPremisesEntry entry = user(ANNA, "CN=Anna,DC=corp,DC=example", attributes.toArray(String[]::new));
        assertThat(UserRules.properties(entry, ALL))
                .containsEntry("userCertificate", ExpectedObject.Unspecified.ABSENT);
    }

    @Test
    void aNameThatWasMadeUpMayStayAsItWas() {
        OnPremisesEntry entry = user(
                ANNA,
                "CN=Anna,DC=corp,DC=example",
                "sAMAccountName=anna",
                "mailNickname=later",
                "userPrincipalName=anna@corp.local");
        assertThat(UserRules.properties(entry, ALL.withSettledNames()))
                .containsEntry("mailNickname", "later")
                .containsEntry(
                        "userPrincipalName",
                        new ExpectedObject.NameIn(
                                "contoso.onmicrosoft.example", Optional.of("later@contoso.onmicrosoft.example")));
    }

    @Test
    void whoWouldGetANameThatSomebodyElseHasKeepsItsOwn() {
        OnPremisesEntry anna = user(ANNA, "CN=Anna,DC=corp,DC=example", "sAMAccountName=anna", "mailNickname=anna");
        OnPremisesEntry boris = user(BORIS, "CN=Boris,DC=corp,DC=example", "sAMAccountName=b", "mailNickname=boris");
        Oracle oracle = Oracle.of(new DirectoryDump(List.of(anna, boris)), ALL.withSettledNames());
        MirrorTenant tenant = new MirrorTenant(oracle);
        tenant.set(ANNA, "userPrincipalName", "before@corp.example");
        assertThat(oracle.compare(tenant).all()).hasSize(1);

        tenant.set(BORIS, "userPrincipalName", "Anna@contoso.onmicrosoft.example");
        assertThat(oracle.compare(tenant).all()).isEmpty();
        tenant.set(ANNA, "userPrincipalName", "anna@elsewhere.example");
        assertThat(oracle.compare(tenant).all()).hasSize(1);
    }

    @Test
    void aNameThatSomebodyHasWhoShallHaveAnotherIsNoExcuse() {
        OnPremisesEntry anna = user(ANNA, "CN=Anna,DC=corp,DC=example", "sAMAccountName=anna", "mailNickname=anna");
        OnPremisesEntry boris = user(
                BORIS, "CN=Boris,DC=corp,DC=example", "sAMAccountName=boris", "userPrincipalName=boris@corp.example");
        Oracle oracle = Oracle.of(new DirectoryDump(List.of(anna, boris)), ALL.withSettledNames());
        MirrorTenant tenant = new MirrorTenant(oracle);
        tenant.set(ANNA, "userPrincipalName", "boris@corp.example");
        tenant.set(BORIS, "userPrincipalName", "anna@contoso.onmicrosoft.example");
        assertThat(oracle.compare(tenant).all()).hasSize(2);
    }

    @Test
    void atMostFiftyDifferencesAreListed() {
        MirrorTenant tenant = new MirrorTenant(company());
        for (int number = 0; number < 70; number++) {
            tenant.add(Kind.GROUP, Map.of("id", "g" + number, "onPremisesSyncEnabled", true));
        }
        assertThat(company().compare(tenant).toString().lines())
                .hasSize(52)
                .last()
                .asString()
                .contains("and 20 more");
    }

    @Test
    void theValuesOfAUserAreThoseOfTheRules() {
        ExpectedObject anna = company().objects().getFirst();
        assertThat(anna.properties())
                .containsEntry("displayName", "Anna Quist")
                .containsEntry("userPrincipalName", "anna@corp.example")
                .containsEntry("mailNickname", "anna")
                .containsEntry("usageLocation", "SE")
                .containsEntry("proxyAddresses", Set.of("SMTP:anna@corp.example"))
                .containsEntry("onPremisesImmutableId", "B3wdPw0ffUS+2/60LN6i9Q==")
                .containsEntry("lastPasswordChangeDateTime", Instant.parse("2021-09-27T14:09:16Z"))
                .containsEntry("accountEnabled", true)
                .containsEntry("jobTitle", ExpectedObject.Unspecified.ABSENT);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, SMTP:user1@x.example, user2@x.example, user3@corp.local, user1, user1@contoso.onmicrosoft.example",
                "user4, SMTP:user1@x.example, user2@x.example, user5@corp.local, user4, user4@contoso.onmicrosoft.example",
                "-, smtp:user1@x.example, user2@x.example, user3@corp.local, user2, user2@contoso.onmicrosoft.example",
                "-, smtp:user1@x.example, -, user3@corp.local, user3, user3@contoso.onmicrosoft.example",
                "-, smtp:user1@x.example, -, -, user1, user1@contoso.onmicrosoft.example",
                "-, -, -, -, sam, sam@contoso.onmicrosoft.example",
                "-, SMTP:user1@x.example, -, us er@corp.example, user1, user1@contoso.onmicrosoft.example",
                "-, SMTP:user1@x.example, -, user5@CORP.example, user1, user5@CORP.example"
            })
    void namesFollowTheChain(
            @Nullable String nickname,
            @Nullable String proxy,
            @Nullable String mail,
            @Nullable String upn,
            String expectedNickname,
            String expectedUpn) {
        List<String> attributes = new ArrayList<>(List.of("sAMAccountName=sam"));
        Map<String, @Nullable String> given = new TreeMap<>();
        given.put("mailNickname", nickname);
        given.put("proxyAddresses", proxy);
        given.put("mail", mail);
        given.put("userPrincipalName", upn);
        given.forEach((name, value) -> {
            if (value != null) {
                attributes.add(name + "=" + value);
            }
        });
        OnPremisesEntry entry = user(ANNA, "CN=Sam,DC=corp,DC=example", attributes.toArray(String[]::new));
        assertThat(UserRules.properties(entry, ALL))
                .containsEntry("mailNickname", expectedNickname)
                .containsEntry("userPrincipalName", expectedUpn);
    }

    @ParameterizedTest
    @CsvSource({
        "USER, sAMAccountName=AAD_1",
        "USER, sAMAccountName=msol_1",
        "USER, sAMAccountName=SUPPORT_388945a0",
        "USER, sAMAccountName=CAS_{1}",
        "USER, mailNickname=SystemMailbox{1}",
        "USER, isCriticalSystemObject=TRUE",
        "USER, msExchRecipientTypeDetails=536870912",
        "USER, msExchRecipientTypeDetails=2",
        "USER, adminDescription=User_1",
        "GROUP, groupType=8",
        "GROUP, sAMAccountName=MSOL_AD_Sync_RichCoexistence",
        "GROUP, msExchRecipientTypeDetails=1073741824",
        "GROUP, adminDescription=Group_1",
        "CONTACT, mail=no@addresses.example",
        "CONTACT, proxyAddresses=X500:/o=Corp"
    })
    void theDefaultExclusionsHold(Kind kind, String attribute) {
        List<String> attributes = new ArrayList<>(List.of("userAccountControl=512", attribute));
        if (!attribute.startsWith("sAMAccountName")) {
            attributes.add("sAMAccountName=somebody");
        }
        if (!attribute.startsWith("groupType")) {
            attributes.add("groupType=-2147483646");
        }
        OnPremisesEntry entry = entry(ANNA, "CN=x,DC=y", Map.of(), attributes.toArray(String[]::new));
        assertThat(Exclusions.reason(entry, kind)).isPresent();
    }

    @Test
    void onlyWhatIsBelowTheContainersAndNotBelowAnExcludedOneIsExpected() {
        Expectation people = new Expectation(
                "corp.example",
                "CORP",
                List.of("ou=people,dc=corp,dc=example"),
                List.of("OU=Left,OU=People,DC=corp,DC=example"),
                Set.of(),
                "contoso.onmicrosoft.example");
        OnPremisesEntry left = user(BORIS, "CN=Boris,OU=Left,OU=People,DC=corp,DC=example", "sAMAccountName=boris");
        OnPremisesEntry other = user(PARTNER, "CN=Carla,OU=Other,DC=corp,DC=example", "sAMAccountName=carla");
        Oracle oracle = Oracle.of(new DirectoryDump(List.of(ANNA_ENTRY, left, other)), people);
        assertThat(oracle.objects()).extracting(ExpectedObject::source).containsExactly(ANNA);
    }
}
