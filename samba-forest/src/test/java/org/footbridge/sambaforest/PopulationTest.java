package org.footbridge.sambaforest;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PopulationTest {
    private SambaForest forest;
    private LDAPConnection connection;

    @BeforeAll
    void aCompanyOfSixteenHundred(@TempDir Path folder) throws LDAPException {
        forest = SambaForest.prepared(
                folder.resolve("corp"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults().exchangeSchema(),
                Optional.of(new Population(1600, 60, 40, 1)));
        forest.start();
        connection = forest.connection();
    }

    @AfterAll
    void stop() {
        connection.close();
        forest.close();
    }

    @Test
    void peopleGroupsAndContactsAreThereInTheNumbersAskedFor() throws LDAPException {
        assertThat(find("(&(objectClass=user)(employeeID=*))")).hasSize(1600);
        assertThat(find("(&(objectClass=group)(!(adminDescription=*))(!(cn=MSOL*)))"))
                .hasSize(61);
        assertThat(find("(&(objectClass=contact)(!(adminDescription=*)))")).hasSize(40);
    }

    @Test
    void everyKindOfPersonThatAMappingHasToKnowOccurs() throws LDAPException {
        for (String kind : List.of(
                "(objectClass=inetOrgPerson)",
                "(userAccountControl:1.2.840.113556.1.4.803:=2)",
                "(&(employeeID=*)(!(userPrincipalName=*)))",
                "(userPrincipalName=*@corp.local)",
                "(&(employeeID=*)(!(displayName=*)))",
                "(&(employeeID=*)(!(mail=*)))",
                "(mS-DS-ConsistencyGuid=*)",
                "(pwdLastSet=0)",
                "(givenName=Łukasz)",
                "(proxyAddresses=X500:*)",
                "(manager=*)",
                "(msExchHideFromAddressLists=TRUE)",
                "(extensionAttribute15=*)",
                "(sAMAccountName=AAD_*)")) {
            assertThat(find(kind)).as(kind).isNotEmpty();
        }
    }

    @Test
    void groupsHoldGroupsAndContactsAndOneHoldsEverybody() throws LDAPException {
        assertThat(find("(&(objectClass=group)(memberOf=*))")).isNotEmpty();
        assertThat(find("(&(objectClass=contact)(memberOf=*))")).isNotEmpty();
        Entry everybody = find("(cn=Everybody)").getFirst();
        assertThat(everybody.getAttributeValues("member")).hasSize(1600);
    }

    @Test
    void peopleSignInWithTheirPassword() throws LDAPException {
        String dn = find("(employeeID=10003)").getFirst().getDN();
        try (LDAPConnection person = forest.connection(dn, Population.passwordOf(3))) {
            assertThat(person.isConnected()).isTrue();
        }
    }

    private List<SearchResultEntry> find(String filter) throws LDAPException {
        return Objects.requireNonNull(connection
                .search(Population.ROOT + "," + forest.baseDn(), SearchScope.SUB, filter)
                .getSearchEntries());
    }
}
