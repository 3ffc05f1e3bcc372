package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFunctionsTest {

    private static final String NAMED = certificate("with-names.txt");
    private static final String PLAIN = certificate("plain.txt");

    private final Given given =
            Given.nothing().and("c", new Value.Bytes(NAMED.replace("\n", ""))).and("plain", PLAIN);

    private static String certificate(String name) {
        try (InputStream in =
                Objects.requireNonNull(CertificateFunctionsTest.class.getResourceAsStream("/certificates/" + name))) {
            return new String(in.readAllBytes(), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IsCert([c]) | True",
                "IsCert([plain]) | True",
                "CertFormat([c]) | \"X509\"",
                "CertFriendlyName([c]) | \"\"",
                "CertThumbprint([c]) | \"0ED3E8B42B88AD90D8DF6A1CA8C6F184B5E6D1A1\"",
                "CertHashString([plain]) | \"A7D7016DB615627A9E2ED7BF9D61944A665C42E6\"",
                "Thumbprint(CBin([plain])) | \"A7D7016DB615627A9E2ED7BF9D61944A665C42E6\"",
                "CertSerialNumber([c]) | \"008F0102\"",
                "CertNotBefore([c]) | 11/21/2026 2:14:06 PM",
                "CertNotAfter([plain]) | 11/18/2036 2:13:59 PM",
                "DateDiff(\"yyyy\", CertNotBefore([c]), CertNotAfter([c])) | 10",
                "CertVersion([c]) | \"3\"",
                "CertSubject([plain]) | \"O=Plain\"",
                "CertSubject([c]) | \"E=zoe@corp.example, CN=Zoë Muster, OU=Staff, O=\\\"Example, Ltd.\\\", S=Bern, C=CH\"",
                "CertIssuerDN([plain]) | \"O=Plain\"",
                "CertIssuer([plain]) | \"O=Plain\"",
                "CertSubjectNameDN([plain]) | \"O=Plain\"",
                "CertSubjectNameOid([c]) | no value",
                "CertIssuerOid([c]) | no value",
                "CertKeyAlgorithm([c]) | \"1.2.840.113549.1.1.1\"",
                "CertKeyAlgorithmParams([c]) | \"0500\"",
                "CertKeyAlgorithm([plain]) | \"1.2.840.10045.2.1\"",
                "CertKeyAlgorithmParams([plain]) | \"06082A8648CE3D030107\"",
                "CertPublicKeyOid([c]) | \"1.2.840.113549.1.1.1\"",
                "CertPublicKeyParametersOid([c]) | \"1.2.840.113549.1.1.1\"",
                "CertSignatureAlgorithmOid([c]) | \"1.2.840.113549.1.1.11\"",
                "CertExtensionOids([c]) | [\"2.5.29.15\", \"2.5.29.19\"]",
                "CertNameInfo([c], \"SimpleName\", False) | \"Zoë Muster\"",
                "CertNameInfo([plain], \"SimpleName\", False) | \"Plain\"",
                "CertNameInfo([c], \"UpnName\", False) | \"zoe.upn@corp.example\"",
                "CertNameInfo([c], \"emailname\", False) | \"zoe.alt@corp.example\"",
                "CertNameInfo([c], \"EmailName\", True) | \"zoe@corp.example\"",
                "CertNameInfo([c], \"DnsName\", False) | \"host.corp.example\"",
                "CertNameInfo([c], \"DnsName\", True) | \"Zoë Muster\"",
                "CertNameInfo([c], \"DnsFromAlternativeName\", True) | no value",
                "CertNameInfo([c], \"UrlName\", False) | \"https://corp.example/zoe\"",
                "CertNameInfo([plain], \"UpnName\", False) | no value",
                "CertThumbprint([nobody]) | no value",
            })
    void aCertificateIsRead(String expression, String expected) {
        assertThat(given.gives(expression)).isEqualTo(expected);
    }

    @Test
    void severalCertificatesAreReadOneByOne() {
        Given several = Given.attribute("userCertificate", PLAIN, NAMED);

        assertThat(several.gives("CertSubject([userCertificate])")).startsWith("[\"O=Plain\", \"E=zoe@");
        assertThat(several.gives("Where($c, [userCertificate], CertSubject($c) = \"O=Plain\")"))
                .isEqualTo("[" + WriteExpression.quoted(PLAIN) + "]");
    }

    @Test
    void whatIsNoCertificateIsSaidToBeNone() {
        assertThat(given.fault("CertSubject(\"AQID\")").code()).isEqualTo("NotACertificate");
        assertThat(given.fault("CertSubject(\"not base64!\")").code()).isEqualTo("NotACertificate");
        assertThat(given.fault("CertNameInfo([c], \"Nickname\", False)").code()).isEqualTo("UnknownNameType");
        assertThat(given.gives("IsCert(\"\")")).isEqualTo("False");
        assertThat(given.gives("IsCert([nobody])")).isEqualTo("False");
    }

    @Test
    void spoiltCertificatesNeverBreakAnything() {
        long seed = 20_260_107;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] whole = Base64.getMimeDecoder().decode(NAMED);
        String[] functions = {
            "CertSubject([c])",
            "CertKeyAlgorithmParams([c])",
            "CertNameInfo([c], \"UpnName\", False)",
            "CertNameInfo([c], \"SimpleName\", True)",
            "CertExtensionOids([c])",
            "CertNotAfter([c])",
        };
        for (int round = 0; round < 3_000; round++) {
            byte[] spoilt = whole.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            Given one =
                    Given.nothing().and("c", new Value.Bytes(Base64.getEncoder().encodeToString(spoilt)));
            Outcome outcome = one.evaluate(functions[random.nextInt(functions.length)]);
            if (outcome instanceof Outcome.Faulted(EvaluationFault fault)) {
                assertThat(fault.code()).as("seed %d, round %d", seed, round).isEqualTo("NotACertificate");
            }
        }
    }
}
