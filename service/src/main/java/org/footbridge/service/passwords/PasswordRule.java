package org.footbridge.service.passwords;

import java.util.Optional;

/**
 * What becomes of the password that a directory has for a user. Whether the account is disabled, has expired or is locked there
 * does not matter: the first two are told by the user's own properties, the last does not reach here.
 */
final class PasswordRule {
    /** There is none. */
    static final String NOT_SET = "PasswordNotSet";
    /** It was set by somebody else and is to be changed at the next logon. */
    static final String TEMPORARY = "PasswordTemporary";

    private PasswordRule() {}

    /**
     * What the directory says.
     *
     * @param present whether there is a password
     * @param lastSet pwdLastSet; 0: to be changed at the next logon
     */
    record Told(boolean present, long lastSet) {}

    /** What the service has. */
    record Kept(long lastSet, boolean neverExpires) {}

    /**
     * What the tenant wants.
     *
     * @param temporaryPasswords userForcePasswordChangeOnLogonEnabled: they are taken, and to be changed at sign-in
     * @param expiry cloudPasswordPolicyForPasswordSyncedUsersEnabled: passwords expire as those of other users do
     */
    record Policy(boolean temporaryPasswords, boolean expiry) {}

    /** What is to be done. */
    sealed interface Decision {}

    /** It is taken. */
    record Take(boolean mustChange, boolean neverExpires) implements Decision {}

    /** What was taken before stays. */
    record Hold(String code) implements Decision {}

    /** What was taken before is removed. */
    record Forget(String code) implements Decision {}

    static Decision decide(Told told, Optional<Kept> kept, Policy policy) {
        if (!told.present()) {
            return new Forget(NOT_SET);
        }
        boolean temporary = told.lastSet() == 0;
        if (temporary && !policy.temporaryPasswords()) {
            return new Hold(TEMPORARY);
        }
        return new Take(temporary, neverExpires(told, kept, policy));
    }

    /** Who had a password that never expires keeps that until the next one. */
    private static boolean neverExpires(Told told, Optional<Kept> kept, Policy policy) {
        return !policy.expiry()
                || kept.filter(before -> before.neverExpires() && before.lastSet() == told.lastSet())
                        .isPresent();
    }
}
