package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.user;
import static org.footbridge.engine.projection.Mapped.desired;
import static org.footbridge.engine.projection.Mapped.evaluated;
import static org.footbridge.engine.projection.Mapped.matching;
import static org.footbridge.engine.projection.Mapped.rules;

import java.util.Optional;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.ValueFlow;
import org.junit.jupiter.api.Test;

class MatchKeysTest {

    private static final AttributeMapping NAME = matching("userPrincipalName", evaluated("[userPrincipalName]"), 1);
    private static final AttributeMapping ADDRESSES = new AttributeMapping(
            PropertyDefinition.of("proxyAddresses", PropertyDefinition.Type.STRING, true),
            evaluated("[proxyAddresses]"),
            Optional.empty(),
            ValueFlow.ALWAYS,
            3);
    private static final AttributeMapping EMPLOYEE = matching("employeeId", evaluated("[employeeID]"), 2);
    private static final AttributeMapping TITLE = matching("jobTitle", evaluated("[title]"), 0);

    @Test
    void keysComeInTheOrderOfTheirPriorityInLowerCase() {
        assertThat(desired(
                                user(1).with("userPrincipalName", "Ann@Fabrikam.example")
                                        .with("employeeID", " E42 ")
                                        .with("title", "Engineer")
                                        .with("proxyAddresses", "smtp:b@x.example", "SMTP:A@X.example"),
                                rules(ADDRESSES, TITLE, EMPLOYEE, NAME))
                        .matchKeys())
                .containsExactly(
                        new MatchKey("userPrincipalName", "ann@fabrikam.example"),
                        new MatchKey("employeeId", "e42"),
                        new MatchKey("proxyAddresses", "a@x.example"));
    }

    @Test
    void aPropertyWithoutValueIsNoKey() {
        assertThat(desired(
                                user(1).with("proxyAddresses", "smtp:b@x.example", "X500:/o=one"),
                                rules(ADDRESSES, EMPLOYEE))
                        .matchKeys())
                .isEmpty();
    }

    @Test
    void aMadeUpNameIsNoKey() {
        assertThat(desired(user(1).with("userPrincipalName", "ann@elsewhere.example"), rules(NAME))
                        .matchKeys())
                .isEmpty();
    }

    @Test
    void equalPrioritiesAreOrderedByName() {
        assertThat(desired(
                                user(1).with("employeeID", "1").with("mail", "A@x.example"),
                                rules(matching("mail", evaluated("[mail]"), 2), EMPLOYEE))
                        .matchKeys())
                .containsExactly(new MatchKey("employeeId", "1"), new MatchKey("mail", "a@x.example"));
    }
}
