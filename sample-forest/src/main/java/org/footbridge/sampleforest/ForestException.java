package org.footbridge.sampleforest;

/** The sample forest cannot start, or a change through the Java API is not possible. */
public final class ForestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stable codes. */
    public enum Code {
        /** The certificate of a server could not be made. */
        CERTIFICATE_FAILED,
        /** A port is taken or not allowed. */
        PORT_UNAVAILABLE,
        /** No domain of that name, or one is defined twice. */
        DOMAIN_NAME,
        /** No object by that name, or more than one. */
        NO_SUCH_OBJECT,
        /** An account lacks a right. */
        ACCESS_DENIED,
        /** A state to go on from is of another database. */
        STATE
    }

    private final Code code;

    public ForestException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public ForestException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
