package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.contact;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.project;
import static org.footbridge.engine.Samples.projected;

import java.util.Map;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Flag;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.Samples.Staged;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.projection.Projection.Skipped;
import org.junit.jupiter.api.Test;

class GroupAndContactProjectionTest {

    private static final String UNIVERSAL_DISTRIBUTION = "8";

    private static Map<String, PropertyValue> properties(Staged staged) {
        return projected(staged).desired().properties();
    }

    @Test
    void aSecurityGroupWithoutAddressGetsANicknameAndNoMail() {
        DesiredObject desired = projected(
                        group(5).with("sAMAccountName", "Bridge builders").with("description", "All of them"))
                .desired();
        assertThat(desired.kind()).isEqualTo(TargetKind.GROUP);
        assertThat(desired.properties())
                .containsEntry("displayName", new Text("g5"))
                .containsEntry("description", new Text("All of them"))
                .containsEntry("mailNickname", new Text("Bridgebuilders"))
                .containsEntry("securityEnabled", new Flag(true))
                .containsEntry("mailEnabled", new Flag(false))
                .containsEntry("onPremisesSamAccountName", new Text("Bridge builders"))
                .containsEntry("onPremisesDomainName", new Text("corp.fabrikam.example"))
                .containsEntry("onPremisesObjectIdentifier", new Text(guid(5).toString()))
                .doesNotContainKeys("mail", "proxyAddresses");
    }

    @Test
    void allThreeScopesOfSecurityGroupsAreSecurityGroups() {
        for (String type : new String[] {"-2147483646", "-2147483644", "-2147483640"}) {
            assertThat(properties(group(1).with("groupType", type))).containsEntry("securityEnabled", new Flag(true));
        }
    }

    @Test
    void aDistributionGroupNeedsAnAddress() {
        Staged distribution = group(1).with("groupType", UNIVERSAL_DISTRIBUTION);
        assertThat(project(distribution).getFirst())
                .isInstanceOfSatisfying(
                        Skipped.class, skipped -> assertThat(skipped.code()).isEqualTo("DistributionGroupWithoutMail"));
        assertThat(properties(distribution.with("mail", "list@fabrikam.example")))
                .containsEntry("securityEnabled", new Flag(false))
                .containsEntry("mailEnabled", new Flag(true))
                .containsEntry("mailNickname", new Text("list"));
    }

    @Test
    void mailCountsOnlyWhenThereAreNoProxyAddresses() {
        Staged group = group(1).with("mail", "list@fabrikam.example").with("proxyAddresses", "X500:/o=one");
        assertThat(properties(group)).containsEntry("mailEnabled", new Flag(false));
        assertThat(properties(group.with("proxyAddresses", "X500:/o=one", "smtp:list@fabrikam.example")))
                .containsEntry("mailEnabled", new Flag(true));
    }

    @Test
    void aContactIsAnchoredByItsObjectGuidAlone() {
        DesiredObject desired = projected(contact(3)
                        .with("mS-DS-ConsistencyGuid", new byte[16])
                        .with("telephoneNumber", "1")
                        .with("l", "Oslo"))
                .desired();
        assertThat(desired.kind()).isEqualTo(TargetKind.CONTACT);
        assertThat(desired.anchor().value()).isEqualTo(guid(3).toBase64());
        assertThat(desired.properties())
                .containsEntry("displayName", new Text("c3"))
                .containsEntry("mail", new Text("c3@partner.example"))
                .containsEntry("mailNickname", new Text("c3"))
                .containsEntry("proxyAddresses", Texts.of("SMTP:c3@partner.example"))
                .containsEntry("businessPhones", Texts.of("1"))
                .containsEntry("city", new Text("Oslo"));
    }
}
