package org.footbridge.benchmarks.passwords;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.footbridge.agent.passwords.AccountPassword;
import org.footbridge.agent.passwords.NamedAccounts;
import org.footbridge.agent.passwords.PasswordSource;
import org.footbridge.agent.passwords.ReplicationState;
import org.footbridge.directory.ObjectGuid;

/** So many accounts in pages of a thousand, each with another hash, all of it made of the account's number when it is read. */
final class InventedPasswords implements PasswordSource {
    private static final int PAGE = 1000;
    private static final int ENABLED = 512;
    private static final long LAST_SET = 133_000_000_000_000_000L;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int HASH_BYTES = 16;

    private final int accounts;

    InventedPasswords(int accounts) {
        this.accounts = accounts;
    }

    /** The GUIDs of so many accounts, one after the other. */
    static ByteBuffer guids(int from, int count) {
        ByteBuffer guids = ByteBuffer.allocate(count * ObjectGuid.LENGTH);
        for (int number = from; number < from + count; number++) {
            guids.put(guid(number).bytes());
        }
        return guids.flip();
    }

    private static ObjectGuid guid(int number) {
        return new ObjectGuid((number + 1) * SPREAD, number);
    }

    private static byte[] hash(int number) {
        return ByteBuffer.allocate(HASH_BYTES)
                .putLong(~number * SPREAD)
                .putLong(number)
                .array();
    }

    @Override
    public Page changes(ReplicationState since) {
        List<Change> changes = new ArrayList<>();
        int from = position(since);
        int end = Math.min(accounts, from + PAGE);
        for (int number = from; number < end; number++) {
            changes.add(new Change(guid(number), OptionalLong.of(LAST_SET), OptionalInt.of(ENABLED), false, true));
        }
        return new Page(changes, reached(end));
    }

    @Override
    public Reached passwords(ReplicationState since, NamedAccounts named, Consumer<AccountPassword> consumer) {
        int from = position(since);
        int end = Math.min(accounts, from + PAGE);
        for (int number = from; number < end; number++) {
            int account = number;
            ObjectGuid guid = guid(number);
            if (named.contains(guid)) {
                consumer.accept(new AccountPassword(guid, LAST_SET, OptionalInt.of(ENABLED), () -> hash(account)));
            }
        }
        return reached(end);
    }

    @Override
    public void passwords(NamedAccounts named, Consumer<AccountPassword> consumer) {
        throw new UnsupportedOperationException("only whole passes are invented");
    }

    private Reached reached(int end) {
        byte[] state = ByteBuffer.allocate(Integer.BYTES).putInt(end).array();
        return new Reached(new ReplicationState(state), end < accounts);
    }

    private static int position(ReplicationState since) {
        byte[] state = since.bytes();
        return state.length == 0 ? 0 : ByteBuffer.wrap(state).getInt();
    }

    @Override
    public String domainController() {
        return "invented";
    }

    @Override
    public void close() {
        // nothing is open
    }
}
