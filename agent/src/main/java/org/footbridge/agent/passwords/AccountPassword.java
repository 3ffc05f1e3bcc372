package org.footbridge.agent.passwords;

import java.util.Arrays;
import java.util.OptionalInt;
import org.footbridge.agent.AgentFailure;
import org.footbridge.directory.ObjectGuid;

/** The password of an account as it came, and as closed as it came: the hash is opened where it is derived. */
public final class AccountPassword {
    private final ObjectGuid guid;
    private final long passwordLastSet;
    private final OptionalInt accountControl;
    private final StoredHash hash;

    /** What only its source can open. */
    @FunctionalInterface
    public interface StoredHash {
        /**
         * Opens it, on any thread, until its source is closed.
         *
         * @return unicodePwd, 16 bytes, which the caller wipes; none: the account has no password
         * @throws AgentFailure it cannot be read
         */
        byte[] open();
    }

    /**
     * Of an account that was told.
     *
     * @param passwordLastSet that goes with it
     * @param accountControl empty: it did not change
     */
    public AccountPassword(ObjectGuid guid, long passwordLastSet, OptionalInt accountControl, StoredHash hash) {
        this.guid = guid;
        this.passwordLastSet = passwordLastSet;
        this.accountControl = accountControl;
        this.hash = hash;
    }

    public ObjectGuid guid() {
        return guid;
    }

    public long passwordLastSet() {
        return passwordLastSet;
    }

    public OptionalInt accountControl() {
        return accountControl;
    }

    /** As of {@link StoredHash#open()}. */
    byte[] open() {
        byte[] opened = hash.open();
        if (opened.length != 0 && opened.length != DerivePassword.HASH_BYTES) {
            Arrays.fill(opened, (byte) 0);
            throw new IllegalArgumentException("the hash of a password has " + DerivePassword.HASH_BYTES + " bytes");
        }
        return opened;
    }

    @Override
    public String toString() {
        return "AccountPassword[" + guid + "]";
    }
}
