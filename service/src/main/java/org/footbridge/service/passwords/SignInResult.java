package org.footbridge.service.passwords;

/** What came of a typed password, with the codes that sign-in services of the field answer. */
public enum SignInResult {
    ACCEPTED(0, "The password is right."),
    USER_UNKNOWN(50034, "There is no such user in the tenant."),
    LOCKED(50053, "The user is locked out for a while, after too many wrong passwords."),
    PASSWORD_EXPIRED(50055, "The password is right, and has expired or is to be changed."),
    NO_PASSWORD(50056, "The user has no password here."),
    DISABLED(50057, "The password is right, and the account is disabled."),
    WRONG(50126, "The user name or the password is wrong.");

    private final int code;
    private final String message;

    SignInResult(int code, String message) {
        this.code = code;
        this.message = message;
    }

    public int code() {
        return code;
    }

    public String message() {
        return message;
    }

    /**
     * What a right password comes to.
     *
     * @param mustChange it was set by somebody else
     */
    static SignInResult ofRight(boolean enabled, boolean mustChange, boolean expired) {
        if (!enabled) {
            return DISABLED;
        }
        return mustChange || expired ? PASSWORD_EXPIRED : ACCEPTED;
    }
}
