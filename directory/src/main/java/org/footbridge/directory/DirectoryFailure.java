package org.footbridge.directory;

import org.jspecify.annotations.Nullable;

/** A directory could not be read. Nothing may be concluded from what was not read. Never carries a secret. */
public final class DirectoryFailure extends RuntimeException {
    private final Code code;
    private final String reason;
    private final String nextStep;

    public DirectoryFailure(Code code, String message, String nextStep) {
        this(code, message, nextStep, null);
    }

    public DirectoryFailure(Code code, String message, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.reason = message;
        this.nextStep = nextStep;
    }

    public Code code() {
        return code;
    }

    /** The message; never empty. */
    public String reason() {
        return reason;
    }

    /** What the reader of the message can do. */
    public String nextStep() {
        return nextStep;
    }

    /** Whether the same read may succeed later without anybody doing something. */
    public boolean retriable() {
        return code.retriable;
    }

    /** What went wrong; {@link #text()} is stable. */
    public enum Code {
        UNREACHABLE("DirectoryUnreachable", true),
        TIMEOUT("DirectoryTimeout", true),
        BUSY("DirectoryBusy", true),
        LIMIT_EXCEEDED("DirectoryLimitExceeded", true),
        REFERRED("DirectoryReferred", false),
        DNS_NO_CONTROLLERS("DnsNoDomainControllers", false),
        DNS_UNAVAILABLE("DnsUnavailable", true),
        TLS_FAILED("DirectoryTlsFailed", false),
        CREDENTIALS_REFUSED("DirectoryCredentialsRefused", false),
        KERBEROS_FAILED("DirectoryKerberosFailed", false),
        RIGHTS_MISSING("DirectoryRightsMissing", false),
        BASE_MISSING("DirectoryBaseMissing", false),
        SCOPE_CONTAINER_MISSING("ScopeContainerMissing", false),
        SCOPE_MOVED("ScopeContainerMoved", true),
        WATERMARK_REFUSED("WatermarkRefused", false),
        DOMAIN_CONTROLLER_CHANGED("DomainControllerChanged", false),
        DOMAIN_CONTROLLER_ROLLED_BACK("DomainControllerRolledBack", false),
        ANSWER_UNEXPECTED("DirectoryAnswerUnexpected", false),
        SETTINGS_INVALID("DirectorySettingsInvalid", false),
        DEADLINE_EXCEEDED("RequestDeadlineExceeded", true);

        private final String text;
        private final boolean retriable;

        Code(String text, boolean retriable) {
            this.text = text;
            this.retriable = retriable;
        }

        /** Whether another domain controller may do better. */
        public boolean concernsOneController() {
            return switch (this) {
                case UNREACHABLE, TIMEOUT, BUSY, TLS_FAILED -> true;
                case LIMIT_EXCEEDED,
                        REFERRED,
                        DNS_NO_CONTROLLERS,
                        DNS_UNAVAILABLE,
                        CREDENTIALS_REFUSED,
                        KERBEROS_FAILED,
                        RIGHTS_MISSING,
                        BASE_MISSING,
                        SCOPE_CONTAINER_MISSING,
                        SCOPE_MOVED,
                        WATERMARK_REFUSED,
                        DOMAIN_CONTROLLER_CHANGED,
                        DOMAIN_CONTROLLER_ROLLED_BACK,
                        ANSWER_UNEXPECTED,
                        SETTINGS_INVALID,
                        DEADLINE_EXCEEDED -> false;
            };
        }

        /** Whether the account was not accepted: each further try may bring it nearer to being locked. */
        public boolean concernsAccount() {
            return this == CREDENTIALS_REFUSED || this == KERBEROS_FAILED;
        }

        /** The stable code, as documented for users. */
        public String text() {
            return text;
        }
    }
}
