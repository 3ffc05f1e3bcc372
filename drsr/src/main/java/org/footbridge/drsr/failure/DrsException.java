package org.footbridge.drsr.failure;

import org.jspecify.annotations.Nullable;

/** A domain controller could not be asked, or its answer cannot be used. Never carries a secret. */
public final class DrsException extends RuntimeException {
    private final Code code;
    private final String reason;
    private final String nextStep;
    private final int status;

    /**
     * @param reason what happened, to whom; one sentence without a secret
     */
    public DrsException(Code code, String reason) {
        this(code, reason, code.nextStep, 0, null);
    }

    /**
     * @param cause what the platform said
     */
    public DrsException(Code code, String reason, @Nullable Throwable cause) {
        this(code, reason, code.nextStep, 0, cause);
    }

    /**
     * @param nextStep what the reader can do, when more is known than the code tells
     * @param status what the server answered: a Windows error, an RPC fault status or a Kerberos error; 0: none
     */
    public DrsException(Code code, String reason, String nextStep, int status, @Nullable Throwable cause) {
        super(reason + ". " + nextStep, cause);
        this.code = code;
        this.reason = reason;
        this.nextStep = nextStep;
        this.status = status;
    }

    /** An answer with a status that this code's usual next step suits. */
    public static DrsException answered(Code code, String reason, int status) {
        return new DrsException(code, reason, code.nextStep, status, null);
    }

    public Code code() {
        return code;
    }

    /** What happened; without the next step that {@link #getMessage()} appends. */
    public String reason() {
        return reason;
    }

    /** What the reader of the message can do. */
    public String nextStep() {
        return nextStep;
    }

    /** The number that the server answered (Windows error, RPC fault, Kerberos error); 0 when it gave none. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed later, or at another domain controller, without anybody doing something. */
    public boolean retriable() {
        return code.retriable;
    }

    /** What went wrong; the names are stable. */
    public enum Code {
        /** No connection to the endpoint mapper or to the replication service. */
        UNREACHABLE(
                "Check the server's name, and that a firewall lets TCP port 135 and the dynamic RPC ports through",
                true),
        /** The server did not answer in time. */
        TIMED_OUT("Try again, ask another domain controller, or allow more time", true),
        /** The connection ended in the middle of a call. */
        CONNECTION_LOST("Connect again; the state of the last whole page is still good", true),
        /** The server runs no replication service over TCP. */
        NO_REPLICATION_SERVICE(
                "Name a domain controller: the endpoint mapper there knows no replication service", false),
        /** Bytes that the protocol does not allow. */
        MALFORMED(
                "Check that the server is a domain controller and that nothing in between changes its answers", false),
        /** More than the limits of this connection allow. */
        TOO_LARGE("Ask for fewer objects per page, or allow larger answers", false),
        /** The server refused the RPC bind itself. */
        BIND_REFUSED("Check that the server is a domain controller that serves replication over RPC", false),
        /** Name or password are wrong, or the account may not log on this way. */
        LOGON_REFUSED(
                "Check name, domain and password, that the account is enabled, and that the domain lets it use this kind"
                        + " of authentication",
                false),
        /** Kerberos gave no usable ticket for the server. */
        TICKET_UNAVAILABLE(
                "Check the principal, its keys or password, the realm in krb5.conf, and the server's DNS name", false),
        /** The clocks of this machine and of the server differ too much. */
        CLOCK_SKEWED("Set this machine's clock by the domain's: Kerberos allows five minutes", true),
        /** The ticket is encrypted in a way that is not spoken here. */
        ENCRYPTION_UNSUPPORTED("Allow AES (AES128 or AES256) for the accounts of the server and of the client", false),
        /** The server does not agree to 128-bit encryption of every packet with signed headers. */
        PRIVACY_UNAVAILABLE(
                "Allow 128-bit encryption and NTLMv2 session security on the domain controller, or use Kerberos",
                false),
        /** A packet that was changed, repeated or left out on its way. */
        SEAL_BROKEN("Connect again; if it stays, something between here and the server changes packets", true),
        /** The server lacks a capability that reading passwords needs. */
        CAPABILITY_MISSING("Use a writable domain controller of Windows Server 2008 or later, or Samba 4", false),
        /** The account lacks a right on the naming context. */
        RIGHT_MISSING(
                "Grant the account Replicating Directory Changes and, for passwords, Replicating Directory Changes All"
                        + " on the root of the domain",
                false),
        /** The server does not hold the naming context. */
        NAMING_CONTEXT_UNKNOWN("Check the distinguished name of the domain, and that this server holds it", false),
        /** There is no such object, or it may not be seen. */
        OBJECT_UNKNOWN("Check the object's GUID, and that it is in a naming context of this server", false),
        /** The server and this library read attribute numbers differently. */
        SCHEMA_MISMATCH("Connect again, so that the server's schema is read anew", true),
        /** The server is busy with other replication. */
        BUSY("Try again in a minute, or ask another domain controller", true),
        /** The call failed for another reason. */
        CALL_FAILED("Look the status up among the Windows system error codes, and in the server's event log", false),
        /** A kind of answer that was not asked for. */
        ANSWER_UNSUPPORTED("Report it with the server's version: another answer was asked for", false),
        /** The server's database is older than it was. */
        SERVER_ROLLED_BACK(
                "Start from the beginning, and find out why: a domain controller was restored from an image of its disk",
                false),
        /** A secret that does not decrypt to its own checksum. */
        SECRET_UNREADABLE(
                "Read the object again; if it stays, the server's encryption differs from what is known", false),
        /** The bytes of a state are not what this library handed out. */
        STATE_UNREADABLE("Start from the beginning: the state that was kept cannot be used", false);

        private final String nextStep;
        private final boolean retriable;

        Code(String nextStep, boolean retriable) {
            this.nextStep = nextStep;
            this.retriable = retriable;
        }
    }
}
