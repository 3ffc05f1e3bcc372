package org.footbridge.directory;

import static org.footbridge.directory.DirectoryFailure.Code.BASE_MISSING;
import static org.footbridge.directory.DirectoryFailure.Code.BUSY;
import static org.footbridge.directory.DirectoryFailure.Code.CREDENTIALS_REFUSED;
import static org.footbridge.directory.DirectoryFailure.Code.DEADLINE_EXCEEDED;
import static org.footbridge.directory.DirectoryFailure.Code.LIMIT_EXCEEDED;
import static org.footbridge.directory.DirectoryFailure.Code.REFERRED;
import static org.footbridge.directory.DirectoryFailure.Code.RIGHTS_MISSING;
import static org.footbridge.directory.DirectoryFailure.Code.SETTINGS_INVALID;
import static org.footbridge.directory.DirectoryFailure.Code.TIMEOUT;
import static org.footbridge.directory.DirectoryFailure.Code.UNREACHABLE;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the LDAP library reports into failures that a person can act on. */
final class LdapFailures {
    /** Sub-codes in the diagnostic message of a refused bind (Microsoft: LDAP wire error "data xxx"). */
    private static final Map<String, String> BIND_REASONS = Map.of(
            "525", "the account does not exist",
            "52e", "the password is wrong",
            "530", "the account may not log on at this time",
            "531", "the account may not log on at this host",
            "532", "the password has expired",
            "533", "the account is disabled",
            "701", "the account has expired",
            "773", "the password must be changed first",
            "775", "the account is locked");

    private static final Pattern BIND_DATA = Pattern.compile("data ([0-9a-fA-F]{3})");

    /** What the library adds to its own messages: each attribute that was asked for. */
    private static final Pattern REQUEST = Pattern.compile(" \\w+Request\\(.*\\)", Pattern.DOTALL);

    private static final Set<ResultCode> LIMITS =
            Set.of(ResultCode.SIZE_LIMIT_EXCEEDED, ResultCode.TIME_LIMIT_EXCEEDED, ResultCode.ADMIN_LIMIT_EXCEEDED);

    private LdapFailures() {}

    static DirectoryFailure binding(String host, String account, LDAPException e, Patience patience) {
        int code = e.getResultCode().intValue();
        if (code == ResultCode.INVALID_CREDENTIALS_INT_VALUE) {
            Matcher data = BIND_DATA.matcher(diagnostic(e));
            String why = data.find()
                    ? BIND_REASONS.getOrDefault(data.group(1), "directory's code " + data.group(1))
                    : "wrong name or password";
            return new DirectoryFailure(
                    CREDENTIALS_REFUSED,
                    host + " refused the account " + account + ": " + why,
                    "Check the account in the directory and store its credentials anew with add-directory.",
                    e);
        }
        if (code == ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE) {
            return new DirectoryFailure(
                    SETTINGS_INVALID,
                    host + " refused the bind of " + account + ": it demands signing or TLS (" + diagnostic(e) + ")",
                    "Use LDAPS for a simple bind, and LDAP (port 389) for Kerberos.",
                    e);
        }
        return operation(host, "binding as " + account, e, patience);
    }

    static DirectoryFailure operation(String host, String doing, LDAPException e, Patience patience) {
        if (patience.ended()) {
            return new DirectoryFailure(
                    DEADLINE_EXCEEDED,
                    "The time of the request was over while " + doing + " at " + host,
                    "It is tried again; check the load of the domain controller.",
                    e);
        }
        if (patience.lost()) {
            return new DirectoryFailure(
                    TIMEOUT,
                    host + " failed while " + doing + ": it kept the reader waiting for more than "
                            + patience.limit().toMillis() + " ms",
                    "It is tried again, at other domain controllers first; check the load of this one.",
                    e);
        }
        return operation(host, doing, e);
    }

    private static DirectoryFailure operation(String host, String doing, LDAPException e) {
        String message =
                host + " failed while " + doing + ": " + e.getResultCode().getName() + ", " + reason(e);
        return switch (e.getResultCode().intValue()) {
            case ResultCode.TIMEOUT_INT_VALUE ->
                new DirectoryFailure(
                        TIMEOUT,
                        message,
                        "It is tried again, at other domain controllers first; check the load of this one.",
                        e);
            case ResultCode.BUSY_INT_VALUE, ResultCode.UNAVAILABLE_INT_VALUE ->
                new DirectoryFailure(BUSY, message, "It is tried again; check the load of the domain controller.", e);
            case ResultCode.TIME_LIMIT_EXCEEDED_INT_VALUE,
                    ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE,
                    ResultCode.ADMIN_LIMIT_EXCEEDED_INT_VALUE ->
                new DirectoryFailure(
                        LIMIT_EXCEEDED,
                        message,
                        "Raise the domain controller's LDAP policy (MaxQueryDuration, MaxPageSize, MaxResultSetSize), or"
                                + " limit the scope to fewer containers. It is tried again.",
                        e);
            case ResultCode.REFERRAL_INT_VALUE ->
                new DirectoryFailure(
                        REFERRED,
                        message + "; it refers to " + referred(e),
                        "Connect that domain as a directory of its own, or correct --base-dn: referrals are not followed.",
                        e);
            case ResultCode.INSUFFICIENT_ACCESS_RIGHTS_INT_VALUE ->
                new DirectoryFailure(
                        RIGHTS_MISSING, message, "Run 'footbridge agent check' to see which right is missing.", e);
            case ResultCode.NO_SUCH_OBJECT_INT_VALUE ->
                new DirectoryFailure(BASE_MISSING, message, "Check the base name and that the account may read it.", e);
            case ResultCode.SERVER_DOWN_INT_VALUE, ResultCode.CONNECT_ERROR_INT_VALUE ->
                new DirectoryFailure(UNREACHABLE, message, "It is tried again; check the domain controller.", e);
            default ->
                new DirectoryFailure(
                        DirectoryFailure.Code.ANSWER_UNEXPECTED,
                        message,
                        "Run 'footbridge agent check'; if it is clean, report this message.",
                        e);
        };
    }

    private static String referred(LDAPException e) {
        String[] addresses = e.getReferralURLs();
        return addresses == null || addresses.length == 0 ? "nothing" : String.join(", ", addresses);
    }

    /** Whether the directory gave up at one of its limits: asked for less at a time, it may do it. */
    static boolean isLimit(LDAPException e) {
        return LIMITS.contains(e.getResultCode());
    }

    static String reason(LDAPException e) {
        return REQUEST.matcher(cause(e)).replaceAll("");
    }

    private static String cause(LDAPException e) {
        Throwable deepest = e.getCause();
        if (deepest == null) {
            return diagnostic(e);
        }
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message.strip();
    }

    private static String diagnostic(LDAPException e) {
        String diagnostic = e.getDiagnosticMessage();
        return diagnostic != null ? diagnostic.replace("\0", "").strip() : String.valueOf(e.getMessage());
    }
}
