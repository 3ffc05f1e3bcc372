package org.footbridge.benchmarks.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.footbridge.agent.passwords.PasswordSource.Page;
import org.footbridge.agent.passwords.PasswordSource.Reached;
import org.footbridge.agent.passwords.ReplicationState;
import org.footbridge.directory.ObjectGuid;
import org.junit.jupiter.api.Test;

class AgentPassTest {
    private static final int USERS = 2_500;

    @Test
    void thoseWhoAreNamedAreDerivedAndNobodyElse() {
        AgentPass pass = new AgentPass();
        pass.run(new InventedPasswords(USERS), InventedPasswords.guids(700, 600), 0);
        assertThat(pass.derived()).isEqualTo(600);
        assertThat(pass.failed()).isZero();
        assertThat(pass.bytes()).isGreaterThan(600 * 100);
    }

    @Test
    void eachInventedUserIsToldOnceAndIsAnother() {
        InventedPasswords source = new InventedPasswords(USERS);
        Set<ObjectGuid> told = new HashSet<>();
        Reached reached = new Reached(ReplicationState.BEGINNING, true);
        while (reached.more()) {
            Page page = source.changes(reached.state());
            page.changes().forEach(change -> {
                assertThat(change.accountControl()).isEqualTo(OptionalInt.of(512));
                told.add(change.guid());
            });
            reached = page.reached();
        }
        assertThat(told).hasSize(USERS);
        ByteBuffer guids = InventedPasswords.guids(0, USERS);
        byte[] guid = new byte[ObjectGuid.LENGTH];
        while (guids.hasRemaining()) {
            guids.get(guid);
            assertThat(told).contains(ObjectGuid.of(guid));
        }
    }
}
