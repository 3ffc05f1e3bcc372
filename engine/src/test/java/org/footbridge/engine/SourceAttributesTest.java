package org.footbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.footbridge.engine.SourceAttributeDefinition.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceAttributesTest {

    @ParameterizedTest
    @CsvSource({
        "displayName, TEXT, true",
        "proxyAddresses, TEXT, false",
        "description, TEXT, false",
        "extensionAttribute15, TEXT, true",
        "msExchExtensionCustomAttribute5, TEXT, false",
        "countryCode, INTEGER, true",
        "userAccountControl, INTEGER, true",
        "groupType, INTEGER, true",
        "pwdLastSet, LARGE_INTEGER, true",
        "msExchRecipientTypeDetails, LARGE_INTEGER, true",
        "isCriticalSystemObject, BOOLEAN, true",
        "msExchHideFromAddressLists, BOOLEAN, true",
        "msExchLitigationHoldDate, TIME, true",
        "whenCreated, TIME, true",
        "thumbnailPhoto, OCTETS, true",
        "userCertificate, OCTETS, false",
        "mS-DS-ConsistencyGuid, OCTETS, true",
        "msExchMailboxGuid, OCTETS, true",
        "objectSid, SECURITY_IDENTIFIER, true",
        "sIDHistory, SECURITY_IDENTIFIER, false",
        "manager, NAME, true",
        "member, NAME, false",
        "msDS-KeyCredentialLink, NAME_AND_DATA, false",
        "objectGUID, OCTETS, true",
        "accountDisabled, BOOLEAN, true"
    })
    void syntaxesAreThoseOfActiveDirectory(String name, AttributeSyntax syntax, boolean singleValued) {
        SourceAttributeDefinition attribute = known(name);
        assertThat(attribute.name()).isEqualTo(name);
        assertThat(attribute.syntax()).isEqualTo(syntax);
        assertThat(attribute.singleValued()).isEqualTo(singleValued);
        assertThat(attribute.constructed()).isFalse();
        assertThat(attribute.replicated()).isTrue();
    }

    @Test
    void linksBackLinksComputedAndLocalAttributesAreToldApart() {
        assertThat(known("manager").isReference()).isTrue();
        assertThat(known("publicDelegates").isReference()).isTrue();
        for (String name : List.of("secretary", "msExchTeamMailboxOwners", "msExchTeamMailboxSharePointLinkedBy")) {
            assertThat(known(name).syntax()).isEqualTo(AttributeSyntax.NAME);
            assertThat(known(name).link()).as(name).isEqualTo(Link.NONE);
        }
        assertThat(known("memberOf").link()).isEqualTo(Link.BACK);
        assertThat(known("msDS-KeyCredentialLink").isReference()).isFalse();
        assertThat(known("tokenGroups").constructed()).isTrue();
        assertThat(known("canonicalName").constructed()).isTrue();
        assertThat(known("badPwdCount").replicated()).isFalse();
        assertThat(known("lastLogon").replicated()).isFalse();
        assertThat(known("lastLogonTimestamp").replicated()).isTrue();
    }

    @Test
    void linkIdentifiersTellTheDirection() {
        assertThat(Link.ofId(0)).isEqualTo(Link.NONE);
        assertThat(Link.ofId(2)).isEqualTo(Link.FORWARD);
        assertThat(Link.ofId(3)).isEqualTo(Link.BACK);
    }

    @Test
    void namesAreComparedWithoutCase() {
        assertThat(known("MSEXCHMAILBOXGUID").name()).isEqualTo("msExchMailboxGuid");
        assertThat(SourceAttributes.KNOWN.find("contosoBadge")).isEmpty();
    }

    @Test
    void whatTheDirectoryToldGoesBeforeWhatIsKnown() {
        SourceAttributeDefinition own = SourceAttributeDefinition.plain("info", AttributeSyntax.TEXT, false);
        SourceAttributeDefinition badge = SourceAttributeDefinition.plain("contosoBadge", AttributeSyntax.OCTETS, true);
        SourceAttributes attributes = SourceAttributes.discovered(List.of(own, badge));
        assertThat(attributes.find("INFO")).contains(own);
        assertThat(attributes.find("contosobadge")).contains(badge);
        assertThat(attributes.find("mail")).isEqualTo(SourceAttributes.KNOWN.find("mail"));
        assertThat(attributes.find("objectGUID")).isEqualTo(Optional.of(VirtualAttribute.OBJECT_GUID.definition()));
    }

    private static SourceAttributeDefinition known(String name) {
        return SourceAttributes.KNOWN.find(name).orElseThrow();
    }
}
