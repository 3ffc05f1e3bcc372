package org.footbridge.agent.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.agent.passwords.ReplicationState;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.ObjectGuid;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final ObjectGuid DOMAIN = new ObjectGuid(1, 2);
    private static final ObjectGuid DATABASE = new ObjectGuid(3, 4);
    private static final org.footbridge.drsr.replication.ReplicationState BEGINNING =
            org.footbridge.drsr.replication.ReplicationState.beginning();
    private static final Place PLACE = new Place(DOMAIN, DATABASE, "dc1.corp.example");

    private static void assertChanged(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED);
            assertThat(failure.reason()).contains(words);
        });
    }

    @Test
    void whatWasWrittenIsRead() {
        for (boolean fromBeginning : new boolean[] {true, false}) {
            Checkpoint read = Checkpoint.of(new Checkpoint(fromBeginning, PLACE, BEGINNING).state());
            assertThat(read.fromBeginning()).isEqualTo(fromBeginning);
            assertThat(read.place()).isEqualTo(PLACE);
            assertThat(read.position()).isEqualTo(BEGINNING);
        }
    }

    @Test
    void anyOtherBytesAreOfNoUseAndSayWhatFollows() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] good = new Checkpoint(false, PLACE, BEGINNING).state().bytes();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertChanged(() -> Checkpoint.of(new ReplicationState(cut)), "cannot be read");
        }
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (bytes.length == 0 || bytes[0] != 1) {
                assertChanged(() -> Checkpoint.of(new ReplicationState(bytes)), "cannot be read");
            }
        }
    }

    @Test
    void aStateOfAnotherDomainIsRefused() {
        Place other = new Place(new ObjectGuid(9, 9), DATABASE, "dc1.corp.example");
        assertChanged(() -> other.require(PLACE), "another domain");
    }

    @Test
    void aRestoredDomainControllerStartsAnewAndAnotherOfTheDomainGoesOn() {
        Place restored = new Place(DOMAIN, new ObjectGuid(9, 9), "DC1.corp.example");
        assertChanged(() -> restored.require(PLACE), "restored");
        new Place(DOMAIN, new ObjectGuid(9, 9), "dc2.corp.example").require(PLACE);
        PLACE.require(PLACE);
    }
}
