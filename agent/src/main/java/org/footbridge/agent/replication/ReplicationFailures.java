package org.footbridge.agent.replication;

import org.footbridge.agent.AgentFailure;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.DirectoryFailure.Code;
import org.footbridge.drsr.failure.DrsException;

/** What fails in replication, in the terms of everything else that is read. */
final class ReplicationFailures {
    private static final String BOTH_RIGHTS = "'Replicating Directory Changes' and 'Replicating Directory Changes All'";

    private final String controller;
    private final String base;

    ReplicationFailures(String controller, String base) {
        this.controller = controller;
        this.base = base;
    }

    /** @param outOfTime whether the time for all of it is over */
    DirectoryFailure of(DrsException e, boolean outOfTime) {
        Code code = code(e.code());
        String reason = "Replication from " + controller + ": " + e.reason();
        return switch (code) {
            case TIMEOUT ->
                outOfTime
                        ? new DirectoryFailure(
                                Code.DEADLINE_EXCEEDED,
                                reason,
                                "It is asked again; if this repeats, look for a slow domain controller.",
                                e)
                        : new DirectoryFailure(code, reason, e.nextStep(), e);
            case RIGHTS_MISSING ->
                new DirectoryFailure(
                        code,
                        reason,
                        "Grant the agents' account " + BOTH_RIGHTS + " on " + base + ", see docs/passwords.md.",
                        e);
            case DOMAIN_CONTROLLER_CHANGED ->
                new DirectoryFailure(code, reason, "Nothing to do: all passwords are looked at again.", e);
            case CREDENTIALS_REFUSED ->
                new DirectoryFailure(
                        code,
                        reason + "; over LDAP it is accepted",
                        "Let the domain accept NTLM of this account, or have the agent use Kerberos: store the directory"
                                + " again with --principal.",
                        e);
            default -> new DirectoryFailure(code, reason, e.nextStep(), e);
        };
    }

    private static Code code(DrsException.Code code) {
        return switch (code) {
            case UNREACHABLE, CONNECTION_LOST, SEAL_BROKEN -> Code.UNREACHABLE;
            case TIMED_OUT -> Code.TIMEOUT;
            case BUSY -> Code.BUSY;
            case LOGON_REFUSED -> Code.CREDENTIALS_REFUSED;
            case TICKET_UNAVAILABLE, CLOCK_SKEWED, ENCRYPTION_UNSUPPORTED -> Code.KERBEROS_FAILED;
            case PRIVACY_UNAVAILABLE -> Code.SETTINGS_INVALID;
            case RIGHT_MISSING -> Code.RIGHTS_MISSING;
            case NAMING_CONTEXT_UNKNOWN -> Code.BASE_MISSING;
            case SERVER_ROLLED_BACK, STATE_UNREADABLE -> Code.DOMAIN_CONTROLLER_CHANGED;
            case NO_REPLICATION_SERVICE,
                    BIND_REFUSED,
                    CAPABILITY_MISSING,
                    MALFORMED,
                    TOO_LARGE,
                    ANSWER_UNSUPPORTED,
                    OBJECT_UNKNOWN,
                    SCHEMA_MISMATCH,
                    SECRET_UNREADABLE,
                    CALL_FAILED -> Code.ANSWER_UNEXPECTED;
        };
    }

    /** Of one account. */
    static AgentFailure unreadable(DrsException e) {
        return new AgentFailure("PasswordUnreadable", e.reason(), e.nextStep(), e);
    }

    /** Active Directory's protocols need old algorithms, which a machine may have been told to do without. */
    static AgentFailure algorithms(IllegalStateException e) {
        return new AgentFailure(
                "PasswordAlgorithmsMissing",
                String.valueOf(e.getMessage()),
                "Let the agent's Java runtime use MD5, HmacMD5, RC4 and DES, or run this agent on another machine.",
                e);
    }
}
