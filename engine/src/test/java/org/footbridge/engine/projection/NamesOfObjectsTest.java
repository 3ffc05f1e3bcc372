package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.user;
import static org.footbridge.engine.projection.Mapped.desired;
import static org.footbridge.engine.projection.Mapped.evaluated;
import static org.footbridge.engine.projection.Mapped.rules;

import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue.Flag;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.naming.UserPrincipalName;
import org.junit.jupiter.api.Test;

class NamesOfObjectsTest {

    private static AttributeMapping text(String property, String attribute) {
        return AttributeMapping.always(PropertyDefinition.text(property), evaluated("[" + attribute + "]"));
    }

    private static final AttributeMapping ADDRESSES = AttributeMapping.always(
            PropertyDefinition.of("proxyAddresses", PropertyDefinition.Type.STRING, true),
            evaluated("[proxyAddresses]"));
    private static final AttributeMapping NICKNAME = text("mailNickname", "mailNickname");

    @Test
    void theRulesAboutNamesComeAfterTheMappings() {
        DesiredObject desired = desired(
                user(1).with("userPrincipalName", "ann@elsewhere.example")
                        .with("mail", "ann.smith@x.example")
                        .with("proxyAddresses", "SMTP:as@x.example", "smtp:AS@x.example"),
                rules(
                        text("userPrincipalName", "userPrincipalName"),
                        text("onPremisesUserPrincipalName", "userPrincipalName"),
                        NICKNAME,
                        text("displayName", "displayName"),
                        text("mail", "mail"),
                        ADDRESSES));
        assertThat(desired.properties())
                .containsEntry("userPrincipalName", new Text("as@fabrikam.onfootbridge.example"))
                .containsEntry("onPremisesUserPrincipalName", new Text("ann@elsewhere.example"))
                .containsEntry("mailNickname", new Text("as"))
                .containsEntry("displayName", new Text("u1"))
                .containsEntry("mail", new Text("ann.smith@x.example"))
                .containsEntry("proxyAddresses", Texts.of("SMTP:as@x.example"))
                .doesNotContainKey(UserPrincipalName.OTHER_SOURCE);
        assertThat(desired.standIns()).containsExactly("mailNickname", "userPrincipalName");
    }

    @Test
    void anotherAttributeMayBeTheSignInName() {
        SyncRules rules = rules(
                text("userPrincipalName", "mail"), text("onPremisesUserPrincipalName", "userPrincipalName"), NICKNAME);
        DesiredObject taken = desired(user(1).with("mail", "ann@fabrikam.example"), rules);
        assertThat(taken.properties())
                .containsEntry("userPrincipalName", new Text("ann@fabrikam.example"))
                .containsEntry("onPremisesUserPrincipalName", new Text("u1@fabrikam.example"))
                .containsEntry(UserPrincipalName.OTHER_SOURCE, new Text("ann@fabrikam.example"));
        assertThat(taken.owned()).containsKey(UserPrincipalName.OTHER_SOURCE);
        assertThat(desired(user(1).with("mail", "ann@elsewhere.example"), rules).properties())
                .containsEntry("userPrincipalName", new Text("ann@fabrikam.onfootbridge.example"))
                .containsEntry(UserPrincipalName.OTHER_SOURCE, new Text("ann@elsewhere.example"));
    }

    @Test
    void thePrimaryAddressIsTheMailOfAnObjectThatHasNone() {
        assertThat(desired(
                                user(1).with("proxyAddresses", "smtp:b@x.example", "SMTP:A@x.example"),
                                rules(text("mail", "mail"), ADDRESSES))
                        .properties())
                .containsEntry("mail", new Text("A@x.example"));
        assertThat(desired(user(1).with("proxyAddresses", "SMTP:A@x.example"), rules(ADDRESSES))
                        .owned())
                .as("where mail is not mapped it stays alone")
                .doesNotContainKey("mail");
    }

    @Test
    void aUsageLocationThatIsNoCountryIsNone() {
        SyncRules rules = rules(text("usageLocation", "msExchUsageLocation"));
        assertThat(desired(user(1).with("msExchUsageLocation", "de"), rules).properties())
                .containsEntry("usageLocation", new Text("DE"));
        DesiredObject none = desired(user(1).with("msExchUsageLocation", "Germany"), rules);
        assertThat(none.properties()).doesNotContainKey("usageLocation");
        assertThat(none.owned()).containsKey("usageLocation");
    }

    @Test
    void whatIsNotMappedGetsNoName() {
        DesiredObject desired = desired(
                user(1),
                rules(
                        AttributeMapping.always(PropertyDefinition.text("mailNickname"), new MappingSource.Cleared()),
                        AttributeMapping.always(PropertyDefinition.text("displayName"), new MappingSource.None())));
        assertThat(desired.properties()).containsOnlyKeys("onPremisesImmutableId");
    }

    @Test
    void aGroupKnowsWhetherItReceivesMail() {
        SyncRules rules = rules(
                TargetKind.GROUP,
                "group",
                new AnchorRule.ObjectGuid(),
                ADDRESSES,
                text("mail", "mail"),
                NICKNAME,
                AttributeMapping.always(
                        PropertyDefinition.of("mailEnabled", PropertyDefinition.Type.BOOLEAN, false),
                        evaluated("[mailEnabled]")));
        assertThat(desired(group(1).with("mail", "g@x.example"), rules).properties())
                .containsEntry("mailEnabled", new Flag(true))
                .containsEntry("mailNickname", new Text("g"));
        assertThat(desired(group(1), rules).properties())
                .containsEntry("mailEnabled", new Flag(false))
                .containsEntry("mailNickname", new Text("g1"));
    }
}
