package org.footbridge.engine.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantDomainsTest {

    @Test
    void theDefaultDomainIsTheFirstOfTheTenantsOwn() {
        assertThat(new TenantDomains("t.footbridge.example", Set.of("b.example", "A.example")).defaultDomain())
                .isEqualTo("a.example");
        assertThat(new TenantDomains("a.footbridge.example", Set.of("z.example")).defaultDomain())
                .isEqualTo("z.example");
    }

    @Test
    void withoutOneItIsTheInitialDomain() {
        assertThat(new TenantDomains("T.footbridge.example", Set.of()).defaultDomain())
                .isEqualTo("t.footbridge.example");
    }
}
