package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchScope;
import org.junit.jupiter.api.Test;

class ForestTest {
    @Test
    void twoDomainsOfOneForestStartAndAnswer() throws Exception {
        long begin = System.nanoTime();
        try (SampleForest forest = SampleForest.builder()
                .domain("sample.test", new Size(2000, 100, 150))
                .domain("emea.sample.test", new Size(1000, 50, 50))
                .start()) {
            System.out.println("start " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            SampleDomain domain = forest.domain("sample.test");
            try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
                RootDSE root = connection.getRootDSE();
                assertThat(root).isNotNull();
                System.out.println(root.toLDIFString());
                System.out.println(connection
                        .search(domain.baseDn(), SearchScope.SUB, "(employeeID=100005)", "*", "parentGUID")
                        .getSearchEntries());
                System.out.println(connection
                        .search(domain.baseDn(), SearchScope.SUB, "(objectClass=group)", "dn", "member")
                        .getEntryCount());
            }
        }
    }
}
