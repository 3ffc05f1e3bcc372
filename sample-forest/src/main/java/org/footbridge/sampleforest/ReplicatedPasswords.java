package org.footbridge.sampleforest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.footbridge.sampleforest.protocol.Accounts;
import org.footbridge.sampleforest.protocol.Right;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.StoredAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What replication tells an account of the passwords of a domain (MS-DRSR 4.1.10), without its protocol: what changed since a
 * state, and the stored hashes of accounts to those who have both replication rights. Safe for use by many threads.
 */
public final class ReplicatedPasswords {
    private final SampleDomain domain;
    private final ServiceAccount caller;
    private final AttributeType passwordLastSet;
    private final AttributeType accountControl;
    private final AttributeType password;
    private final AttributeType deleted;

    ReplicatedPasswords(SampleDomain domain, ServiceAccount caller) {
        this.domain = domain;
        this.caller = caller;
        this.passwordLastSet = domain.store().type("pwdLastSet");
        this.accountControl = domain.store().type("userAccountControl");
        this.password = domain.store().type("unicodePwd");
        this.deleted = domain.store().type("isDeleted");
    }

    /**
     * What changed of an account; what is empty did not change.
     *
     * @param password whether the stored hash changed
     */
    public record Change(
            UUID guid, OptionalLong passwordLastSet, OptionalInt accountControl, boolean deleted, boolean password) {}

    /**
     * Changes in the order of their USNs.
     *
     * @param state where they end
     * @param more whether there are more after that
     */
    public record Page(List<Change> changes, String state, boolean more) {}

    /** The stored password of an account, a copy for the caller to wipe. */
    public static final class Stored {
        private final UUID guid;
        private final long passwordLastSet;
        private final int accountControl;
        private final byte[] hash;

        private Stored(UUID guid, long passwordLastSet, int accountControl, byte[] hash) {
            this.guid = guid;
            this.passwordLastSet = passwordLastSet;
            this.accountControl = accountControl;
            this.hash = hash;
        }

        public UUID guid() {
            return guid;
        }

        public long passwordLastSet() {
            return passwordLastSet;
        }

        public int accountControl() {
            return accountControl;
        }

        /** The bytes themselves: 16, or none when there is no password. */
        public byte[] hash() {
            return hash;
        }

        @Override
        public String toString() {
            return "Stored[" + guid + "]";
        }
    }

    /**
     * A page of changes.
     *
     * @param since state of an earlier page; empty: everything
     * @param most objects
     * @throws ForestException ACCESS_DENIED without both replication rights, STATE of another database
     */
    public Page changes(String since, int most) {
        require(Right.REPLICATING_CHANGES);
        require(Right.REPLICATING_SECRETS);
        return domain.store().read(() -> page(position(since), most));
    }

    /**
     * Where reading is.
     *
     * @param object of the last one that was told
     * @param attributes where the pass began: what is newer of an object is told
     */
    private record Position(long object, long attributes) {}

    private Page page(Position since, int most) {
        Partition partition = domain.partition();
        List<Change> changes = new ArrayList<>();
        long last = since.object();
        for (DirectoryObject object :
                partition.byChange().tailMap(since.object(), false).values()) {
            if (changes.size() >= most) {
                return new Page(changes, state(last, since.attributes()), true);
            }
            change(object, since.attributes()).ifPresent(changes::add);
            last = object.usnChanged();
        }
        return new Page(changes, state(partition.highestUsn(), partition.highestUsn()), false);
    }

    private Optional<Change> change(DirectoryObject object, long since) {
        Optional<String> lastSet = changed(object, passwordLastSet, since);
        Optional<String> control = changed(object, accountControl, since);
        boolean gone = object.deleted() && isNewer(object.stored(deleted), since);
        boolean secret = isPasswordNewer(object, since);
        if (lastSet.isEmpty() && control.isEmpty() && !gone && !secret) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                object.guid(),
                lastSet.map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty()),
                control.map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty()),
                object.deleted(),
                secret && !object.deleted()));
    }

    /** An account that was given none has had one since it was made. */
    private boolean isPasswordNewer(DirectoryObject object, long since) {
        StoredAttribute given = object.stored(password);
        return given == null
                ? object.usnCreated() > since
                        && object.stored(accountControl) != null
                        && domain.accounts().hasPassword(object.guid())
                : given.usn() > since;
    }

    private static Optional<String> changed(DirectoryObject object, AttributeType type, long since) {
        return isNewer(object.stored(type), since) ? Optional.ofNullable(object.text(type)) : Optional.empty();
    }

    private static boolean isNewer(@Nullable StoredAttribute attribute, long since) {
        return attribute != null && attribute.usn() > since;
    }

    /**
     * The stored password of an account; empty when it is not there.
     *
     * @throws ForestException ACCESS_DENIED without both replication rights
     */
    public Optional<Stored> password(UUID account) {
        require(Right.REPLICATING_CHANGES);
        require(Right.REPLICATING_SECRETS);
        return domain.store()
                .read(() -> domain.store()
                        .byGuid(account)
                        .filter(object -> object.partition() == domain.partition() && !object.deleted())
                        .map(this::stored));
    }

    private Stored stored(DirectoryObject object) {
        return new Stored(
                object.guid(),
                number(object, passwordLastSet),
                (int) number(object, accountControl),
                domain.accounts().storedHash(object.guid()));
    }

    private static long number(DirectoryObject object, AttributeType type) {
        String text = object.text(type);
        return text == null ? 0 : Long.parseLong(text);
    }

    private void require(Right right) {
        Accounts accounts = domain.accounts();
        if (!accounts.has(caller.guid(), right)) {
            throw new ForestException(
                    ForestException.Code.ACCESS_DENIED,
                    "The account " + caller.downLevelName() + " lacks the right " + right + " in " + domain.name());
        }
    }

    private String state(long object, long attributes) {
        return domain.invocationId() + "/" + object + "/" + attributes;
    }

    private Position position(String state) {
        if (state.isEmpty()) {
            return new Position(0, 0);
        }
        String database = domain.invocationId() + "/";
        if (!state.startsWith(database)) {
            throw new ForestException(
                    ForestException.Code.STATE, "The state is of another database than that of " + domain.name());
        }
        String[] numbers = state.substring(database.length()).split("/", -1);
        return new Position(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }
}
