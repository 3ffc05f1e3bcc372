package org.footbridge.benchmarks.passwords;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import org.footbridge.agent.passwords.AccountPassword;
import org.footbridge.agent.passwords.DeriveAll;
import org.footbridge.agent.passwords.NamedAccounts;
import org.footbridge.agent.passwords.PasswordSource;
import org.footbridge.agent.passwords.PasswordSource.Reached;
import org.footbridge.agent.passwords.ReplicationState;
import org.footbridge.relay.wire.PasswordHash;
import org.footbridge.relay.wire.PasswordHashes;

/** What an agent does with a request for the passwords of many: one pass, derived on all processors, written as frames. */
final class AgentPass implements DeriveAll.Consumer {
    private static final int PER_FRAME = 500;

    private PasswordHashes.Builder frame = PasswordHashes.newBuilder();
    private long derived;
    private long failed;
    private long bytes;

    /** @param guids of the accounts whose passwords are wanted, as of one request */
    void run(PasswordSource source, ByteBuffer guids, int rounds) {
        NamedAccounts accounts = new NamedAccounts(guids);
        try (DeriveAll derive = new DeriveAll(rounds, this)) {
            Reached reached = new Reached(ReplicationState.BEGINNING, true);
            while (reached.more()) {
                reached = source.passwords(reached.state(), accounts, derive::add);
            }
            derive.finish();
        }
        send();
    }

    @Override
    public void accept(AccountPassword password, byte[] text, String failureCode) {
        frame.addHashes(PasswordHash.newBuilder()
                .setGuid(ByteString.copyFrom(password.guid().bytes()))
                .setPasswordLastSet(password.passwordLastSet())
                .setDerived(ByteString.copyFrom(text))
                .setFailureCode(failureCode));
        if (text.length > 0) {
            derived++;
        } else if (!failureCode.isEmpty()) {
            failed++;
        }
        if (frame.getHashesCount() >= PER_FRAME) {
            send();
        }
    }

    private void send() {
        bytes += frame.build().toByteArray().length;
        frame = PasswordHashes.newBuilder();
    }

    long derived() {
        return derived;
    }

    long failed() {
        return failed;
    }

    /** Of all frames. */
    long bytes() {
        return bytes;
    }
}
