package org.footbridge.engine.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.naming.Names.DOMAINS;
import static org.footbridge.engine.naming.Names.NONE;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserPrincipalNameTest {

    private static final String LONG_DOMAIN = "d".repeat(60) + ".example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@contoso.example",
                "Ann.O'Neil@CONTOSO.EXAMPLE",
                "a-b_c!d#e^f~g@contoso.example",
                "ann@contoso.onfootbridge.example",
                "1234567890123456789012345678901234567890123456789012345678901234@contoso.example"
            })
    void aWellFormedNameInAVerifiedDomainIsTakenAsItIs(String name) {
        assertThat(UserPrincipalName.choose(
                        NONE.signInName(name).nickname("nick").sources(), DOMAINS))
                .contains(new ChosenName(name, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@contoso.local",
                "ann@sub.contoso.example",
                "an n@contoso.example",
                "ann\n@contoso.example",
                "a\u00e4@contoso.example",
                "a@b@contoso.example",
                "ann",
                "@contoso.example",
                ".ann@contoso.example",
                "ann.@contoso.example",
                "ann+tag@contoso.example",
                "12345678901234567890123456789012345678901234567890123456789012345@contoso.example"
            })
    void anyOtherNameBecomesTheNicknameInTheInitialDomain(String name) {
        assertThat(UserPrincipalName.choose(
                        NONE.signInName(name).nickname("nick").sources(), DOMAINS))
                .contains(new ChosenName("nick@contoso.onfootbridge.example", true));
    }

    @Test
    void aNameLongerThan113CharactersIsNone() {
        TenantDomains domains = new TenantDomains("t.example", Set.of(LONG_DOMAIN));
        String longest = "a".repeat(113 - 1 - LONG_DOMAIN.length()) + "@" + LONG_DOMAIN;
        assertThat(UserPrincipalName.isUsable(longest, domains)).isTrue();
        assertThat(UserPrincipalName.isUsable("a" + longest, domains)).isFalse();
    }

    @Test
    void whatANicknameHasThatNoSignInNameMayHaveIsLeftOut() {
        assertThat(UserPrincipalName.madeOf("svc sync$ (\u00fcold).", "t.example"))
                .contains("svcsyncold@t.example");
        assertThat(UserPrincipalName.madeOf("..a.b..", "t.example")).contains("a.b@t.example");
        assertThat(UserPrincipalName.madeOf("x".repeat(70), "t.example")).contains("x".repeat(64) + "@t.example");
        assertThat(UserPrincipalName.madeOf("\u5c71\u7530", "t.example")).isEmpty();
    }

    @Test
    void theAccountNameHelpsOutWhenTheNicknameLeavesNothing() {
        assertThat(UserPrincipalName.choose(
                        NONE.nickname("\u5c71\u7530").account("yamada").sources(), DOMAINS))
                .contains(new ChosenName("yamada@contoso.onfootbridge.example", true));
        assertThat(UserPrincipalName.choose(NONE.nickname("\u5c71\u7530").sources(), DOMAINS))
                .isEmpty();
        assertThat(UserPrincipalName.choose(NONE.sources(), DOMAINS)).isEmpty();
    }

    @Test
    void anAlternateNameIsJudgedJustAsTheOneOfTheDirectory() {
        assertThat(UserPrincipalName.choose(
                        NONE.signInName("ann@contoso.example")
                                .mail("ann@contoso.example")
                                .sources(),
                        DOMAINS))
                .contains(new ChosenName("ann@contoso.example", false));
        assertThat(UserPrincipalName.choose(
                        NONE.signInName("ann@partner.example").sources(), DOMAINS))
                .contains(new ChosenName("ann@contoso.onfootbridge.example", true));
    }
}
