package org.footbridge.agent.passwords;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.ObjectGuid;

/**
 * What replication tells of the accounts of a naming context (MS-DRSR 4.1.10), read at one domain controller by an account
 * that has both replication rights. A pass is read page by page on one source to its end; the states in between are of use
 * to that source alone, the last one to any. Changes and passwords are read alike, so that a state of one is good for the
 * other. Not for several threads.
 */
public interface PasswordSource extends AutoCloseable {
    /**
     * What changed of an account; what is empty did not change.
     *
     * @param passwordLastSet pwdLastSet, a file time; 0: to be changed at the next logon
     * @param accountControl userAccountControl
     * @param password whether the stored hash changed
     */
    record Change(
            ObjectGuid guid,
            OptionalLong passwordLastSet,
            OptionalInt accountControl,
            boolean deleted,
            boolean password) {}

    /**
     * Where a page ended.
     *
     * @param more whether it is to be read on from there
     */
    record Reached(ReplicationState state, boolean more) {}

    /** A page of changes. */
    record Page(List<Change> changes, Reached reached) {}

    /**
     * The next page of changes. No secret is decrypted.
     *
     * @param since the state that an earlier page or pass ended with
     * @throws DirectoryFailure DOMAIN_CONTROLLER_CHANGED: the state means nothing to this domain controller
     */
    Page changes(ReplicationState since);

    /**
     * The same page with the passwords, of which those of the accounts named are handed out: each that the page tells of and
     * that is not deleted, those of which it does not tell enough at the end of the pass.
     *
     * @param consumer takes them at once; the hash is opened later, on any thread
     */
    Reached passwords(ReplicationState since, NamedAccounts accounts, Consumer<AccountPassword> consumer);

    /**
     * The passwords of single accounts; one that is not there is not handed out. Ends the pass that may be under way.
     *
     * @param consumer takes them at once; the hash is opened later, on any thread
     */
    void passwords(NamedAccounts accounts, Consumer<AccountPassword> consumer);

    /** DNS name of the domain controller. */
    String domainController();

    /** After it no password that was handed out can be opened. */
    @Override
    void close();
}
