package org.footbridge.directory;

import static com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl.FLAG_INCREMENTAL_VALUES;
import static com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl.FLAG_OBJECT_SECURITY;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Searches with the DirSync control (MS-ADTS 3.1.1.3.4.1.3) until the directory has no more. Values of links come as
 * additions and removals. Without the right to replicate changes the directory is asked again under the account's own
 * rights.
 */
final class DirSync {
    private static final int BYTES_PER_ANSWER = 1024 * 1024;
    /** So many answers without an entry may come one after the other, as where most changes are filtered out. */
    private static final int EMPTY_ANSWERS = 1000;

    private static final Set<ResultCode> COOKIE_REFUSED = Set.of(
            ResultCode.OPERATIONS_ERROR,
            ResultCode.PROTOCOL_ERROR,
            ResultCode.UNAVAILABLE_CRITICAL_EXTENSION,
            ResultCode.INVALID_ATTRIBUTE_SYNTAX,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.OTHER);

    private final DirectoryConnection connection;
    private final Filter filter;
    private final List<String> attributes;
    private int flags = FLAG_INCREMENTAL_VALUES;

    DirSync(DirectoryConnection connection, Filter filter, List<String> attributes) {
        this.connection = connection;
        this.filter = filter;
        this.attributes = attributes;
    }

    /** Whether the directory answered under the account's own rights only. */
    boolean underOwnRights() {
        return (flags & FLAG_OBJECT_SECURITY) != 0;
    }

    /**
     * Reads what changed.
     *
     * @param since where to start; empty: the beginning
     * @param answerEnded called after each answer, when the connection is free for other requests
     * @return where the next read starts
     */
    DirSyncCookie read(Optional<DirSyncCookie> since, Consumer<SearchResultEntry> entries, Runnable answerEnded) {
        Optional<DirSyncCookie> cookie = since;
        int empty = 0;
        while (true) {
            long[] told = {0};
            ActiveDirectoryDirSyncControl answer = ask(cookie, entry -> {
                told[0]++;
                entries.accept(entry);
            });
            answerEnded.run();
            DirSyncCookie next = new DirSyncCookie(
                    answer.getCookie() == null
                            ? new byte[0]
                            : answer.getCookie().getValue());
            if (answer.getFlags() == 0) {
                return next;
            }
            empty = told[0] == 0 ? empty + 1 : 0;
            if (empty > EMPTY_ANSWERS || (cookie.isPresent() && cookie.get().equals(next))) {
                throw unexpected("promises more, but does not move on");
            }
            cookie = Optional.of(next);
        }
    }

    private ActiveDirectoryDirSyncControl ask(Optional<DirSyncCookie> cookie, Consumer<SearchResultEntry> entries) {
        try {
            ActiveDirectoryDirSyncControl answer = ActiveDirectoryDirSyncControl.get(search(cookie, entries));
            if (answer == null) {
                throw unexpected("answered without the DirSync control");
            }
            return answer;
        } catch (LDAPException e) {
            throw refused(cookie, e);
        }
    }

    private SearchResult search(Optional<DirSyncCookie> cookie, Consumer<SearchResultEntry> entries)
            throws LDAPSearchException {
        try {
            return searchOnce(cookie, entries);
        } catch (LDAPSearchException e) {
            if (underOwnRights() || !e.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
                throw e;
            }
            flags |= FLAG_OBJECT_SECURITY;
            return searchOnce(cookie, entries);
        }
    }

    private SearchResult searchOnce(Optional<DirSyncCookie> cookie, Consumer<SearchResultEntry> entries)
            throws LDAPSearchException {
        ASN1OctetString position =
                cookie.map(c -> new ASN1OctetString(c.bytes())).orElseGet(() -> new ASN1OctetString(new byte[0]));
        var dirSync = new ActiveDirectoryDirSyncControl(true, flags, BYTES_PER_ANSWER, position);
        return connection.search(
                connection.base(), filter, attributes, List.of(dirSync, ExtendedName.control()), entries);
    }

    private DirectoryFailure refused(Optional<DirSyncCookie> cookie, LDAPException e) {
        if (cookie.isPresent() && COOKIE_REFUSED.contains(e.getResultCode())) {
            return new DirectoryFailure(
                    DirectoryFailure.Code.WATERMARK_REFUSED,
                    connection.domainController() + " refused the watermark: "
                            + e.getResultCode().getName(),
                    "Nothing to do: the directory is read in full.",
                    e);
        }
        if (e.getResultCode().equals(ResultCode.DECODING_ERROR)) {
            return new DirectoryFailure(
                    DirectoryFailure.Code.WATERMARK_REFUSED,
                    "A single change is too large to be read as a change: " + LdapFailures.reason(e),
                    "Nothing to do: the directory is read in full, large groups piece by piece.",
                    e);
        }
        if (cookie.isPresent() && LdapFailures.isLimit(e)) {
            return new DirectoryFailure(
                    DirectoryFailure.Code.WATERMARK_REFUSED,
                    "More has changed than " + connection.domainController() + " tells at once: "
                            + e.getResultCode().getName(),
                    "Nothing to do: the directory is read in full, page by page.",
                    e);
        }
        if (e.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
            return new DirectoryFailure(
                    DirectoryFailure.Code.RIGHTS_MISSING,
                    connection.domainController() + " lets the account not read changes (DirSync)",
                    "Grant the account 'Replicating Directory Changes' on " + connection.base() + ".",
                    e);
        }
        return connection.failed("reading changes", e);
    }

    private DirectoryFailure unexpected(String what) {
        return new DirectoryFailure(
                DirectoryFailure.Code.ANSWER_UNEXPECTED,
                connection.domainController() + " " + what,
                "Report this message with the domain controller's version.");
    }
}
