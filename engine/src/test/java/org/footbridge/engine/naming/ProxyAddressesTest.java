package org.footbridge.engine.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyAddressesTest {

    @Test
    void addressesAreTrimmedAndKeptOnceInOrderWithoutRegardToCase() {
        assertThat(ProxyAddresses.distinct(
                        List.of("smtp:b@x.example", " ", " SMTP:A@x.example ", "smtp:B@X.example", "X500:/o=one")))
                .containsExactly("smtp:b@x.example", "SMTP:A@x.example", "X500:/o=one");
    }

    @Test
    void aPrimaryAddressWinsOverTheSameAsAFurtherOneWhateverTheOrder() {
        assertThat(ProxyAddresses.distinct(List.of("smtp:a@x.example", "SMTP:A@x.example")))
                .containsExactly("SMTP:A@x.example");
        assertThat(ProxyAddresses.distinct(List.of("SMTP:A@x.example", "smtp:a@x.example")))
                .containsExactly("SMTP:A@x.example");
    }

    @Test
    void otherKindsOfAddressAndThoseInDomainsThatAreNotVerifiedAreKept() {
        List<String> all = List.of(
                "SMTP:a@nobody.example",
                "sip:a@x.example",
                "X400:C=US;A= ;P=One",
                "EUM:1@x.example",
                "a@plain.example");
        assertThat(ProxyAddresses.distinct(all)).isEqualTo(all);
    }

    @Test
    void thePrimaryAddressIsTheFirstInCapitals() {
        assertThat(ProxyAddresses.primary(
                        List.of("smtp:b@x.example", "SMTP: ", "SMTP:a@x.example", "SMTP:c@x.example")))
                .contains("a@x.example");
        assertThat(ProxyAddresses.primary(List.of("smtp:b@x.example"))).isEmpty();
    }
}
