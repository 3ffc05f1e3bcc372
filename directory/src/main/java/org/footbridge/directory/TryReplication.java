package org.footbridge.directory;

/** Tries what the account may replicate, over a protocol that is not spoken here. */
@FunctionalInterface
public interface TryReplication {
    /**
     * Whether the account is given passwords.
     *
     * @param connection to the domain controller where it is tried
     * @throws DirectoryFailure it could not be tried
     */
    boolean mayReadPasswords(DirectoryConnection connection);
}
