package org.footbridge.sambaforest;

/** A domain controller that could not be made, started or changed. The message names the thing, the reason, the step. */
public final class SambaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stable names of what went wrong. */
    public enum Code {
        SAMBA_MISSING,
        DIRECTORY_UNSUITABLE,
        NO_ADDRESS,
        COMMAND_FAILED,
        START_FAILED,
        STOP_FAILED
    }

    private final Code code;

    SambaException(Code code, String message) {
        super(message);
        this.code = code;
    }

    SambaException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
