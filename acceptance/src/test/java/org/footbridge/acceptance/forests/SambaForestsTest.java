package org.footbridge.acceptance.forests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import org.footbridge.acceptance.Kind;
import org.footbridge.acceptance.Oracle;
import org.footbridge.cli.client.Cycle;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two real forests, one with two domain controllers, two agents, one scope in each; judged by the oracle. */
class SambaForestsTest extends ForestsContract {
    @Override
    Arena begin() {
        return new StartSambaForests(1200).start();
    }

    @Test
    @Order(1)
    void theInitialCyclesBringExactlyWhatTheForestsHold() throws Exception {
        assertThat(run.fill().faults()).isEmpty();
        Oracle oracle = arena.tenant().oracle(false);
        assertThat(oracle.count(Kind.USER)).isGreaterThan(1500);
        assertThat(oracle.references()).isGreaterThan(1500);
        assertThat(oracle.unproved(Kind.USER)).isEmpty();
    }

    @Test
    @Order(4)
    void moreDeletesThanAllowedAreHeldUntilSomebodyAllowsThem() throws Exception {
        ConnectedDirectory directory = arena.directories().getLast();
        Tenant tenant = arena.tenant();
        tenant.configure(directory, 0);
        tenant.await(tenant.request(false));
        try (LDAPConnection administrator = directory.servers().getFirst().connect()) {
            for (int number = 1; number <= 3; number++) {
                administrator.add(
                        shortStay(directory, number),
                        new Attribute("objectClass", "user"),
                        new Attribute("sAMAccountName", "shortstay" + number),
                        new Attribute("userAccountControl", "544"));
            }
            assertThat(cycle().state()).isIn("succeeded", "partial");
            for (int number = 1; number <= 3; number++) {
                administrator.delete(shortStay(directory, number));
            }
        }

        Cycle halted = cycle();
        assertThat(halted.state()).isEqualTo("halted");
        assertThat(halted.held()).isEqualTo(3);
        assertThat(halted.deleted()).isZero();
        assertThat(halted.error()).contains("TooManyDeletes").contains("allow-deletes");

        arena.deployment().service().administer(api -> api.allowDeletes(directory.name(), 3));
        assertThat(cycle().state()).isIn("succeeded", "partial");
        assertThat(tenant.compare(tenant.oracle(true)).all()).isEmpty();
    }

    private static String shortStay(ConnectedDirectory directory, int number) {
        return "CN=Short Stay " + number + "," + directory.container();
    }

    /** Of the last directory. */
    private Cycle cycle() {
        return arena.tenant().await(arena.tenant().request(false)).getLast();
    }
}
