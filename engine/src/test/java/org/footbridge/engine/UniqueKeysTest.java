package org.footbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.junit.jupiter.api.Test;

class UniqueKeysTest {

    private static final Map<String, PropertyValue> PROPERTIES = Map.of(
            "userPrincipalName",
            new Text("Ann@Fabrikam.Example"),
            "mail",
            new Text("other@fabrikam.example"),
            "proxyAddresses",
            Texts.of(
                    "smtp:A@fabrikam.example", "SIP:ann@fabrikam.example", "SMTP:Ann.Smith@fabrikam.example", "smtp:"));

    @Test
    void namesAndSmtpAddressesAreComparedInLowerCaseAndOtherAddressesAreNotUnique() {
        UniqueKeys keys = UniqueKeys.of(TargetKind.USER, PROPERTIES);
        assertThat(keys.userPrincipalName()).contains("ann@fabrikam.example");
        assertThat(keys.addresses()).containsExactly("a@fabrikam.example", "ann.smith@fabrikam.example");
    }

    @Test
    void onlyUsersHaveAUserPrincipalName() {
        assertThat(UniqueKeys.of(TargetKind.GROUP, PROPERTIES).userPrincipalName())
                .isEmpty();
    }

    @Test
    void thePrimaryAddressIsTheOneWithThePrefixInCapitals() {
        assertThat(UniqueKeys.primaryAddress(PROPERTIES)).contains("ann.smith@fabrikam.example");
        assertThat(UniqueKeys.primaryAddress(Map.of())).isEmpty();
    }
}
