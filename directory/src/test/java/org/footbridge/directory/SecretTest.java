package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void aSecretHasNoTextForm() {
        Secret secret = Secret.of("Pässw0rd!".toCharArray());
        assertThat(secret.toString()).doesNotContain("ssw0rd");
        assertThat(new Credentials.Simple("svc@corp", secret).toString()).doesNotContain("ssw0rd");
        assertThat(new Credentials.KerberosPassword("svc@CORP", secret).toString())
                .doesNotContain("ssw0rd");
        assertThat(new String(secret.characters())).isEqualTo("Pässw0rd!");
    }

    @Test
    void aClosedSecretIsWipedAndItsCopyIsNot() {
        Secret secret = Secret.of("Passw0rd!".toCharArray());
        Secret copy = secret.copy();
        secret.close();
        assertThat(secret.<byte[]>use(bytes -> bytes.clone())).containsOnly(0);
        assertThat(new String(copy.characters())).isEqualTo("Passw0rd!");
    }
}
