package org.footbridge.engine.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.naming.Names.NONE;

import org.junit.jupiter.api.Test;

class MailNicknameTest {

    private static final Names FULL = NONE.nickname("nick")
            .addresses("smtp:second@x.example", "SMTP:first@x.example", "X500:/o=one")
            .mail("mail@x.example")
            .signInName("upn@x.example")
            .account("account")
            .common("Common Name");

    private static String madeUp(Names names) {
        return MailNickname.choose(names.sources())
                .filter(ChosenName::madeUp)
                .map(ChosenName::value)
                .orElse("");
    }

    @Test
    void theNicknameOfTheDirectoryComesFirstAndIsNotMadeUp() {
        assertThat(MailNickname.choose(FULL.sources())).contains(new ChosenName("nick", false));
        assertThat(MailNickname.choose(NONE.nickname("an odd (one)").sources()))
                .contains(new ChosenName("an odd (one)", false));
    }

    @Test
    void withoutItTheFirstOfTheChainThatExistsIsTaken() {
        Names names = FULL.nickname("");
        assertThat(madeUp(names)).isEqualTo("first");
        names = names.addresses("smtp:second@x.example");
        assertThat(madeUp(names)).isEqualTo("mail");
        names = names.mail("");
        assertThat(madeUp(names)).isEqualTo("upn");
        names = names.signInName("");
        assertThat(madeUp(names)).isEqualTo("second");
        names = names.addresses();
        assertThat(madeUp(names)).isEqualTo("account");
        names = names.account("");
        assertThat(madeUp(names)).isEqualTo("CommonName");
        assertThat(MailNickname.choose(NONE.sources())).isEmpty();
    }

    @Test
    void aLinkThatLeavesNothingIsPassedOver() {
        assertThat(madeUp(NONE.addresses("SMTP:@x.example", "SMTP:()@x.example").mail("m@x.example")))
                .isEqualTo("m");
        assertThat(madeUp(NONE.mail("no address").signInName("u@x.example"))).isEqualTo("u");
    }

    @Test
    void charactersThatNoNicknameMayHaveAreLeftOutAndItIsCut() {
        assertThat(madeUp(NONE.account("a b\t(c)[d]\\\"e\";:<f>,@g$\u00fc"))).isEqualTo("abcdefg$\u00fc");
        assertThat(madeUp(NONE.account("n".repeat(80)))).isEqualTo("n".repeat(64));
    }
}
