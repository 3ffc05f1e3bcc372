package org.footbridge.agent.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.footbridge.agent.AgentFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTokenTest {
    @Test
    void aTokenNamesTheServiceAndItsAuthority() {
        RegistrationToken token = RegistrationToken.parse(
                " " + token("{\"u\":\"https://host:8443\",\"t\":\"x\",\"i\":\"y\",\"s\":\"geheim\",\"c\":\"QUJD\"}")
                        + "\n");
        assertThat(token.service()).isEqualTo(URI.create("https://host:8443"));
        assertThat(token.authorityFingerprint()).isEqualTo("QUJD");
        assertThat(token.text()).startsWith("fbt1.").doesNotContain("\n");
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fbt2.e30",
                "fbt1.",
                "fbt1.geheim*",
                "fbt1.e30",
                "fbt1.bm90IGpzb24gZ2VoZWlt",
                "fbt1.eyJ1IjoiaHR0cDovL2hvc3QiLCJjIjoieCJ9"
            })
    void whatIsNoTokenIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> RegistrationToken.parse(text)).isInstanceOfSatisfying(AgentFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo("TokenInvalid");
            assertThat(failure.reason()).doesNotContain("geheim");
            assertThat(failure.getCause()).isNull();
        });
    }

    private static String token(String json) {
        return "fbt1." + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
